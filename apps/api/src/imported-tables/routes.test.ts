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

const lcaHeader =
  'CASE_NUMBER,CASE_STATUS,DECISION_DATE,JOB_TITLE,SOC_CODE,WORKSITE_COUNTY,WORKSITE_STATE,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY,PW_WAGE_LEVEL';

test('offered wages: the certified alone make the range, page by page, narrowed to a state', async () => {
  const before = await get('/api/v1/wages/labor-conditions?soc=29-1141', LaborConditions);
  expect(before).toMatchObject({ isImported: false, count: 0, byStatus: [], offered: null, undecided: null });
  // Ten certified offers of $50,000 to $95,000; withdrawn, denied and rejected ones of a million would move the range.
  const certified = Array.from(
    { length: 10 },
    (_, at) => `I-${at},CERTIFIED,2025-01-10,Nurse,29-1141.00,FRANKLIN,OH,${50_000 + at * 5_000},,Year,II`,
  );
  await importText('lca.csv', [
    lcaHeader,
    ...certified,
    'I-10,CERTIFIED-WITHDRAWN,2025-01-10,Nurse,29-1141.01,FRANKLIN,OH,1000000,,Year,I',
    'I-11,DENIED,2025-01-10,Nurse,29-1141.01,FRANKLIN,OH,1000000,,Year,I',
    'I-12,REJECTED,2025-01-10,Nurse,29-1141.01,TRAVIS,TX,1000000,,Year,I',
    'I-13,CERTIFIED,2025-01-10,Nurse,29-1141.00,TRAVIS,TX,450000,,Hour,',
    'I-14,CERTIFIED,2025-01-10,Physician,29-1216.00,TRAVIS,TX,300000,,Year,',
  ]);
  const first = await get('/api/v1/wages/labor-conditions?soc=29-1141&limit=13', LaborConditions);
  expect(first.items[0]).toMatchObject({ caseNumber: 'I-0', status: 'certified', from: { amount: 50_000 }, to: null });
  expect(first.byStatus.map(({ status, count }) => [status, count])).toEqual([
    ['certified', 11],
    ['certified-withdrawn', 1],
    ['denied', 1],
    ['other', 1],
  ]);
  expect(first).toMatchObject({ isImported: true, count: 14, undecided: null, offered: { count: 11 } });
  const second = await get(
    `/api/v1/wages/labor-conditions?soc=29-1141&limit=13&cursor=${first.nextCursor}`,
    LaborConditions,
  );
  expect(second.items).toMatchObject([{ caseNumber: 'I-13', isUnitCorrected: true, vintage: 'FY2025' }]);
  expect(second.nextCursor).toBeNull();
  const ohio = await get('/api/v1/wages/labor-conditions?soc=29-1141&state=ohio', LaborConditions);
  expect(ohio).toMatchObject({
    count: 12,
    // Type 7 quantiles of 50, 55 … 95 thousand.
    offered: { count: 10, p25: { amount: 61_250 }, median: { amount: 72_500 }, p75: { amount: 83_750 } },
    sources: [{ vintage: 'FY2025 Q2', publisher: expect.stringContaining('Foreign Labor Certification') }],
  });
  const texas = await get('/api/v1/wages/labor-conditions?soc=29-1141&state=TX', LaborConditions);
  expect(texas).toMatchObject({ count: 2, minimum: 10, offered: null });
  const none = await get('/api/v1/wages/labor-conditions?soc=43-6013', LaborConditions);
  expect(none).toMatchObject({ isImported: true, count: 0, offered: null, items: [] });
});

test('rows imported before their status was kept stay apart, until the same file is imported again', async () => {
  const lines = [lcaHeader.replace('CASE_STATUS,', '')];
  for (let at = 0; at < 10; at++)
    lines.push(`I-${at},2024-12-10,Clerk,43-4171.00,FRANKLIN,OH,${30_000 + at * 1_000},,Year,I`);
  await importText('lca-2025-q1.csv', lines);
  // What the migration leaves of an import of before: no status, and the lower reading.
  await app.db.updateTable('lca_row').set({ case_status: null }).where('onet_soc', '=', '43-4171.00').execute();
  await app.db.updateTable('import_run').set({ reading: 1 }).where('file_name', '=', 'lca-2025-q1.csv').execute();
  const old = await get('/api/v1/wages/labor-conditions?soc=43-4171', LaborConditions);
  expect(old).toMatchObject({
    byStatus: [{ status: 'not-kept', count: 10 }],
    offered: null,
    undecided: { count: 10, median: { amount: 34_500 } },
  });
  await importText('lca-2025-q1.csv', lines);
  const again = await get('/api/v1/wages/labor-conditions?soc=43-4171', LaborConditions);
  expect(again).toMatchObject({ count: 10, byStatus: [{ status: 'not-stated', count: 10 }], offered: null });
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
