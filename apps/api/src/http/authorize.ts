import type { OrganizationRole } from '@careway/contract';
import { type Database, findMembershipRoles } from '@careway/database';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Kysely } from 'kysely';
import type { Auth } from '../accounts/auth.ts';
import { ownAddress } from '../accounts/own-address.ts';
import { type Audience, access } from './access.ts';
import type { ApiEnvironment, Person } from './environment.ts';
import { ProblemError } from './problem.ts';

/** Looks the route up in the access table, finds out who calls, and refuses whoever may not. */
export function authorize(auth: Auth, db: Kysely<Database>): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    c.set('person', null);
    c.set('membership', null);
    const audience = audienceOf(c);
    if (audience === undefined) return next();
    const person = await findPerson(auth, c);
    c.set('person', person);
    if (audience === 'anyone') return next();
    if (person === null)
      throw new ProblemError('sign-in-required', 'This needs a session. Sign in, or start as a guest.');
    if (audience === 'person') return next();
    if (person.isGuest)
      throw new ProblemError('account-required', 'Guests cannot do this. Keep your work under an account first.');
    if (audience === 'account') return next();
    if (audience === 'author' || audience === 'administrator') {
      if (person.role !== 'administrator' && person.role !== audience)
        throw new ProblemError('forbidden', `This is for ${audience}s.`);
      return next();
    }
    const organizationId = /^\/api\/v1\/organizations\/([^/]+)/.exec(c.req.path)?.[1] ?? '';
    const roles = await findMembershipRoles(db, organizationId, person.id);
    if (roles.length === 0)
      throw new ProblemError('not-found', `There is no organization ${organizationId} that you belong to.`);
    if (!mayAct(roles, audience))
      throw new ProblemError(
        'forbidden',
        `This is for the role ${audience} in this organization; you are ${roles.join(', ')}.`,
      );
    c.set('membership', { organizationId, roles });
    return next();
  };
}

function mayAct(roles: readonly OrganizationRole[], audience: 'member' | 'educator' | 'recruiter' | 'owner'): boolean {
  return audience === 'member' || roles.includes('owner') || roles.includes(audience);
}

/** The audience of the matched route, or `undefined` where nothing but middleware matched (a 404 in the making). */
export function audienceOf(c: Context<ApiEnvironment>): Audience | undefined {
  const pattern = routePattern(c);
  return pattern === undefined ? undefined : access[pattern];
}

/** `GET /api/v1/attempts/:id`, for the access table, logs and metrics. */
export function routePattern(c: Context): string | undefined {
  const route = matchedRoutes(c).findLast((candidate) => candidate.method !== 'ALL');
  return route === undefined ? undefined : `${route.method} ${route.path}`;
}

async function findPerson(auth: Auth, c: Context): Promise<Person | null> {
  const session = await auth.api.getSession({ headers: c.req.raw.headers });
  if (session === null) return null;
  const { user } = session;
  return {
    id: user.id,
    isGuest: user.isAnonymous === true,
    name: user.name,
    email: ownAddress(user.email),
    role: user.role as Person['role'],
  };
}

/** The person of a request whose audience guarantees one. */
export function callerOf(c: Context<ApiEnvironment>): Person {
  const person = c.get('person');
  if (person === null) throw new ProblemError('sign-in-required', 'This needs a session.');
  return person;
}

/** The membership of a request whose audience guarantees one. */
export function membershipOf(c: Context<ApiEnvironment>) {
  const membership = c.get('membership');
  if (membership === null) throw new ProblemError('not-found', 'There is no such organization.');
  return membership;
}
