import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullTimeEquivalentUsd, toAnnualUsd, toHourlyUsd } from './pay-period.ts';

test('$19.89 an hour is $41,371.20 a year at 2,080 hours', () => {
  expect(toAnnualUsd(19.89)).toBeCloseTo(41_371.2, 6);
});

test('the hourly median of medical secretaries of May 2023, $19.54, is published as $40,640 a year, rounded to ten', () => {
  expect(Math.round(toAnnualUsd(19.54) / 10) * 10).toBe(40_640);
});

test('hours do not change an hourly pay; a yearly pay for 32 hours is scaled to 40', () => {
  expect(fullTimeEquivalentUsd({ amountUsd: 25, unit: 'hour' }, 20)).toBe(52_000);
  expect(fullTimeEquivalentUsd({ amountUsd: 52_000, unit: 'year' }, 32)).toBeCloseTo(65_000, 6);
  expect(fullTimeEquivalentUsd({ amountUsd: 52_000, unit: 'year' })).toBeCloseTo(52_000, 6);
});

test('an hourly pay made annual and back is itself', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 500, noNaN: true }), (hourly) => {
      expect(toHourlyUsd(toAnnualUsd(hourly))).toBeCloseTo(hourly, 9);
    }),
  );
});

test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])('a pay of %s is refused', (amount) => {
  expect(() => toAnnualUsd(amount)).toThrow('pay must be finite and above 0');
});

test('hours a week outside 1 to 80 are refused', () => {
  expect(() => fullTimeEquivalentUsd({ amountUsd: 20, unit: 'hour' }, 0)).toThrow('from 1 to 80, got 0');
});
