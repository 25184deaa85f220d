import { type Database, migrationStatus } from '@careway/database';
import { type Kysely, sql } from 'kysely';
import type { Api } from '../http/environment.ts';
import type { Metrics } from '../http/metrics.ts';
import { ProblemError } from '../http/problem.ts';

/** Alive, ready, and the numbers: for the operator, not part of the documented API. */
export function mountOperations(app: Api, deps: { readonly db: Kysely<Database>; readonly metrics: Metrics }): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
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
    return c.json({ status: 'ready', checks: { database: 'ok', migrations: 'ok' } });
  });
  app.get('/metrics', async (c) =>
    c.body(await deps.metrics.text(), 200, { 'content-type': deps.metrics.contentType }),
  );
}
