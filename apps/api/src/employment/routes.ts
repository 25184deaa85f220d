import { EmploymentOutlook, ImportedProjections, OutlookQuery, ProjectionsQuery } from '@careway/contract';
import { type Database, listImportedProjections } from '@careway/database';
import { isSocCode } from '@careway/labor-market';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { toSourceBrief } from '../wages/answers.ts';
import { lookUpSources, refuseValue } from '../wages/labor-context.ts';
import { tellOutlook } from './tell-outlook.ts';

const outlook = createRoute({
  method: 'get',
  path: '/api/v1/employment/outlook',
  tags: ['Employment'],
  summary: 'Jobs, projections and openings of an occupation',
  request: { query: OutlookQuery },
  responses: { 200: jsonContent(EmploymentOutlook, 'The outlook'), ...problemResponses('invalid-request') },
});

const projections = createRoute({
  method: 'get',
  path: '/api/v1/employment/projections',
  tags: ['Employment'],
  summary: 'Rows of imported projection tables for some codes',
  request: { query: ProjectionsQuery },
  responses: {
    200: jsonContent(ImportedProjections, 'Rows, latest window first'),
    ...problemResponses('invalid-request'),
  },
});

const MOST_CODES = 20;

/** Employment and its outlook. */
export function mountEmployment(app: Api, deps: { readonly db: Kysely<Database> }): void {
  app.openapi(outlook, async (c) => c.json(await tellOutlook(deps.db, c.req.valid('query').occupation), 200));
  app.openapi(projections, async (c) => {
    const asked = c.req
      .valid('query')
      .soc.split(',')
      .map((code) => code.trim());
    const codes = asked.filter(isSocCode);
    if (codes.length !== asked.length || codes.length > MOST_CODES) {
      throw refuseValue('query.soc', `give 1 to ${MOST_CODES} SOC codes such as 43-6013, separated by commas`);
    }
    const rows = await listImportedProjections(deps.db, codes);
    const sources = await lookUpSources(
      deps.db,
      rows.map((row) => row.sourceId),
    );
    return c.json(
      {
        items: rows.map((row) => ({
          ...row,
          vintage: `${row.fromYear}–${String(row.toYear).slice(2)}`,
          kind: 'published' as const,
        })),
        sources: [...sources.values()].map(toSourceBrief),
      },
      200,
    );
  });
}
