import { Accommodation, AccommodationBody } from '@careway/contract';
import {
  type Database,
  findAccommodation,
  findLearner,
  findLearnerAccommodation,
  listAssignmentsOfPerson,
  recordAuditEvent,
  saveAccommodation,
  saveLearnerAccommodation,
} from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Auth } from '../accounts/auth.ts';
import { ensurePerson } from '../accounts/ensure-person.ts';
import { callerOf, membershipOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import { describeAccommodation } from './describe-accommodation.ts';

const tags = ['Accommodations'];
const learnerParams = z.object({ org: z.uuid(), id: z.uuid(), lid: z.uuid() });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'] as const;

const own = createRoute({
  method: 'get',
  path: '/api/v1/me/accommodation',
  tags,
  summary: 'How I take quizzes: my own setting, or what an organization gave me for an assignment',
  request: {
    query: z.object({ assignment: z.uuid().optional().describe('An assignment of mine; its organization decides') }),
  },
  responses: {
    200: jsonContent(Accommodation, 'What holds; standard where nobody set anything'),
    ...problemResponses('not-found', 'invalid-request'),
  },
});

const setOwn = createRoute({
  method: 'put',
  path: '/api/v1/me/accommodation',
  tags,
  summary: 'Set how I take quizzes of my own choice; attempts that are open go on as they began',
  request: { body: jsonBody(AccommodationBody) },
  responses: {
    200: jsonContent(Accommodation, 'What holds now'),
    ...problemResponses('invalid-request', 'malformed-json'),
  },
});

const ofLearner = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/cohorts/{id}/learners/{lid}/accommodation',
  tags,
  summary: 'What the organization gave a learner for everything it assigns',
  request: { params: learnerParams },
  responses: { 200: jsonContent(Accommodation, 'What holds'), ...problemResponses(...refusals) },
});

const setOfLearner = createRoute({
  method: 'put',
  path: '/api/v1/organizations/{org}/cohorts/{id}/learners/{lid}/accommodation',
  tags,
  summary: 'Give a learner extra time, pauses, large text or short sittings in this and every later assignment',
  request: { params: learnerParams, body: jsonBody(AccommodationBody) },
  responses: {
    200: jsonContent(Accommodation, 'What holds now'),
    ...problemResponses(...refusals, 'malformed-json'),
  },
});

/** Extra time, pauses, large text and short sittings: set by learners for themselves and by educators for what they assign. */
export function mountAccommodations(
  app: Api,
  deps: { readonly db: Kysely<Database>; readonly auth: Auth; readonly now: () => Date },
): void {
  const { db } = deps;
  app.openapi(own, async (c) => {
    const { assignment } = c.req.valid('query');
    const person = c.get('person');
    if (assignment === undefined) {
      const held = person === null ? undefined : await findAccommodation(db, person.id);
      return c.json(describeAccommodation(held, null), 200);
    }
    const found =
      person === null
        ? undefined
        : (await listAssignmentsOfPerson(db, person.id)).find((one) => one.assignment.id === assignment);
    if (found === undefined) throw new ProblemError('not-found', `There is no assignment ${assignment} for you.`);
    const held = await findLearnerAccommodation(db, found.organizationId, found.learnerId);
    return c.json(describeAccommodation(held, found.organizationName), 200);
  });
  app.openapi(setOwn, async (c) => {
    const body = c.req.valid('json');
    const person = await ensurePerson(c, deps.auth);
    await db.transaction().execute((trx) => saveAccommodation(trx, person.id, body, deps.now()));
    return c.json(describeAccommodation(body, null), 200);
  });
  app.openapi(ofLearner, async (c) => {
    const { organizationId } = membershipOf(c);
    const { id, lid } = c.req.valid('param');
    await requireLearner(db, organizationId, id, lid);
    return c.json(describeAccommodation(await findLearnerAccommodation(db, organizationId, lid), null), 200);
  });
  app.openapi(setOfLearner, async (c) => {
    const { organizationId } = membershipOf(c);
    const { id, lid } = c.req.valid('param');
    const body = c.req.valid('json');
    await requireLearner(db, organizationId, id, lid);
    await db.transaction().execute(async (trx) => {
      await saveLearnerAccommodation(trx, organizationId, lid, body, deps.now());
      await recordAuditEvent(trx, {
        actorId: callerOf(c).id,
        action: 'learner.accommodation-set',
        organizationId,
        target: lid,
      });
    });
    return c.json(describeAccommodation(body, null), 200);
  });
}

async function requireLearner(db: Kysely<Database>, org: string, cohortId: string, learnerId: string): Promise<void> {
  const learner = await findLearner(db, org, learnerId);
  if (learner === undefined || learner.cohortId !== cohortId)
    throw new ProblemError('not-found', `There is no learner ${learnerId} in this cohort.`);
}
