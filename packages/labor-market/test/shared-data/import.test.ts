import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { type OewsRow, openPublishedFile, type PublishedCell } from '../../src/index.ts';
import { importAll } from '../import-files.ts';
import { pieces, sharedDataAvailable, sharedFile, sharedUrl } from './folder.ts';

const markers: Readonly<Record<string, PublishedCell['kind']>> = { '*': 'suppressed', '#': 'topCoded', '': 'absent' };
const tables: readonly (readonly [string, string, number])[] = [
  ...[2017, 2018, 2019, 2020, 2021, 2022, 2023].map((year) => [`oews/national_M${year}_dl.csv`, ',', 0] as const),
  ['oews/state_M2015_dl.partial_markers.csv.gz', ',', 36_613],
  ['oews/state_M2023_dl.means_only.csv.gz', ';', 37_676],
];

describe.skipIf(!sharedDataAvailable)('published tables, read whole', { timeout: 60_000 }, () => {
  test.each(tables)('%s: no row is lost, and every marker is counted as in the file', async (name, delimiter, rows) => {
    const source = sharedFile(name);
    const text = new TextDecoder().decode(source.bytes);
    const { data } = Papa.parse<Record<string, string>>(text, {
      header: true,
      delimiter,
      skipEmptyLines: true,
      transformHeader: (header) => header.trim().toLowerCase(),
    });
    const { taken, refused } = await importAll(source);
    expect(refused).toEqual([]);
    expect(taken).toHaveLength(data.length);
    if (rows > 0) expect(taken).toHaveLength(rows);
    const columns = Object.keys(data[0] ?? {}).filter((column) => /^[ah]_(?:mean|median|pct\d\d)$/.test(column));
    for (const column of columns) {
      for (const [marker, kind] of Object.entries(markers)) {
        const inFile = data.filter((row) => row[column]?.trim() === marker).length;
        const read = (taken as OewsRow[]).filter((row) => row.wages[column as 'a_mean'].kind === kind).length;
        expect([column, marker, read]).toEqual([column, marker, inFile]);
      }
    }
  });

  test('the workbook of May 2023 holds the rows of the CSV and says its year itself', async () => {
    const workbook = await importAll({ ...sharedFile('oews/national_M2023_dl.xlsx'), name: 'wages.xlsx' });
    const csv = await importAll(sharedFile('oews/national_M2023_dl.csv'));
    expect(workbook.description).toEqual(csv.description);
    expect(workbook.taken).toEqual(csv.taken);
    expect((csv.taken as OewsRow[]).filter((row) => row.wages.a_pct90.kind === 'topCoded')).toHaveLength(63);
  });

  test('a workbook that is cut off is refused', async () => {
    const bytes = readFileSync(sharedUrl('oews/national_M2023_dl.xlsx')).subarray(0, 150_000);
    const read = async () => {
      const file = await openPublishedFile({ name: 'wages.xlsx', open: () => pieces(bytes) }, { year: 2023 });
      for await (const _batch of file.batches);
    };
    await expect(read()).rejects.toMatchObject({ refusal: 'broken-workbook' });
  });

  test.each([
    ['projections/ep_2016_2026.csv', 935, 'employment-projections', 'windows-1252'],
    ['projections/ooh_2024_2034.csv', 342, 'occupational-outlook', 'utf-8'],
    ['prices/cpi_u_monthly.csv', 1_360, 'cpi-u', 'utf-8'],
    ['prices/rpp_state_2009_2019.csv', 561, 'price-parities', 'utf-8'],
    ['prices/rpp_state_2008_2014_cr.csv', 51 * 7, 'price-parities', 'utf-8'],
    ['prices/rpp_components_state_2014.csv', 51 * 4, 'price-parities', 'utf-8'],
    ['oews/ny_regions.csv', 7_010, 'ny-regions', 'utf-8'],
    ['onet/Occupation Data.txt', 1_016, 'onet', 'utf-8'],
    ['onet/Alternate Titles.txt.gz', 55_120, 'onet', 'utf-8'],
    ['onet/Skills.txt.gz', 61_530, 'onet', 'utf-8'],
    ['onet/Knowledge.txt.gz', 58_014, 'onet', 'utf-8'],
    ['onet/Job Zones.txt', 923, 'onet', 'utf-8'],
    ['onet/abilities_importance_soc2010.csv', 50_336, 'onet', 'utf-8-bom'],
    ['lca/lca_health_fy2025_q2.csv', 6_059, 'lca', 'utf-8-bom'],
    ['lca/lca_sample_1000_fy2016.json.gz', 1_000, 'lca', 'utf-8-bom'],
    ['wages-oflc/oflc_county_wage_levels.csv.gz', 146_306, 'county-wage-levels', 'utf-8'],
  ])('%s: %i rows', async (name, count, format, encoding) => {
    const result = await importAll(sharedFile(name));
    expect(result.refused).toEqual([]);
    expect(result.taken).toHaveLength(count);
    expect(result).toMatchObject({ encoding, description: { format } });
  });

  test('the four hourly wages that are plainly yearly are read as yearly', async () => {
    const { taken } = await importAll(sharedFile('lca/lca_health_fy2025_q2.csv'));
    const corrected = taken.flatMap((row) => (row.kind === 'lca' && row.isUnitCorrected ? [row.annualUsdFrom] : []));
    expect(corrected).toEqual(expect.arrayContaining([705_000, 450_000, 245_000, 51_558]));
  });

  test('25-2021 alone is in dollars a year', async () => {
    const { notes } = await importAll(sharedFile('wages-oflc/oflc_county_wage_levels.csv.gz'));
    expect(notes).toEqual(['25-2021: 3,269 rows are in dollars a year under columns named hourly; kept as yearly.']);
  });
});
