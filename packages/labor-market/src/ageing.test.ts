import { expect, test } from 'vitest';
import { cpiU, structure, wages } from '../test/data.ts';
import { ageingFactor, growthOf } from './ageing.ts';
import { parseSocCode, toNationalPrices, wageTrend } from './index.ts';

test('growth is that of the latest segment alone: 29-2099 from $45,720 in 2021 to $48,790 in 2024', () => {
  const segments = wageTrend(parseSocCode('29-2099'), wages, structure, 'median', cpiU, 2024);
  const growth = growthOf(segments);
  expect(growth).toMatchObject({ fromYear: 2021, toYear: 2024, soc: '29-2099' });
  expect(growth?.yearlyFactor).toBeCloseTo((48_790 / 45_720) ** (1 / 3), 12);
});

test('one year is no growth', () => {
  const segments = wageTrend(
    parseSocCode('29-2099'),
    wages.filter((row) => row.year === 2024),
    structure,
    'median',
    cpiU,
    2024,
  );
  expect(growthOf(segments)).toBeUndefined();
});

test('30 months at 3 % a year, and nothing for no month', () => {
  const growth = { yearlyFactor: 1.03, soc: '29-2099', fromYear: 2021, toYear: 2024 };
  expect(ageingFactor(growth, 2024, { year: 2026, month: 11 })).toBeCloseTo(1.03 ** 2.5, 12);
  expect(ageingFactor(growth, 2024, { year: 2024, month: 5 })).toBe(1);
  expect(() => ageingFactor(growth, 2024, { year: 2024, month: 4 })).toThrow('aged forward only');
});

test('$52,000 at prices of 91.6 buys what $56,769 buys on average', () => {
  expect(toNationalPrices(52_000, 91.6)).toBeCloseTo(56_768.56, 2);
  expect(() => toNationalPrices(52_000, 0)).toThrow('above 0');
});
