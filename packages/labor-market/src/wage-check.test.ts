import { describe, expect, test } from 'vitest';
import { occupations, wageOf } from '../test/data.ts';
import { parseAreaCode } from './area-code.ts';
import { type ComparedProxy, checkWage, type PlaceUse, type WageCheckInput } from './wage-check.ts';

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
  expect(check.range?.statement).toContain('Counts the survey error and the straight line');
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

describe('a place', () => {
  const inOhio = (place: PlaceUse): WageCheckInput => ({
    ...input,
    placeName: 'Ohio',
    compared: [{ ...first, place }, ...rest.map((each) => ({ ...each, place }))],
  });

  test('without percentiles is answered by its mean: pay 8% under the nation makes $52,000 count for $56,522', () => {
    const check = checkWage(inOhio({ kind: 'by-means', areaMeanUsd: 46_000, nationMeanUsd: 50_000, year: 2023 }));
    expect(check.basis).toBe('modelled');
    expect(check.against.comparedUsd).toBeCloseTo(56_521.74, 2);
    expect(step(check, 'area')).toMatchObject({ isApplied: true, effectUsd: expect.closeTo(4_521.74, 2) });
    expect(check.sentence).toContain('in Ohio');
    expect(check.sentence).toContain('from $37,500 to $57,300');
  });

  test('that is suppressed is answered by the next larger area, which is named and not called Ohio', () => {
    const check = checkWage(inOhio({ kind: 'larger-area', reason: 'Ohio has no published wage for 29-2099.' }));
    expect(step(check, 'area')).toMatchObject({
      isApplied: false,
      statement:
        'Ohio has no published wage for 29-2099. The next larger area with a published row is the United States: it is used.',
    });
    expect(check.sentence).toContain('in the United States');
    expect(check.basis).toBe('published');
  });

  test('compared at average US prices: $52,000 at 91.6 is $56,769, unless the wages are of the place already', () => {
    const priceLevel = {
      sourceId: 'x',
      area: parseAreaCode('39'),
      areaName: 'Ohio',
      year: 2019,
      release: 'r',
      parity: 91.6,
    };
    const national = checkWage({ ...inOhio({ kind: 'larger-area', reason: 'None.' }), priceLevel });
    expect(step(national, 'price-level')?.effectUsd).toBeCloseTo(4_768.56, 2);
    const local = checkWage({
      ...inOhio({ kind: 'by-means', areaMeanUsd: 46_000, nationMeanUsd: 50_000, year: 2023 }),
      priceLevel,
    });
    expect(step(local, 'price-level')).toMatchObject({ isApplied: false });
  });
});

describe('a level', () => {
  test('is modelled: the same pay stands higher among entry than among senior, with a wider range', () => {
    const [plain, entry, senior] = [undefined, 'entry' as const, 'senior' as const].map((level) =>
      checkWage({ ...input, chosen: first, ...(level === undefined ? {} : { level }) }),
    );
    expect(entry?.basis).toBe('modelled');
    expect(entry?.words).not.toEqual(senior?.words);
    const width = (check: typeof plain) => (check?.range?.high ?? 0) - (check?.range?.low ?? 0);
    expect(width(senior)).toBeGreaterThan(width(plain));
    expect(plain?.basis).toBe('published');
  });

  test('tells its effect as the distance of its middle from the median; mid has none', () => {
    expect(step(checkWage({ ...input, level: 'mid' }), 'level')).toMatchObject({
      isApplied: true,
      effectUsd: expect.closeTo(0, 6),
      statement: expect.stringContaining('Federal wage tables have no entry, mid or senior level'),
    });
    expect(step(checkWage({ ...input, level: 'entry' }), 'level')?.effectUsd).toBeGreaterThan(5_000);
  });
});

test('aged at 3% a year for a year, $52,000 counts for $50,485', () => {
  const growth = { yearlyFactor: 1.03, soc: '29-2099', fromYear: 2021, toYear: 2024 };
  const check = checkWage({ ...input, compared: [{ ...first, growth }, ...rest], ageing: () => 1.03 });
  expect(step(check, 'ageing')?.effectUsd).toBeCloseTo(52_000 / 1.03 - 52_000, 6);
  expect(step(checkWage(input), 'ageing')).toMatchObject({ isApplied: false });
});

test('an error taken from an earlier year says so', () => {
  expect(step(checkWage(input), 'range')?.statement).toContain('0.5%, taken from May 2023');
});

test('below the 10th percentile no rank is made up', () => {
  const check = checkWage({ ...input, pay: { amountUsd: 20_000, unit: 'year' } });
  expect(check.words).toEqual(['well below']);
  expect(check.sentence).toContain('below the 10th percentile');
});
