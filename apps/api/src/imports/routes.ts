import { ImportJudgement, ImportRun, ImportRunPage, ImportsQuery, Job, StartImportQuery } from '@careway/contract';
import { type Database, findImport, findJob, listImports, listRefusedRows } from '@careway/database';
import { bytesSource } from '@careway/labor-market';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import { csvRecord } from '../http/csv.ts';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeTimeCursor, timeKey, toPage } from '../http/paging.ts';
import { ProblemError } from '../http/problem.ts';
import { receiveUpload } from '../jobs/receive-upload.ts';
import { toJob } from '../jobs/routes.ts';
import { runImport } from './run-import.ts';

const tags = ['Administration'];
const refusals = ['sign-in-required', 'account-required', 'forbidden'] as const;
const params = z.object({ id: z.uuid() });
const PAGE = 50;
const REFUSED_PAGE = 5_000;
const LARGEST_DRY_RUN = 64 * 1024 * 1024;

const start = createRoute({
  method: 'post',
  path: '/api/v1/admin/imports',
  tags,
  summary: 'Import a published file; the body is the file',
  request: {
    query: StartImportQuery,
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    },
  },
  responses: {
    200: jsonContent(ImportJudgement, 'With dryRun=1'),
    202: jsonContent(Job, 'The job that imports the file'),
    ...problemResponses(...refusals, 'invalid-request', 'body-too-large'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/admin/imports',
  tags,
  summary: 'Imports, newest first',
  request: { query: ImportsQuery },
  responses: {
    200: jsonContent(ImportRunPage, 'A page of imports'),
    ...problemResponses(...refusals, 'invalid-request'),
  },
});

const one = createRoute({
  method: 'get',
  path: '/api/v1/admin/imports/{id}',
  tags,
  summary: 'One import: counts, markers, notes',
  request: { params },
  responses: {
    200: jsonContent(ImportRun, 'The import'),
    ...problemResponses(...refusals, 'not-found', 'invalid-request'),
  },
});

const rejected = createRoute({
  method: 'get',
  path: '/api/v1/admin/imports/{id}/rejected.csv',
  tags,
  summary: 'Every refused row with line, column, value and reason',
  request: { params },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses(...refusals, 'not-found', 'invalid-request'),
  },
});

/** Imports of published files, for administrators. */
export function mountImports(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(start, async (c) => {
    const { name, format, year, release, dryRun } = c.req.valid('query');
    const caller = callerOf(c);
    const body = c.req.raw.body;
    if (dryRun === '1') {
      const length = Number(c.req.header('content-length') ?? '0');
      if (length > LARGEST_DRY_RUN) {
        const detail = `A dry run over the API takes at most ${LARGEST_DRY_RUN} bytes. Use: careway import --dry-run`;
        throw new ProblemError('body-too-large', detail);
      }
      const bytes = new Uint8Array(await c.req.raw.arrayBuffer());
      const outcome = await refusalsAsProblems(() =>
        runImport(db, {
          source: bytesSource(name, bytes),
          hints: { ...(year === undefined ? {} : { year }), ...(release === undefined ? {} : { release }) },
          ...(format === undefined || format === 'auto' ? {} : { format }),
          isDryRun: true,
        }),
      );
      if (outcome.kind !== 'judged') throw new Error('A dry run keeps nothing.');
      const { kind: _, ...judged } = outcome;
      return c.json(
        { ...judged, markers: { ...judged.markers }, notes: [...judged.notes], refused: [...judged.refused] },
        200,
      );
    }
    const id = await receiveUpload(db, body, {
      kind: 'import',
      payload: { name, format: format ?? 'auto', year: year ?? null, release: release ?? null },
      startedBy: caller.id,
    });
    const job = await findJob(db, id);
    if (job === undefined) throw new Error(`The job ${id} was queued and is not there.`);
    return c.json(toJob(job), 202);
  });
  app.openapi(list, async (c) => {
    const { cursor, limit = PAGE } = c.req.valid('query');
    const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await listImports(db, { before, limit: limit + 1 });
    const page = toPage(rows, limit, (row) => timeKey({ at: row.createdAt, id: row.id }));
    return c.json({ items: page.items.map(toImportRun), nextCursor: page.nextCursor }, 200);
  });
  app.openapi(one, async (c) => c.json(toImportRun(await requireImport(db, c.req.valid('param').id)), 200));
  app.openapi(rejected, async (c) => {
    const { id } = c.req.valid('param');
    await requireImport(db, id);
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="rejected.csv"');
    return c.body(refusedCsv(db, id), 200);
  });
}

function refusedCsv(db: Kysely<Database>, id: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      const rows = await listRefusedRows(db, id, { after, limit: REFUSED_PAGE });
      const head = isFirst ? csvRecord(['line', 'column', 'value', 'reason']) : '';
      isFirst = false;
      after = rows.at(-1)?.place ?? after;
      const text = head + rows.map((row) => csvRecord([row.line, row.column, row.value, row.reason])).join('');
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (rows.length < REFUSED_PAGE) controller.close();
    },
  });
}

async function requireImport(db: Kysely<Database>, id: string) {
  const run = await findImport(db, id);
  if (run === undefined) throw new ProblemError('not-found', `There is no import ${id}.`);
  return run;
}

async function refusalsAsProblems<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'FileRefused') throw error;
    throw new ProblemError('invalid-request', error.message, [{ path: 'body', message: error.message }]);
  }
}

function toImportRun(run: Awaited<ReturnType<typeof requireImport>>): ImportRun {
  return { ...run, markers: { ...run.markers }, notes: [...run.notes] };
}
