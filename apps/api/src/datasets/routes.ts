import {
  CompareDatasetQuery,
  CreateDatasetBody,
  Dataset,
  DatasetComparison,
  DatasetPage,
  DatasetsQuery,
  Job,
  PayEquity,
  PayEquityQuery,
} from '@careway/contract';
import {
  type Database,
  deletePayDataset,
  findJob,
  findMembershipRoles,
  insertPayDataset,
  listPayDatasets,
  listRefusedPay,
  markPayDataset,
  type PayDataset,
  recordAuditEvent,
} from '@careway/database';
import type { OwnPayMapping } from '@careway/labor-market';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import { csvRecord } from '../http/csv.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import { ProblemError } from '../http/problem.ts';
import { receiveUpload } from '../jobs/receive-upload.ts';
import { toJob } from '../jobs/routes.ts';
import { compareDataset, comparePayGroups } from './compare-dataset.ts';
import { ownDataset, readyDataset } from './own-dataset.ts';

const tags = ['Own pay'];
const params = z.object({ id: z.uuid() });
const refusals = ['sign-in-required', 'account-required', 'not-found', 'invalid-request'] as const;
const PAGE = 50;
const REFUSED_PAGE = 5_000;

const create = createRoute({
  method: 'post',
  path: '/api/v1/datasets',
  tags,
  summary: 'A new pay data set of an organization, with the columns that may be read',
  request: { body: jsonBody(CreateDatasetBody) },
  responses: {
    201: jsonContent(Dataset, 'It waits for its file'),
    ...problemResponses(...refusals, 'forbidden', 'malformed-json'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/datasets',
  tags,
  summary: 'Pay data sets of an organization, newest first',
  request: { query: DatasetsQuery },
  responses: { 200: jsonContent(DatasetPage, 'A page'), ...problemResponses(...refusals, 'forbidden') },
});

const one = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}',
  tags,
  summary: 'One data set: state and counts',
  request: { params },
  responses: { 200: jsonContent(Dataset, 'The data set'), ...problemResponses(...refusals) },
});

const upload = createRoute({
  method: 'put',
  path: '/api/v1/datasets/{id}/file',
  tags,
  summary: 'The pay file; only mapped columns are read, nothing else of it is kept',
  request: {
    params,
    body: { required: true, content: { 'text/csv': { schema: z.string() } } },
  },
  responses: {
    202: jsonContent(Job, 'The job that reads it'),
    ...problemResponses(...refusals, 'conflict', 'body-too-large'),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/v1/datasets/{id}',
  tags,
  summary: 'Forget a data set with all its rows',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...problemResponses(...refusals) },
});

const rejected = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/rejected.csv',
  tags,
  summary: 'Every refused row with line, column, value and reason',
  request: { params },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses(...refusals),
  },
});

const compare = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/compare',
  tags,
  summary: 'Own pay beside the market',
  request: { params, query: CompareDatasetQuery },
  responses: { 200: jsonContent(DatasetComparison, 'Percentiles'), ...problemResponses(...refusals, 'conflict') },
});

const equity = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/equity',
  tags,
  summary: 'Pay gaps by group, after occupation, level and place',
  request: { params, query: PayEquityQuery },
  responses: { 200: jsonContent(PayEquity, 'Gaps with intervals'), ...problemResponses(...refusals, 'conflict') },
});

