import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { migrateDown, migrateToLatest, migrationStatus } from './migrate.ts';
import { createTestDatabase } from './testing/index.ts';

const tables = sql<{ name: string }>`
  select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;

test('an empty database goes to the latest schema, back to nothing, and to the latest again', async () => {
  await using database = await createTestDatabase(inject('testServer'), 'empty');
  const { db } = database;
  const applied = await migrateToLatest(db);
  expect(applied.length).toBe((await migrationStatus(db)).length);
  const latest = (await tables.execute(db)).rows;

  const undone = await migrateDown(db, 'all');
  expect(undone).toEqual(applied.toReversed());
  const left = (await tables.execute(db)).rows.map((row) => row.name);
  expect(left).toEqual(['kysely_migration', 'kysely_migration_lock']);

  await migrateToLatest(db);
  expect((await tables.execute(db)).rows).toEqual(latest);
});

test('two migrators at once apply each migration once', async () => {
  await using database = await createTestDatabase(inject('testServer'), 'empty');
  const results = await Promise.all([migrateToLatest(database.db), migrateToLatest(database.db)]);
  const all = results.flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBe((await migrationStatus(database.db)).length);
});
