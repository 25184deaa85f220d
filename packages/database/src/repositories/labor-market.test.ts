import { isSocCode, type SocCode } from '@careway/labor-market';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { laborMarketFiles } from '../reference/labor-market.ts';
import { loadReferenceData } from '../reference/load-reference-data.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { listOccupationProxies, listProjections } from './employment.ts';
import { findSources, listSources, listSourceUses } from './sources.ts';
import { findPriceIndex, findSeriesStructure } from './wage-series.ts';
import { findReferenceWages, listReportedFigures, listWageFilterValues, listWages } from './wages.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(inject('testServer'));
  await loadReferenceData(database.db, laborMarketFiles);
});
afterAll(() => database[Symbol.asyncDispose]());

function soc(code: string): SocCode {
  if (!isSocCode(code)) throw new Error(code);
  return code;
}

test('an unchanged file is not loaded again', async () => {
  const again = await loadReferenceData(database.db, laborMarketFiles);
  expect(again.map((load) => load.outcome)).toEqual(laborMarketFiles.map(() => 'unchanged'));
});

test('a file may be replaced while other rows point at its sources', async () => {
  await database.db.updateTable('reference_file').set({ checksum: 'of another text' }).execute();
  const again = await loadReferenceData(database.db, laborMarketFiles);
  expect(again.map((load) => load.outcome)).toEqual(laborMarketFiles.map(() => 'loaded'));
  expect(again.find((load) => load.name === 'labor-market/oews-national.csv')?.rows).toBe(195);
});

test('a wage row of a source that does not exist is refused', async () => {
  const move = database.db
    .updateTable('wage_observation')
    .set({ source_id: 'nobody' })
    .where('year', '=', 2024)
    .execute();
  await expect(move).rejects.toMatchObject({ constraint: 'wage_observation_source_fkey' });
});

test('a suppressed cell cannot hold a number, nor a reported one nothing', async () => {
  const put = (values: { p10_state: 'suppressed' | 'reported'; p10_annual_usd: number | null }) =>
    database.db.updateTable('wage_observation').set(values).where('id', '=', 'oews-2024.US.29-1141').execute();
  const refused = { constraint: 'wage_observation_p10_check' };
  await expect(put({ p10_state: 'suppressed', p10_annual_usd: 1 })).rejects.toMatchObject(refused);
  await expect(put({ p10_state: 'reported', p10_annual_usd: null })).rejects.toMatchObject(refused);
  await expect(put({ p10_state: 'reported', p10_annual_usd: 0 })).rejects.toMatchObject(refused);
});

describe('wages', () => {
  test('registered nurses of May 2023 are 3,175,390 with a median of $86,070 and a mean of $94,480', async () => {
    const [row] = await findReferenceWages(database.db, [soc('29-1141')], 'US', 2023);
    expect(row).toMatchObject({
      employment: { kind: 'reported', jobs: 3_175_390, relativeStandardErrorPercent: 0.5 },
      wages: { median: { kind: 'reported', annualUsd: 86_070 }, mean: { kind: 'reported', annualUsd: 94_480 } },
    });
  });

  test('a top-coded and a suppressed cell come back as what they are', async () => {
    await using copy = await createTestDatabase(inject('testServer'));
    await loadReferenceData(copy.db, laborMarketFiles);
    await copy.db
      .updateTable('wage_observation')
      .set({ p90_state: 'topCoded', p90_annual_usd: 239_200, p10_state: 'suppressed', p10_annual_usd: null })
      .where('id', '=', 'oews-2023.US.11-9111')
      .execute();
    const [row] = await findReferenceWages(copy.db, [soc('11-9111')], 'US', 2023);
    expect(row?.wages.p90).toEqual({ kind: 'topCoded', atLeastAnnualUsd: 239_200 });
    expect(row?.wages.p10).toEqual({ kind: 'suppressed', reason: 'not-available' });
  });

  test('a standard error that is not held is absent, not zero', async () => {
    const [row] = await findReferenceWages(database.db, [soc('29-2099')], 'US', 2024);
    expect(row).not.toHaveProperty('meanRelativeStandardErrorPercent');
    expect(row?.employment).toEqual({ kind: 'reported', jobs: 174_060 });
  });

  test('pages hold every row once, reported figures first, then the latest year', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const rows = await listWages(
        database.db,
        { withOfficial: true, withReported: true },
        { limit: 50, ...(after === undefined ? {} : { after }) },
      );
      seen.push(...rows.map((row) => (row.kind === 'published' ? row.observation.id : row.figure.id)));
      after = rows.length === 50 ? rows.at(-1)?.key : undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(1002);
    expect(new Set(seen).size).toBe(1002);
    expect(seen[0]).toBe('jobted-low');
    expect(seen[10]).toBe('oews-2024.US.11-9111');
  });

  test('filters narrow: a year, a level, a source', async () => {
    const ids = async (filter: Partial<Parameters<typeof listWages>[1]>) =>
      (await listWages(database.db, { withOfficial: true, withReported: true, ...filter }, { limit: 200 })).map(
        (row) => (row.kind === 'published' ? row.observation.id : row.figure.id),
      );
    expect(await ids({ withReported: false, year: 2019, socs: [soc('29-2098')] })).toEqual(['oews-2019.US.29-2098']);
    expect(await ids({ withOfficial: false, level: 'entry' })).toEqual(['velvetjobs-entry']);
    expect(await ids({ sourceId: 'zippia' })).toHaveLength(4);
  });

  test('twenty-one codes, thirteen years, the nation and 54 states and territories are held', async () => {
    const values = await listWageFilterValues(database.db);
    expect(values.socs).toHaveLength(21);
    expect(values.years).toEqual([2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024]);
    expect(values.areas).toHaveLength(55);
    expect(values.areas).toContain('US');
  });
});

