import {
  AssignmentQuery,
  AttentionList,
  AttentionRulesBody,
  CohortGrid,
  CohortTopics,
  GradebookQuery,
  LearnerLog,
  NoteBody,
  Nudge,
  NudgeBody,
} from '@careway/contract';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { callerOf, membershipOf } from '../http/authorize.ts';
import { csvAnswer } from '../http/csv-answer.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { type AttentionDeps, listAttention, saveRules } from './attention-list.ts';
import { describeCohort } from './describe-cohort.ts';
import { describeGrid, describeTopicsToTeach } from './describe-topics.ts';
import { addNote, describeLog, nudgeLearner, removeNote } from './learner-log.ts';
import { writeAttention } from './write-attention.ts';
import { writeGradebook } from './write-gradebook.ts';

const tags = ['Cohorts'];
const cohortParams = z.object({ org: z.uuid(), id: z.uuid() });
const learnerParams = cohortParams.extend({ lid: z.uuid() });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'] as const;
const base = '/api/v1/organizations/{org}/cohorts/{id}';

const attention = createRoute({
  method: 'get',
  path: `${base}/attention`,
  tags,
  summary: 'Who needs me this week: learners that a stated rule names, each with its reasons and their day',
  request: { params: cohortParams },
  responses: { 200: jsonContent(AttentionList, 'The list and its rules'), ...problemResponses(...refusals) },
});

const attentionFile = createRoute({
  method: 'get',
  path: `${base}/attention.csv`,
  tags,
  summary: 'The attention list as CSV, a row for each reason',
  request: { params: cohortParams },
  responses: {
    200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses(...refusals),
  },
});

const rules = createRoute({
  method: 'put',
  path: `${base}/attention/rules`,
  tags,
  summary: 'Change the rules of the attention list, for this cohort or the organization',
  request: { params: cohortParams, body: jsonBody(AttentionRulesBody) },
  responses: {
    200: jsonContent(AttentionList, 'The list by the new rules'),
    ...problemResponses(...refusals, 'malformed-json'),
  },
});

const grid = createRoute({
  method: 'get',
  path: `${base}/grid`,
  tags,
  summary: 'Learner × domain: the last result of an assignment',
  request: { params: cohortParams, query: AssignmentQuery },
  responses: { 200: jsonContent(CohortGrid, 'The grid'), ...problemResponses(...refusals) },
});

const topics = createRoute({
  method: 'get',
  path: `${base}/topics`,
  tags,
  summary: 'What to teach again: subjects and objectives with ranges; groups under five are hidden',
  request: { params: cohortParams, query: AssignmentQuery },
  responses: { 200: jsonContent(CohortTopics, 'Weakest first'), ...problemResponses(...refusals) },
});

const gradebook = createRoute({
  method: 'get',
  path: `${base}/gradebook.csv`,
  tags,
  summary: 'Results in the column layout of a learning management system',
  request: { params: cohortParams, query: GradebookQuery },
  responses: {
    200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses(...refusals),
  },
});

const log = createRoute({
  method: 'get',
  path: `${base}/learners/{lid}/log`,
  tags,
  summary: 'What has happened with a learner: attempts, notes, nudges, latest first',
  request: { params: learnerParams },
  responses: { 200: jsonContent(LearnerLog, 'The log'), ...problemResponses(...refusals) },
});

const note = createRoute({
  method: 'post',
  path: `${base}/learners/{lid}/notes`,
  tags,
  summary: 'Write a note on a learner; only educators of the organization read it',
  request: { params: learnerParams, body: jsonBody(NoteBody) },
  responses: {
    201: jsonContent(z.object({ id: z.uuid() }), 'The note'),
    ...problemResponses(...refusals, 'malformed-json'),
  },
});

const forgetNote = createRoute({
  method: 'delete',
  path: `${base}/learners/{lid}/notes/{nid}`,
  tags,
  summary: 'Remove a note of one’s own',
  request: { params: learnerParams.extend({ nid: z.uuid() }) },
  responses: { 204: { description: 'Removed' }, ...problemResponses(...refusals) },
});

const nudge = createRoute({
  method: 'post',
  path: `${base}/learners/{lid}/nudges`,
  tags,
  summary: 'Nudge a learner by mail, or log that the message was copied',
  request: { params: learnerParams, body: jsonBody(NudgeBody) },
  responses: {
    201: jsonContent(Nudge, 'The nudge'),
    ...problemResponses(...refusals, 'malformed-json', 'conflict', 'too-many-requests'),
  },
});

/** What an educator does with a cohort week by week. */
export function mountTeaching(app: Api, deps: AttentionDeps): void {
  app.openapi(attention, async (c) =>
    c.json(await listAttention(deps, membershipOf(c).organizationId, c.req.valid('param').id), 200),
  );
  app.openapi(attentionFile, async (c) => {
    const list = await listAttention(deps, membershipOf(c).organizationId, c.req.valid('param').id);
    return csvAnswer(writeAttention(list), `attention-${list.asOf}.csv`);
  });
  app.openapi(rules, async (c) => {
    const { id } = c.req.valid('param');
    const { organizationId } = membershipOf(c);
    await saveRules(deps, callerOf(c), organizationId, id, c.req.valid('json'));
    return c.json(await listAttention(deps, organizationId, id), 200);
  });
  app.openapi(grid, async (c) => {
    const { id } = c.req.valid('param');
    const { organizationId } = membershipOf(c);
    await describeCohort(deps.db, organizationId, id, deps.now());
    return c.json(await describeGrid(deps.db, organizationId, id, c.req.valid('query').assignment), 200);
  });
  app.openapi(topics, async (c) => {
    const { id } = c.req.valid('param');
    const { organizationId } = membershipOf(c);
    await describeCohort(deps.db, organizationId, id, deps.now());
    return c.json(await describeTopicsToTeach(deps.db, organizationId, id, c.req.valid('query').assignment), 200);
  });
  app.openapi(gradebook, async (c) => {
    const { layout } = c.req.valid('query');
    const text = await writeGradebook(deps.db, membershipOf(c).organizationId, c.req.valid('param').id, layout);
    return csvAnswer(text, `gradebook-${layout}.${layout === 'blackboard' ? 'txt' : 'csv'}`);
  });
  app.openapi(log, async (c) => {
    const { id, lid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id, learnerId: lid };
    return c.json(await describeLog(deps, place, callerOf(c)), 200);
  });
  app.openapi(note, async (c) => {
    const { id, lid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id, learnerId: lid };
    return c.json({ id: await addNote(deps, callerOf(c), place, c.req.valid('json').text) }, 201);
  });
  app.openapi(forgetNote, async (c) => {
    const { id, lid, nid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id, learnerId: lid };
    await removeNote(deps, callerOf(c), place, nid);
    return c.body(null, 204);
  });
  app.openapi(nudge, async (c) => {
    const { id, lid } = c.req.valid('param');
    const place = { organizationId: membershipOf(c).organizationId, cohortId: id, learnerId: lid };
    return c.json(await nudgeLearner(deps, callerOf(c), place, c.req.valid('json')), 201);
  });
}
