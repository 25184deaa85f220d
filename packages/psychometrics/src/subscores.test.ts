import { describe, expect, it } from 'vitest';
import { subscores } from './subscores.ts';

// Three domains with true variances 8, 6, 10, true covariances 4, 5, 3 and error variances 2, 4, 2.5.
const covariance = [
  [10, 4, 5],
  [4, 10, 3],
  [5, 3, 12.5],
];
const reliabilities = [0.8, 0.6, 0.8];

describe('subscores', () => {
  it("has Haberman's PRMSE of the worked example", () => {
    const total = 10 + 10 + 12.5 + 2 * (4 + 5 + 3);
    const [first, second, third] = subscores(covariance, reliabilities, [20, 20, 20], ['a', 'b', 'c']);
    expect(first?.prmseS).toBe(0.8);
    expect(Math.abs((first?.prmseX ?? 0) - (8 + 4 + 5) ** 2 / (8 * total))).toBeLessThan(1e-10);
    expect(Math.abs((second?.prmseX ?? 0) - (6 + 4 + 3) ** 2 / (6 * total))).toBeLessThan(1e-10);
    expect(Math.abs((third?.prmseX ?? 0) - (10 + 5 + 3) ** 2 / (10 * total))).toBeLessThan(1e-10);
  });

  it('has an augmented PRMSE that is the best linear prediction from both scores', () => {
    const [first] = subscores(covariance, reliabilities, [20, 20, 20]);
    // Least squares of the true score (variance 8) on S (variance 10) and X (56.5): search over both weights.
    let best = 0;
    for (let s = -1; s <= 1.5; s += 0.005) {
      for (let x = -0.5; x <= 0.5; x += 0.005) {
        const error = 8 + s * s * 10 + x * x * 56.5 - 2 * s * 8 - 2 * x * 17 + 2 * s * x * 19;
        best = Math.max(best, 1 - error / 8);
      }
    }
    expect(first?.prmseSX).toBeCloseTo(best, 4);
    expect(first?.prmseSX).toBeGreaterThanOrEqual(Math.max(first?.prmseS ?? 0, first?.prmseX ?? 0));
  });

  it.each([
    ['reported', [20, 20, 20], 0],
    ['too-few-items', [9, 20, 20], 0],
    ['unreliable', [20, 20, 20], 1],
  ])('is %s for reasons it names', (why, n, domain) => {
    expect(subscores(covariance, reliabilities, n as number[])[domain as number]).toMatchObject({
      why,
      report: why === 'reported',
    });
  });

  it('leaves out a domain that the total predicts better', () => {
    const alike = [
      [10, 9, 9],
      [9, 12, 9.5],
      [9, 9.5, 12],
    ];
    expect(subscores(alike, [0.75, 0.8, 0.8], [20, 20, 20])[0]?.why).toBe('total-predicts-better');
  });

  it('refuses matrices that do not fit and reliabilities out of range', () => {
    expect(() => subscores(covariance, [0.8], [20, 20, 20])).toThrow(
      expect.objectContaining({ code: 'dimension-mismatch' }),
    );
    expect(() => subscores(covariance, [0.8, 1.2, 0.8], [20, 20, 20])).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
    expect(() => subscores([], [], [])).toThrow(expect.objectContaining({ code: 'empty-input' }));
  });
});
