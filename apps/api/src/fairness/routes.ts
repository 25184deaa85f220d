import {
  DecideSuspensionBody,
  FairnessRunDetail,
  FairnessRunPage,
  FairnessRunQuery,
  FairnessRunsQuery,
  GroupData,
  Impact,
  ImpactQuery,
  ItemSuspensionPage,
  Job,
  SaveGroupDataBody,
  StartFairnessBody,
  SuspensionsQuery,
} from '@careway/contract';
import { type Database, findJob, listDifRuns, listSuspensions, queueWork } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf, membershipOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import { toJob } from '../jobs/routes.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import { describeRun, describeRunDetail } from './describe-fairness.ts';
import { describeGroupData, tellGroupData, withdrawGroupData } from './group-data.ts';
import { showImpact } from './show-impact.ts';
import { judgeSuspension, presentSuspensions } from './suspensions.ts';

const tags = ['Fairness'];
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'invalid-request'] as const;
const idParams = z.object({ id: z.uuid() });

const readGroups = createRoute({
  method: 'get',
  path: '/api/v1/me/groups',
  tags,
  summary: 'The groups I counted myself in, and what I agreed to',
  responses: { 200: jsonContent(GroupData, 'What is asked, and what I said'), ...problemResponses('sign-in-required') },
});

const saveGroups = createRoute({
  method: 'put',
  path: '/api/v1/me/groups',
  tags,
  summary: 'Say which groups I belong to; every part is optional',
  request: { body: jsonBody(SaveGroupDataBody) },
  responses: {
    200: jsonContent(GroupData, 'What is kept now'),
    ...problemResponses('sign-in-required', 'invalid-request', 'malformed-json'),
  },
});

const forgetGroups = createRoute({
  method: 'delete',
  path: '/api/v1/me/groups',
  tags,
  summary: 'Take it back: nothing is kept',
  responses: { 204: { description: 'Nothing is kept' }, ...problemResponses('sign-in-required') },
});

const start = createRoute({
  method: 'post',
  path: '/api/v1/fairness',
  tags,
  summary: 'Compare groups on every question of a quiz; class C is taken out of use',
  request: { body: jsonBody(StartFairnessBody) },
  responses: {
    202: jsonContent(Job, 'The job that compares them'),
    ...problemResponses(...refusals, 'not-found', 'malformed-json'),
  },
});

const runs = createRoute({
  method: 'get',
  path: '/api/v1/fairness',
  tags,
  summary: 'Comparisons made so far, newest first',
  request: { query: FairnessRunsQuery },
  responses: { 200: jsonContent(FairnessRunPage, 'A page of comparisons'), ...problemResponses(...refusals) },
});

const run = createRoute({
  method: 'get',
  path: '/api/v1/fairness/{id}',
  tags,
  summary: 'One comparison: groups, classes and the questions of class B and C',
  request: { params: idParams, query: FairnessRunQuery },
  responses: {
    200: jsonContent(FairnessRunDetail, 'The comparison'),
    ...problemResponses(...refusals, 'not-found'),
  },
});

const suspensions = createRoute({
  method: 'get',
  path: '/api/v1/item-suspensions',
  tags,
  summary: 'Questions taken out of use because they favor a group, newest first',
  request: { query: SuspensionsQuery },
  responses: { 200: jsonContent(ItemSuspensionPage, 'A page of suspensions'), ...problemResponses(...refusals) },
});

const decide = createRoute({
  method: 'put',
  path: '/api/v1/item-suspensions/{id}',
  tags,
  summary: 'Record the verdict on a suspended question: keep, revise or retire',
  request: { params: idParams, body: jsonBody(DecideSuspensionBody) },
  responses: {
    204: { description: 'The verdict is recorded' },
    ...problemResponses(...refusals, 'not-found', 'conflict', 'malformed-json'),
  },
});

const impact = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/impact',
  tags,
  summary: 'How often people of each group are ready, over all cohorts of the organization',
  request: { params: z.object({ org: z.uuid() }), query: ImpactQuery },
  responses: {
    200: jsonContent(Impact, 'Counts that may be shown'),
    ...problemResponses(...refusals, 'not-found'),
  },
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
}

/** Group data of the caller, comparisons of groups on questions, and impact at an organisation's target. */
export function mountFairness(app: Api, deps: Deps): void {
  const { db } = deps;
  app.openapi(readGroups, async (c) => c.json(await describeGroupData(db, callerOf(c)), 200));
  app.openapi(saveGroups, async (c) => {
    await tellGroupData(deps, callerOf(c), c.req.valid('json'));
    return c.json(await describeGroupData(db, callerOf(c)), 200);
  });
  app.openapi(forgetGroups, async (c) => {
    await withdrawGroupData(deps, callerOf(c));
    return c.body(null, 204);
  });
  app.openapi(start, async (c) => {
    const { blueprint } = await deps.quizzes.find(db, c.req.valid('json').quiz);
    const payload = { quiz: blueprint.slug };
    const id = await queueWork(db, { kind: 'fairness', payload, startedBy: callerOf(c).id });
    const job = await findJob(db, id);
    if (job === undefined) throw new Error(`The job ${id} is gone.`);
    return c.json(toJob(job), 202, { location: `/api/v1/jobs/${id}` });
  });
  app.openapi(runs, async (c) => {
    const { cursor, limit = 50, quiz } = c.req.valid('query');
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listDifRuns(db, { quiz }, { before, limit: limit + 1 });
    return c.json(
      toPage(rows.map(describeRun), limit, ({ madeAt, id }) => timeKey({ at: madeAt, id })),
      200,
    );
  });
  app.openapi(run, async (c) =>
    c.json(await describeRunDetail(db, c.req.valid('param').id, c.req.valid('query')), 200),
  );
  app.openapi(suspensions, async (c) => {
    const { cursor, limit = 50, state } = c.req.valid('query');
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listSuspensions(db, { state }, { before, limit: limit + 1 });
    const presented = await presentSuspensions(db, callerOf(c), rows);
    return c.json(
      toPage(presented, limit, ({ suspendedAt, id }) => timeKey({ at: suspendedAt, id })),
      200,
    );
  });
  app.openapi(decide, async (c) => {
    await judgeSuspension(deps, callerOf(c), c.req.valid('param').id, c.req.valid('json'));
    return c.body(null, 204);
  });
  app.openapi(impact, async (c) =>
    c.json(await showImpact(deps, membershipOf(c).organizationId, c.req.valid('query').quiz), 200),
  );
}
