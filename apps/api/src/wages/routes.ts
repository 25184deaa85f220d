import {
  CompareQuery,
  TitleMatches,
  TitleQuery,
  TrendQuery,
  WageCheck,
  WageCheckBody,
  WageComparison,
  WagePage,
  WageSummary,
  WageSummaryQuery,
  WagesQuery,
  WageTrend,
} from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { answerWageCheck } from './check-wage.ts';
import { compareWages } from './compare-wages.ts';
import { findTitle } from './find-title.ts';
import { listWagePage } from './list-wages.ts';
import { summarizeWages } from './summarize-wages.ts';
import { tellTrend } from './tell-trend.ts';

const tags = ['Wages'];

const list = createRoute({
  method: 'get',
  path: '/api/v1/wages',
  tags,
  summary: 'Official wages and reported figures, filtered',
  request: { query: WagesQuery },
  responses: { 200: jsonContent(WagePage, 'A page of wages'), ...problemResponses('invalid-request') },
});

const summary = createRoute({
  method: 'get',
  path: '/api/v1/wages/summary',
  tags,
  summary: 'The figures of one occupation side by side, and why they disagree',
  request: { query: WageSummaryQuery },
  responses: { 200: jsonContent(WageSummary, 'Figures and reasons'), ...problemResponses('invalid-request') },
});

const compare = createRoute({
  method: 'get',
  path: '/api/v1/wages/compare',
  tags,
  summary: 'Percentiles of stand-ins and neighbours in one year',
  request: { query: CompareQuery },
  responses: { 200: jsonContent(WageComparison, 'Rows on one axis'), ...problemResponses('invalid-request') },
});

const trend = createRoute({
  method: 'get',
  path: '/api/v1/wages/trend',
  tags,
  summary: 'Nominal and real pay over the years, broken where a line would be wrong',
  request: { query: TrendQuery },
  responses: { 200: jsonContent(WageTrend, 'Series in segments'), ...problemResponses('invalid-request') },
});

const check = createRoute({
  method: 'post',
  path: '/api/v1/wages/check',
  tags,
  summary: 'Is this pay fair? Its percentile with a range, and every step to it',
  request: { body: jsonBody(WageCheckBody) },
  responses: {
    200: jsonContent(WageCheck, 'Where the pay stands'),
    ...problemResponses('malformed-json', 'invalid-request', 'unsupported-media-type', 'body-too-large'),
  },
});

const titles = createRoute({
  method: 'get',
  path: '/api/v1/titles',
  tags,
  summary: 'Which occupations and SOC codes a job title may mean, and why',
  request: { query: TitleQuery },
  responses: { 200: jsonContent(TitleMatches, 'Codes, best first'), ...problemResponses('invalid-request') },
});

const TITLES_TOLD = 5;

/** Wages: observations, the summary of an occupation, comparison, trend, and the check of one pay. */
export function mountWages(app: Api, deps: { readonly db: Kysely<Database>; readonly now: () => Date }): void {
  const { db } = deps;
  app.openapi(summary, async (c) => c.json(await summarizeWages(db, c.req.valid('query').occupation), 200));
  app.openapi(compare, async (c) => c.json(await compareWages(db, c.req.valid('query')), 200));
  app.openapi(trend, async (c) => c.json(await tellTrend(db, c.req.valid('query')), 200));
  app.openapi(check, async (c) => c.json(await answerWageCheck(deps, c.req.valid('json')), 200));
  app.openapi(titles, async (c) => {
    const { title, limit = TITLES_TOLD } = c.req.valid('query');
    return c.json(await findTitle(db, title, limit), 200);
  });
  app.openapi(list, async (c) => c.json(await listWagePage(db, c.req.valid('query')), 200));
}
