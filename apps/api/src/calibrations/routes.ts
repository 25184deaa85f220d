import {
  CalibrationDetail,
  CalibrationPage,
  CalibrationsQuery,
  ItemCalibration,
  ItemId,
  Job,
  ReleaseItemBody,
} from '@careway/contract';
import { type Database, findCalibration, findJob, queueWork } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeCursor, toPage } from '../http/paging.ts';
import { toJob } from '../jobs/routes.ts';
import { calibrationNotFound, useCalibration } from './activate-calibration.ts';
import { describeCalibration, describeCalibrations } from './describe-calibration.ts';
import { describeItemCalibration } from './describe-item-calibration.ts';
import { releaseQuestion } from './release-question.ts';

const tags = ['Calibration'];
const refusals = ['sign-in-required', 'account-required', 'forbidden'] as const;
const params = z.object({ version: z.string().max(40) });
const PAGE = 20;

const list = createRoute({
  method: 'get',
  path: '/api/v1/calibrations',
  tags,
  summary: 'Calibrations of the bank, newest first, and what new attempts are measured with',
  request: { query: CalibrationsQuery },
  responses: {
    200: jsonContent(CalibrationPage, 'A page of calibrations'),
    ...problemResponses(...refusals, 'invalid-request'),
  },
});

const start = createRoute({
  method: 'post',
  path: '/api/v1/calibrations',
  tags,
  summary: 'Calibrate the bank from every answer that counts; while one runs, that one is told of',
  responses: { 202: jsonContent(Job, 'The job; its result is a new version'), ...problemResponses(...refusals) },
});

const one = createRoute({
  method: 'get',
  path: '/api/v1/calibrations/{version}',
  tags,
  summary: 'One calibration: what moved, what changed its standing, where targets would lie',
  request: { params },
  responses: {
    200: jsonContent(CalibrationDetail, 'The calibration'),
    ...problemResponses(...refusals, 'not-found', 'invalid-request'),
  },
});

const activate = createRoute({
  method: 'post',
  path: '/api/v1/calibrations/{version}/activate',
  tags,
  summary: 'Measure new attempts with it; open attempts keep the models they began with',
  request: { params },
  responses: {
    200: jsonContent(CalibrationDetail, 'The calibration, in use'),
    ...problemResponses(...refusals, 'not-found', 'conflict', 'invalid-request'),
  },
});

const item = createRoute({
  method: 'get',
  path: '/api/v1/items/{id}/calibration',
  tags,
  summary: 'How a question is measured: parameters with errors, fit, its curve with observed points',
  request: { params: z.object({ id: ItemId }) },
  responses: {
    200: jsonContent(ItemCalibration, 'The measurement of the version in use'),
    ...problemResponses(...refusals, 'not-found', 'invalid-request'),
  },
});

const release = createRoute({
  method: 'post',
  path: '/api/v1/items/{id}/calibration/release',
  tags,
  summary: 'Say that a suspended question was looked at and is sound; the next calibration takes it in again',
  request: { params: z.object({ id: ItemId }), body: jsonBody(ReleaseItemBody) },
  responses: {
    200: jsonContent(ItemCalibration, 'The measurement of the version in use'),
    ...problemResponses(...refusals, 'not-found', 'conflict', 'invalid-request', 'malformed-json'),
  },
});

/** Calibrations of the bank, for authors. */
export function mountCalibrations(app: Api, deps: { readonly db: Kysely<Database>; readonly now: () => Date }): void {
  const { db } = deps;
  app.openapi(list, async (c) => {
    const { cursor, limit = PAGE } = c.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const { calibrations, sentence } = await describeCalibrations(db, { after, limit: limit + 1 });
    return c.json({ ...toPage(calibrations, limit, ({ version }) => version), sentence }, 200);
  });
  app.openapi(start, async (c) => {
    const id = await queueWork(db, { kind: 'calibration', payload: {}, startedBy: callerOf(c).id });
    const job = await findJob(db, id);
    if (job === undefined) throw new Error(`The job ${id} was queued and is not there.`);
    return c.json(toJob(job), 202);
  });
  app.openapi(one, async (c) =>
    c.json(await describeCalibration(db, await existing(c.req.valid('param').version)), 200),
  );
  app.openapi(activate, async (c) => {
    const { version } = c.req.valid('param');
    await useCalibration(deps, version, callerOf(c).id);
    return c.json(await describeCalibration(db, await existing(version)), 200);
  });
  app.openapi(item, async (c) => c.json(await describeItemCalibration(db, c.req.valid('param').id), 200));

  app.openapi(release, async (c) => {
    const { id } = c.req.valid('param');
    await releaseQuestion(deps, callerOf(c).id, id, c.req.valid('json').reason);
    return c.json(await describeItemCalibration(db, id), 200);
  });

  async function existing(version: string) {
    const found = await findCalibration(db, version);
    if (found === undefined) throw calibrationNotFound(version);
    return found;
  }
}
