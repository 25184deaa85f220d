import { TitleMatches, WageCheck, WageComparison, WagePage, WageTrend } from '@careway/contract';
import { bytesSource } from '@careway/labor-market';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { runImport } from '../imports/run-import.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

async function load(name: string, text: string, hints: { year?: number; release?: string } = {}): Promise<void> {
  const outcome = await runImport(app.db, { source: bytesSource(name, new TextEncoder().encode(text)), hints });
  expect(outcome.kind).toBe('imported');
}

const wide =
  'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,MEAN_PRSE,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90';

beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  await load(
    'metro.csv',
    [
      wide,
      '18140,"Columbus, OH",4,OH,29-2099,Health Technologists,detailed,2400,52000,2.1,36000,40000,46000,58000,74000',
      '17140,"Cincinnati, OH-KY-IN",4,OH,29-2099,Health Technologists,detailed,**,*,*,*,*,*,*,*',
      '17460,"Cleveland, OH",4,OH,29-2099,Health Technologists,detailed,900,70000,3,50000,60000,#,#,#',
      '',
    ].join('\n'),
    { year: 2024 },
  );
  await load(
    'state.csv',
    'AREA_TITLE;OCC_CODE;OCC_TITLE;H_MEAN;A_MEAN\nOhio;29-2099;Health Technologists;24.51;50,980\nOhio;43-6013;Medical Secretaries;19.00;39,520\nTexas;29-2099;Health Technologists;*;*\n',
    { year: 2023 },
  );
  await load('rpp.csv', 'YEAR,STATEFIP,RPP\n2019,39,91.6\n2018,39,91.2\n2019,48,96.5\n', { release: '2020-12' });
  await load(
    'titles.txt',
    'O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n31-9097.00\tPhlebotomist\tn/a\t08\n29-1141.00\tNurse Navigator\tn/a\t08\n29-2099.08\tPatient Access Liaison\tn/a\t08\n',
    { release: '29.0' },
  );
});
afterAll(() => app[Symbol.asyncDispose]());

async function check(body: object): Promise<z.output<typeof WageCheck>> {
  const answer = await app.visitor().request('/api/v1/wages/check', { body });
  expect(answer.status).toBe(200);
  return WageCheck.parse(await answer.json());
}
const step = (answer: z.output<typeof WageCheck>, id: string) => answer.steps.find((each) => each.id === id);
const coordinator = { occupation: 'patient-care-coordinator', pay: '52k' };

describe('a place', () => {
  test('with percentiles of its own answers by its own row, published', async () => {
    const answer = await check({ ...coordinator, area: 'Columbus' });
    expect(answer.wage).toMatchObject({
      area: { code: '18140' },
      sourceId: 'import-oews-metropolitan-may-2024',
      vintage: 'May 2024',
    });
    expect(answer.basis).toBe('published');
    expect(answer.rank).toMatchObject({ state: 'within', rank: Math.round(50 + (6_000 / 12_000) * 25) });
    expect(answer.sentence).toContain('in Columbus, OH');
  });

  test('with a mean alone is set by its mean against the nation’s, with the effect in dollars', async () => {
    const answer = await check({ ...coordinator, area: 'OH', level: 'mid' });
    const effect = Math.round(52_000 * (54_220 / 50_980) - 52_000);
    expect(step(answer, 'area')).toMatchObject({ isApplied: true, effect: { amount: effect } });
    expect(answer.basis).toBe('modelled');
    expect(answer.sentence).toContain('mid-level');
    expect(answer.sentence).toContain('in Ohio');
  });

  test('whose row is suppressed offers the next larger area: the metro its state’s level, the state the nation', async () => {
    const metro = await check({ ...coordinator, area: 'Cincinnati' });
    expect(step(metro, 'area')).toMatchObject({ isApplied: false });
    expect(step(metro, 'area')?.statement).toContain('was not published (May 2024). The next larger area');
    const state = await check({ ...coordinator, area: 'Texas' });
    expect(step(state, 'area')?.statement).toContain('was not published (May 2023)');
    expect(state.wage.area.code).toBe('US');
  });

  test('whose upper percentiles are top-coded says above, never a number', async () => {
    const answer = await check({ ...coordinator, pay: '$250,000', area: '17460' });
    expect(answer.rank).toEqual({ state: 'above', percentile: 25 });
    expect(answer.wage.median).toMatchObject({ state: 'topCoded', atLeast: { amount: 239_200 } });
  });

  test('that we do not know is said, and the nation answers', async () => {
    const answer = await check({ ...coordinator, area: 'Atlantis' });
    expect(step(answer, 'area')?.statement).toContain('We know no place called "Atlantis".');
  });

  test('at average US prices: Texas of 2019 has 96.5', async () => {
    const answer = await check({ ...coordinator, area: 'TX', adjust: { priceLevel: true } });
    expect(step(answer, 'price-level')).toMatchObject({
      isApplied: true,
      effect: { amount: Math.round(52_000 / 0.965 - 52_000) },
    });
    const local = await check({ ...coordinator, area: 'Ohio', adjust: { priceLevel: true } });
    expect(step(local, 'price-level')).toMatchObject({ isApplied: false });
  });
});

