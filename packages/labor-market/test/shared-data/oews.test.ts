import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { OewsRow, WageStatistic } from '../../src/index.ts';
import { stateMeans, wages } from '../data.ts';
import { importAll } from '../import-files.ts';
import { sharedDataAvailable, sharedFile, sharedText } from './folder.ts';

const cells: Readonly<Record<WageStatistic, string>> = {
  p10: 'a_pct10',
  p25: 'a_pct25',
  median: 'a_median',
  p75: 'a_pct75',
  p90: 'a_pct90',
  mean: 'a_mean',
};
const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023];

/** The rows of one year by code and group: `broad` and `detailed` rows of one code are different rows. */
function published(year: number): Map<string, Record<string, string>> {
  const { data } = Papa.parse<Record<string, string>>(sharedText(`oews/national_M${year}_dl.csv`), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  return new Map(data.map((row) => [`${row.occ_code} ${row.o_group ?? row.occ_group}`, row]));
}

describe.skipIf(!sharedDataAvailable)('rows of the published national tables', () => {
  test.each(years)('every row of May %i that we hold is the table, cell by cell, with its standard errors', (year) => {
    const table = published(year);
    const held = wages.filter((row) => row.year === year);
    expect(held.length).toBeGreaterThanOrEqual(13);
    for (const row of held) {
      const source = table.get(`${row.soc} ${row.group}`);
      expect(source?.occ_title?.trim()).toBe(row.title);
      expect(row.employment).toEqual({
        kind: 'reported',
        jobs: Number(source?.tot_emp),
        relativeStandardErrorPercent: Number(source?.emp_prse),
      });
      expect(row.meanRelativeStandardErrorPercent).toBe(Number(source?.mean_prse));
      for (const [statistic, cell] of Object.entries(cells) as [WageStatistic, string][]) {
        expect(row.wages[statistic]).toEqual({ kind: 'reported', annualUsd: Number(source?.[cell]) });
      }
    }
  });

  test('hybrid codes are in the tables of 2019 and 2020 only', () => {
    expect(years.filter((year) => published(year).has('29-2098 detailed'))).toEqual([2019, 2020]);
    expect(years.filter((year) => published(year).has('29-2099 detailed'))).toEqual([2017, 2018, 2021, 2022, 2023]);
  });
});

test.skipIf(!sharedDataAvailable)(
  'every state mean that we hold is in the state table of May 2023, and none of its stand-ins is missing',
  async () => {
    const { taken } = await importAll(sharedFile('oews/state_M2023_dl.means_only.csv.gz'));
    const held = new Map(stateMeans.map((row) => [`${row.area.code} ${row.soc}`, row]));
    const codes = new Set(stateMeans.map((row) => row.soc));
    const table = (taken as OewsRow[]).filter((row) => codes.has(row.soc as (typeof stateMeans)[number]['soc']));
    expect(table).toHaveLength(held.size);
    for (const row of table) {
      const mean = held.get(`${row.areaCode} ${row.soc}`)?.wages.mean;
      const published = row.wages.a_mean;
      expect(mean).toEqual(
        published.kind === 'reported'
          ? { kind: 'reported', annualUsd: published.value }
          : { kind: 'suppressed', reason: 'not-available' },
      );
    }
  },
);