/** Pay files of organizations, for their recruiters. What is not the caller's organization's does not exist for them. */
export function mountDatasets(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(create, async (c) => {
    const { organizationId, name, asOf, payBasis, mapping } = c.req.valid('json');
    const caller = callerOf(c);
    await requireRecruiter(db, organizationId, caller.id);
    const dataset = await db.transaction().execute(async (trx) => {
      const made = await insertPayDataset(trx, {
        organizationId,
        name,
        asOf,
        payBasis,
        mapping: Object.fromEntries(
          Object.entries(mapping).filter(([, column]) => column !== undefined),
        ) as unknown as OwnPayMapping,
        createdBy: caller.id,
      });
      await recordAuditEvent(trx, { actorId: caller.id, organizationId, action: 'dataset.create', target: made.id });
      return made;
    });
    return c.json(toDataset(dataset), 201);
  });
  app.openapi(list, async (c) => {
    const { organization, cursor, limit = PAGE } = c.req.valid('query');
    await requireRecruiter(db, organization, callerOf(c).id);
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listPayDatasets(db, organization, { before, limit: limit + 1 });
    const page = toPage(rows, limit, (row) => timeKey({ at: row.createdAt, id: row.id }));
    return c.json({ items: page.items.map(toDataset), nextCursor: page.nextCursor }, 200);
  });
  app.openapi(one, async (c) => c.json(toDataset(await ownDataset(db, callerOf(c).id, c.req.valid('param').id)), 200));
  app.openapi(upload, async (c) => {
    const dataset = await ownDataset(db, callerOf(c).id, c.req.valid('param').id);
    if (dataset.state === 'reading') throw new ProblemError('conflict', 'A file of this data set is being read.');
    const id = await receiveUpload(db, c.req.raw.body, {
      kind: 'dataset',
      payload: { organizationId: dataset.organizationId, datasetId: dataset.id, name: dataset.name },
      startedBy: callerOf(c).id,
    });
    await markPayDataset(db, dataset, { state: 'reading', jobId: id });
    const job = await findJob(db, id);
    if (job === undefined) throw new Error(`The job ${id} was queued and is not there.`);
    return c.json(toJob(job), 202);
  });
  app.openapi(remove, async (c) => {
    const dataset = await ownDataset(db, callerOf(c).id, c.req.valid('param').id);
    await deletePayDataset(db, dataset);
    await recordAuditEvent(db, {
      actorId: callerOf(c).id,
      organizationId: dataset.organizationId,
      action: 'dataset.delete',
      target: dataset.id,
    });
    return c.body(null, 204);
  });
  app.openapi(rejected, async (c) => {
    const dataset = await ownDataset(db, callerOf(c).id, c.req.valid('param').id);
    const parts = [csvRecord(['line', 'column', 'value', 'reason'])];
    for (let after = 0; ; ) {
      const rows = await listRefusedPay(db, dataset, { after, limit: REFUSED_PAGE });
      parts.push(...rows.map((row) => csvRecord([row.line, row.column, row.value, row.reason])));
      after = rows.at(-1)?.place ?? after;
      if (rows.length < REFUSED_PAGE) break;
    }
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="rejected.csv"');
    return c.body(parts.join(''), 200);
  });
  app.openapi(compare, async (c) => {
    const dataset = await readyDataset(db, callerOf(c).id, c.req.valid('param').id);
    return c.json(await compareDataset(db, dataset, c.req.valid('query')), 200);
  });
  app.openapi(equity, async (c) => {
    const dataset = await readyDataset(db, callerOf(c).id, c.req.valid('param').id);
    return c.json(await comparePayGroups(db, dataset), 200);
  });
}

async function requireRecruiter(db: Kysely<Database>, organizationId: string, personId: string): Promise<void> {
  const roles = z.uuid().safeParse(organizationId).success
    ? await findMembershipRoles(db, organizationId, personId)
    : [];
  if (roles.length === 0)
    throw new ProblemError('not-found', `There is no organization ${organizationId} that you belong to.`);
  if (!roles.includes('owner') && !roles.includes('recruiter')) {
    throw new ProblemError(
      'forbidden',
      `This is for the role recruiter in this organization; you are ${roles.join(', ')}.`,
    );
  }
}

function toDataset(dataset: PayDataset): Dataset {
  const { payBasis, mapping, ...rest } = dataset;
  return { ...rest, payBasis, mapping: { ...mapping } };
}
