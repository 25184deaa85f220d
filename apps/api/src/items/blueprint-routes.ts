import { BlueprintCoverage, BlueprintSummary } from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { describeCoverage, listBlueprintSummaries } from './describe-coverage.ts';

const tags = ['Item bank'];
const refusals = ['sign-in-required', 'account-required', 'forbidden'] as const;

const list = createRoute({
  method: 'get',
  path: '/api/v1/blueprints',
  tags,
  summary: 'The plans of the quizzes',
  responses: {
    200: jsonContent(z.object({ items: z.array(BlueprintSummary) }), 'The blueprints'),
    ...problemResponses(...refusals),
  },
});

const coverage = createRoute({
  method: 'get',
  path: '/api/v1/blueprints/{slug}/coverage',
  tags,
  summary: 'Does the pool cover the plan: target against pool, by domain and objective',
  request: { params: z.object({ slug: z.string().max(80) }) },
  responses: { 200: jsonContent(BlueprintCoverage, 'The coverage'), ...problemResponses(...refusals, 'not-found') },
});

export function mountBlueprints(app: Api, deps: { readonly db: Kysely<Database> }): void {
  app.openapi(list, async (c) => c.json({ items: await listBlueprintSummaries(deps.db) }, 200));
  app.openapi(coverage, async (c) => c.json(await describeCoverage(deps.db, c.req.valid('param').slug), 200));
}
