import {
  CountyWageLevelsList,
  CountyWageLevelsQuery,
  LaborConditions,
  LaborConditionsQuery,
  OnetOccupation,
  OnetQuery,
  RegionWages,
  RegionWagesQuery,
} from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { describeOnet } from './describe-onet.ts';
import { listCountyLevels, listOfferedWages, listRegions } from './describe-tables.ts';

const tags = ['Imported tables'];

const laborConditions = createRoute({
  method: 'get',
  path: '/api/v1/wages/labor-conditions',
  tags,
  summary: 'Wages that employers offered in Labor Condition Applications, with their quartiles',
  request: { query: LaborConditionsQuery },
  responses: { 200: jsonContent(LaborConditions, 'A page of records'), ...problemResponses('invalid-request') },
});

const countyLevels = createRoute({
  method: 'get',
  path: '/api/v1/wages/county-levels',
  tags,
  summary: 'Prevailing wage levels I to IV by county',
  request: { query: CountyWageLevelsQuery },
  responses: { 200: jsonContent(CountyWageLevelsList, 'Counties by name'), ...problemResponses('invalid-request') },
});

const regions = createRoute({
  method: 'get',
  path: '/api/v1/wages/regions',
  tags,
  summary: 'Entry and experienced wages that a state publishes for itself and its regions',
  request: { query: RegionWagesQuery },
  responses: { 200: jsonContent(RegionWages, 'The state, then its regions'), ...problemResponses('invalid-request') },
});

const onet = createRoute({
  method: 'get',
  path: '/api/v1/onet/{code}',
  tags,
  summary: 'What the imported tables of O*NET hold of an occupation',
  request: {
    params: z.object({ code: z.string().max(20).describe('O*NET-SOC code such as 29-2099.08') }),
    query: OnetQuery,
  },
  responses: {
    200: jsonContent(OnetOccupation, 'Titles, job zone, related occupations, tasks, ratings'),
    ...problemResponses('invalid-request', 'not-found'),
  },
});

/** Published tables that an administrator imported, as they were published. */
export function mountImportedTables(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(laborConditions, async (c) => c.json(await listOfferedWages(db, c.req.valid('query')), 200));
  app.openapi(countyLevels, async (c) => c.json(await listCountyLevels(db, c.req.valid('query')), 200));
  app.openapi(regions, async (c) => c.json(await listRegions(db, c.req.valid('query').soc), 200));
  app.openapi(onet, async (c) =>
    c.json(await describeOnet(db, c.req.valid('param').code, c.req.valid('query').table), 200),
  );
}
