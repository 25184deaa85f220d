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

test('the map has 17 roles, and every step joins two of them', async () => {
  const map = PathwayMap.parse(await (await get('/api/v1/pathways')).json());
  const slugs = map.nodes.map((node) => node.slug);
  expect(slugs).toHaveLength(17);
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

  test('to policy come in another order by pay than by steps, each with its reason', async () => {
    const path = `/api/v1/pathways/routes?from=${PCC}&to=health-policy-analyst`;
    const bySteps = PathwayRoutes.parse(await (await get(path)).json());
    const byPay = PathwayRoutes.parse(await (await get(`${path}&objective=pay`)).json());
    expect(bySteps.objective).toBe('steps');
    expect(bySteps.routes[0]?.steps).toHaveLength(1);
    expect(bySteps.routes[0]?.reason).toBe('First: 1 step; the next: 2 steps.');
    expect(byPay.routes[0]?.nodes.map(({ slug }) => slug)).toEqual([PCC, 'clinic-manager', 'health-policy-analyst']);
    expect(byPay.routes[0]?.reason).toMatch(/^First: \$\d+,000 more over ten years; the next: \$\d+,000 more/);
    expect(byPay.routes).toHaveLength(bySteps.routes.length);
  });

  test('carry pay with its source in dollars of one year, and fees only where a source gives them', async () => {
    const answer = PathwayRoutes.parse(
      await (await get(`/api/v1/pathways/routes?from=${PCC}&to=nurse-case-manager&objective=cost`)).json(),
    );
    expect(answer.inYear).toBe(2024);
    const nurse = answer.pay.find(({ slug }) => slug === 'nurse-case-manager');
    // Median of registered nurses, OEWS May 2024: $93,600.
    expect(nurse).toMatchObject({ soc: '29-1141', vintage: 'May 2024', nominalMedian: { amount: 93_600 } });
    expect(nurse?.median.amount).toBe(93_600);
    const known = answer.sources.map(({ id }) => id);
    for (const { sourceId } of answer.pay) {
      expect(known).toContain(sourceId);
      expect((await get(`/api/v1/sources/${sourceId}`)).status).toBe(200);
    }
    const [route] = answer.routes;
    const prices = route?.cost.items.map(({ kind, certification, usd }) => [certification ?? kind, usd]);
    expect(prices).toEqual([
      ['education', null],
      ['licence', null],
      ['ccm', 420],
      ['acm', null],
      ['cmgt-bc', 395],
    ]);
    expect(route?.cost).toMatchObject({ knownUsd: 815, unknown: 3 });
    expect(route?.cost.items.every(({ usd, fee }) => usd === null || fee?.value?.amount === usd)).toBe(true);
    if (route?.worth.state !== 'told') throw new Error('no worth');
    expect(route.worth.low).toBeLessThan(route.worth.middle);
    expect(route.worth.middle).toBeLessThan(route.worth.high);
    expect((await get(`/api/v1${answer.method}`)).status).toBe(200);
  });

  test('pay of May 2023 is told in dollars of 2024, and a step under one code has no worth of its own', async () => {
    const answer = PathwayRoutes.parse(
      await (await get(`/api/v1/pathways/routes?from=clinic-manager&to=health-policy-analyst`)).json(),
    );
    // $132,350 of 2023 by CPI-U 313.689 ÷ 304.702.
    expect(answer.pay.find(({ slug }) => slug === 'health-policy-analyst')).toMatchObject({
      vintage: 'May 2023',
      median: { amount: 136_254 },
    });
    const same = PathwayRoutes.parse(
      await (await get(`/api/v1/pathways/routes?from=clinic-manager&to=healthcare-administrator`)).json(),
    );
    expect(same.routes[0]?.worth).toEqual({
      state: 'not-told',
      reason: 'Both roles are published under 11-9111: one row of pay cannot tell them apart.',
    });
  });

  test('are none when no route is as short as asked', async () => {
    const answer = await get(`/api/v1/pathways/routes?from=${PCC}&to=healthcare-administrator&maxSteps=1`);
    expect(PathwayRoutes.parse(await answer.json()).routes).toEqual([]);
  });
});

