import {
  Assignment,
  AssignmentList,
  ChangeAssignmentBody,
  CreateAssignmentBody,
  MyAssignment,
  ReleasedResults,
  WithdrawnAssignment,
} from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf, membershipOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import { listCohortAssignments, listMyAssignments } from './describe-assignment.ts';
import { releaseResults } from './release-results.ts';
import { changeAssignment, createAssignment, withdraw } from './save-assignment.ts';

const tags = ['Assignments'];
const cohortParams = z.object({ org: z.uuid(), id: z.uuid() });
const assignmentParams = cohortParams.extend({ aid: z.uuid() });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'] as const;
const base = '/api/v1/organizations/{org}/cohorts/{id}/assignments';

const list = createRoute({
  method: 'get',
  path: base,
  tags,
  summary: 'What a cohort was assigned, with windows, how many began and finished, and who has extra time',
  request: { params: cohortParams },
  responses: { 200: jsonContent(AssignmentList, 'The assignments'), ...problemResponses(...refusals) },
});

const create = createRoute({
  method: 'post',
  path: base,
  tags,
  summary: 'Assign a quiz to the cohort',
  request: { params: cohortParams, body: jsonBody(CreateAssignmentBody) },
  responses: { 201: jsonContent(Assignment, 'The assignment'), ...problemResponses(...refusals, 'malformed-json') },
});

const change = createRoute({
  method: 'patch',
  path: `${base}/{aid}`,
  tags,
  summary: 'Change the window or the terms of an assignment; open attempts keep their clock',
  request: { params: assignmentParams, body: jsonBody(ChangeAssignmentBody) },
  responses: {
    200: jsonContent(Assignment, 'The assignment'),
    ...problemResponses(...refusals, 'malformed-json', 'conflict'),
  },
});

const takeBack = createRoute({
  method: 'delete',
  path: `${base}/{aid}`,
  tags,
  summary: 'Withdraw an assignment; one that somebody began stays with its results, and nobody can start it',
  request: { params: assignmentParams },
  responses: { 200: jsonContent(WithdrawnAssignment, 'What became of it'), ...problemResponses(...refusals) },
});

const release = createRoute({
  method: 'post',
  path: `${base}/{aid}/release`,
  tags,
  summary: 'Release the results of an assignment to its learners, and send those that a learning system waits for',
  request: { params: assignmentParams },
  responses: {
    200: jsonContent(ReleasedResults, 'Since when, and to how many learners'),
    ...problemResponses(...refusals, 'conflict'),
  },
});

const hold = createRoute({
  method: 'delete',
  path: `${base}/{aid}/release`,
  tags,
  summary: 'Hold the results of an assignment again; what was seen or sent meanwhile stays seen',
  request: { params: assignmentParams },
  responses: {
    200: jsonContent(ReleasedResults, 'Of how many learners they are held again'),
    ...problemResponses(...refusals, 'conflict'),
  },
});

const mine = createRoute({
  method: 'get',
  path: '/api/v1/me/assignments',
  tags,
  summary: 'What the cohorts I joined ask of me',
  responses: {
    200: jsonContent(z.object({ items: z.array(MyAssignment) }), 'Assignments, newest first'),
    ...problemResponses('sign-in-required'),
  },
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
}

/** Assignments, for the educators who set them and the learners who take them. */
export function mountAssignments(app: Api, deps: Deps): void {
  app.openapi(list, async (c) =>
    c.json(await listCohortAssignments(deps, membershipOf(c).organizationId, c.req.valid('param').id), 200),
  );
  app.openapi(create, async (c) => {
    const place = { organizationId: membershipOf(c).organizationId, cohortId: c.req.valid('param').id };
    return c.json(await createAssignment(deps, callerOf(c), place, c.req.valid('json')), 201);
  });
  app.openapi(change, async (c) => {
    const { id, aid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id };
    return c.json(await changeAssignment(deps, callerOf(c), place, aid, c.req.valid('json')), 200);
  });
  app.openapi(takeBack, async (c) => {
    const { id, aid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id };
    return c.json(await withdraw(deps, callerOf(c), place, aid), 200);
  });
  app.openapi(release, async (c) => {
    const { id, aid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id };
    return c.json(await releaseResults(deps, callerOf(c), place, aid, true), 200);
  });
  app.openapi(hold, async (c) => {
    const { id, aid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id };
    return c.json(await releaseResults(deps, callerOf(c), place, aid, false), 200);
  });
  app.openapi(mine, async (c) => c.json({ items: await listMyAssignments(deps, callerOf(c).id) }, 200));
}
