import { CreateOrganizationBody, Me, Organization, PersonExport } from '@careway/contract';
import { type Database, findLearningSystemOf, listMemberships } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { offerDemo } from '../demo/demo-college.ts';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import type { Auth } from './auth.ts';
import { createOrganization } from './create-organization.ts';
import { describeCaller } from './describe-caller.ts';
import { exportMe, forgetMe } from './own-data.ts';

const me = createRoute({
  method: 'get',
  path: '/api/v1/me',
  tags: ['Accounts'],
  summary: 'Who am I and what may I do',
  responses: { 200: jsonContent(Me, 'The caller; person is null without a session') },
});

const exportRoute = createRoute({
  method: 'get',
  path: '/api/v1/me/export',
  tags: ['Accounts'],
  summary: 'Everything held about me',
  responses: {
    200: jsonContent(PersonExport, 'Every row about the caller, by table'),
    ...problemResponses('sign-in-required'),
  },
});

const forgetRoute = createRoute({
  method: 'delete',
  path: '/api/v1/me',
  tags: ['Accounts'],
  summary: 'Forget me: my answers, reports and account',
  responses: { 204: { description: 'Forgotten' }, ...problemResponses('sign-in-required', 'conflict') },
});

const createOrganizationRoute = createRoute({
  method: 'post',
  path: '/api/v1/organizations',
  tags: ['Organizations'],
  summary: 'Create an organization; the caller becomes its owner',
  request: { body: jsonBody(CreateOrganizationBody) },
  responses: {
    201: jsonContent(Organization, 'The organization'),
    ...problemResponses('sign-in-required', 'account-required', 'invalid-request', 'malformed-json'),
  },
});

/** The caller's own account and organisations. */
export function mountAccounts(
  app: Api,
  deps: { readonly db: Kysely<Database>; readonly auth: Auth; readonly now: () => Date; readonly isDemo?: boolean },
): void {
  app.openapi(me, async (c) => {
    const person = c.get('person');
    const memberships = person === null ? [] : await listMemberships(deps.db, person.id);
    const demo = deps.isDemo === true ? { demo: offerDemo() } : {};
    const isNameless = person === null || person.isGuest || person.email !== null;
    const through = isNameless ? null : await findLearningSystemOf(deps.db, person.id);
    return c.json({ ...describeCaller(person, memberships, through), ...demo }, 200);
  });
  app.openapi(exportRoute, async (c) => {
    c.header('content-disposition', 'attachment; filename="careway-my-data.json"');
    return c.json(await exportMe(deps, callerOf(c)), 200);
  });
  app.openapi(forgetRoute, async (c) => {
    await forgetMe(deps, callerOf(c));
    return c.body(null, 204);
  });
  app.openapi(createOrganizationRoute, async (c) =>
    c.json(await createOrganization(deps, callerOf(c), c.req.valid('json').name), 201),
  );
}
