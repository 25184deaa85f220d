import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database } from './tables/database.ts';

const pools = new WeakMap<object, pg.Pool>();

/** Remembers the pool behind a database, for the little that Kysely cannot do (COPY). */
export function rememberPool(db: Kysely<Database>, pool: pg.Pool): void {
  pools.set(db, pool);
}

/** One connection of its own with Kysely on it, outside of any transaction; given back when the work ends. */
export async function withConnection<Result>(
  db: Kysely<Database>,
  work: (connection: { readonly client: pg.PoolClient; readonly db: Kysely<Database> }) => Promise<Result>,
): Promise<Result> {
  const pool = pools.get(db);
  if (pool === undefined) throw new Error('This database was not opened by openDatabase.');
  const client = await pool.connect();
  const single = new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => ({
          query: client.query.bind(client) as never,
          release: () => {},
        }),
        end: async () => {},
      } as never,
    }),
  });
  let failure: unknown;
  try {
    return await work({ client, db: single });
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    await single.destroy();
    // A connection whose work failed may be in any state: it is closed, not given back.
    client.release(failure !== undefined);
  }
}
