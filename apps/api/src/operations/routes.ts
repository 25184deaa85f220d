import { type Database, migrationStatus } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import type { Metrics } from '../http/metrics.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';

const tags = ['Operations'];

const health = createRoute({
  method: 'get',
  path: '/healthz',
  tags,
  summary: 'Is the process alive',
  responses: { 200: jsonContent(z.object({ status: z.literal('ok') }), 'Alive') },
});

const Ready = z.object({
  status: z.literal('ready'),
  checks: z.object({ database: z.literal('ok'), migrations: z.literal('ok') }),
});

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  tags,
  summary: 'Does the database answer, and is its schema up to date',
  responses: { 200: jsonContent(Ready, 'Ready to serve'), ...problemResponses('not-ready') },
});

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  tags,
  summary: 'Prometheus metrics',
  responses: { 200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } } },
});

/** Alive, ready, and the numbers: for the operator. */
export function mountOperations(app: Api, deps: { readonly db: Kysely<Database>; readonly metrics: Metrics }): void {
  app.openapi(health, (c) => c.json({ status: 'ok' as const }, 200));
  app.openapi(ready, async (c) => {
    try {
      await sql`select 1`.execute(deps.db);
    } catch (cause) {
      throw new ProblemError('not-ready', 'The database does not answer.', undefined, { cause });
    }
    const missing = (await migrationStatus(deps.db)).filter((migration) => migration.executedAt === undefined);
    if (missing.length > 0) {
      throw new ProblemError(
        'not-ready',
        `The schema is behind by ${missing.length} migrations. Run: pnpm careway migrate`,
      );
    }
    return c.json({ status: 'ready' as const, checks: { database: 'ok' as const, migrations: 'ok' as const } }, 200);
  });
  app.openapi(metricsRoute, async (c) =>
    c.text(await deps.metrics.text(), 200, { 'content-type': deps.metrics.contentType }),
  );
}
