import {
  CreateItemBody,
  ItemChoices,
  ItemDetail,
  ItemId,
  ItemPage,
  ItemReview,
  ItemStatistics,
  ItemsQuery,
  ItemVersion,
  MoveItemBody,
  ReviewItemBody,
  SaveDraftBody,
  SubmitDraftBody,
} from '@careway/contract';
import { countItems, type Database, listItems } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeCursor, toPage } from '../http/paging.ts';
import { describeItem, describeReviews, describeVersions, listChoices, summarizeItem } from './describe-item.ts';
import { describeStatistics } from './describe-statistics.ts';
import { createDraft, discardDraft, editDraft, submitDraft } from './edit-draft.ts';
import { moveItem } from './move-item.ts';
import { reviewDraft } from './review-draft.ts';

const tags = ['Item bank'];
const params = z.object({ id: ItemId });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'invalid-request'] as const;
const detailAnswer = jsonContent(ItemDetail, 'The question as it is now');

const list = createRoute({
  method: 'get',
  path: '/api/v1/items',
  tags,
  summary: 'Questions of the bank and drafts, by id',
  request: { query: ItemsQuery },
  responses: { 200: jsonContent(ItemPage, 'A page of questions'), ...problemResponses(...refusals) },
});

const choices = createRoute({
  method: 'get',
  path: '/api/v1/items/choices',
  tags,
  summary: 'Domains and objectives a question can belong to',
  responses: { 200: jsonContent(ItemChoices, 'The choices'), ...problemResponses(...refusals) },
});

const create = createRoute({
  method: 'post',
  path: '/api/v1/items',
  tags,
  summary: 'Begin a question as a draft',
  request: { body: jsonBody(CreateItemBody) },
  responses: { 201: detailAnswer, ...problemResponses(...refusals, 'malformed-json') },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/items/{id}',
  tags,
  summary: 'A question with key, draft and what I may do with it',
  request: { params },
  responses: { 200: detailAnswer, ...problemResponses(...refusals, 'not-found') },
});

const save = createRoute({
  method: 'put',
  path: '/api/v1/items/{id}/draft',
  tags,
  summary: 'Save the draft; for a published question, beside the version in use',
  request: { params, body: jsonBody(SaveDraftBody) },
  responses: { 200: detailAnswer, ...problemResponses(...refusals, 'not-found', 'conflict', 'malformed-json') },
});

const discard = createRoute({
  method: 'delete',
  path: '/api/v1/items/{id}/draft',
  tags,
  summary: 'Throw the draft away',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...problemResponses(...refusals, 'not-found') },
});

const submit = createRoute({
  method: 'post',
  path: '/api/v1/items/{id}/submit',
  tags,
  summary: 'Send the draft to review by a second person',
  request: { params, body: jsonBody(SubmitDraftBody) },
  responses: { 200: detailAnswer, ...problemResponses(...refusals, 'not-found', 'conflict', 'malformed-json') },
});

const listReviews = createRoute({
  method: 'get',
  path: '/api/v1/items/{id}/reviews',
  tags,
  summary: 'Reviews made here, latest first',
  request: { params },
  responses: {
    200: jsonContent(z.object({ items: z.array(ItemReview) }), 'The reviews'),
    ...problemResponses(...refusals),
  },
});

const review = createRoute({
  method: 'post',
  path: '/api/v1/items/{id}/reviews',
  tags,
  summary: 'Approve a draft as a pilot, or send it back; never one’s own',
  request: { params, body: jsonBody(ReviewItemBody) },
  responses: { 201: detailAnswer, ...problemResponses(...refusals, 'not-found', 'conflict', 'malformed-json') },
});

const move = createRoute({
  method: 'put',
  path: '/api/v1/items/{id}/status',
  tags,
  summary: 'Move the version in use: pilot, live, watch, retired',
  request: { params, body: jsonBody(MoveItemBody) },
  responses: { 200: detailAnswer, ...problemResponses(...refusals, 'not-found', 'conflict', 'malformed-json') },
});

const versions = createRoute({
  method: 'get',
  path: '/api/v1/items/{id}/versions',
  tags,
  summary: 'Every version with what it changed; attempts keep theirs',
  request: { params },
  responses: {
    200: jsonContent(z.object({ items: z.array(ItemVersion) }), 'The versions, latest first'),
    ...problemResponses(...refusals, 'not-found'),
  },
});

const statistics = createRoute({
  method: 'get',
  path: '/api/v1/items/{id}/statistics',
  tags,
  summary: 'What answers say of the version in use, with how many there are',
  request: { params },
  responses: { 200: jsonContent(ItemStatistics, 'The statistics'), ...problemResponses(...refusals, 'not-found') },
});

/** Writing questions, from a draft to a live one. */
export function mountItems(app: Api, deps: { readonly db: Kysely<Database>; readonly now: () => Date }): void {
  const { db } = deps;
  app.openapi(list, async (c) => {
    const { cursor, limit = 50, ...filter } = c.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const [rows, total, { domains }] = await Promise.all([
      listItems(db, filter, { after, limit: limit + 1 }),
      countItems(db, filter),
      listChoices(db),
    ]);
    const page = toPage(rows.map(summarizeItem), limit, ({ id }) => id);
    return c.json({ ...page, total, domains: domains.map(({ domain, label }) => ({ domain, label })) }, 200);
  });
  app.openapi(choices, async (c) => c.json(await listChoices(db), 200));
  app.openapi(create, async (c) => {
    const caller = callerOf(c);
    const id = await createDraft(deps, caller, c.req.valid('json').content);
    return c.json(await describeItem(db, caller, id), 201, { location: `/api/v1/items/${id}` });
  });
  app.openapi(detail, async (c) => c.json(await describeItem(db, callerOf(c), c.req.valid('param').id), 200));
  app.openapi(save, async (c) => {
    const [caller, { id }] = [callerOf(c), c.req.valid('param')];
    await editDraft(deps, caller, id, c.req.valid('json'));
    return c.json(await describeItem(db, caller, id), 200);
  });
  app.openapi(discard, async (c) => {
    await discardDraft(deps, callerOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
  app.openapi(submit, async (c) => {
    const { id } = c.req.valid('param');
    await submitDraft(deps, id, c.req.valid('json').edition);
    return c.json(await describeItem(db, callerOf(c), id), 200);
  });
  app.openapi(listReviews, async (c) => c.json({ items: await describeReviews(db, c.req.valid('param').id) }, 200));
  app.openapi(review, async (c) => {
    const [caller, { id }] = [callerOf(c), c.req.valid('param')];
    await reviewDraft(deps, caller, id, c.req.valid('json'));
    return c.json(await describeItem(db, caller, id), 201);
  });
  app.openapi(move, async (c) => {
    const [caller, { id }] = [callerOf(c), c.req.valid('param')];
    await moveItem(deps, caller, id, c.req.valid('json'));
    return c.json(await describeItem(db, caller, id), 200);
  });
  app.openapi(versions, async (c) => c.json({ items: await describeVersions(db, c.req.valid('param').id) }, 200));
  app.openapi(statistics, async (c) => c.json(await describeStatistics(db, c.req.valid('param').id), 200));
}
