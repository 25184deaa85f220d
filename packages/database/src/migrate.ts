import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { FileMigrationProvider, type MigrationInfo, type MigrationResultSet, Migrator } from 'kysely/migration';
import { DatabaseError } from './errors.ts';

export const migrationFolder = fileURLToPath(new URL('../migrations', import.meta.url));

function migratorFor<T>(db: Kysely<T>): Migrator {
  return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) });
}

/** Applies every migration that is missing and returns their names. Safe with two migrators at once. */
export async function migrateToLatest<T>(db: Kysely<T>): Promise<readonly string[]> {
  return report(await migratorFor(db).migrateToLatest());
}

/** Takes back the newest migration, or all of them. */
export async function migrateDown<T>(db: Kysely<T>, steps: 'one' | 'all'): Promise<readonly string[]> {
  const migrator = migratorFor(db);
  const undone: string[] = [];
  do {
    const names = report(await migrator.migrateDown());
    if (names.length === 0) return undone;
    undone.push(...names);
  } while (steps === 'all');
  return undone;
}

/** Migrations in order, each with the time it was applied if it was. */
export async function migrationStatus<T>(db: Kysely<T>): Promise<readonly MigrationInfo[]> {
  return migratorFor(db).getMigrations();
}

/** Changes whenever a migration does: the key of a test template. */
export async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await fs.readdir(migrationFolder)).toSorted()) {
    hash.update(file).update(await fs.readFile(path.join(migrationFolder, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

function report(outcome: MigrationResultSet): string[] {
  if (outcome.error !== undefined) {
    const failed = outcome.results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown';
    throw new DatabaseError('migration-failed', `The migration ${failed} failed: ${String(outcome.error)}`, {
      cause: outcome.error,
    });
  }
  return (outcome.results ?? []).map((result) => result.migrationName);
}
