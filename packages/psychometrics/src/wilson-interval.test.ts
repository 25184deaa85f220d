import { describe, expect, it } from 'vitest';
import { PsychometricsError } from './errors.ts';
import { wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3 (score interval, 95 %), printed to 4 digits.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published score limits for %i of %i', (successes, trials, lower, upper) => {
    const interval = wilsonInterval(successes, trials, 0.95);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
    expect(interval.share).toBe(successes / trials);
  });

  it('has limits whose distance from the share is exactly z standard errors under the limit itself', () => {
    const { lower, upper } = wilsonInterval(7, 23, 0.8);
    for (const limit of [lower, upper]) {
      const z = Math.abs(7 / 23 - limit) / Math.sqrt((limit * (1 - limit)) / 23);
      expect(z).toBeCloseTo(1.2815515655446004, 10);
    }
  });

  it('mirrors when successes and failures change places', () => {
    const a = wilsonInterval(3, 11, 0.9);
    const b = wilsonInterval(8, 11, 0.9);
    expect(a.lower).toBeCloseTo(1 - b.upper, 14);
    expect(a.upper).toBeCloseTo(1 - b.lower, 14);
  });

  it('lies between its neighbours for a sum of partial credits', () => {
    const [two, half, three] = [2, 2.5, 3].map((points) => wilsonInterval(points, 5, 0.8));
    expect(half?.lower).toBeGreaterThan(two?.lower ?? 1);
    expect(half?.upper).toBeLessThan(three?.upper ?? 0);
  });

  it('touches 1 when every trial succeeds', () => {
    expect(wilsonInterval(12, 12, 0.95).upper).toBe(1);
  });

  it.each([
    [0, 0, 0.95, 'empty-input'],
    [3, 2, 0.95, 'invalid-option'],
    [-1, 2, 0.95, 'invalid-option'],
    [1, 2, 1, 'invalid-option'],
    [1, Number.NaN, 0.95, 'invalid-option'],
  ])('refuses %d of %d at %d', (successes, trials, confidence, code) => {
    expect(() => wilsonInterval(successes, trials, confidence)).toThrow(
      expect.objectContaining({ constructor: PsychometricsError, code }),
    );
  });
});
