import { describe, expect, test } from 'vitest';
import { occupations, wageOf } from '../test/data.ts';
import { type ComparedProxy, checkWage, type WageCheckInput } from './wage-check.ts';

const [coordinator] = occupations;
if (coordinator === undefined) throw new Error('no occupation');
const [first, ...rest] = coordinator.proxies.map((proxy): ComparedProxy => {
  const percent = wageOf(proxy.soc, 2023).meanRelativeStandardErrorPercent;
  const standardError = percent === undefined ? {} : { standardError: { percent, year: 2023 } };
  return { proxy, observation: wageOf(proxy.soc, 2024), ...standardError };
});
if (first === undefined) throw new Error('no proxy');

const input: WageCheckInput = {
  pay: { amountUsd: 52_000, unit: 'year' },
  payGiven: '52k',
  occupationTitle: 'Patient care coordinator',
  compared: [first, ...rest],
};
const step = (check: ReturnType<typeof checkWage>, id: string) => check.steps.find((candidate) => candidate.id === id);

test('$52,000 is about the 56th percentile; the choice among the stand-ins spans near the middle to above', () => {
  const check = checkWage(input);
  expect(check.against.proxy.soc).toBe('29-2099');
  expect(check.words).toEqual(['near the middle', 'above']);
  expect(Math.round(check.range?.low ?? 0)).toBe(51);
  expect(Math.round(check.range?.high ?? 0)).toBe(79);
  expect(check.sentence).toContain('about the 56th percentile, range 51st–79th (May 2024)');
  expect(check.sentence).toContain('The middle half runs from $40,740 to $62,280.');
});

test('a stand-in that somebody chose answers alone, and neighbours never widen the range', () => {
  const chosen = input.compared.find(({ proxy }) => proxy.soc === '43-6013');
  const check = checkWage({ ...input, ...(chosen === undefined ? {} : { chosen }) });
  expect(check.words).toEqual(['above']);
  expect(check.range?.statement).toContain('Counts the survey error (80%).');
});

test('$25 an hour and $52,000 a year stand at the same place', () => {
  const hourly = checkWage({ ...input, pay: { amountUsd: 25, unit: 'hour' }, payGiven: '$25/h' });
  expect(hourly.against.position).toEqual(checkWage(input).against.position);
});

test('$52,000 for 32 hours a week is compared as $65,000, and the step says by how much', () => {
  const check = checkWage({ ...input, hoursPerWeek: 32 });
  expect(check.annualUsd).toBeCloseTo(65_000, 6);
  expect(step(check, 'annualize')?.effectUsd).toBeCloseTo(13_000, 6);
});

describe('what is asked and cannot be answered is a named step that is not applied', () => {
  test('another place', () => {
    const area = step(checkWage({ ...input, otherArea: 'Ohio' }), 'area');
    expect(area).toMatchObject({
      isApplied: false,
      statement: 'Wages for "Ohio" are not available yet; the national table is used.',
    });
  });

  test('a level', () => {
    const level = step(checkWage({ ...input, level: 'mid' }), 'level');
    expect(level?.isApplied).toBe(false);
    expect(level?.statement).toContain('Federal wage tables have no entry, mid or senior level');
  });
});

test('an error taken from an earlier year says so', () => {
  expect(step(checkWage(input), 'range')?.statement).toContain('0.5%, taken from May 2023');
});

test('below the 10th percentile no rank is made up', () => {
  const check = checkWage({ ...input, pay: { amountUsd: 20_000, unit: 'year' } });
  expect(check.words).toEqual(['well below']);
  expect(check.sentence).toContain('below the 10th percentile');
});
