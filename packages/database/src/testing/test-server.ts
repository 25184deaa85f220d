import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { startEmbeddedServer } from '../embedded/server.ts';
import { migrateToLatest, migrationsHash } from '../migrate.ts';
import { type DatabaseLocation, openDatabase } from '../open-database.ts';
import { loadReferenceData } from '../reference/load-reference-data.ts';
import type { Database } from '../tables/database.ts';

/** What test files are told of the server of this run: how to reach it, and the templates they copy. */
export interface TestServer {
  readonly location: DatabaseLocation;
  /** Every table, no row. */
  readonly template: string;
  /** The same with the reference data. */
  readonly loadedTemplate: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * Vitest's global set-up: one server per run with two template databases, one migrated and one with the reference data
 * too. The server is the one at TEST_DATABASE_URL, or an embedded one in a folder of its own with fsync off.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  const folder = url === undefined ? await makeFolder() : undefined;
  const server =
    folder === undefined
      ? undefined
      : await startEmbeddedServer({
          dataDir: folder,
          settings: { fsync: 'off', full_page_writes: 'off', max_connections: '100' },
        });
  const base: DatabaseLocation =
    url !== undefined ? { url } : { ...(server as NonNullable<typeof server>).address, database: 'postgres' };
  const template = `careway_template_${await migrationsHash()}_${randomUUID().slice(0, 8)}`;
  const admin = openDatabase(base, { role: 'job', maxConnections: 1 });
  await sql`create database ${sql.id(template)}`.execute(admin);
  const db = openDatabase(withDatabase(base, template), { role: 'job', maxConnections: 2 });
  await migrateToLatest(db);
  await db.destroy();
  const loadedTemplate = `${template}_loaded`;
  await sql`create database ${sql.id(loadedTemplate)} template ${sql.id(template)}`.execute(admin);
  const loaded = openDatabase(withDatabase(base, loadedTemplate), { role: 'job', maxConnections: 2 });
  await loadReferenceData(loaded);
  await loaded.destroy();
  project.provide('testServer', { location: base, template, loadedTemplate });
  return async () => {
    for (const name of [template, loadedTemplate]) {
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin);
    }
    await admin.destroy();
    await server?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
}

/** A folder that root's server account can enter too. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'careway-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** The same server, another database. */
export function withDatabase(location: DatabaseLocation, database: string): DatabaseLocation {
  if (!('url' in location)) return { ...location, database };
  const url = new URL(location.url);
  url.pathname = `/${database}`;
  return { url: url.toString() };
}

/** The URL of a database, as DATABASE_URL takes it; a Unix socket's folder stands in its query. */
export function urlOf(location: DatabaseLocation): string {
  if ('url' in location) return location.url;
  const url = new URL(
    `postgres://localhost:${location.port}/${location.database}?host=${encodeURIComponent(location.host)}`,
  );
  url.username = location.user;
  url.password = location.password ?? '';
  return url.toString();
}

/** A database of one test file: a copy of the template, dropped when disposed. */
export interface TestDatabase extends AsyncDisposable {
  readonly db: Kysely<Database>;
  readonly location: DatabaseLocation;
}

/** Copies a template (about 45 ms): `migrated` has every table, `loaded` the reference data too, `empty` nothing. */
export async function createTestDatabase(
  server: TestServer,
  kind: 'migrated' | 'loaded' | 'empty' = 'migrated',
): Promise<TestDatabase> {
  const name = `careway_test_${randomUUID().replaceAll('-', '')}`;
  const admin = openDatabase(server.location, { role: 'job', maxConnections: 1 });
  const template = { migrated: server.template, loaded: server.loadedTemplate, empty: 'template0' }[kind];
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin);
  const location = withDatabase(server.location, name);
  const db = openDatabase(location, { role: 'request' });
  return {
    db,
    location,
    [Symbol.asyncDispose]: async () => {
      await db.destroy();
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin);
      await admin.destroy();
    },
  };
}
