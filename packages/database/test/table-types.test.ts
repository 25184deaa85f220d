import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { createTestDatabase } from '../src/testing/index.ts';

const wageColumns = ['mean', 'p10', 'p25', 'median', 'p75', 'p90'].flatMap((statistic) => [
  `${statistic}_state`,
  `${statistic}_annual_usd`,
]);
const folder = new URL('../src/tables/', import.meta.url);

/** The columns of each table as the interfaces in `src/tables` name them; computed columns (mapped types) are spelled out here. */
function declaredColumns(): ReadonlyMap<string, readonly string[]> {
  const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const interfaces = new Map<string, { readonly own: readonly string[]; readonly parents: readonly string[] }>();
  for (const source of sources) {
    for (const [, name = '', parents = '', body = ''] of source.matchAll(
      /interface (\w+)(?: extends ([\w, \n]+?))? \{\n([\s\S]*?)\n\}/g,
    )) {
      const own = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??:/gm)].map(([, column = '']) => column);
      interfaces.set(name, { own, parents: parents.split(',').flatMap((parent) => parent.trim() || []) });
    }
  }
  const columnsOf = (name: string): readonly string[] => {
    const found = interfaces.get(name);
    if (name === 'WageColumns') return wageColumns;
    return found === undefined ? [] : [...found.parents.flatMap(columnsOf), ...found.own].toSorted();
  };
  const database = sources.find((source) => source.includes('export interface Database {')) ?? '';
  const body = /export interface Database \{\n([\s\S]*?)\n\}/.exec(database)?.[1] ?? '';
  return new Map(
    [...body.matchAll(/^ {2}(\w+): (\w+);/gm)].map(([, table = '', type = '']) => [table, columnsOf(type)]),
  );
}

test('the table types name exactly the tables and columns that the migrations make', async () => {
  await using database = await createTestDatabase(inject('testServer'));
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_name as name, array_agg(column_name::text order by column_name::text) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely_%' group by 1`.execute(
    database.db,
  );
  const made = new Map(rows.map((row) => [row.name, row.columns.toSorted()]));
  expect(Object.fromEntries(declaredColumns())).toEqual(Object.fromEntries(made));
});
