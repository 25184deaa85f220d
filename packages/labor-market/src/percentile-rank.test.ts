import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payUsd, reportedWages, wagesFrom } from '../test/arbitraries.ts';
import { wageOf } from '../test/data.ts';
import { type PercentilePosition, percentileRank, percentileRankRange } from './percentile-rank.ts';

/** The order of positions: below, then within by rank, then above. */
function order(position: PercentilePosition): number {
  if (position.kind === 'below') return -1;
  return position.kind === 'within' ? position.rank : 101;
}

test('a published percentile has its own rank', () => {
  const { wages } = wageOf('43-6013', 2024);
  for (const [usd, rank] of [
    [35_050, 10],
    [37_880, 25],
    [44_640, 50],
    [49_720, 75],
    [60_050, 90],
  ] as const) {
    expect(percentileRank(usd, wages)).toEqual({ kind: 'within', rank });
  }
});

test('$52,000 among health technologists, all other, of May 2024 is a quarter of the way from the 50th to the 75th', () => {
  const position = percentileRank(52_000, wageOf('29-2099', 2024).wages);
  expect(position).toEqual({ kind: 'within', rank: 50 + ((52_000 - 48_790) / (62_280 - 48_790)) * 25 });
});

test('outside the 10th to the 90th percentile no rank is given', () => {
  const { wages } = wageOf('43-6013', 2024);
  expect(percentileRank(35_049, wages)).toEqual({ kind: 'below', percentile: 10 });
  expect(percentileRank(60_051, wages)).toEqual({ kind: 'above', percentile: 90 });
});

test('pay equal to several percentiles takes the middle of their ranks', () => {
  expect(percentileRank(30_000, wagesFrom([30_000, 30_000, 30_000, 40_000, 50_000]))).toEqual({
    kind: 'within',
    rank: 30,
  });
});

test('a top-coded percentile ends the scale: above the highest number, never above the bound', () => {
  const wages = wagesFrom([60_000, 80_000, 110_000, 150_000, { kind: 'topCoded', atLeastAnnualUsd: 239_200 }]);
  expect(percentileRank(151_000, wages)).toEqual({ kind: 'above', percentile: 75 });
  expect(percentileRank(300_000, wages)).toEqual({ kind: 'above', percentile: 75 });
});

test('a suppressed percentile is skipped; with fewer than two percentiles the rank is unknown', () => {
  const suppressed = { kind: 'suppressed', reason: 'not-available' } as const;
  expect(percentileRank(35_000, wagesFrom([20_000, suppressed, 50_000, suppressed, suppressed]))).toEqual({
    kind: 'within',
    rank: 30,
  });
  expect(percentileRank(35_000, wagesFrom([20_000, suppressed, suppressed, suppressed, suppressed])).kind).toBe(
    'unknown',
  );
});

test('a table whose percentiles fall is refused', () => {
  expect(() => percentileRank(30_000, wagesFrom([20_000, 30_000, 25_000, 40_000, 50_000]))).toThrow(
    '25th is 30000, 50th is 25000',
  );
});

describe('laws', () => {
  test('a rank is never outside 10 to 90', () => {
    fc.assert(
      fc.property(payUsd, reportedWages, (pay, wages) => {
        const position = percentileRank(pay, wages);
        if (position.kind === 'within') {
          expect(position.rank).toBeGreaterThanOrEqual(10);
          expect(position.rank).toBeLessThanOrEqual(90);
        }
      }),
    );
  });

  test('more pay never stands lower', () => {
    fc.assert(
      fc.property(payUsd, payUsd, reportedWages, (a, b, wages) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(order(percentileRank(low, wages))).toBeLessThanOrEqual(order(percentileRank(high, wages)));
      }),
    );
  });

  test('a range holds the rank it is about, and widens with the error', () => {
    fc.assert(
      fc.property(payUsd, reportedWages, fc.double({ min: 0, max: 20, noNaN: true }), (pay, wages, error) => {
        const position = order(percentileRank(pay, wages));
        const narrow = percentileRankRange(pay, wages, error);
        const wide = percentileRankRange(pay, wages, error * 1.5);
        expect(order(narrow.low)).toBeLessThanOrEqual(position);
        expect(order(narrow.high)).toBeGreaterThanOrEqual(position);
        expect(order(wide.low)).toBeLessThanOrEqual(order(narrow.low));
        expect(order(wide.high)).toBeGreaterThanOrEqual(order(narrow.high));
      }),
    );
  });
});
