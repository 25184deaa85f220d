import { expect, test } from 'vitest';
import { cpiU, structure, wageOf, wages } from '../test/data.ts';
import { breaksOf, segmentsOf } from './series-segments.ts';
import { parseSocCode } from './soc-code.ts';
import { wageTrend } from './wage-trend.ts';

const residual = parseSocCode('29-2099');
const secretaries = parseSocCode('43-6013');

test('health technologists, all other, are in three segments; the middle one is the hybrid code, twice as large', () => {
  const segments = segmentsOf(residual, wages, structure);
  expect(segments.map(({ soc, fromYear, toYear, socVersion }) => [soc, fromYear, toYear, socVersion])).toEqual([
    ['29-2099', 2012, 2018, '2010'],
    ['29-2098', 2019, 2020, '2018-hybrid'],
    ['29-2099', 2021, 2024, '2018'],
  ]);
});

test('medical records specialists follow 29-2071 and the hybrid code, never joined', () => {
  const segments = segmentsOf(parseSocCode('29-2072'), wages, structure);
  expect(segments.map(({ soc, fromYear, toYear }) => `${soc} ${fromYear}–${toYear}`)).toEqual([
    '29-2071 2012–2018',
    '29-2098 2019–2020',
    '29-2072 2021–2024',
  ]);
});

test('a code that kept its number is cut at 2018|2019 and at 2020|2021 all the same', () => {
  const segments = segmentsOf(secretaries, wages, structure);
  expect(segments.map(({ fromYear, toYear }) => [fromYear, toYear])).toEqual([
    [2012, 2018],
    [2019, 2020],
    [2021, 2024],
  ]);
  expect(breaksOf([secretaries], structure).map((cut) => cut.kind)).toEqual([
    'classification',
    'classification',
    'method',
  ]);
});

test('without breaks a code of one number is one segment', () => {
  const segments = segmentsOf(secretaries, wages, { breaks: [], successions: [] });
  expect(segments.map(({ fromYear, toYear }) => [fromYear, toYear])).toEqual([[2012, 2024]]);
});

test('the order of the rows does not matter', () => {
  expect(segmentsOf(residual, wages.toReversed(), structure)).toEqual(segmentsOf(residual, wages, structure));
});

test('the median of medical secretaries of 2012 is $42,833 in 2024 dollars; that of 2024 is itself', () => {
  const points = wageTrend(secretaries, wages, structure, 'median', cpiU, 2024).flatMap((segment) => segment.points);
  const real = (year: number) => {
    const value = points.find((point) => point.observation.year === year)?.real;
    return value?.kind === 'reported' ? Math.round(value.annualUsd) : undefined;
  };
  expect(real(2012)).toBe(42_833);
  expect(real(2024)).toBe(44_640);
});

test('change is told inside a segment: +6.7% in dollars, −7.8% after prices for 2021–24', () => {
  const last = wageTrend(residual, wages, structure, 'median', cpiU, 2024).at(-1);
  expect(last?.change?.nominalPercent).toBeCloseTo((48_790 / 45_720 - 1) * 100, 9);
  expect(last?.change?.realPercent).toBeCloseTo((48_790 / ((45_720 * 313.689) / 270.97) - 1) * 100, 9);
});

test('the change after prices does not depend on the year of the dollars', () => {
  const changes = [2012, 2018, 2024].map(
    (inYear) => wageTrend(residual, wages, structure, 'median', cpiU, inYear).at(-1)?.change?.realPercent ?? Number.NaN,
  );
  for (const change of changes) expect(change).toBeCloseTo(changes[0] ?? Number.NaN, 9);
});

test('a suppressed end gives no change, and a suppressed point stays suppressed', () => {
  const gap = wageOf('43-6013', 2024);
  const rows = wages.map((row) =>
    row === gap
      ? { ...row, wages: { ...row.wages, median: { kind: 'suppressed', reason: 'not-available' } as const } }
      : row,
  );
  const last = wageTrend(secretaries, rows, structure, 'median', cpiU, 2024).at(-1);
  expect(last?.points.at(-1)?.real.kind).toBe('suppressed');
  expect(last).not.toHaveProperty('change');
});
