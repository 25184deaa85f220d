import { WageCheck, WageComparison, WagePage, WageSummary, WageTrend } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
});
afterAll(() => app[Symbol.asyncDispose]());

async function get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const answer = await app.visitor().request(path);
  expect(answer.status).toBe(200);
  return schema.parse(await answer.json());
}

async function check(body: unknown): Promise<z.output<typeof WageCheck>> {
  const answer = await app.visitor().request('/api/v1/wages/check', { body });
  expect(answer.status).toBe(200);
  return WageCheck.parse(await answer.json());
}

async function refusal(path: string, body?: unknown) {
  const answer = await app.visitor().request(path, body === undefined ? {} : { body });
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await answer.json()) as { code: string; errors: { path: string; message: string }[] };
  expect(problem.code).toBe('invalid-request');
  return problem.errors.at(0);
}

describe('GET /api/v1/wages/summary', () => {
  test('holds all ten founding figures exactly as reported, each with source, kind and how sure', async () => {
    const summary = await get('/api/v1/wages/summary?occupation=patient-care-coordinator', WageSummary);
    expect(summary.figures.map(({ id, value, precision }) => [id, value.amount, value.unit, precision])).toEqual([
      ['jobted-low', 35_480, 'year', 'exact'],
      ['jobted-mid', 50_740, 'year', 'exact'],
      ['jobted-high', 85_430, 'year', 'at-least'],
      ['velvetjobs-entry', 48_800, 'year', 'exact'],
      ['glassdoor-average', 59_460, 'year', 'exact'],
      ['payscale-hourly', 19.89, 'hour', 'exact'],
      ['zippia-growth', -4, 'percent', 'exact'],
      ['zippia-employment', 48_000, 'jobs', 'about'],
      ['zippia-openings', 139_400, 'jobs', 'about'],
      ['zippia-pay-growth', 11, 'percent', 'exact'],
    ]);
    expect(summary.figures.every((figure) => figure.kind === 'reported' && figure.howSure === 'secondary')).toBe(true);
    expect(summary.figures.find((figure) => figure.id === 'payscale-hourly')?.annualized?.value.amount).toBe(41_371);
  });

  test('sets the official wages of the stand-ins beside them and names every source it uses', async () => {
    const summary = await get('/api/v1/wages/summary', WageSummary);
    expect(summary.official.map((row) => [row.soc, row.year, row.median])).toEqual([
      ['29-2099', 2024, { state: 'reported', value: { amount: 48_790, currency: 'USD', unit: 'year' } }],
      ['43-6013', 2024, { state: 'reported', value: { amount: 44_640, currency: 'USD', unit: 'year' } }],
      ['21-1094', 2024, { state: 'reported', value: { amount: 51_030, currency: 'USD', unit: 'year' } }],
    ]);
    const listed = new Set(summary.sources.map((source) => source.id));
    const used = [...summary.figures, ...summary.official].map((row) => row.sourceId);
    expect(used.filter((id) => !listed.has(id))).toEqual([]);
    expect(summary.disagreements.map((reason) => reason.id)).toContain('openings-against-jobs');
  });

  test('an occupation that no site reports on has its official figures alone', async () => {
    const summary = await get('/api/v1/wages/summary?occupation=medical-secretary', WageSummary);
    expect(summary.figures).toEqual([]);
    expect(summary.finding).toBe(
      'The official median of Medical Secretaries and Administrative Assistants is $44,640 (May 2024).',
    );
  });

  test('an unknown occupation is refused with those that are held', async () => {
    expect(await refusal('/api/v1/wages/summary?occupation=astronaut')).toMatchObject({
      path: 'query.occupation',
      message: expect.stringContaining('allowed: patient-care-coordinator'),
    });
  });
});