describe('lists', () => {
  test('rows of a place are listed with what their file lacks', async () => {
    const answer = await app.visitor().request('/api/v1/wages?soc=29-2099&area=Ohio');
    const page = WagePage.parse(await answer.json());
    expect(page.items).toContainEqual(
      expect.objectContaining({
        mean: { state: 'reported', value: { amount: 50_980, currency: 'USD', unit: 'year' } },
        median: { state: 'suppressed', reason: expect.stringContaining('does not hold') },
      }),
    );
  });

  test('a code in every state, and the comparison of one place', async () => {
    const places = WageComparison.parse(
      await (await app.visitor().request('/api/v1/wages/compare?by=place&soc=29-2099')).json(),
    );
    // The imported rows of Ohio and Texas stand in the place of the product's own, also where nothing was published.
    expect(places.rows).toHaveLength(53);
    const of = (name: string) => places.rows.find(({ wage }) => wage.area.name === name)?.wage;
    expect(of('Ohio')).toMatchObject({
      mean: { value: { amount: 50_980 } },
      sourceId: expect.stringContaining('import'),
    });
    expect(of('Texas')?.mean.state).toBe('suppressed');
    expect(of('New York')).toMatchObject({ sourceId: 'oews-2023-state', median: { state: 'suppressed' } });
    expect(places.finding).toMatch(/the mean pay runs from \$[\d,]+ in .+ to \$[\d,]+ in .+ \(52 places, May 2023\)/);
    const columbus = WageComparison.parse(
      await (await app.visitor().request('/api/v1/wages/compare?area=18140')).json(),
    );
    expect(columbus).toMatchObject({ year: 2024, rows: [{ wage: { area: { code: '18140' } } }] });
    const trend = WageTrend.parse(
      await (await app.visitor().request('/api/v1/wages/trend?soc=29-2099&area=Columbus')).json(),
    );
    expect(trend.series.at(0)?.segments.at(0)?.points).toHaveLength(1);
  });
});

describe('titles', () => {
  const find = async (title: string) =>
    TitleMatches.parse(await (await app.visitor().request(`/api/v1/titles?title=${encodeURIComponent(title)}`)).json());

  test('O*NET widens our own', async () => {
    const found = await find('Phlebotmist');
    expect(found.index.isWidened).toBe(true);
    expect(found.matches.at(0)).toMatchObject({ soc: '31-9097', onetCodes: ['31-9097.00'], reasons: ['Phlebotomist'] });
  });

  test('a title that O*NET alone knows is answered by its code', async () => {
    const answer = await check({ title: 'nurse navigater', pay: '80k' });
    expect(answer.occupation.slug).toBe('nurse-case-manager');
    expect(answer.proxy.soc).toBe('29-1141');
  });

  test('a code without any wage is refused, and so is a title nobody files', async () => {
    for (const title of ['Phlebotomist', 'Astronaut']) {
      const answer = await app.visitor().request('/api/v1/wages/check', { body: { title, pay: '40k' } });
      expect(answer.status).toBe(422);
    }
  });
});
