import { loadReferenceData } from '@careway/database';
import { createTestDatabase, type TestDatabase } from '@careway/database/testing';
import { bytesSource, type FileSource } from '@careway/labor-market';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { runImport } from './run-import.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase(inject('testServer'));
});
afterEach(() => database[Symbol.asyncDispose]());

const header = 'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_MEDIAN,A_PCT90';
const row = (title: string, p90 = '52650', soc = '43-6013') =>
  `39,Ohio,2,OH,000000,${soc},${title},detailed,33480,39930,38110,${p90}`;
const tableOf = (...rows: readonly string[]): FileSource =>
  bytesSource('state_M2023_dl.csv', new TextEncoder().encode([header, ...rows, ''].join('\n')));

async function held(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from oews_row`.execute(database.db);
  return rows[0]?.count ?? -1;
}

describe('an import', () => {
  test('keeps every row with its markers, its refused rows and where it came from', async () => {
    const outcome = await runImport(database.db, {
      source: tableOf(row('A\tB\\', '#'), row('B', 'x'), row('C', '*')),
      hints: {},
    });
    expect(outcome).toMatchObject({
      kind: 'imported',
      run: {
        format: 'oews',
        table: 'state',
        vintage: 'May 2023',
        rowsTaken: 2,
        rowsRefused: 1,
        markers: { topCoded: 1, suppressed: 1 },
      },
    });
    const rows = await database.db
      .selectFrom('oews_row')
      .select(['line', 'title', 'marks', 'a_pct90', 'jobs'])
      .orderBy('line')
      .execute();
    expect(rows.map(({ line, title, jobs, a_pct90 }) => [line, title, jobs, a_pct90])).toEqual([
      [2, 'A\tB\\', 33_480, null],
      [4, 'C', 33_480, null],
    ]);
    expect(rows[0]?.marks).toHaveLength(19);
    expect(rows[0]?.marks.endsWith('#')).toBe(true);
    const refused = await database.db.selectFrom('import_refused_row').selectAll().execute();
    expect(refused).toEqual([expect.objectContaining({ place: 1, line: 3, column_name: 'A_PCT90', value: 'x' })]);
  });

  test('the same file again changes nothing', async () => {
    const request = { source: tableOf(row('A\tB\\', '#'), row('B', 'x'), row('C', '*')), hints: {} };
    await runImport(database.db, request);
    const again = await runImport(database.db, request);
    expect(again.kind).toBe('unchanged');
    expect(await held()).toBe(2);
  });

  test('a dry run judges every row and keeps none', async () => {
    const judged = await runImport(database.db, {
      source: tableOf(row('Z'), row('Y', 'x')),
      hints: {},
      isDryRun: true,
    });
    expect(judged).toMatchObject({ kind: 'judged', rowsTaken: 1, rowsRefused: 1, refused: [{ line: 3, value: 'x' }] });
    expect(await held()).toBe(0);
  });

  test('a later file of the same table and vintage takes the place of the earlier one', async () => {
    await runImport(database.db, { source: tableOf(row('A'), row('B')), hints: {} });
    await runImport(database.db, { source: tableOf(row('D')), hints: {} });
    expect(await held()).toBe(1);
    const runs = await database.db.selectFrom('import_run').select(['is_current']).orderBy('created_at').execute();
    expect(runs.map((run) => run.is_current)).toEqual([false, true]);
  });
});

describe('an import that does not end', () => {
  beforeEach(() => runImport(database.db, { source: tableOf(row('Before')), hints: {} }));
  const manyRows = Array.from({ length: 4_000 }, (_, index) => row(`T${index}`));

  test('by its own fault leaves what was held before, and the connection works on', async () => {
    const stop = new Error('stop here');
    const run = runImport(database.db, {
      source: tableOf(...manyRows),
      hints: {},
      onProgress: ({ rowsTaken }) => {
        if (rowsTaken > 1_000) throw stop;
      },
    });
    await expect(run).rejects.toBe(stop);
    expect(await held()).toBe(1);
  });

  test('because its process was killed (its connection is cut in the middle of COPY) leaves nothing half-visible, and the next run ends like an undisturbed one', async () => {
    let isCut = false;
    const run = runImport(database.db, {
      source: tableOf(...manyRows),
      hints: {},
      onProgress: async ({ rowsTaken }) => {
        if (isCut || rowsTaken < 1_000) return;
        isCut = true;
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid() and query ilike 'copy%'`.execute(
          database.db,
        );
      },
    });
    await expect(run).rejects.toThrow();
    expect(isCut).toBe(true);
    expect(await held()).toBe(1);
    const again = await runImport(database.db, { source: tableOf(...manyRows), hints: {} });
    expect(again).toMatchObject({ kind: 'imported', run: { rowsTaken: 4_000 } });
    expect(await held()).toBe(4_000);
  });
});

test('loading the reference data again leaves imported sources where they are', async () => {
  await runImport(database.db, { source: tableOf(row('A')), hints: {} });
  await loadReferenceData(database.db);
  const sources = await database.db.selectFrom('source').select('id').where('import_id', 'is not', null).execute();
  expect(sources).toEqual([{ id: 'import-oews-state-may-2023' }]);
});