describe('GET /api/v1/wages', () => {
  test('pages hold all 1002 rows once, by cursor', async () => {
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: z.output<typeof WagePage> = await get(
        `/api/v1/wages?limit=90${cursor === '' ? '' : `&cursor=${cursor}`}`,
        WagePage,
      );
      ids.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect(ids).toHaveLength(1002);
    expect(new Set(ids).size).toBe(1002);
  });

  test('a level is answered by figures that name one, and the page says why no federal row is there', async () => {
    const page = await get('/api/v1/wages?level=entry', WagePage);
    expect(page.items.map((item) => item.id)).toEqual(['velvetjobs-entry']);
    expect(page.notes.join(' ')).toContain('Federal wage tables have no entry, mid or senior level');
    expect((await get('/api/v1/wages?level=senior', WagePage)).items).toEqual([]);
  });

  test('code, year and place together are one row, with its standard errors', async () => {
    const page = await get('/api/v1/wages?soc=29-1141&year=2023&area=US', WagePage);
    expect(page.items).toHaveLength(1);
    expect(page.items.at(0)).toMatchObject({
      kind: 'published',
      vintage: 'May 2023',
      employment: { state: 'reported', count: 3_175_390, relativeStandardErrorPercent: 0.5 },
      mean: { value: { amount: 94_480 } },
    });
  });

  test.each([
    ['soc=43-9999', 'query.soc', '43-6013'],
    ['soc=nurse', 'query.soc', '43-6013'],
    ['year=1999', 'query.year', '2012, 2013'],
    ['year=soon', 'query.year', 'four digits'],
    ['area=40123', 'query.area', 'US'],
    ['source=bls', 'query.source', 'oews-2024'],
    ['level=junior', 'query.level', 'entry, mid, senior'],
    ['occupation=astronaut', 'query.occupation', 'patient-care-coordinator'],
    ['limit=0', 'query.limit', 'from 1 to 200'],
    ['cursor=nonsense!', 'query.cursor', 'nextCursor'],
  ])('%s is refused at %s with what is allowed', async (query, path, allowed) => {
    expect(await refusal(`/api/v1/wages?${query}`)).toMatchObject({ path, message: expect.stringContaining(allowed) });
  });

  test('an answer that the caller has already is a 304', async () => {
    const first = await app.visitor().request('/api/v1/wages?year=2024');
    const etag = first.headers.get('etag');
    expect(etag).not.toBeNull();
    const again = await app.visitor().request('/api/v1/wages?year=2024', { headers: { 'if-none-match': etag ?? '' } });
    expect(again.status).toBe(304);
  });
});

describe('GET /api/v1/wages/trend', () => {
  test('tells 43-6013 of 2012 as $42,833 in 2024 dollars, in three segments that are not joined', async () => {
    const trend = await get('/api/v1/wages/trend?soc=43-6013&inYear=2024', WageTrend);
    const [series] = trend.series;
    expect(series?.segments.map(({ fromYear, toYear }) => [fromYear, toYear])).toEqual([
      [2012, 2018],
      [2019, 2020],
      [2021, 2024],
    ]);
    expect(series?.segments.at(0)?.points.at(0)).toMatchObject({
      vintage: 'May 2012',
      nominal: { state: 'reported', value: { amount: 31_350 } },
      real: { state: 'reported', value: { amount: 42_833 } },
    });
    expect(trend.breaks.map((cut) => [cut.lastYearBefore, cut.firstYearAfter, cut.kind])).toEqual([
      [2018, 2019, 'classification'],
      [2020, 2021, 'method'],
      [2020, 2021, 'classification'],
    ]);
  });

  test('draws the stand-ins of an occupation, the hybrid code in its own segment', async () => {
    const trend = await get('/api/v1/wages/trend?occupation=patient-care-coordinator', WageTrend);
    expect(trend.series.map((series) => series.soc)).toEqual(['29-2099', '43-6013', '21-1094']);
    expect(trend.series.at(0)?.segments.map((segment) => segment.soc)).toEqual(['29-2099', '29-2098', '29-2099']);
    expect(trend.priceIndex.years.find((year) => year.year === 2025)).toMatchObject({ months: 11, isComplete: false });
  });

  test('a year without all of its months is refused', async () => {
    expect(await refusal('/api/v1/wages/trend?inYear=2025')).toMatchObject({
      path: 'query.inYear',
      message: expect.stringContaining('only 11 of its 12 months'),
    });
  });

  test('a sixth series is refused', async () => {
    const codes = '43-6013,43-4171,43-4051,43-4111,43-3021,21-1094';
    expect(await refusal(`/api/v1/wages/trend?soc=${codes}`)).toMatchObject({ path: 'query.soc' });
  });
});

describe('GET /api/v1/wages/compare', () => {
  test('sets stand-ins first, then neighbours by median, in the latest year', async () => {
    const comparison = await get('/api/v1/wages/compare', WageComparison);
    expect(comparison.year).toBe(2024);
    expect(comparison.rows.slice(0, 4).map(({ proxy }) => proxy.soc)).toEqual([
      '29-2099',
      '43-6013',
      '21-1094',
      '43-4171',
    ]);
    expect(comparison.rows.at(-1)?.proxy.soc).toBe('11-9111');
    expect(comparison.absent).toEqual([]);
  });

  test('says which codes a year does not have', async () => {
    const comparison = await get('/api/v1/wages/compare?year=2019', WageComparison);
    expect(comparison.absent.map(({ proxy }) => proxy.soc)).toEqual(['29-2099', '29-2072', '29-9021']);
  });
});

