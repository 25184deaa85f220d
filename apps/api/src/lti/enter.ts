import { findAccountEmail } from '@careway/database';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Auth } from '../accounts/auth.ts';
import { ownAddress } from '../accounts/own-address.ts';
import type { ApiEnvironment } from '../http/environment.ts';
import type { Admission } from './admit-launch.ts';
import { ANYBODY, ltiPage } from './pages.ts';
import { LtiRefusal } from './refusal.ts';
import type { LoginDeps } from './start-login.ts';
import { digestOf, readTicket, signTicket, spendTicket, type Ticket } from './tickets.ts';

export type EnterDeps = LoginDeps & { readonly auth: Auth };

const ENTRY_SECONDS = 300;
const ENTRY_COOKIE = 'careway_lti_entry';

/**
 * Leads the person of a launch in. A launch is posted by another site, where the session of this browser is not seen; so
 * the browser is sent on once, with a cookie that ties the way in to it. Out of a frame a button opens a tab of its own:
 * in a frame of another site the product does not run.
 */
export async function leadIn(
  c: Context<ApiEnvironment>,
  deps: EnterDeps,
  organizationId: string,
  { personId, path }: Admission,
  isFramed: boolean,
): Promise<Response> {
  const binding = deps.randomToken();
  const content = { personId, path, binding: digestOf(binding) };
  const ticket = await signTicket(deps, 'entry', organizationId, content, ENTRY_SECONDS);
  c.header('cache-control', 'no-store');
  if (!isFramed) {
    setCookie(c, ENTRY_COOKIE, binding, { ...cookieOptions(deps, organizationId), maxAge: ENTRY_SECONDS });
    return c.redirect(`${entryPath(organizationId)}?ticket=${ticket}`, 303);
  }
  return ltiPage(c, {
    title: 'Go on in a tab of its own',
    framedBy: ANYBODY,
    body: html`<p>Careway opens beside your course, so that nothing around it can read or press its pages.</p>
      <form method="post" action="${entryPath(organizationId)}" target="_blank" rel="noopener">
        <input type="hidden" name="ticket" value="${ticket}" />
        <button class="action" type="submit">Open Careway</button>
      </form>`,
  });
}

/** The way in right after a launch, in the browser that made it. */
export async function enterAfterLaunch(
  c: Context<ApiEnvironment>,
  deps: EnterDeps,
  organizationId: string,
): Promise<Response> {
  const ticket = await readTicket(deps, 'entry', organizationId, c.req.query('ticket') ?? '');
  if (ticket === undefined) throw usedUp();
  const binding = getCookie(c, ENTRY_COOKIE);
  if (binding === undefined || digestOf(binding) !== ticket.content.binding)
    throw new LtiRefusal('state', 'This link was made for another browser. Open the link in your course.');
  deleteCookie(c, ENTRY_COOKIE, cookieOptions(deps, organizationId));
  return enter(c, deps, organizationId, ticket, false);
}

/** The way in from a page of ours: out of the frame, or instead of somebody else. Other sites cannot post here. */
export async function enterFromPage(
  c: Context<ApiEnvironment>,
  deps: EnterDeps,
  organizationId: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const ticket = await readTicket(deps, 'entry', organizationId, fields.ticket ?? '');
  if (ticket === undefined) throw usedUp();
  return enter(c, deps, organizationId, ticket, fields.instead === 'yes');
}

/** Opens a session, unless the browser has one of somebody else, or the account asks for its own password. */
async function enter(
  c: Context<ApiEnvironment>,
  deps: EnterDeps,
  organizationId: string,
  ticket: Ticket,
  mayReplace: boolean,
): Promise<Response> {
  const { personId, path } = ticket.content;
  if (typeof personId !== 'string' || typeof path !== 'string') throw new Error('An entry ticket is not whole.');
  const session = await deps.auth.api.getSession({ headers: c.req.raw.headers });
  const isThem = session?.user.id === personId;
  const account = await findAccountEmail(deps.db, personId);
  if (account === undefined) throw usedUp();
  if (!isThem && ownAddress(account.email) !== null) return askForPassword(c, path);
  if (session !== null && !isThem && session.user.isAnonymous !== true && !mayReplace)
    return askInstead(c, organizationId, { here: session.user.name, coming: account.name });
  if (!(await spendTicket(deps.db, organizationId, ticket))) throw usedUp();
  c.header('cache-control', 'no-store');
  if (isThem) return c.redirect(path, 303);
  const { headers } = await deps.auth.api.openLtiSession({ body: { personId }, returnHeaders: true });
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  return c.redirect(path, 303);
}

/** An account with a password is its person's own: a learning system alone does not open it. */
function askForPassword(c: Context<ApiEnvironment>, path: string): Promise<Response> {
  return ltiPage(c, {
    title: 'Sign in to go on',
    body: html`<p>
        You gave your account an address and a password of its own. Your course opens it only where you are signed in to
        it.
      </p>
      <p><a class="action" href="/sign-in?${new URLSearchParams({ next: path }).toString()}">Sign in</a></p>`,
  });
}

async function askInstead(
  c: Context<ApiEnvironment>,
  organizationId: string,
  who: { readonly here: string; readonly coming: string },
): Promise<Response> {
  const ticket = c.req.method === 'GET' ? c.req.query('ticket') : (await c.req.parseBody()).ticket;
  return ltiPage(c, {
    title: `Go on as ${who.coming}?`,
    body: html`<p>You are signed in here as ${who.here}. Your course sends you as ${who.coming}.</p>
      <form method="post" action="${entryPath(organizationId)}">
        <input type="hidden" name="ticket" value="${String(ticket)}" />
        <input type="hidden" name="instead" value="yes" />
        <p><button class="action" type="submit">Go on as ${who.coming}</button></p>
      </form>
      <p><a href="/">Stay signed in as ${who.here}</a></p>`,
  });
}

function usedUp(): LtiRefusal {
  return new LtiRefusal('ticket', 'Open the link in your course again.');
}

function entryPath(organizationId: string): string {
  return `/lti/${organizationId}/enter`;
}

function cookieOptions({ publicUrl }: Pick<LoginDeps, 'publicUrl'>, organizationId: string) {
  const secure = publicUrl.startsWith('https:');
  return { path: entryPath(organizationId), httpOnly: true, secure, sameSite: 'Lax' as const };
}
