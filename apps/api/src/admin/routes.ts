import {
  AccountHolder,
  AuditEntry,
  ChangeAccountBody,
  ClaimAdministratorBody,
  PageQuery,
  page,
} from '@careway/contract';
import { type Database, listAuditEvents, listPeople, type PersonRecord } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { ownAddress } from '../accounts/own-address.ts';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeCursor, decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import { changeAccount } from './change-account.ts';
import { claimAdministrator } from './claim-administrator.ts';

const refusals = ['sign-in-required', 'account-required', 'forbidden'] as const;

const claim = createRoute({
  method: 'post',
  path: '/api/v1/admin/claim',
  tags: ['Administration'],
  summary: 'Become an administrator with a one-time link',
  request: { body: jsonBody(ClaimAdministratorBody) },
  responses: {
    204: { description: 'The caller is an administrator now' },
    ...problemResponses(
      'not-found',
      'link-expired',
      'link-used',
      'sign-in-required',
      'account-required',
      'invalid-request',
      'malformed-json',
    ),
  },
});

const people = createRoute({
  method: 'get',
  path: '/api/v1/admin/people',
  tags: ['Administration'],
  summary: 'Account holders and their roles',
  request: { query: PageQuery },
  responses: {
    200: jsonContent(page(AccountHolder), 'A page of account holders, by e-mail'),
    ...problemResponses(...refusals, 'invalid-request'),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/api/v1/admin/people/{id}',
  tags: ['Administration'],
  summary: 'Change the role of an account holder, or vouch for their address',
  request: { params: z.object({ id: z.uuid() }), body: jsonBody(ChangeAccountBody) },
  responses: {
    200: jsonContent(AccountHolder, 'The account holder after the change'),
    ...problemResponses(...refusals, 'not-found', 'conflict', 'invalid-request', 'malformed-json'),
  },
});

const audit = createRoute({
  method: 'get',
  path: '/api/v1/admin/audit',
  tags: ['Administration'],
  summary: 'What was done and by whom, newest first',
  request: { query: PageQuery },
  responses: {
    200: jsonContent(page(AuditEntry), 'A page of the audit log'),
    ...problemResponses(...refusals, 'invalid-request'),
  },
});

/** What administrators do, and how the first one becomes one. */
export function mountAdministration(app: Api, deps: { readonly db: Kysely<Database>; readonly now: () => Date }): void {
  app.openapi(claim, async (c) => {
    await claimAdministrator(deps, callerOf(c), c.req.valid('json').token);
    return c.body(null, 204);
  });
  app.openapi(people, async (c) => {
    const { cursor, limit = 50 } = c.req.valid('query');
    const rows = await listPeople(deps.db, {
      after: cursor === undefined ? undefined : decodeCursor(cursor),
      limit: limit + 1,
    });
    const { items, nextCursor } = toPage(rows, limit, ({ email }) => email);
    return c.json({ items: items.map(describeHolder), nextCursor }, 200);
  });
  app.openapi(change, async (c) => {
    const person = await changeAccount(deps, callerOf(c), c.req.valid('param').id, c.req.valid('json'));
    return c.json(describeHolder(person), 200);
  });
  app.openapi(audit, async (c) => {
    const { cursor, limit = 50 } = c.req.valid('query');
    const rows = await listAuditEvents(deps.db, {
      before: cursor === undefined ? undefined : decodeTimeCursor(cursor),
      limit: limit + 1,
    });
    return c.json(toPage(rows, limit, timeKey), 200);
  });
}

function describeHolder(person: PersonRecord): AccountHolder {
  return { ...person, email: ownAddress(person.email), createdAt: person.createdAt.toISOString() };
}