test('the ten reported figures come back in their order and unit', async () => {
  const figures = await listReportedFigures(database.db, 'patient-care-coordinator');
  expect(figures.map((figure) => figure.value)).toEqual([
    { kind: 'annualPay', usd: 35_480 },
    { kind: 'annualPay', usd: 50_740 },
    { kind: 'annualPay', usd: 85_430 },
    { kind: 'annualPay', usd: 48_800 },
    { kind: 'annualPay', usd: 59_460 },
    { kind: 'hourlyPay', usd: 19.89 },
    { kind: 'percent', percent: -4 },
    { kind: 'jobs', jobs: 48_000 },
    { kind: 'jobs', jobs: 139_400 },
    { kind: 'percent', percent: 11 },
  ]);
});

test('projections of a code hold those of the group that covers it', async () => {
  const rows = await listProjections(database.db, [soc('43-6013')]);
  expect(rows.map((row) => `${row.soc} ${row.fromYear}`)).toEqual(['43-6000 2024', '43-6013 2024', '43-6013 2016']);
});

test('the price index, the breaks and the stand-ins are read whole', async () => {
  const index = await findPriceIndex(database.db, 'bls-cpi-u');
  expect(index?.years.find((entry) => entry.year === 2025)).toEqual({ year: 2025, months: 11, average: 321.943 });
  const structure = await findSeriesStructure(database.db);
  expect(structure.breaks).toHaveLength(3);
  expect(structure.successions.find(({ soc: code }) => code === '29-2099')?.segments.map((each) => each.soc)).toEqual([
    '29-2099',
    '29-2098',
    '29-2099',
  ]);
  const [coordinator] = await listOccupationProxies(database.db);
  expect(coordinator?.proxies.at(0)).toMatchObject({ soc: '29-2099', role: 'proxy', isResidual: true });
});

describe('sources', () => {
  test('a source tells the SHA-256 of its file, and how many figures rest on it', async () => {
    const [oews] = await findSources(database.db, ['oews-2024']);
    expect(oews?.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(oews?.figureCount).toBe(15);
    expect(await listSourceUses(database.db, 'oews-2024')).toEqual([{ kind: 'wage', count: 15 }]);
  });

  test('a source without a file of ours has no checksum', async () => {
    const [parities] = await findSources(database.db, ['bea-rpp']);
    expect(parities).not.toHaveProperty('checksum');
    expect(parities?.figureCount).toBe(0);
  });

  test('pages run in order of id', async () => {
    const first = await listSources(database.db, { limit: 2 });
    const second = await listSources(database.db, { limit: 1, after: first.at(-1)?.id ?? '' });
    expect([...first, ...second].map((source) => source.id)).toEqual(['bea-rpp', 'bls-cpi-u', 'bls-ep-2016-2026']);
  });

  test('every row of every kind names a source that exists', async () => {
    const { rows } = await sql<{ id: string }>`
      select source_id as id from wage_observation union select source_id from reported_figure
      union select source_id from projection union select source_id from price_index_year
      union select source_id from series_break`.execute(database.db);
    const found = await findSources(
      database.db,
      rows.map((row) => row.id),
    );
    expect(found).toHaveLength(rows.length);
  });
});