describe('the ways of a step', () => {
  const routesTo = async (goal: string, more: string) =>
    PathwayRoutes.parse(await (await get(`/api/v1/pathways/routes?from=${PCC}&to=${goal}${more}`)).json());
  const named = ({ routes }: PathwayRoutes) =>
    routes.map(({ nodes, steps }) => steps.map(({ way }, at) => way?.slug ?? nodes[at + 1]?.slug).join(' '));

  test('to nurse case manager are a route each, and their order turns with what matters', async () => {
    const [byTime, byPay] = [
      await routesTo('nurse-case-manager', '&objective=time'),
      await routesTo('nurse-case-manager', '&objective=pay'),
    ];
    expect(named(byTime)).toEqual([
      'associate-degree',
      'licensed-practical-nurse nurse-case-manager',
      'bachelor-degree',
      'accelerated-bachelor-degree',
    ]);
    expect(named(byPay)[0]).toBe('licensed-practical-nurse nurse-case-manager');
    expect(byTime.routes[0]).toMatchObject({ knownMonths: 24, mostKnownMonths: 36, stepsWithoutTime: 0 });
    // Each time names where it was read, and a practical nurse has a wage of their own.
    for (const { steps } of byTime.routes) for (const { times } of steps) expect(times.length).toBeGreaterThan(0);
    expect(byPay.pay.find(({ slug }) => slug === 'licensed-practical-nurse')).toMatchObject({
      soc: '29-2061',
      vintage: 'May 2023',
      nominalMedian: { amount: 59_730 },
    });
  });

  test('who has a bachelor’s degree needs the accelerated program alone: 11 to 18 months, first by time', async () => {
    const answer = await routesTo('nurse-case-manager', '&objective=time&schooling=bachelor');
    expect(named(answer)[0]).toBe('accelerated-bachelor-degree');
    expect(answer.routes[0]?.reason).toBe('First: 11 to 18 months; the next: 2 to 3 years.');
    expect(answer.routes[0]?.steps[0]?.addsSchooling).toEqual([{ level: 'bachelor', field: 'nursing' }]);
  });

  test('to medical records: a certificate first by time, the straight move first by cost', async () => {
    expect(named(await routesTo('medical-records-specialist', '&objective=time'))[0]).toBe('certificate');
    const byCost = await routesTo('medical-records-specialist', '&objective=cost');
    expect(named(byCost).slice(0, 2)).toEqual(['without-new-schooling', 'coding-exam']);
    expect(byCost.routes[0]?.reason).toBe('First: no known fee; the next: $399 of known fees.');
  });

  test('all stand in the comparison of the two roles', async () => {
    const gap = PathwayGap.parse(await (await get(`/api/v1/pathways/gap?from=${PCC}&to=nurse-case-manager`)).json());
    expect(gap.directSteps.map(({ way }) => way?.title)).toEqual([
      'by an associate degree in nursing',
      'by a bachelor’s degree in nursing',
      'by an accelerated bachelor’s degree in nursing',
    ]);
  });
});

describe('the gap', () => {
  test('from coordinator to clinic manager: more schooling, and leadership matters half a point more', async () => {
    const gap = PathwayGap.parse(await (await get(`/api/v1/pathways/gap?from=${PCC}&to=clinic-manager`)).json());
    expect(gap.education.change).toBe('more');
    expect(gap.ratings?.workStyles).toContainEqual({ name: 'Leadership', from: 4.25, to: 4.75, change: 0.5 });
    expect(gap.ratings?.attribution).toContain('CC BY 4.0');
    expect(gap.directSteps.map(({ to }) => to)).toEqual(['clinic-manager']);
  });

  test('is told for roles that no step joins, and without ratings where O*NET has none', async () => {
    const path = '/api/v1/pathways/gap?from=health-policy-analyst&to=medical-records-specialist';
    const gap = PathwayGap.parse(await (await get(path)).json());
    expect(gap.education.change).toBe('less');
    expect(gap.directSteps).toEqual([]);
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
    expect.stringContaining('query.objective Invalid option: expected one of "steps"|"time"|"cost"|"pay"|"skills"'),
    'query.maxSteps must be a whole number from 1 to 6',
  ]);
});
