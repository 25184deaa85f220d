import { PathwayGap, PathwayMap, PathwayRoutes, Problem } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
});
afterAll(() => app[Symbol.asyncDispose]());

const get = (path: string) => app.visitor().request(path);
const PCC = 'patient-care-coordinator';

test('the map has 15 roles, and every step joins two of them', async () => {
  const map = PathwayMap.parse(await (await get('/api/v1/pathways')).json());
  const slugs = map.nodes.map((node) => node.slug);
  expect(slugs).toHaveLength(15);
  expect(map.steps.filter((step) => !slugs.includes(step.from) || !slugs.includes(step.to))).toEqual([]);
});

describe('routes', () => {
  test.each(['nurse-case-manager', 'healthcare-administrator', 'medical-records-specialist', 'health-policy-analyst'])(
    'lead from the coordinator to %s, with what each step needs',
    async (goal) => {
      const answer = PathwayRoutes.parse(await (await get(`/api/v1/pathways/routes?from=${PCC}&to=${goal}`)).json());
      expect(answer.routes.length).toBeGreaterThan(0);
      for (const route of answer.routes) {
        expect(route.nodes.map((node) => node.slug)).toEqual([PCC, ...route.steps.map((step) => step.to)]);
        expect(route.steps.every((step) => step.needs.length > 0)).toBe(true);
      }
    },
  );

  test('to nurse case manager need a nursing license, and name certifications of the catalogue', async () => {
    const { routes } = PathwayRoutes.parse(
      await (await get(`/api/v1/pathways/routes?from=${PCC}&to=nurse-case-manager`)).json(),
    );
    const needs = routes[0]?.steps[0]?.needs ?? [];
    expect(needs.filter((need) => need.isRequired).map((need) => need.kind)).toEqual(['education', 'licence']);
    const codes = needs.flatMap((need) => need.certification ?? []);
    expect(codes).toEqual(['ccm', 'acm', 'cmgt-bc']);
    for (const code of codes) expect((await get(`/api/v1/certifications/${code}`)).status).toBe(200);
  });

  test('are ranked by the objective asked for, and say how', async () => {
    const path = `/api/v1/pathways/routes?from=${PCC}&to=healthcare-administrator`;
    const bySteps = PathwayRoutes.parse(await (await get(path)).json());
    const byTime = PathwayRoutes.parse(await (await get(`${path}&objective=time`)).json());
    expect(bySteps.objective).toBe('steps');
    expect(bySteps.routes[0]?.steps).toHaveLength(2);
    expect(byTime.ranking).toContain('unknown time first');
    expect(byTime.routes).toHaveLength(bySteps.routes.length);
  });

  test('are none when no route is as short as asked', async () => {
    const answer = await get(`/api/v1/pathways/routes?from=${PCC}&to=healthcare-administrator&maxSteps=1`);
    expect(PathwayRoutes.parse(await answer.json()).routes).toEqual([]);
  });
});

describe('the gap', () => {
  test('from coordinator to clinic manager: more schooling, and leadership matters half a point more', async () => {
    const gap = PathwayGap.parse(await (await get(`/api/v1/pathways/gap?from=${PCC}&to=clinic-manager`)).json());
    expect(gap.education.change).toBe('more');
    expect(gap.ratings?.workStyles).toContainEqual({ name: 'Leadership', from: 4.25, to: 4.75, change: 0.5 });
    expect(gap.ratings?.attribution).toContain('CC BY 4.0');
    expect(gap.directStep?.to).toBe('clinic-manager');
  });

  test('is told for roles that no step joins, and without ratings where O*NET has none', async () => {
    const path = '/api/v1/pathways/gap?from=health-policy-analyst&to=medical-records-specialist';
    const gap = PathwayGap.parse(await (await get(path)).json());
    expect(gap.education.change).toBe('less');
    expect(gap.directStep).toBeNull();
    expect(gap.ratings).toBeNull();
  });
});

test.each([
  ['a role that is not on the map', `from=${PCC}&to=astronaut`, 'query.to', 'allowed: patient-care-coordinator'],
  ['one role at both ends', `from=${PCC}&to=${PCC}`, 'query.to', 'another role than from'],
  ['no end', `from=${PCC}`, 'query.to', 'expected string'],
])('a query with %s is refused by its parameter', async (_title, query, path, message) => {
  for (const route of ['routes', 'gap']) {
    const answer = await get(`/api/v1/pathways/${route}?${query}`);
    expect(answer.status).toBe(422);
    expect(Problem.parse(await answer.json()).errors).toEqual([{ path, message: expect.stringContaining(message) }]);
  }
});

test('an unknown objective and too many steps are refused with what is allowed', async () => {
  const answer = await get(`/api/v1/pathways/routes?from=${PCC}&to=clinic-manager&objective=fun&maxSteps=9`);
  expect(answer.status).toBe(422);
  const messages = Problem.parse(await answer.json()).errors?.map((error) => `${error.path} ${error.message}`);
  expect(messages).toEqual([
    expect.stringContaining('query.objective Invalid option: expected one of "steps"|"time"'),
    'query.maxSteps must be a whole number from 1 to 6',
  ]);
});
