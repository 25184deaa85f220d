import { readPastedRoster } from '@careway/assessment';
import { Learner, RosterBody, RosterFileQuery, RosterImport, RosterResult } from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf, membershipOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { describeCohort, describeLearners } from './describe-cohort.ts';
import { importRoster, readRosterFile } from './import-roster.ts';
import { describeRosterImports, undoImport } from './undo-import.ts';

const tags = ['Cohorts'];
const cohortParams = z.object({ org: z.uuid(), id: z.uuid() });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'] as const;

const readRoster = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/cohorts/{id}/roster',
  tags,
  summary: 'Who is in the cohort, and how far each is',
  request: { params: cohortParams },
  responses: {
    200: jsonContent(z.object({ items: z.array(Learner) }), 'The learners by name'),
    ...problemResponses(...refusals),
  },
});

const writeRoster = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/cohorts/{id}/roster',
  tags,
  summary: 'Add learners from pasted lines; a dry run unless dryRun is false',
  request: { params: cohortParams, body: jsonBody(RosterBody) },
  responses: {
    200: jsonContent(RosterResult, 'What changed, or would change'),
    ...problemResponses(...refusals, 'malformed-json'),
  },
});

const writeFile = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/cohorts/{id}/roster/file',
  tags,
  summary: 'Add and change learners from a CSV file or a OneRoster 1.1 or 1.2 CSV package; a dry run unless dryRun=0',
  request: {
    params: cohortParams,
    query: RosterFileQuery,
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    },
  },
  responses: {
    200: jsonContent(RosterResult, 'What changed, or would change'),
    ...problemResponses(...refusals, 'body-too-large'),
  },
});

const imports = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/cohorts/{id}/roster/imports',
  tags,
  summary: 'The imports into the roster, latest first, and which can be undone',
  request: { params: cohortParams },
  responses: {
    200: jsonContent(z.object({ items: z.array(RosterImport) }), 'The last 50 imports'),
    ...problemResponses(...refusals),
  },
});

const undo = createRoute({
  method: 'post',
  path: '/api/v1/organizations/{org}/cohorts/{id}/roster/imports/{iid}/undo',
  tags,
  summary: 'Take back the latest import, within 24 hours',
  request: { params: cohortParams.extend({ iid: z.uuid() }) },
  responses: {
    200: jsonContent(z.object({ items: z.array(RosterImport) }), 'The imports after it'),
    ...problemResponses(...refusals, 'conflict'),
  },
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly randomToken: () => string;
  readonly secret: string;
  readonly publicUrl: string;
}

/** The roster of a cohort: read, import, undo. */
export function mountRosters(app: Api, deps: Deps): void {
  app.openapi(readRoster, async (c) => {
    const { id } = c.req.valid('param');
    const { organizationId } = membershipOf(c);
    await describeCohort(deps.db, organizationId, id, deps.now());
    return c.json({ items: await describeLearners(deps, organizationId, id) }, 200);
  });
  app.openapi(writeRoster, async (c) => {
    const { text, dryRun } = c.req.valid('json');
    const target = { organizationId: membershipOf(c).organizationId, cohortId: c.req.valid('param').id, dryRun };
    return c.json(await importRoster(deps, callerOf(c), target, readPastedRoster(text), null), 200);
  });
  app.openapi(writeFile, async (c) => {
    const { name, dryRun, class: classId } = c.req.valid('query');
    const target = {
      organizationId: membershipOf(c).organizationId,
      cohortId: c.req.valid('param').id,
      dryRun: dryRun === '1',
    };
    const roster = readRosterFile({ name, bytes: new Uint8Array(await c.req.arrayBuffer()) }, classId);
    return c.json(await importRoster(deps, callerOf(c), target, roster, name), 200);
  });
  app.openapi(imports, async (c) => {
    const { id } = c.req.valid('param');
    const { organizationId } = membershipOf(c);
    await describeCohort(deps.db, organizationId, id, deps.now());
    return c.json({ items: await describeRosterImports(deps, organizationId, id) }, 200);
  });
  app.openapi(undo, async (c) => {
    const { id, iid } = c.req.valid('param');
    const { organizationId } = membershipOf(c);
    await undoImport(deps, callerOf(c), { organizationId, cohortId: id, importId: iid });
    return c.json({ items: await describeRosterImports(deps, organizationId, id) }, 200);
  });
}
