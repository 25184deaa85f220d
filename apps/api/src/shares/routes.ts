import { CreatedShare, CreateShareBody, SharedView, SharePage, SharesQuery } from '@careway/contract';
import { type Database, findEndedShare, listShares, recordAuditEvent, revokeShare, viewShare } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import { ProblemError } from '../http/problem.ts';
import { hashOf, makeShare, type ShareDeps } from './make-share.ts';

const tags = ['Share links'];
const PAGE = 50;
const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

const create = createRoute({
  method: 'post',
  path: '/api/v1/shares',
  tags,
  summary: 'Freeze an answer under a link; of own pay, groups under five are left out',
  request: { body: jsonBody(CreateShareBody) },
  responses: {
    201: jsonContent(CreatedShare, 'The link, told once'),
    ...problemResponses('sign-in-required', 'account-required', 'not-found', 'invalid-request', 'conflict'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/shares',
  tags,
  summary: 'My share links, newest first',
  request: { query: SharesQuery },
  responses: {
    200: jsonContent(SharePage, 'A page'),
    ...problemResponses('sign-in-required', 'account-required', 'invalid-request'),
  },
});

const view = createRoute({
  method: 'get',
  path: '/api/v1/shares/{token}',
  tags,
  summary: 'What a link shows, as it was when it was made',
  request: { params: z.object({ token: z.string().min(1).max(200) }) },
  responses: { 200: jsonContent(SharedView, 'The frozen answer'), ...problemResponses('not-found') },
});

const revoke = createRoute({
  method: 'delete',
  path: '/api/v1/shares/{id}',
  tags,
  summary: 'End a link; what it showed is dropped',
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    204: { description: 'It shows nothing from now on' },
    ...problemResponses('sign-in-required', 'account-required', 'not-found', 'invalid-request'),
  },
});

/** Frozen, expiring, revocable links to answers about pay and to reports of one's own. */
export function mountShares(app: Api, deps: ShareDeps): void {
  const { db, now } = deps;
  app.openapi(create, async (c) => {
    const share = await makeShare(deps, callerOf(c), c.req.valid('json'));
    return c.json(share, 201);
  });
  app.openapi(list, async (c) => {
    const { cursor, limit = PAGE } = c.req.valid('query');
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listShares(db, callerOf(c).id, { before, limit: limit + 1 });
    const page = toPage(rows, limit, (row) => timeKey({ at: row.createdAt, id: row.id }));
    return c.json({ items: [...page.items], nextCursor: page.nextCursor }, 200);
  });
  app.openapi(view, async (c) => {
    const tokenHash = hashOf(c.req.valid('param').token);
    const shared = await viewShare(db, tokenHash, now());
    if (shared === undefined) throw new ProblemError('not-found', await whyNothing(db, tokenHash));
    const { kind, title, answer, createdAt, expiresAt } = shared;
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
    return c.json(SharedView.parse({ kind, title, answer, frozenAt: createdAt, expiresAt }), 200);
  });
  app.openapi(revoke, async (c) => {
    const { id } = c.req.valid('param');
    const personId = callerOf(c).id;
    if (!(await revokeShare(db, personId, id, now()))) {
      throw new ProblemError('not-found', `There is no share link ${id} of yours.`);
    }
    await recordAuditEvent(db, { actorId: personId, action: 'share.revoke', target: id });
    return c.body(null, 204);
  });
}

/** What a link without an answer says to whoever holds it. */
async function whyNothing(db: Kysely<Database>, tokenHash: string): Promise<string> {
  const ended = await findEndedShare(db, tokenHash);
  if (ended === undefined) return 'This link shows nothing: it was never made, or what it showed was deleted.';
  const day = dayFormat.format(new Date(ended.at));
  return ended.reason === 'ended'
    ? `The person who made this link took it back on ${day}. It shows nothing now.`
    : `This link expired on ${day}. It shows nothing now.`;
}
