import { describe, expect, it } from 'vitest';
import { calibrate } from '../src/calibrate.ts';
import { toMatrix } from '../src/matrix.ts';

/**
 * LSAT section 6 (Bock & Lieberman 1970): persons of each of the 32 patterns, from 00000 to 11111, item 1 first; N = 1,000.
 * Expected values as the R package ltm prints them (`ltm(LSAT ~ z1)`, 21 Gauss-Hermite points), to four digits.
 */
const frequencies = [
  3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
];
const difficulty = [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236];
const discrimination = [0.8254, 0.7229, 0.8905, 0.6886, 0.6575];
const difficultySe = [0.8669, 0.3073, 0.0997, 0.4341, 0.87];

describe('two-parameter calibration of LSAT section 6', () => {
  const rows = frequencies.map((_, pattern) => [4, 3, 2, 1, 0].map((bit) => (pattern >> bit) & 1));
  const result = calibrate(toMatrix(rows), { models: '2pl', weights: frequencies });

  it("has ltm's log-likelihood, -2466.653", () => {
    expect(result.logLik).toBeCloseTo(-2466.653, 3);
  });

  it("agrees with ltm's printed estimates within .0025 and errors of difficulty within 1 %", () => {
    result.items.forEach((item, i) => {
      if (item.model !== '4pl') throw new Error('right/wrong items were calibrated');
      expect(Math.abs(item.difficulty - (difficulty[i] ?? 0))).toBeLessThan(2.5e-3);
      expect(Math.abs(item.discrimination - (discrimination[i] ?? 0))).toBeLessThan(2.5e-3);
      expect(Math.abs((result.se[i]?.difficulty ?? 0) / (difficultySe[i] ?? 1) - 1)).toBeLessThan(0.01);
    });
  });
});
