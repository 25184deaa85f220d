import { findLtiPlatform, type LtiPlatformRecord } from '@careway/database';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { SignJWT } from 'jose';
import type { ApiEnvironment } from '../http/environment.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import { claimNames, type DeepLinkingLaunch } from './claims.ts';
import { ltiPage } from './pages.ts';
import { LtiRefusal } from './refusal.ts';
import { type LoginDeps, launchUrl } from './start-login.ts';
import { readTicket, signTicket, spendTicket } from './tickets.ts';
import { type ReadToolKeys, TOOL_ALGORITHM } from './tool-keys.ts';

export interface ChooseDeps extends LoginDeps {
  readonly quizzes: QuizShelf;
  readonly toolKeys: ReadToolKeys;
}

const CHOICE_SECONDS = 3600;
const RESPONSE_SECONDS = 300;
/** Results are on the scale from 200 to 800. */
const MAX_POINTS = 800;

/** Asks an instructor which quiz a new link opens (Deep Linking 2.0). The page stands in a frame of the learning system. */
export async function offerQuizzes(
  c: Context<ApiEnvironment>,
  deps: ChooseDeps,
  platform: LtiPlatformRecord,
  { returnUrl, data, deploymentId }: DeepLinkingLaunch,
): Promise<Response> {
  const { organizationId } = platform;
  if (!URL.canParse(returnUrl) || !/^https?:$/.test(new URL(returnUrl).protocol))
    throw new LtiRefusal('claim', `${claimNames.deepLinkingSettings}: deep_link_return_url must be an address.`);
  const content = { platform: platform.id, deploymentId, returnUrl, data };
  const ticket = await signTicket(deps, 'selection', organizationId, content, CHOICE_SECONDS);
  const quizzes = await deps.quizzes.list(deps.db);
  return ltiPage(c, {
    title: 'Which quiz should the link open?',
    framedBy: [...new Set([platform.issuer, platform.authorizationEndpoint, returnUrl].flatMap(originOf))],
    body: html`<form method="post" action="/lti/${organizationId}/choice">
      <input type="hidden" name="ticket" value="${ticket}" />
      <fieldset>
        <legend>Quiz</legend>
        ${quizzes.map(
          ({ blueprint: { slug, title } }, index) =>
            html`<label
              ><input type="radio" name="quiz" value="${slug}" required ${index === 0 ? 'checked' : ''} /> ${title}</label
            >`,
        )}
      </fieldset>
      <p>Learners of the course become learners of a cohort here. Their results go back to your gradebook, out of 800.</p>
      <button class="action" type="submit">Add to the course</button>
    </form>`,
  });
}

/** Takes the choice and sends it to the learning system as a signed message, by the browser. */
export async function answerChoice(
  c: Context<ApiEnvironment>,
  deps: ChooseDeps,
  organizationId: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const ticket = await readTicket(deps, 'selection', organizationId, fields.ticket ?? '');
  const quiz = (await deps.quizzes.list(deps.db)).find(({ blueprint }) => blueprint.slug === fields.quiz)?.blueprint;
  if (quiz === undefined)
    throw new LtiRefusal('quiz', `There is no quiz ${fields.quiz ?? ''}. Go back and choose one.`);
  if (ticket === undefined || !(await spendTicket(deps.db, organizationId, ticket)))
    throw new LtiRefusal('ticket', 'Start again from your course.');
  const { platform: platformId, deploymentId, returnUrl, data } = ticket.content;
  if (typeof platformId !== 'string' || typeof returnUrl !== 'string')
    throw new Error('A selection ticket is not whole.');
  const platform = await findLtiPlatform(deps.db, organizationId, platformId);
  if (platform === undefined) throw new LtiRefusal('unknown-platform', 'This learning system was removed meanwhile.');
  const item = {
    type: 'ltiResourceLink',
    title: quiz.title,
    url: launchUrl(deps.publicUrl, organizationId),
    custom: { quiz: quiz.slug },
    lineItem: { label: quiz.title, scoreMaximum: MAX_POINTS, resourceId: quiz.slug },
  };
  const message = await signResponse(deps, platform, { deploymentId, data, item });
  return ltiPage(c, {
    title: 'Adding the quiz to your course',
    framedBy: [...new Set([platform.issuer, platform.authorizationEndpoint, returnUrl].flatMap(originOf))],
    postsTo: originOf(returnUrl),
    script: 'document.forms[0].submit();',
    body: html`<form method="post" action="${returnUrl}">
      <input type="hidden" name="JWT" value="${message}" />
      <p>If nothing happens, press the button.</p>
      <button class="action" type="submit">Return to your course</button>
    </form>`,
  });
}

async function signResponse(
  deps: ChooseDeps,
  { clientId, issuer }: LtiPlatformRecord,
  said: { readonly deploymentId: unknown; readonly data: unknown; readonly item: object },
): Promise<string> {
  const keys = await deps.toolKeys(deps.now());
  const at = Math.floor(deps.now().getTime() / 1000);
  return new SignJWT({
    nonce: deps.randomToken(),
    [claimNames.version]: '1.3.0',
    [claimNames.messageType]: 'LtiDeepLinkingResponse',
    [claimNames.deploymentId]: said.deploymentId,
    [claimNames.contentItems]: [said.item],
    ...(typeof said.data === 'string' ? { [claimNames.deepLinkingData]: said.data } : {}),
  })
    .setProtectedHeader({ alg: TOOL_ALGORITHM, kid: keys.current.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt(at)
    .setExpirationTime(at + RESPONSE_SECONDS)
    .sign(keys.current.privateKey);
}

function originOf(address: string): string[] {
  return URL.canParse(address) ? [new URL(address).origin] : [];
}
