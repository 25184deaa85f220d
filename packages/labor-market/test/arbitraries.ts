import fc from 'fast-check';
import { publishedPercentiles, type Wages, type WageValue } from '../src/index.ts';

const usd = fc.integer({ min: 15_000, max: 250_000 });

/** Five reported percentiles that do not fall, some of them equal, and a mean. */
export const reportedWages: fc.Arbitrary<Wages> = fc
  .tuple(usd, fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40_000 })), { minLength: 4, maxLength: 4 }))
  .map(([p10, steps]) => {
    const [a = 0, b = 0, c = 0, d = 0] = steps;
    return wagesFrom([p10, p10 + a, p10 + a + b, p10 + a + b + c, p10 + a + b + c + d]);
  });

/** Wages with these percentiles, from the 10th to the 90th; the mean is the median. */
export function wagesFrom(percentiles: readonly (number | WageValue)[]): Wages {
  const cells = percentiles.map(
    (cell): WageValue => (typeof cell === 'number' ? { kind: 'reported', annualUsd: cell } : cell),
  );
  const named = publishedPercentiles.map(({ statistic }, index) => [statistic, cells[index] ?? missing] as const);
  return { ...(Object.fromEntries(named) as Omit<Wages, 'mean'>), mean: cells[2] ?? missing };
}

const missing: WageValue = { kind: 'suppressed', reason: 'not-available' };

export const payUsd = fc.double({ min: 1_000, max: 600_000, noNaN: true });
