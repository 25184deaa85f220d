import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { keptOfOrganizations, listOrganizationTables } from './repositories/organization-data.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject('testServer'));
});
afterAll(() => database[Symbol.asyncDispose]());

interface TableRow {
  readonly name: string;
  readonly columns: readonly string[];
}

async function tables(): Promise<readonly TableRow[]> {
  const { rows } = await sql<TableRow>`
    select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' group by 1 order by 1`.execute(database.db);
  return rows;
}

/** Accounts are better-auth's own tables and the operator's; they are not sharded. */
const unsharded = new Set(['idempotency_key', 'audit_event']);

function ownerOf(table: TableRow): 'person_id' | 'organization_id' | undefined {
  if (unsharded.has(table.name)) return undefined;
  if (table.columns.includes('person_id')) return 'person_id';
  return table.columns.includes('organization_id') ? 'organization_id' : undefined;
}

test('what a person or an organization owns carries the owner in every primary and unique key', async () => {
  const owned = (await tables()).flatMap((table) => {
    const owner = ownerOf(table);
    return owner === undefined ? [] : [{ name: table.name, owner }];
  });
  expect(owned.length).toBeGreaterThanOrEqual(6);
  for (const { name, owner } of owned) {
    const { rows } = await sql<{ index: string; columns: string[] }>`
      select i.relname as index, array_agg(a.attname::text) as columns
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any (x.indkey)
      where t.relname = ${name} and x.indisunique group by 1`.execute(database.db);
    expect(rows.length, `${name} has a primary key`).toBeGreaterThan(0);
    for (const { index, columns } of rows) expect(columns, `${index} of ${name}`).toContain(owner);
  }
});

test('a foreign key between owned tables carries the owner, none crosses owners, and no reference table points at an owned one', async () => {
  const owners = new Map((await tables()).map((table) => [table.name, ownerOf(table)]));
  const { rows } = await sql<{ name: string; from: string; to: string; columns: string[] }>`
    select c.conname as name, f.relname as "from", t.relname as "to", array_agg(a.attname::text) as columns
    from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
    join pg_attribute a on a.attrelid = f.oid and a.attnum = any (c.conkey)
    where c.contype = 'f' group by 1, 2, 3`.execute(database.db);
  for (const key of rows) {
    const [from, to] = [owners.get(key.from), owners.get(key.to)];
    if (to === undefined) continue;
    expect(from, `${key.name} points from ${key.from} at the owned table ${key.to}`).toBe(to);
    expect(key.columns, key.name).toContain(to);
  }
});

test('an organization can be erased whole: its tables hang on each other by cascades or deferrable keys, and no kept one points at them', async () => {
  const erased = await listOrganizationTables(database.db);
  const owned = (await tables()).filter(({ columns }) => columns.includes('organization_id')).map(({ name }) => name);
  expect(new Set([...erased, ...keptOfOrganizations])).toEqual(new Set(owned));
  const { rows } = await sql<{ name: string; from: string; to: string; free: boolean }>`
    select c.conname as name, f.relname as "from", t.relname as "to", c.condeferrable or c.confdeltype = 'c' as free
    from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
    where c.contype = 'f'`.execute(database.db);
  const hanging = rows.filter(({ to }) => erased.includes(to));
  expect(hanging.length).toBeGreaterThan(5);
  for (const { name, from, free } of hanging) expect({ name, free, from }).toEqual({ name, free: true, from });
  for (const { name, from } of hanging) expect(erased, name).toContain(from);
});

test('there is no trigger of ours and no sequence', async () => {
  const triggers = await sql`select tgname from pg_trigger where not tgisinternal`.execute(database.db);
  const sequences =
    await sql`select sequence_name from information_schema.sequences where sequence_schema = 'public'`.execute(
      database.db,
    );
  expect(triggers.rows).toEqual([]);
  expect(sequences.rows).toEqual([]);
});
