import { describe, expect, it } from 'vitest';
import { normalCdf } from './distributions.ts';
import type { Item } from './item.ts';
import { toMatrix } from './matrix.ts';
import { coefficientAlpha, decisionConsistency, reliability } from './reliability.ts';
import { standardSetting } from './standard-setting.ts';
import { testCharacteristic } from './test-characteristic.ts';

describe('reliability', () => {
  it('is signal over signal plus noise', () => {
    const result = reliability([-1, 1], [0.5, 0.5]);
    expect(result.reliability).toBeCloseTo(0.8, 12);
    expect(result.separation).toBeCloseTo(2, 12);
  });

  it('is 1 by coefficient alpha for parallel columns and 0.75 for the worked table', () => {
    expect(
      coefficientAlpha(
        toMatrix([
          [1, 1],
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
    ).toBeCloseTo(1, 12);
    // Variances 1/3 each of four rows; total 2, 2, 0, 1: variance 11/12.
    expect(
      coefficientAlpha(
        toMatrix([
          [1, 1],
          [1, 1],
          [0, 0],
          [0, 1],
        ]),
      ),
    ).toBeCloseTo(2 * (1 - (1 / 3 + 1 / 4) / (11 / 12)), 12);
  });

  it('refuses errors of zero and empty lists', () => {
    expect(() => reliability([0], [0])).toThrow(expect.objectContaining({ code: 'invalid-option' }));
    expect(() => reliability([], [])).toThrow(expect.objectContaining({ code: 'empty-input' }));
  });
});

describe('decisionConsistency', () => {
  it("is Rudner's normal share, one half on the cut", () => {
    expect(decisionConsistency([0], [0.3], 0)).toMatchObject({ accuracy: 0.5, consistency: 0.5, seAtCut: 0.3 });
    const p = normalCdf(2);
    const { accuracy, consistency } = decisionConsistency([0.6, -0.6], [0.3, 0.3], 0);
    expect(accuracy).toBeCloseTo(p, 12);
    expect(consistency).toBeCloseTo(p * p + (1 - p) ** 2, 12);
  });
});

describe('standardSetting', () => {
  const items = [-1, 0, 1, 2].map((difficulty, i): Item => {
    return { id: `i${i}`, status: 'calibrated', model: '4pl', discrimination: 1, difficulty };
  });

  it('by Angoff finds the theta at which the items give the sum of the ratings', () => {
    const cut = standardSetting.angoff(items, [
      [0.8, 0.6, 0.4, 0.2],
      [0.9, 0.7, 0.5, 0.3],
    ]);
    expect(testCharacteristic(items, cut.perJudge[0] as number)).toBeCloseTo(2, 9);
    expect(testCharacteristic(items, cut.perJudge[1] as number)).toBeCloseTo(2.4, 9);
    expect(cut.theta).toBeCloseTo(((cut.perJudge[0] as number) + (cut.perJudge[1] as number)) / 2, 12);
    expect(cut.se).toBeCloseTo(Math.abs((cut.perJudge[0] as number) - (cut.perJudge[1] as number)) / 2, 9);
  });

  it('by bookmark is the theta with two thirds success on the marked item', () => {
    const cut = standardSetting.bookmark(items, [2, 3]);
    expect(cut.perJudge).toEqual([expect.closeTo(Math.LN2, 9), expect.closeTo(1 + Math.LN2, 9)]);
  });

  it('refuses ratings, bookmarks and judges that do not fit', () => {
    expect(() => standardSetting.angoff(items, [[0.5]])).toThrow(
      expect.objectContaining({ code: 'dimension-mismatch' }),
    );
    expect(() => standardSetting.angoff(items, [[0.5, 0.5, 0.5, 1.5]])).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
    expect(() => standardSetting.bookmark(items, [5])).toThrow(expect.objectContaining({ code: 'invalid-option' }));
    expect(() => standardSetting.bookmark(items, [])).toThrow(expect.objectContaining({ code: 'empty-input' }));
  });
});
