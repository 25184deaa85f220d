import { expect, test } from 'vitest';
import { wagesFrom } from '../test/arbitraries.ts';
import { wageOf } from '../test/data.ts';
import { collapsedPercentiles, wageFlags } from './wage-flags.ts';

test('percentiles that share a value are one run', () => {
  expect(collapsedPercentiles(wagesFrom([30_000, 30_000, 30_000, 40_000, 40_000]))).toEqual([
    [10, 50],
    [75, 90],
  ]);
  expect(collapsedPercentiles(wagesFrom([20_000, 30_000, 40_000, 50_000, 60_000]))).toEqual([]);
});

test('two suppressed cells beside each other are not one value', () => {
  const suppressed = { kind: 'suppressed', reason: 'not-available' } as const;
  expect(collapsedPercentiles(wagesFrom([suppressed, suppressed, 40_000, 50_000, 60_000]))).toEqual([]);
});

test('an "all other" occupation is marked as a residual group, a named one is not', () => {
  expect(wageFlags(wageOf('29-2099', 2024)).map((flag) => flag.code)).toEqual(['residual-group']);
  expect(wageFlags(wageOf('43-6013', 2024))).toEqual([]);
});

test('a top code and a tiny count are marked', () => {
  const row = wageOf('11-9111', 2024);
  const marked = {
    ...row,
    employment: { kind: 'reported', jobs: 30 } as const,
    wages: { ...row.wages, p90: { kind: 'topCoded', atLeastAnnualUsd: 239_200 } as const },
  };
  expect(wageFlags(marked).map((flag) => flag.message)).toEqual([
    'The 90th percentile is at least $239,200; the table gives no number above that.',
    'Only 30 jobs are behind this row.',
  ]);
});
