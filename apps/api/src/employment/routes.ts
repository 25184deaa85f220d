import { EmploymentOutlook, OutlookQuery } from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { tellOutlook } from './tell-outlook.ts';

const outlook = createRoute({
  method: 'get',
  path: '/api/v1/employment/outlook',
  tags: ['Employment'],
  summary: 'Jobs, projections and openings of an occupation',
  request: { query: OutlookQuery },
  responses: { 200: jsonContent(EmploymentOutlook, 'The outlook'), ...problemResponses('invalid-request') },
});

/** Employment and its outlook. */
export function mountEmployment(app: Api, deps: { readonly db: Kysely<Database> }): void {
  app.openapi(outlook, async (c) => c.json(await tellOutlook(deps.db, c.req.valid('query').occupation), 200));
}
