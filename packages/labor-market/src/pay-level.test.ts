import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wagesFrom } from '../test/arbitraries.ts';
import { wageOf } from '../test/data.ts';
import { levelRank, levelShareBelow, levelWage, positionInLevel, rangeInLevel, rankOfLevelShare } from './pay-level.ts';
import { payLevels } from './reported-figure.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('levels of an occupation', () => {
  test('together they are the published distribution: their shares below any rank average to the rank', () => {
    fc.assert(
      fc.property(share, (rank) => {
        const total = payLevels.reduce((sum, level) => sum + levelShareBelow(level, rank), 0);
        expect(total / 3).toBeCloseTo(rank, 12);
      }),
    );
  });

  test('a share of a level and its rank in the occupation are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.constantFrom(...payLevels), share, (level, given) => {
        expect(levelShareBelow(level, rankOfLevelShare(level, given))).toBeCloseTo(given, 9);
      }),
    );
  });

  test('the middle of mid is the median; entry lies below it and senior above', () => {
    const { wages } = wageOf('29-2099', 2024);
    expect(levelWage(wages, 'mid', 0.5)).toBeCloseTo(48_790, 6);
    expect(levelWage(wages, 'entry', 0.5)).toBeCloseTo(37_290 + ((20.63 - 10) / 15) * 3_450, -1);
    expect(levelWage(wages, 'senior', 0.5)).toBeGreaterThan(62_280);
  });

  test('what lies outside the published percentiles is not told', () => {
    const { wages } = wageOf('29-2099', 2024);
    expect(levelWage(wages, 'entry', 0.1)).toBeUndefined();
    expect(levelWage(wages, 'senior', 0.9)).toBeUndefined();
    expect(positionInLevel({ kind: 'below', percentile: 10 }, 'entry')).toEqual({
      kind: 'below',
      percentile: expect.closeTo(27.1, 6),
    });
  });

  test('one pay stands higher among entry than among mid, and higher among mid than among senior', () => {
    const wages = wagesFrom([30_000, 35_000, 45_000, 55_000, 70_000]);
    const ranks = payLevels.map((level) => {
      const position = levelRank(48_000, wages, level);
      return position.kind === 'within' ? position.rank : Number.NaN;
    });
    expect(ranks[0]).toBeGreaterThan(ranks[1] ?? 100);
    expect(ranks[1]).toBeGreaterThan(ranks[2] ?? 100);
  });

  test('a modelled range is wider than the published one it comes from', () => {
    const within = (rank: number) => ({ kind: 'within', rank }) as const;
    const { low, high } = rangeInLevel(within(50), { low: within(48), high: within(52) }, 'mid');
    expect(low).toMatchObject({ kind: 'within', rank: expect.closeTo(50 - Math.hypot(3, 10.25), 0) });
    expect(high).toMatchObject({ kind: 'within', rank: expect.closeTo(50 + Math.hypot(3, 10.25), 0) });
  });
});
