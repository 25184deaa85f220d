import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { ServerAddress } from './embedded/server.ts';
import { rememberPool } from './raw-connection.ts';
import type { Database } from './tables/database.ts';
import { typeParsers } from './type-parsers.ts';

/** Where a database is: a URL, or an embedded server's address and a database name. */
export type DatabaseLocation = { readonly url: string } | (ServerAddress & { readonly database: string });

/** Kinds of work, each with its own limits on how long a statement may run and a transaction may idle. */
const timeoutsByRole = {
  request: { statementTimeoutMs: 10_000, idleInTransactionTimeoutMs: 15_000 },
  job: { statementTimeoutMs: 600_000, idleInTransactionTimeoutMs: 120_000 },
  report: { statementTimeoutMs: 60_000, idleInTransactionTimeoutMs: 60_000 },
} as const;
export type WorkRole = keyof typeof timeoutsByRole;

export interface OpenDatabaseOptions {
  readonly role: WorkRole;
  readonly maxConnections?: number;
  readonly applicationName?: string;
  /** Told of errors on idle connections, which belong to no request. */
  readonly onError?: (error: Error) => void;
}

/** Opens a pool on a database. Close it with `destroy()`, or hold it with `await using`. */
export function openDatabase(location: DatabaseLocation, options: OpenDatabaseOptions): Kysely<Database> {
  const limits = timeoutsByRole[options.role];
  const onError = options.onError ?? (() => {});
  const pool = new pg.Pool({
    ...('url' in location ? { connectionString: location.url } : location),
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? `careway ${process.pid}`,
    statement_timeout: limits.statementTimeoutMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionTimeoutMs,
    types: typeParsers,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  rememberPool(db, pool);
  return db;
}

/** The version of the server, such as 18.4. */
export async function serverVersion(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
  return rows[0]?.version ?? 'unknown';
}
