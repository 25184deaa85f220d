import { ParitiesQuery, PriceMonths, PriceParities } from '@careway/contract';
import { type Database, listPriceMonths, listPriceParities } from '@careway/database';
import { findState, roundTo } from '@careway/labor-market';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { toSourceBrief } from '../wages/answers.ts';
import { lookUpSources, refuseValue } from '../wages/labor-context.ts';

const tags = ['Prices'];
const MONTHS_PER_YEAR = 12;

const parities = createRoute({
  method: 'get',
  path: '/api/v1/prices/parities',
  tags,
  summary: 'Price levels of a state, US = 100, by year and release',
  request: { query: ParitiesQuery },
  responses: { 200: jsonContent(PriceParities, 'Price levels'), ...problemResponses('invalid-request') },
});

const months = createRoute({
  method: 'get',
  path: '/api/v1/prices/cpi-u',
  tags,
  summary: 'The CPI-U by year, from the imported months',
  responses: { 200: jsonContent(PriceMonths, 'Years with how many months are held') },
});

/** Prices: over the years and over the states, as imported. */
export function mountPrices(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(parities, async (c) => {
    const { state: text } = c.req.valid('query');
    const state = findState(text);
    if (state === undefined)
      throw refuseValue('query.state', `"${text}" is no state by FIPS code, abbreviation or name`);
    const rows = await listPriceParities(db, state.fips);
    const sources = await lookUpSources(
      db,
      rows.map((row) => row.sourceId),
    );
    return c.json(
      {
        state: { code: state.fips, name: state.name },
        items: rows.map(({ sourceId, year, release, parity }) => ({
          sourceId,
          vintage: String(year),
          kind: 'published' as const,
          year,
          release,
          parity,
        })),
        sources: [...sources.values()].map(toSourceBrief),
      },
      200,
    );
  });
  app.openapi(months, async (c) => {
    const rows = await listPriceMonths(db);
    const sources = await lookUpSources(
      db,
      rows.map((row) => row.sourceId),
    );
    const lastMonth = rows.at(-1);
    const items = [...Map.groupBy(rows, ({ year }) => year)].map(([year, held]) => {
      const known = new Set(held.map(({ month }) => month));
      const until = year === lastMonth?.year ? lastMonth.month : MONTHS_PER_YEAR;
      return {
        sourceId: held.at(0)?.sourceId ?? '',
        vintage: String(year),
        kind: 'published' as const,
        year,
        months: held.length,
        average: roundTo(held.reduce((sum, { index }) => sum + index, 0) / held.length, 3),
        isComplete: held.length === MONTHS_PER_YEAR,
        missing: Array.from({ length: until }, (_, index) => index + 1).filter((month) => !known.has(month)),
      };
    });
    return c.json({ items, sources: [...sources.values()].map(toSourceBrief) }, 200);
  });
}
