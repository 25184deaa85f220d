import { describe, expect, it } from 'vitest';
import { chiSquareSurvival, logFactorial, logGamma, normalCdf, normalQuantile } from './distributions.ts';

/** Relative distance; reference values are correctly rounded 60-digit results. */
const relative = (value: number, reference: number) => Math.abs(value / reference - 1);

describe('normal distribution', () => {
  it.each([
    [-6, 9.865876450376981e-10],
    [-1.959963984540054, 0.025],
    [-1, 0.15865525393145707],
    [1, 0.8413447460685429],
    [3, 0.9986501019683699],
  ])('has probability below %d to 13 digits', (z, probability) => {
    expect(relative(normalCdf(z), probability)).toBeLessThan(1e-13);
  });

  it('inverts its distribution function in the centre and in both tails', () => {
    for (const probability of [1e-12, 1e-4, 0.025, 0.3, 0.5, 0.9, 0.999999]) {
      expect(relative(normalCdf(normalQuantile(probability)), probability)).toBeLessThan(1e-13);
    }
  });

  it('refuses the quantile of certainty', () => {
    expect(() => normalQuantile(1)).toThrow(/\(0, 1\)/);
  });
});

describe('chi-square distribution', () => {
  it.each([
    [3.841458820694124, 1, 0.05],
    [100, 1, 1.523970604832105e-23],
    [31.7, 21, 0.06278],
    [18.307038053275146, 10, 0.05],
  ])('leaves the tabled probability above %d with %i degrees of freedom', (statistic, df, probability) => {
    expect(relative(chiSquareSurvival(statistic, df), probability)).toBeLessThan(df === 21 ? 1e-3 : 1e-12);
  });
});

describe('log gamma', () => {
  it('is the log factorial of whole numbers and log sqrt(pi) at one half', () => {
    expect(logFactorial(10)).toBeCloseTo(Math.log(3628800), 12);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
  });
});
