import { describe, expect, test } from 'vitest';
import type { OewsRow, PublishedCell, RegionWageRow, WageValue } from '../../src/index.ts';
import { levelWage, wageAtRank } from '../../src/index.ts';
import { wagesFrom } from '../arbitraries.ts';
import { importAll } from '../import-files.ts';
import { sharedDataAvailable, sharedFile } from './folder.ts';

const toValue = (cell: PublishedCell): WageValue =>
  cell.kind === 'reported'
    ? { kind: 'reported', annualUsd: cell.value }
    : { kind: 'suppressed', reason: 'not-available' };

/** Nearest of the sorted values to a share of them. */
function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? Number.NaN;
}

describe.skipIf(!sharedDataAvailable)(
  'modelled levels against New York, which publishes entry and experienced wages',
  { timeout: 60_000 },
  () => {
    const ratios = async () => {
      const newYork = await importAll(sharedFile('oews/ny_regions.csv'));
      const national = await importAll(sharedFile('oews/national_M2023_dl.csv'));
      const detailed = new Map(
        (national.taken as OewsRow[]).filter((row) => row.group === 'detailed').map((row) => [row.soc, row.wages]),
      );
      return (newYork.taken as RegionWageRow[]).flatMap(({ areaCode, soc, median, entry, mean, experienced }) => {
        const cells = detailed.get(soc);
        if (areaCode !== '36' || cells === undefined || median.kind !== 'reported' || entry.kind !== 'reported')
          return [];
        const wages = wagesFrom(
          [cells.a_pct10, cells.a_pct25, cells.a_median, cells.a_pct75, cells.a_pct90].map(toValue),
        );
        const [third, level] = [wageAtRank(wages, 100 / 6), levelWage(wages, 'entry', 0.5)];
        if (third === undefined || level === undefined || wages.median.kind !== 'reported') return [];
        const published = entry.value / median.value;
        const isThirds =
          mean.kind === 'reported' &&
          experienced.kind === 'reported' &&
          Math.abs((entry.value + 2 * experienced.value) / 3 - mean.value) < 2;
        return [
          {
            third: third / wages.median.annualUsd / published - 1,
            level: level / wages.median.annualUsd / published - 1,
            isThirds,
          },
        ];
      });
    };

    test('its entry wage is the mean of the lowest third: mean = (entry + 2 × experienced) ÷ 3 holds in nearly every row', async () => {
      const rows = await ratios();
      expect(rows.length).toBeGreaterThan(700);
      expect(rows.filter((row) => row.isThirds).length / rows.length).toBeGreaterThan(0.98);
    });

    test('the middle of the lowest third, read from national percentiles, meets it within 1 % at the median, and 4 of 5 rows within 16 %', async () => {
      const errors = (await ratios()).map((row) => row.third);
      expect(Math.abs(percentile(errors, 0.5))).toBeLessThan(0.01);
      expect(percentile(errors.map(Math.abs), 0.8)).toBeLessThan(0.16);
    });

    test('our overlapping entry level lies about 5 % above that definition', async () => {
      const errors = (await ratios()).map((row) => row.level);
      expect(percentile(errors, 0.5)).toBeGreaterThan(0.03);
      expect(percentile(errors, 0.5)).toBeLessThan(0.07);
    });
  },
);
