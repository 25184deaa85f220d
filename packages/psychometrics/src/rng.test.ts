import { describe, expect, it } from 'vitest';
import { makeRng, standardNormal } from './rng.ts';

describe('makeRng', () => {
  it('replays the same numbers from the same seed, and others from another', () => {
    const draw = (seed: number | string) => Array.from({ length: 5 }, makeRng(seed));
    expect(draw('attempt-17')).toEqual(draw('attempt-17'));
    expect(draw(7)).toEqual(draw('7'));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('keeps its stream for ever: stored seeds depend on these numbers', () => {
    expect(Array.from({ length: 3 }, makeRng(1))).toEqual([
      0.31498914999044625, 0.9296650075083132, 0.6708673174364612,
    ]);
  });

  it('is uniform: mean 1/2, variance 1/12, no lag-1 correlation, within 4 standard errors at n = 200,000', () => {
    const n = 200_000;
    const values = Array.from({ length: n }, makeRng('uniformity'));
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    const lag = values.slice(1).reduce((sum, value, i) => sum + (value - mean) * ((values[i] as number) - mean), 0) / n;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(lag)).toBeLessThan((4 / 12) * Math.sqrt(1 / n));
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('gives deviates of the standard normal distribution', () => {
    const rng = makeRng('normal');
    const values = Array.from({ length: 100_000 }, () => standardNormal(rng));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.013);
    expect(Math.abs(variance - 1)).toBeLessThan(0.018);
  });

  it('refuses a seed that is not a whole number', () => {
    expect(() => makeRng(0.5)).toThrow(/safe integer/);
  });
});
