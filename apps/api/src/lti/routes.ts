import { findLtiPlatform } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Api, ApiEnvironment } from '../http/environment.ts';
import type { Logger } from '../logger.ts';
import { type AdmitDeps, admitLaunch } from './admit-launch.ts';
import { answerChoice, type ChooseDeps, offerQuizzes } from './choose-quiz.ts';
import { type EnterDeps, enterAfterLaunch, enterFromPage, leadIn } from './enter.ts';
import { refusalPage } from './pages.ts';
import { LtiRefusal } from './refusal.ts';
import { type RegisterDeps, registerDynamically } from './register-dynamically.ts';
import { keepsFramedCookies, LoginInitiation, readState, startLogin, stateCookieName } from './start-login.ts';
import { PublicToolKey } from './tool-keys.ts';
import { type VerifyDeps, verifyLaunch } from './verify-launch.ts';

export type LtiDeps = ChooseDeps & RegisterDeps & VerifyDeps & AdmitDeps & EnterDeps & { readonly logger: Logger };

const tags = ['Learning systems'];
const orgParams = z.object({ org: z.string() });
const page = { description: 'A page for the person', content: { 'text/html': { schema: z.string() } } };
const pages = { 200: page, 303: { description: 'Onwards' }, 400: page, 403: page };

const jwks = createRoute({
  method: 'get',
  path: '/lti/jwks.json',
  tags,
  summary: 'The public keys by which learning systems check what this tool signs',
  responses: {
    200: {
      description: 'A JSON Web Key Set',
      content: { 'application/json': { schema: z.object({ keys: z.array(PublicToolKey) }) } },
    },
  },
});

const login = (method: 'get' | 'post') =>
  createRoute({
    method,
    path: '/lti/{org}/login',
    tags,
    summary: 'A learning system starts a login (OpenID Connect third-party initiated login)',
    request: { params: orgParams },
    responses: pages,
  });

const launch = createRoute({
  method: 'post',
  path: '/lti/{org}/launch',
  tags,
  summary: 'A learning system sends its signed message: opens an assigned quiz, a cohort, or the choice of a quiz',
  request: { params: orgParams },
  responses: pages,
});

const enter = createRoute({
  method: 'get',
  path: '/lti/{org}/enter',
  tags,
  summary: 'Goes on after a launch, in the browser that made it; once, within five minutes',
  request: { params: orgParams },
  responses: pages,
});

const enterPosted = createRoute({
  method: 'post',
  path: '/lti/{org}/enter',
  tags,
  summary: 'Goes on from a page of ours: in a tab of its own, or instead of somebody who is signed in; once',
  request: { params: orgParams },
  responses: pages,
});

const choose = createRoute({
  method: 'post',
  path: '/lti/{org}/choice',
  tags,
  summary: 'Sends the quiz that an instructor chose to the learning system (Deep Linking); once',
  request: { params: orgParams },
  responses: pages,
});

const register = createRoute({
  method: 'get',
  path: '/lti/{org}/register',
  tags,
  summary: 'A learning system opens a registration link of an owner (Dynamic Registration); once, within an hour',
  request: { params: orgParams },
  responses: { ...pages, 502: page },
});

/** LTI 1.3 as a tool: key set, login, launch, choice of a quiz, registration. */
export function mountLti(app: Api, deps: LtiDeps): void {
  app.openapi(jwks, async (c) => {
    c.header('cache-control', 'public, max-age=300');
    c.header('access-control-allow-origin', '*');
    return c.json({ keys: [...(await deps.toolKeys(deps.now())).jwks.keys] }, 200);
  });
  app.openapi(login('get'), (c) => guarded(c, deps, () => answerLogin(c, deps, c.req.query())));
  app.openapi(login('post'), (c) => guarded(c, deps, async () => answerLogin(c, deps, await formOf(c))));
  app.openapi(launch, (c) => guarded(c, deps, () => answerLaunch(c, deps)));
  app.openapi(choose, (c) => guarded(c, deps, async () => answerChoice(c, deps, organizationOf(c), await formOf(c))));
  app.openapi(register, (c) => guarded(c, deps, () => registerDynamically(c, deps, organizationOf(c))));
  app.openapi(enter, (c) => guarded(c, deps, () => enterAfterLaunch(c, deps, organizationOf(c))));
  app.openapi(enterPosted, (c) =>
    guarded(c, deps, async () => enterFromPage(c, deps, organizationOf(c), await formOf(c))),
  );
}

/** A refusal is a page; it is logged with its kind and nothing of the person. */
export async function guarded(
  c: Context<ApiEnvironment>,
  deps: Pick<LtiDeps, 'logger'>,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof LtiRefusal)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : undefined;
    deps.logger.warn({ event: 'lti.refused', requestId: c.get('requestId'), code: error.code, cause });
    return refusalPage(c, error);
  }
}

/** The organisation of the path. One that cannot be is one that is not there. */
export function organizationOf(c: Context): string {
  const parsed = z.uuid().safeParse(c.req.param('org'));
  if (!parsed.success) throw new LtiRefusal('unknown-platform', 'This address belongs to no organization.');
  return parsed.data;
}

/** The text fields of a posted form. */
export async function formOf(c: Context): Promise<Record<string, string>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

async function answerLogin(
  c: Context<ApiEnvironment>,
  deps: LtiDeps,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const initiation = LoginInitiation.safeParse(fields);
  if (!initiation.success) {
    const [issue] = initiation.error.issues;
    throw new LtiRefusal('claim', `The login lacks a usable ${issue?.path.join('.')}.`);
  }
  const { url, state, binding, maxAge } = await startLogin(deps, organizationOf(c), initiation.data);
  setCookie(c, stateCookieName(state), binding, { ...cookieOptions(deps.publicUrl, organizationOf(c)), maxAge });
  c.header('cache-control', 'no-store');
  return c.redirect(url, 303);
}

/**
 * The message comes from another site, often in its frame: there browsers send a cookie over https (or to the machine
 * itself) alone, and when it says so. Elsewhere a cookie that says nothing comes with a form for two minutes, in no frame.
 */
function cookieOptions(publicUrl: string, organizationId: string) {
  const options = { path: `/lti/${organizationId}/launch`, httpOnly: true };
  return keepsFramedCookies(publicUrl)
    ? { ...options, secure: true, sameSite: 'None' as const, partitioned: true }
    : options;
}

async function answerLaunch(c: Context<ApiEnvironment>, deps: LtiDeps): Promise<Response> {
  const organizationId = organizationOf(c);
  const { state = '', id_token: idToken, error, error_description: description } = await formOf(c);
  const binding = getCookie(c, stateCookieName(state));
  const { platformId, nonce } = await readState(deps, organizationId, state, binding);
  if (idToken === undefined)
    throw new LtiRefusal(
      'claim',
      `The learning system sent no id_token${error === undefined ? '' : `: ${error} ${description ?? ''}`}.`,
    );
  const platform = await findLtiPlatform(deps.db, organizationId, platformId);
  if (platform === undefined) throw new LtiRefusal('unknown-platform', 'This learning system was removed meanwhile.');
  const message = await verifyLaunch(deps, platform, idToken, nonce);
  deleteCookie(c, stateCookieName(state), cookieOptions(deps.publicUrl, organizationId));
  if (message.kind === 'deep-linking') return offerQuizzes(c, deps, platform, message);
  const admission = await admitLaunch(deps, platform, message);
  const destination = c.req.header('sec-fetch-dest');
  const isFramed = destination === undefined ? message.isFramed : destination === 'iframe';
  return leadIn(c, deps, organizationId, admission, isFramed);
}