describe('POST /api/v1/wages/check', () => {
  test('is $52,000 for a mid-level coordinator in Ohio fair: level modelled, Ohio by its mean of May 2023 against the nation’s', async () => {
    const answer = await check({ occupation: 'patient-care-coordinator', pay: '52k', level: 'mid', area: 'Ohio' });
    expect(answer.pay.annual).toEqual({ amount: 52_000, currency: 'USD', unit: 'year' });
    // $52,000 where the mean is $49,920 is as far up as $56,479 where it is $54,220: between the published 50th ($48,790) and
    // 75th percentile ($62,280) of the nation, and from there in the middle level.
    const national = (52_000 * 54_220) / 49_920;
    const u = 0.5 + (0.25 * (national - 48_790)) / (62_280 - 48_790);
    expect(answer.rank).toMatchObject({ state: 'within', rank: Math.round(100 * u * u * (3 - 2 * u)) });
    expect(answer.verdict.words).toContain('above');
    expect(answer.basis).toBe('modelled');
    expect(answer.wage).toMatchObject({ soc: '29-2099', vintage: 'May 2024', employment: { count: 174_060 } });
    const steps = new Map(answer.steps.map((step) => [step.id, step]));
    expect(steps.get('area')).toMatchObject({ isApplied: true, effect: { amount: Math.round(national - 52_000) } });
    expect(steps.get('area')?.statement).toContain('Ohio');
    expect(steps.get('level')).toMatchObject({ isApplied: true, effect: { amount: 0 } });
    expect(steps.get('annualize')?.effect).toEqual({ amount: 0, currency: 'USD', unit: 'year' });
  });

  test('without a level, a place or a switch nothing is modelled', async () => {
    const answer = await check({ occupation: 'patient-care-coordinator', pay: '52k' });
    expect(answer.basis).toBe('published');
    expect(answer.rank).toMatchObject({ state: 'within', rank: 56, low: 51, high: 79 });
  });

  test('ageing is a switch: at the pace of 2021 to 2024, $52,000 of Nov 2026 counts for less in wages of May 2024', async () => {
    const answer = await check({ occupation: 'patient-care-coordinator', pay: '52k', adjust: { ageing: true } });
    const factor = ((48_790 / 45_720) ** (1 / 3)) ** 2.5;
    const ageing = answer.steps.find((step) => step.id === 'ageing');
    expect(ageing).toMatchObject({ isApplied: true, effect: { amount: Math.round(52_000 / factor - 52_000) } });
    expect(answer.basis).toBe('modelled');
  });

  test('a title with a slip and an abbreviation is read, and told with what else it may mean', async () => {
    const answer = await check({ title: 'Sr Pateint Care Coord', pay: '52k' });
    expect(answer.occupation.slug).toBe('lead-care-coordinator');
    expect(answer.titleMatches?.map((match) => match.occupation)).toContain('patient-care-coordinator');
  });

  test('"$25/h", 25 with its unit and $52,000 a year are the same pay', async () => {
    const ranks = await Promise.all(
      ['$25/h', { amount: 25, unit: 'hour' }, 52_000].map(async (pay) => {
        const answer = await check({ title: 'Patient navigator', pay });
        return answer.rank;
      }),
    );
    expect(ranks[1]).toEqual(ranks[0]);
    expect(ranks[2]).toEqual(ranks[0]);
  });

  test('the stand-in can be changed; every stand-in and neighbour is told beside it', async () => {
    const answer = await check({ occupation: 'patient-care-coordinator', pay: '52k', soc: '43-6013' });
    expect(answer.proxy.soc).toBe('43-6013');
    expect(answer.verdict.words).toEqual(['above']);
    expect(answer.byProxy).toHaveLength(15);
  });

  test('below the 10th percentile no rank is made up', async () => {
    const answer = await check({ occupation: 'patient-care-coordinator', pay: 20_000 });
    expect(answer.rank).toEqual({ state: 'below', percentile: 10 });
    expect(answer.verdict.words).toEqual(['well below']);
  });

  test.each([
    [{ pay: '52k' }, 'body.title', 'give a title or an occupation'],
    [{ title: 'Astronaut', pay: '52k' }, 'body.title', 'occupations we know: Patient care coordinator'],
    [{ occupation: 'astronaut', pay: '52k' }, 'body.occupation', 'allowed'],
    [{ occupation: 'patient-care-coordinator', pay: '£30k' }, 'body.pay', 'only US dollars'],
    [{ occupation: 'patient-care-coordinator', pay: 500 }, 'body.pay', 'by the hour or by the year'],
    [{ occupation: 'patient-care-coordinator', pay: { amount: 52, unit: 'year' } }, 'body.pay', 'outside 1000'],
    [{ occupation: 'patient-care-coordinator', pay: '52k', soc: '15-1252' }, 'body.soc', 'allowed: 29-2099'],
    [{ occupation: 'patient-care-coordinator', pay: '52k', level: 'boss' }, 'body.level', 'entry'],
    [{ occupation: 'patient-care-coordinator', pay: '52k', hoursPerWeek: 0 }, 'body.hoursPerWeek', '1'],
  ])('%j is refused at %s', async (body, path, message) => {
    expect(await refusal('/api/v1/wages/check', body)).toMatchObject({
      path,
      message: expect.stringContaining(message),
    });
  });
});
