import { readinessDomains } from '@careway/assessment';
import { Occupation, OccupationSummary, Problem, page } from '@careway/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
});
afterAll(() => app[Symbol.asyncDispose]());

const get = (path: string) => app.visitor().request(path);

test('the coordinator comes first in the list and has a profile; neighbours have none', async () => {
  const answer = page(OccupationSummary).parse(await (await get('/api/v1/occupations')).json());
  expect(answer.items).toHaveLength(17);
  expect(answer.nextCursor).toBeNull();
  expect(answer.items.filter((occupation) => occupation.hasProfile).map((occupation) => occupation.slug)).toEqual([
    'patient-care-coordinator',
  ]);
});

test('pages of the list join to the whole list', async () => {
  const slugs: string[] = [];
  let path = '/api/v1/occupations?limit=4';
  for (let pages = 0; pages < 10; pages += 1) {
    const { items, nextCursor } = page(OccupationSummary).parse(await (await get(path)).json());
    slugs.push(...items.map((occupation) => occupation.slug));
    if (nextCursor === null) break;
    path = `/api/v1/occupations?limit=4&cursor=${nextCursor}`;
  }
  expect(new Set(slugs).size).toBe(17);
  expect(slugs).toHaveLength(17);
});

test('the list can be narrowed to a level and a track', async () => {
  const answer = await get('/api/v1/occupations?level=senior&track=management');
  const { items } = page(OccupationSummary).parse(await answer.json());
  expect(items.map((occupation) => occupation.slug)).toEqual([
    'practice-manager',
    'clinic-manager',
    'healthcare-administrator',
  ]);
});

test('the profile of the coordinator follows the contract and names only domains that the quiz has', async () => {
  const answer = await get('/api/v1/occupations/patient-care-coordinator');
  expect(answer.status).toBe(200);
  const pcc = Occupation.parse(await answer.json());
  expect(pcc.profile?.duties).toHaveLength(5);
  const topics = [...(pcc.profile?.duties ?? []), ...(pcc.profile?.skills ?? [])];
  const domains = topics.flatMap((topic) => topic.domains);
  expect(domains.filter((domain) => !readinessDomains.some((known) => known === domain))).toEqual([]);
  expect(new Set(domains).size).toBe(readinessDomains.length);
});

test('the coordinator carries O*NET ratings of 29-2099.08 with their attribution', async () => {
  const pcc = Occupation.parse(await (await get('/api/v1/occupations/patient-care-coordinator')).json());
  expect(pcc.ratings?.code).toBe('29-2099.08');
  expect(pcc.ratings?.workStyles[0]).toEqual({ name: 'Concern for Others', importance: 4.97, collected: '08/2020' });
  expect(pcc.ratings?.attribution).toContain('CC BY 4.0');
});

test('a role that O*NET has not rated has no ratings', async () => {
  const records = Occupation.parse(await (await get('/api/v1/occupations/medical-records-specialist')).json());
  expect(records.ratings).toBeNull();
});

test('a wrong slug is not found, by name', async () => {
  const answer = await get('/api/v1/occupations/astronaut');
  expect(answer.status).toBe(404);
  expect(Problem.parse(await answer.json()).detail).toBe('There is no occupation "astronaut".');
});

test('a wrong level is refused with what is allowed, and an unknown parameter by its name', async () => {
  const wrong = await get('/api/v1/occupations?level=boss');
  expect(wrong.status).toBe(422);
  expect(Problem.parse(await wrong.json()).errors).toEqual([
    { path: 'query.level', message: expect.stringContaining('"entry"|"mid"|"senior"') },
  ]);
  const unknown = await get('/api/v1/occupations?colour=blue');
  expect(unknown.status).toBe(422);
  expect(Problem.parse(await unknown.json()).detail).toContain('colour');
});

test('an unchanged answer is not sent again', async () => {
  const first = await get('/api/v1/occupations/patient-care-coordinator');
  const etag = first.headers.get('etag') ?? '';
  const second = await app
    .visitor()
    .request('/api/v1/occupations/patient-care-coordinator', { headers: { 'if-none-match': etag } });
  expect(second.status).toBe(304);
});
