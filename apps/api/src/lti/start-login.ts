import { type Database, findLtiPlatformsByIssuer, type LtiPlatformRecord } from '@careway/database';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { LtiRefusal } from './refusal.ts';
import { digestOf, readTicket, signTicket } from './tickets.ts';

export interface LoginDeps {
  readonly db: Kysely<Database>;
  readonly secret: string;
  readonly now: () => Date;
  readonly randomToken: () => string;
  readonly publicUrl: string;
}

/** A login initiation of a platform (OpenID Connect core, 4: third-party initiated login). */
export const LoginInitiation = z.object({
  iss: z.string().min(1).max(500),
  login_hint: z.string().min(1).max(2000),
  target_link_uri: z.string().min(1).max(2000),
  client_id: z.string().min(1).max(255).optional(),
  lti_message_hint: z.string().max(8000).optional(),
  lti_deployment_id: z.string().max(255).optional(),
});

const STATE_SECONDS = 600;

/** Where a platform sends its messages. */
export function launchUrl(publicUrl: string, organizationId: string): string {
  return `${publicUrl}/lti/${organizationId}/launch`;
}

/** Whether browsers keep cookies of this address in a frame of another site: https, or the machine itself. */
export function keepsFramedCookies(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** The cookie that ties a login to the browser it began in. One a login, so that two tabs do not disturb each other. */
export function stateCookieName(state: string): string {
  return `careway_lti_${digestOf(state).slice(0, 12)}`;
}

/** Answers a login initiation: where to send the browser, and the cookie that binds the state to it. */
export async function startLogin(
  deps: LoginDeps,
  organizationId: string,
  initiation: z.infer<typeof LoginInitiation>,
): Promise<{ readonly url: string; readonly state: string; readonly binding: string; readonly maxAge: number }> {
  const platform = await choosePlatform(deps.db, organizationId, initiation);
  const binding = deps.randomToken();
  const nonce = deps.randomToken();
  const state = await signTicket(
    deps,
    'state',
    organizationId,
    { platform: platform.id, nonce, binding: digestOf(binding) },
    STATE_SECONDS,
  );
  const url = new URL(platform.authorizationEndpoint);
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: launchUrl(deps.publicUrl, organizationId),
    login_hint: initiation.login_hint,
    state,
    nonce,
    ...(initiation.lti_message_hint === undefined ? {} : { lti_message_hint: initiation.lti_message_hint }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, state, binding, maxAge: STATE_SECONDS };
}

/** The login that a state belongs to, if it began in this browser. */
export async function readState(
  deps: Omit<LoginDeps, 'randomToken'>,
  organizationId: string,
  state: string,
  binding: string | undefined,
): Promise<{ readonly platformId: string; readonly nonce: string }> {
  const ticket = await readTicket(deps, 'state', organizationId, state);
  if (ticket === undefined)
    throw new LtiRefusal(
      'state',
      'The state that came back is not the one that went out, or is older than 10 minutes.',
    );
  const { platform, nonce, binding: expected } = ticket.content;
  if (typeof platform !== 'string' || typeof nonce !== 'string')
    throw new LtiRefusal('state', 'The state that came back cannot be read.');
  if (binding === undefined || digestOf(binding) !== expected) {
    const why = keepsFramedCookies(deps.publicUrl)
      ? 'Let your course open the link in a new window, or allow cookies for this site.'
      : `${new URL(deps.publicUrl).origin} is not https, so that in a frame of another site browsers send it no cookies. Let your course open the link in a new window.`;
    throw new LtiRefusal('state', `The browser did not send our cookie back. ${why}`);
  }
  return { platformId: platform, nonce };
}

async function choosePlatform(
  db: Kysely<Database>,
  organizationId: string,
  { iss, client_id: clientId }: z.infer<typeof LoginInitiation>,
): Promise<LtiPlatformRecord> {
  const known = (await findLtiPlatformsByIssuer(db, organizationId, iss)).filter(
    (platform) => clientId === undefined || platform.clientId === clientId,
  );
  const [platform, ...others] = known;
  if (platform === undefined)
    throw new LtiRefusal(
      'unknown-platform',
      `There is no learning system ${iss}${clientId === undefined ? '' : ` with the client id ${clientId}`} in this organization.`,
    );
  if (others.length > 0)
    throw new LtiRefusal('unknown-platform', `${iss} is registered more than once; the login must name its client_id.`);
  return platform;
}
