import {
  AnswerProblemBody,
  ItemProblem,
  ItemProblemsQuery,
  ProblemReceipt,
  page,
  ReportProblemBody,
} from '@careway/contract';
import { type Database, listProblems } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Auth } from '../accounts/auth.ts';
import { ensurePerson } from '../accounts/ensure-person.ts';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import { answerReport, presentProblems, reportPracticeProblem, reportProblem } from './problems.ts';

const MAX_POSITION = 500;

const report = createRoute({
  method: 'post',
  path: '/api/v1/attempts/{id}/questions/{position}/problem',
  tags: ['Attempts'],
  summary: 'Report a problem with a question; its authors read the words, not the name',
  request: {
    params: z.object({ id: z.uuid(), position: z.coerce.number().int().min(1).max(MAX_POSITION) }),
    body: jsonBody(ReportProblemBody),
  },
  responses: {
    201: jsonContent(ProblemReceipt, 'It was kept'),
    ...problemResponses('sign-in-required', 'not-found', 'invalid-request', 'conflict', 'malformed-json'),
  },
});

const reportPracticed = createRoute({
  method: 'post',
  path: '/api/v1/review/{itemId}/problem',
  tags: ['Practice'],
  summary: 'Report a problem with a question met in practice; its authors read the words, not the name',
  request: { params: z.object({ itemId: z.string().min(1).max(40) }), body: jsonBody(ReportProblemBody) },
  responses: {
    201: jsonContent(ProblemReceipt, 'It was kept'),
    ...problemResponses('not-found', 'invalid-request', 'malformed-json'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/item-problems',
  tags: ['Item bank'],
  summary: 'Problems that learners reported, newest first',
  request: { query: ItemProblemsQuery },
  responses: {
    200: jsonContent(page(ItemProblem), 'A page of reports'),
    ...problemResponses('sign-in-required', 'account-required', 'forbidden', 'invalid-request'),
  },
});

const answer = createRoute({
  method: 'put',
  path: '/api/v1/item-problems/{id}',
  tags: ['Item bank'],
  summary: 'Answer an open report: what was done, or why nothing was',
  request: { params: z.object({ id: z.uuid() }), body: jsonBody(AnswerProblemBody) },
  responses: {
    204: { description: 'It is answered' },
    ...problemResponses('sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'),
  },
});

/** Learners' reports on questions, and the authors' queue of them. */
export function mountItemProblems(
  app: Api,
  deps: { readonly db: Kysely<Database>; readonly auth: Auth; readonly now: () => Date },
): void {
  app.openapi(reportPracticed, async (c) => {
    const body = c.req.valid('json');
    const person = await ensurePerson(c, deps.auth);
    return c.json(await reportPracticeProblem(deps, person, c.req.valid('param').itemId, body), 201);
  });
  app.openapi(report, async (c) => {
    const { id, position } = c.req.valid('param');
    return c.json(await reportProblem(deps, callerOf(c), { attemptId: id, position }, c.req.valid('json')), 201);
  });
  app.openapi(list, async (c) => {
    const { cursor, limit = 50, state, item } = c.req.valid('query');
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listProblems(deps.db, { state, itemId: item }, { before, limit: limit + 1 });
    const problems = await presentProblems(deps.db, rows);
    return c.json(
      toPage(problems, limit, (problem) => timeKey({ at: problem.reportedAt, id: problem.id })),
      200,
    );
  });
  app.openapi(answer, async (c) => {
    await answerReport(deps, callerOf(c), c.req.valid('param').id, c.req.valid('json'));
    return c.body(null, 204);
  });
}
