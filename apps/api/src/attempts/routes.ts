import {
  Attempt,
  AttemptExplanations,
  AttemptProgress,
  AttemptSummary,
  PageQuery,
  page,
  ReadinessReport,
  RecordResponseBody,
  StartAttemptBody,
} from '@careway/contract';
import { type Database, listAttempts, listHoldingAssignments } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Auth } from '../accounts/auth.ts';
import { ensurePerson } from '../accounts/ensure-person.ts';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import type { ParameterShelf } from '../quizzes/adaptive-measure.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import { describeAttempt, findReport, summarizeAttempt } from './describe-attempt.ts';
import { explainAttempt } from './explain-answers.ts';
import { finishAttempt } from './finish-attempt.ts';
import { mountMockAttempts } from './mock-routes.ts';
import { recordResponse } from './record-response.ts';
import { startAttempt } from './start-attempt.ts';

const tags = ['Attempts'];
const idParams = z.object({ id: z.uuid() });
const owner = ['sign-in-required', 'not-found', 'invalid-request'] as const;

const start = createRoute({
  method: 'post',
  path: '/api/v1/attempts',
  tags,
  summary: 'Start a quiz; a caller without a session gets a guest’s session cookie',
  request: { body: jsonBody(StartAttemptBody) },
  responses: {
    201: jsonContent(Attempt, 'The attempt with its first question'),
    ...problemResponses(
      'not-found',
      'conflict',
      'invalid-request',
      'malformed-json',
      'assignment-not-open',
      'assignment-closed',
      'no-attempts-left',
    ),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/attempts',
  tags,
  summary: 'My attempts, newest first',
  request: { query: PageQuery.extend({ state: z.enum(['open', 'complete']).optional() }) },
  responses: {
    200: jsonContent(page(AttemptSummary), 'A page of attempts'),
    ...problemResponses('sign-in-required', 'invalid-request'),
  },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/attempts/{id}',
  tags,
  summary: 'Where I am: the open question, saved answers',
  request: { params: idParams },
  responses: { 200: jsonContent(Attempt, 'The attempt'), ...problemResponses(...owner) },
});

const record = createRoute({
  method: 'put',
  path: '/api/v1/attempts/{id}/responses/{position}',
  tags,
  summary: 'Save the answer to the open question; in a mock exam to any, until it is finished',
  request: {
    params: idParams.extend({ position: z.coerce.number().int().min(1).max(500) }),
    body: jsonBody(RecordResponseBody),
  },
  responses: {
    200: jsonContent(AttemptProgress, 'Saved: the next question, or the end'),
    ...problemResponses(
      ...owner,
      'malformed-json',
      'answer-already-accepted',
      'position-not-open',
      'attempt-complete',
      'attempt-paused',
      'time-is-up',
      'assignment-closed',
    ),
  },
});

const finish = createRoute({
  method: 'post',
  path: '/api/v1/attempts/{id}/finish',
  tags,
  summary: 'End the attempt now',
  request: { params: idParams },
  responses: { 200: jsonContent(Attempt, 'The attempt, complete'), ...problemResponses(...owner, 'conflict') },
});

const report = createRoute({
  method: 'get',
  path: '/api/v1/attempts/{id}/report',
  tags,
  summary: 'The readiness report',
  request: { params: idParams },
  responses: {
    200: jsonContent(ReadinessReport, 'The report, as it was when the attempt ended'),
    ...problemResponses(...owner, 'attempt-open', 'result-not-released'),
  },
});

const explanations = createRoute({
  method: 'get',
  path: '/api/v1/attempts/{id}/explanations',
  tags,
  summary: 'Why each option was right or wrong, after the end, where the assignment and the bank allow it',
  request: { params: idParams },
  responses: {
    200: jsonContent(AttemptExplanations, 'The explanations of answered questions'),
    ...problemResponses(...owner, 'attempt-open', 'result-not-released', 'conflict'),
  },
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly auth: Auth;
  readonly quizzes: QuizShelf;
  readonly parameters: ParameterShelf;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

/** Taking a quiz, from its start to its report. */
export function mountAttempts(app: Api, deps: Deps): void {
  mountMockAttempts(app, deps);
  app.openapi(start, async (c) => {
    const person = await ensurePerson(c, deps.auth);
    const id = await startAttempt(deps, person, c.req.valid('json'));
    return c.json(await describeAttempt(deps, person, id), 201, { location: `/api/v1/attempts/${id}` });
  });
  app.openapi(list, async (c) => {
    const { cursor, limit = 50, state } = c.req.valid('query');
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listAttempts(deps.db, callerOf(c).id, { state, before, limit: limit + 1 });
    const holding = await listHoldingAssignments(
      deps.db,
      rows.flatMap(({ assignedBy }) => assignedBy ?? []),
    );
    const summaries = rows.map((row) => summarizeAttempt(row, holding.has(row.assignedBy?.assignmentId ?? '')));
    return c.json(
      toPage(summaries, limit, (attempt) => timeKey({ at: attempt.startedAt, id: attempt.id })),
      200,
    );
  });
  app.openapi(detail, async (c) => c.json(await describeAttempt(deps, callerOf(c), c.req.valid('param').id), 200));
  app.openapi(record, async (c) => {
    const { id, position } = c.req.valid('param');
    const { optionIds } = c.req.valid('json');
    return c.json(await recordResponse(deps, callerOf(c), { attemptId: id, position, optionIds }), 200);
  });
  app.openapi(finish, async (c) => {
    const attempt = await finishAttempt(deps, callerOf(c), c.req.valid('param').id);
    return c.json(await describeAttempt(deps, callerOf(c), attempt.id), 200);
  });
  app.openapi(explanations, async (c) => c.json(await explainAttempt(deps, callerOf(c), c.req.valid('param').id), 200));
  app.openapi(report, async (c) =>
    c.json((await findReport(deps, callerOf(c), c.req.valid('param').id)) as ReadinessReport, 200),
  );
}
