import { Cohort, CohortSummary, CreateCohortBody, Invitation, LearnerReport, PageQuery, page } from '@careway/contract';
import { type Database, listCohorts } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Auth } from '../accounts/auth.ts';
import { ensurePerson } from '../accounts/ensure-person.ts';
import { callerOf, membershipOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import { createCohort } from './create-cohort.ts';
import { describeCohort, describeCohortSummary, describeLearner } from './describe-cohort.ts';
import { acceptInvitation, describeInvitation } from './join-cohort.ts';

const tags = ['Cohorts'];
const orgParams = z.object({ org: z.uuid() });
const cohortParams = orgParams.extend({ id: z.uuid() });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'] as const;

const list = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/cohorts',
  tags,
  summary: 'The cohorts of an organization, newest first',
  request: { params: orgParams, query: PageQuery },
  responses: { 200: jsonContent(page(CohortSummary), 'A page of cohorts'), ...problemResponses(...refusals) },
});

const create = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/cohorts',
  tags,
  summary: 'Create a cohort',
  request: { params: orgParams, body: jsonBody(CreateCohortBody) },
  responses: { 201: jsonContent(Cohort, 'The cohort'), ...problemResponses(...refusals, 'malformed-json') },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/cohorts/{id}',
  tags,
  summary: 'A cohort with its assignments',
  request: { params: cohortParams },
  responses: { 200: jsonContent(Cohort, 'The cohort'), ...problemResponses(...refusals) },
});

const learner = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/cohorts/{id}/learners/{lid}',
  tags,
  summary: 'A learner with the reports of assigned quizzes',
  request: { params: cohortParams.extend({ lid: z.uuid() }) },
  responses: {
    200: jsonContent(z.object({ items: z.array(LearnerReport) }), 'One entry an assignment'),
    ...problemResponses(...refusals),
  },
});

const tokenParams = z.object({ token: z.string().min(1).max(200) });

const invitation = createRoute({
  method: 'get',
  path: '/api/v1/invitations/{token}',
  tags,
  summary: 'What an invitation says: who invites, what is shared',
  request: { params: tokenParams },
  responses: { 200: jsonContent(Invitation, 'The invitation'), ...problemResponses('not-found') },
});

const accept = createRoute({
  method: 'post',
  path: '/api/v1/invitations/{token}/accept',
  tags,
  summary: 'Join the cohort; a caller without a session gets a guest’s session cookie',
  request: { params: tokenParams },
  responses: {
    200: jsonContent(Invitation, 'The invitation, joined'),
    ...problemResponses('not-found', 'link-used', 'conflict'),
  },
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly auth: Auth;
  readonly now: () => Date;
  readonly randomToken: () => string;
  readonly secret: string;
  readonly publicUrl: string;
}

/** Cohorts for educators, and joining one for learners. */
export function mountCohorts(app: Api, deps: Deps): void {
  app.openapi(list, async (c) => {
    const { cursor, limit = 50 } = c.req.valid('query');
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listCohorts(deps.db, membershipOf(c).organizationId, { before, limit: limit + 1 });
    const items = rows.map((cohort) => describeCohortSummary(cohort, deps.now()));
    return c.json(
      toPage(items, limit, (cohort) => timeKey({ at: cohort.createdAt, id: cohort.id })),
      200,
    );
  });
  app.openapi(create, async (c) =>
    c.json(await createCohort(deps, callerOf(c), membershipOf(c).organizationId, c.req.valid('json')), 201),
  );
  app.openapi(detail, async (c) =>
    c.json(await describeCohort(deps.db, membershipOf(c).organizationId, c.req.valid('param').id, deps.now()), 200),
  );
  app.openapi(learner, async (c) => {
    const { id, lid } = c.req.valid('param');
    return c.json({ items: await describeLearner(deps, membershipOf(c).organizationId, id, lid) }, 200);
  });
  app.openapi(invitation, async (c) =>
    c.json(await describeInvitation(deps, c.req.valid('param').token, c.get('person')?.id ?? null), 200),
  );
  app.openapi(accept, async (c) => {
    const { token } = c.req.valid('param');
    await describeInvitation(deps, token, null);
    return c.json(await acceptInvitation(deps, await ensurePerson(c, deps.auth), token), 200);
  });
}
