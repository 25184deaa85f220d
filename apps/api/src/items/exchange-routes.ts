import { ItemExportQuery, ItemImport, ItemImportQuery } from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { exportItems } from './export-items.ts';
import { importItems } from './import-items.ts';

const tags = ['Item bank'];
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'invalid-request'] as const;
const file = z.string().meta({ format: 'binary' });

const importFile = createRoute({
  method: 'post',
  path: '/api/v1/items/import',
  tags,
  summary: 'Bring in questions: QTI 3.0, 2.x, 1.2, Moodle XML, GIFT, CSV; with dryRun=1 nothing is written',
  request: {
    query: ItemImportQuery,
    body: { required: true, content: { 'application/octet-stream': { schema: file } } },
  },
  responses: {
    200: jsonContent(ItemImport, 'What the file holds, what each question loses, and what cannot be taken'),
    ...problemResponses(...refusals, 'body-too-large'),
  },
});

const exportFile = createRoute({
  method: 'get',
  path: '/api/v1/items/export',
  tags,
  summary: 'The versions in use as a QTI 3.0 package, CSV or JSON',
  request: { query: ItemExportQuery },
  responses: {
    200: {
      description: 'The file',
      content: {
        'application/zip': { schema: file },
        'text/csv': { schema: file },
        'application/json': { schema: z.looseObject({}) },
      },
    },
    ...problemResponses(...refusals),
  },
});

/** Moving questions in and out. Mounted before the routes of one question, whose ids these paths would be. */
export function mountItemExchange(app: Api, deps: { readonly db: Kysely<Database>; readonly now: () => Date }): void {
  app.openapi(importFile, async (c) => {
    const { name, dryRun } = c.req.valid('query');
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return c.json(await importItems(deps, callerOf(c), { name, bytes }, dryRun === '1'), 200);
  });
  app.openapi(exportFile, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { bytes, fileName, mediaType } = await exportItems(deps.db, format, filter);
    return new Response(new Uint8Array(bytes), {
      status: 200,
      headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` },
    });
  });
}
