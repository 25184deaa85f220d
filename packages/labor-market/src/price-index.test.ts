import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpiU } from '../test/data.ts';
import { completeYears, toDollarsOfYear } from './price-index.ts';

test('$31,350 of May 2012 is $42,833 in 2024 dollars', () => {
  expect(Math.round(toDollarsOfYear(31_350, 2012, 2024, cpiU))).toBe(42_833);
});

test('2025 is refused: October has no index, so 11 months are not the year', () => {
  expect(completeYears(cpiU).at(-1)).toBe(2024);
  expect(() => toDollarsOfYear(50_000, 2020, 2025, cpiU)).toThrow('2025 has only 11 of 12 months');
  expect(() => toDollarsOfYear(50_000, 2011, 2024, cpiU)).toThrow('2011 is not held');
});

test('there and back over any two years is the same amount, and a year to itself changes nothing', () => {
  const year = fc.constantFrom(...completeYears(cpiU));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), year, year, (amount, from, to) => {
      expect(toDollarsOfYear(toDollarsOfYear(amount, from, to, cpiU), to, from, cpiU)).toBeCloseTo(amount, 6);
      expect(toDollarsOfYear(amount, from, from, cpiU)).toBe(amount);
    }),
  );
});
