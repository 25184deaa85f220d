import {
  LtiPlatformBody,
  LtiPlatformChange,
  LtiPlatformPage,
  LtiRegistrationLink,
  LtiRegistrationLinkBody,
  LtiRosterBody,
  RosterResult,
} from '@careway/contract';
import {
  deleteLtiPlatform,
  findLtiPlatform,
  insertLtiPlatform,
  recordAuditEvent,
  retryLtiScores,
  updateLtiPlatform,
} from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { describeCohort } from '../cohorts/describe-cohort.ts';
import { importRoster } from '../cohorts/import-roster.ts';
import { callerOf, membershipOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import type { ServiceDeps } from './call-service.ts';
import { describePlatforms, platformNotFound } from './describe-platform.ts';
import { checkAddress, OutgoingError, type OutgoingPolicy } from './outgoing.ts';
import { readMemberships } from './read-memberships.ts';
import { makeRegistrationLink } from './register-dynamically.ts';
import type { LoginDeps } from './start-login.ts';

const tags = ['Learning systems'];
const orgParams = z.object({ org: z.uuid() });
const platformParams = orgParams.extend({ pid: z.uuid() });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'] as const;
const page = jsonContent(LtiPlatformPage, 'The learning systems, and what they must be told about this tool');

const list = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/lti/platforms',
  tags,
  summary: 'Which learning systems may launch (LTI 1.3), and how their scores fare',
  request: { params: orgParams },
  responses: { 200: page, ...problemResponses(...refusals) },
});

const add = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/lti/platforms',
  tags,
  summary: 'Register a learning system by hand',
  request: { params: orgParams, body: jsonBody(LtiPlatformBody) },
  responses: { 201: page, ...problemResponses(...refusals, 'malformed-json', 'conflict') },
});

const change = createRoute({
  method: 'put',
  path: '/api/v1/organizations/{org}/lti/platforms/{pid}',
  tags,
  summary: 'Change the name, the deployments, and whether instructors teach here',
  request: { params: platformParams, body: jsonBody(LtiPlatformChange) },
  responses: { 200: page, ...problemResponses(...refusals, 'malformed-json') },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/v1/organizations/{org}/lti/platforms/{pid}',
  tags,
  summary: 'Remove a learning system; cohorts, learners and accounts stay, scores on their way are dropped',
  request: { params: platformParams },
  responses: { 200: page, ...problemResponses(...refusals) },
});

const retry = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/lti/platforms/{pid}/scores/retry',
  tags,
  summary: 'Send the scores again that were given up',
  request: { params: platformParams },
  responses: { 200: page, ...problemResponses(...refusals) },
});

const link = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/lti/registration-links',
  tags,
  summary: 'A one-time link by which a learning system registers itself (Dynamic Registration)',
  request: { params: orgParams, body: jsonBody(LtiRegistrationLinkBody) },
  responses: {
    201: jsonContent(LtiRegistrationLink, 'The link'),
    ...problemResponses(...refusals, 'malformed-json'),
  },
});

const roster = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/cohorts/{id}/roster/lti',
  tags: ['Cohorts'],
  summary: 'Add and change learners from the roster of the learning system; a dry run unless dryRun is false',
  request: { params: orgParams.extend({ id: z.uuid() }), body: jsonBody(LtiRosterBody) },
  responses: {
    200: jsonContent(RosterResult, 'What changed, or would change'),
    ...problemResponses(...refusals, 'malformed-json', 'conflict'),
  },
});

type Deps = ServiceDeps & LoginDeps & { readonly quizzes: QuizShelf };

/** The learning systems of an organisation, for its owners. */
export function mountLtiPlatforms(app: Api, deps: Deps): void {
  app.openapi(list, async (c) => c.json(await describePlatforms(deps, membershipOf(c).organizationId), 200));
  app.openapi(add, async (c) => {
    const { organizationId } = membershipOf(c);
    const body = c.req.valid('json');
    refuseClosedAddresses(deps.outgoing, body);
    await deps.db.transaction().execute(async (trx) => {
      const registration = { ...body, tokenAudience: body.tokenAudience ?? null };
      const platform = await insertLtiPlatform(trx, organizationId, registration, deps.now());
      if (platform === undefined)
        throw new ProblemError('conflict', `${body.issuer} with the client id ${body.clientId} is registered already.`);
      await recordAuditEvent(trx, {
        actorId: callerOf(c).id,
        organizationId,
        action: 'lti.platform-added',
        target: platform.id,
        detail: { issuer: body.issuer },
      });
    });
    return c.json(await describePlatforms(deps, organizationId), 201);
  });
  app.openapi(change, async (c) => {
    const { organizationId } = membershipOf(c);
    const { pid } = c.req.valid('param');
    const body = c.req.valid('json');
    await deps.db.transaction().execute(async (trx) => {
      if (!(await updateLtiPlatform(trx, organizationId, pid, body))) throw platformNotFound(pid);
      await recordAuditEvent(trx, {
        actorId: callerOf(c).id,
        organizationId,
        action: 'lti.platform-changed',
        target: pid,
        detail: body,
      });
    });
    return c.json(await describePlatforms(deps, organizationId), 200);
  });
  app.openapi(remove, async (c) => {
    const { organizationId } = membershipOf(c);
    const { pid } = c.req.valid('param');
    await deps.db.transaction().execute(async (trx) => {
      if (!(await deleteLtiPlatform(trx, organizationId, pid))) throw platformNotFound(pid);
      const event = { actorId: callerOf(c).id, organizationId, target: pid };
      await recordAuditEvent(trx, { ...event, action: 'lti.platform-removed' });
    });
    return c.json(await describePlatforms(deps, organizationId), 200);
  });
  app.openapi(link, async (c) => {
    const { organizationId } = membershipOf(c);
    const { id: ownerId } = callerOf(c);
    const made = await makeRegistrationLink(deps, organizationId, { ownerId, ...c.req.valid('json') });
    await recordAuditEvent(deps.db, { actorId: ownerId, organizationId, action: 'lti.registration-link-made' });
    return c.json(made, 201);
  });
  app.openapi(roster, async (c) => {
    const { organizationId } = membershipOf(c);
    const { id } = c.req.valid('param');
    await describeCohort(deps.db, organizationId, id, deps.now());
    const members = await readMemberships(deps, organizationId, id);
    const place = { organizationId, cohortId: id, dryRun: c.req.valid('json').dryRun };
    return c.json(await importRoster(deps, callerOf(c), place, members, null), 200);
  });
  app.openapi(retry, async (c) => {
    const { organizationId } = membershipOf(c);
    const { pid } = c.req.valid('param');
    if ((await findLtiPlatform(deps.db, organizationId, pid)) === undefined) throw platformNotFound(pid);
    await retryLtiScores(deps.db, organizationId, pid, deps.now());
    return c.json(await describePlatforms(deps, organizationId), 200);
  });
}

function refuseClosedAddresses(policy: OutgoingPolicy, body: LtiPlatformBody): void {
  const errors = (['authorizationEndpoint', 'tokenEndpoint', 'jwksUrl'] as const).flatMap((field) => {
    try {
      checkAddress(policy, body[field]);
      return [];
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      return [{ path: `body.${field}`, message: error.message }];
    }
  });
  if (errors.length === 0) return;
  throw new ProblemError('invalid-request', errors.map(({ path, message }) => `${path}: ${message}`).join(' '), errors);
}
