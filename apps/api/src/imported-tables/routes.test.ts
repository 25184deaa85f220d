import { CountyWageLevelsList, LaborConditions, OnetOccupation, RegionWages } from '@careway/contract';
import { bytesSource } from '@careway/labor-market';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { runImport } from '../imports/run-import.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
});
afterAll(() => app[Symbol.asyncDispose]());

async function importText(name: string, lines: readonly string[]): Promise<void> {
  const source = bytesSource(name, new TextEncoder().encode(`${lines.join('\n')}\n`));
  expect(await runImport(app.db, { source, hints: {} })).toMatchObject({ kind: 'imported', run: { rowsRefused: 0 } });
}

async function get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const answer = await app.visitor().request(path);
  expect(answer.status, path).toBe(200);
  return schema.parse(await answer.json());
}

test('offered wages: set to a year, page by page, quartiles over all of them, narrowed to a state', async () => {
  await importText('lca.csv', [
    'CASE_NUMBER,JOB_TITLE,SOC_CODE,WORKSITE_COUNTY,WORKSITE_STATE,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY,PW_WAGE_LEVEL,Year',
    'I-1,Nurse,29-1141.00,FRANKLIN,OH,80000,,Year,II,2025',
    'I-2,Nurse,29-1141.01,FRANKLIN,OH,40,45,Hour,I,2025',
    'I-3,Nurse,29-1141.00,TRAVIS,TX,450000,,Hour,,2025',
    'I-4,Physician,29-1216.00,TRAVIS,TX,300000,,Year,,2025',
  ]);
  const first = await get('/api/v1/wages/labor-conditions?soc=29-1141&limit=2', LaborConditions);
  expect(first.items.map((item) => [item.caseNumber, item.from.amount, item.to?.amount ?? null])).toEqual([
    ['I-1', 80_000, null],
    ['I-2', 83_200, 93_600],
  ]);
  expect(first).toMatchObject({ count: 3, offered: { median: { amount: 83_200 }, p75: { amount: 266_600 } } });
  const second = await get(
    `/api/v1/wages/labor-conditions?soc=29-1141&limit=2&cursor=${first.nextCursor}`,
    LaborConditions,
  );
  expect(second.items).toMatchObject([{ caseNumber: 'I-3', isUnitCorrected: true, vintage: 'FY2025' }]);
  expect(second.nextCursor).toBeNull();
  const ohio = await get('/api/v1/wages/labor-conditions?soc=29-1141&state=ohio', LaborConditions);
  expect(ohio.count).toBe(2);
  expect(ohio.sources).toMatchObject([{ publisher: expect.stringContaining('Foreign Labor Certification') }]);
  const none = await get('/api/v1/wages/labor-conditions?soc=43-6013', LaborConditions);
  expect(none).toMatchObject({ count: 0, offered: null, items: [] });
});

test('county levels keep their unit; a county is found whatever its case', async () => {
  await importText('counties.csv', [
    'soc_code,state,county,level1_hourly,level2_hourly,level3_hourly,level4_hourly',
    '29-1141,Ohio,franklin,31.5,35.25,39,42.75',
    '25-2021,Ohio,franklin,45000,52000,59000,66000',
    '29-1141,Ohio,adams,28,31,34,37',
  ]);
  const ohio = await get('/api/v1/wages/county-levels?soc=29-1141&state=OH', CountyWageLevelsList);
  expect(ohio.items.map(({ county }) => county)).toEqual(['adams', 'franklin']);
  const one = await get('/api/v1/wages/county-levels?soc=25-2021&state=39&county=Franklin', CountyWageLevelsList);
  expect(one.items[0]?.levels[3]).toEqual({ amount: 66_000, currency: 'USD', unit: 'year' });
  expect(ohio.items[1]?.levels[1]).toEqual({ amount: 35.25, currency: 'USD', unit: 'hour' });
});

test('entry and experienced wages of a state; what it does not publish is null', async () => {
  await importText('ny.csv', [
    ' Area Type, Area, Area Name, Standard Occupational Code, Occupational Title, Employment, Mean Wage, Median Wage, Entry Wage, Experienced Wage',
    '1,36,New York State,43-6013,Medical Secretaries,40000,45000,44000,36000,49500',
    '10,3,Finger Lakes,43-6013,Medical Secretaries,,42000,41000,,46000',
  ]);
  const { items } = await get('/api/v1/wages/regions?soc=43-6013', RegionWages);
  expect(items.map(({ areaName, employment, entry }) => [areaName, employment, entry?.amount ?? null])).toEqual([
    ['New York State', 40_000, 36_000],
    ['Finger Lakes', null, null],
  ]);
});

test('an occupation of O*NET from several tables, ratings of the table asked for', async () => {
  await importText('Occupation Data.txt', [
    'O*NET-SOC Code\tTitle\tDescription',
    '29-2099.08\tPatient Representatives\tAssist patients.',
    '29-9021.00\tHealth Information Technologists\tApply knowledge.',
  ]);
  await importText('Related Occupations.txt', [
    'O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex',
    '29-2099.08\t29-9021.00\tPrimary-Short\t1',
    '29-2099.08\t15-1211.01\tPrimary-Short\t2',
  ]);
  await importText('Skills.txt', [
    'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tRecommend Suppress\tNot Relevant',
    '29-2099.08\t2.A.1.a\tReading Comprehension\tIM\t3.88\t8\t0.12\tN\tn/a',
    '29-2099.08\t2.A.1.a\tReading Comprehension\tLV\t3.5\t8\t0.6\tY\tN',
  ]);
  const bare = await get('/api/v1/onet/29-2099.08', OnetOccupation);
  expect(bare).toMatchObject({
    title: 'Patient Representatives',
    jobZone: null,
    related: [
      { code: '29-9021.00', title: 'Health Information Technologists' },
      { code: '15-1211.01', title: null },
    ],
    ratingCounts: [{ table: 'Skills', rows: 2 }],
    ratings: [],
  });
  const skilled = await get('/api/v1/onet/29-2099.08?table=Skills', OnetOccupation);
  expect(skilled.ratings.map(({ scale, value, isSuppressed }) => [scale, value, isSuppressed])).toEqual([
    ['IM', 3.88, false],
    ['LV', 3.5, true],
  ]);
});

test.each([
  ['/api/v1/wages/labor-conditions?soc=nurse', 422, 'query.soc'],
  ['/api/v1/wages/labor-conditions', 422, 'query.soc'],
  ['/api/v1/wages/county-levels?soc=29-1141&state=Nowhere', 422, 'query.state'],
  ['/api/v1/onet/29-1141', 422, 'param.code'],
  ['/api/v1/onet/29-2099.08?table=Secrets', 422, 'query.table'],
  ['/api/v1/onet/11-9999.00', 404, 'No imported O*NET table'],
])('%s is %d and says why', async (path, status, said) => {
  const answer = await app.visitor().request(path);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(said);
});
