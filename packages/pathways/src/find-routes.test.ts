import { type EducationLevel, factKinds } from '@careway/certifications';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { role, stepMap } from '../test/arbitraries.ts';
import { occupations, steps } from '../test/data.ts';
import { nameOf } from '../test/routes.ts';
import { findRoutes } from './find-routes.ts';
import { publishedTime } from './step.ts';
import { buildStepMap, type StepMap } from './step-map.ts';

const map = buildStepMap(occupations, steps);
const PCC = 'patient-care-coordinator';

test.each([
  'nurse-case-manager',
  'healthcare-administrator',
  'medical-records-specialist',
  'health-information-technologist',
  'health-policy-analyst',
])('a patient care coordinator has a route to %s', (goal) => {
  expect(findRoutes(map, PCC, goal).length).toBeGreaterThan(0);
});

test('the shortest way to healthcare administrator goes through clinic manager', () => {
  expect(findRoutes(map, PCC, 'healthcare-administrator')[0]?.slugs).toEqual([
    PCC,
    'clinic-manager',
    'healthcare-administrator',
  ]);
});

test('roles that several ways join have a route by each: four of one step or two lead to nurse case manager', () => {
  expect(findRoutes(map, PCC, 'nurse-case-manager').map(nameOf)).toEqual([
    'nurse-case-manager by accelerated-bachelor-degree',
    'nurse-case-manager by associate-degree',
    'nurse-case-manager by bachelor-degree',
    'licensed-practical-nurse → nurse-case-manager',
  ]);
});

describe('time', () => {
  const months = (name: string, held?: EducationLevel) => {
    const found = findRoutes(map, PCC, 'nurse-case-manager', 4, held).find((route) => nameOf(route) === name);
    return [found?.knownMonths, found?.mostKnownMonths, found?.stepsWithoutTime];
  };

  test('is that of the school a way goes through: BLS gives 4 years and 2 to 3, the AACN 11 to 18 months', () => {
    expect(months('nurse-case-manager by bachelor-degree')).toEqual([48, 48, 0]);
    expect(months('nurse-case-manager by associate-degree')).toEqual([24, 36, 0]);
    // The bachelor's degree that an accelerated program asks for comes first: 48 months.
    expect(months('nurse-case-manager by accelerated-bachelor-degree')).toEqual([59, 66, 0]);
    // A year to practical nurse, then a bridge of one to two years.
    expect(months('licensed-practical-nurse → nurse-case-manager')).toEqual([24, 36, 0]);
  });

  test('a bachelor’s degree that is held leaves only the accelerated program, and no way spares its nursing degree', () => {
    expect(months('nurse-case-manager by accelerated-bachelor-degree', 'bachelor')).toEqual([11, 18, 0]);
    expect(months('nurse-case-manager by bachelor-degree', 'bachelor')).toEqual([48, 48, 0]);
    expect(months('nurse-case-manager by associate-degree', 'bachelor')).toEqual([24, 36, 0]);
  });

  test('of a step whose degree is held is open: what else it takes nobody publishes', () => {
    const [route] = findRoutes(map, PCC, 'clinic-manager', 1, 'bachelor');
    expect([route?.knownMonths, route?.stepsWithoutTime, route?.times[0]?.schooling]).toEqual([0, 1, []]);
  });
});

test('a route that rests on one judged step is a judgement', () => {
  const [route] = findRoutes(map, PCC, 'practice-manager');
  expect(route?.steps.map((step) => step.basis.kind)).toEqual(['judgement', 'judgement']);
  expect(route?.weakestKind).toBe('judgement');
});

test('nothing leads back from policy to the front desk', () => {
  expect(findRoutes(map, 'health-policy-analyst', 'front-desk-receptionist', 6)).toEqual([]);
});

test('a slug that is not on the map is refused by name', () => {
  expect(() => findRoutes(map, PCC, 'astronaut')).toThrow('there is no occupation astronaut; there are patient-care');
});

test('a step to a role that is not there is refused by name', () => {
  expect(() => buildStepMap(occupations.slice(1), steps)).toThrow(/names patient-care-coordinator, which is not/);
});

describe('laws on any map', () => {
  test('a route joins its ends by steps of the map, visits no role twice and is no longer than asked', () => {
    fc.assert(
      fc.property(stepMap, role, role, fc.integer({ min: 1, max: 5 }), (any, from, to, maxSteps) => {
        for (const route of findRoutes(any, from, to, maxSteps)) {
          expect(route.slugs[0]).toBe(from);
          expect(route.slugs.at(-1)).toBe(to);
          expect(new Set(route.slugs).size).toBe(route.slugs.length);
          expect(route.steps.length).toBeLessThanOrEqual(maxSteps);
          expect(route.steps.map((step) => step.from)).toEqual(route.slugs.slice(0, -1));
          expect(route.steps.map((step) => step.to)).toEqual(route.slugs.slice(1));
          expect(route.steps.every((step) => any.steps.includes(step))).toBe(true);
        }
      }),
    );
  });

  test('with room for every role, all routes are found that trying every order of roles finds', () => {
    fc.assert(
      fc.property(stepMap, role, role, (any, from, to) => {
        fc.pre(from !== to);
        const found = findRoutes(any, from, to, 5).map((route) => route.slugs.join(' '));
        expect(found.toSorted()).toEqual(byTryingEveryOrder(any, from, to).toSorted());
      }),
      { numRuns: 30 },
    );
  });

  test('time is added where it is known, counted where it is not, and the weakest basis is told', () => {
    fc.assert(
      fc.property(stepMap, role, role, (any, from, to) => {
        for (const route of findRoutes(any, from, to)) {
          const times = route.steps.map(publishedTime);
          expect(route.stepsWithoutTime).toBe(times.filter((time) => time === null).length);
          expect(route.knownMonths).toBe(times.reduce((sum, time) => sum + (time?.least ?? 0), 0));
          expect(route.mostKnownMonths).toBe(times.reduce((sum, time) => sum + (time?.most ?? 0), 0));
          const ranks = route.steps.map((step) => factKinds.indexOf(step.basis.kind));
          expect(factKinds.indexOf(route.weakestKind)).toBe(Math.max(...ranks));
        }
      }),
    );
  });

  test('routes come by fewest steps, whatever the order of steps in the data', () => {
    fc.assert(
      fc.property(stepMap, role, role, (any, from, to) => {
        const turned = buildStepMap([...any.occupations.values()], any.steps.toReversed());
        const names = (map: StepMap) => findRoutes(map, from, to).map((route) => route.slugs.join(' '));
        expect(names(turned)).toEqual(names(any));
        const lengths = findRoutes(any, from, to).map((route) => route.steps.length);
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      }),
    );
  });
});

/** The oracle: every order of every choice of roles between the ends, kept where steps join them all. */
function byTryingEveryOrder(any: StepMap, from: string, to: string): readonly string[] {
  const between = [...any.occupations.keys()].filter((name) => name !== from && name !== to);
  const orders = (names: readonly string[]): readonly (readonly string[])[] => [
    [],
    ...names.flatMap((name) => orders(names.filter((other) => other !== name)).map((rest) => [name, ...rest])),
  ];
  const isStep = (a: string, b: string | undefined) => any.steps.some((step) => step.from === a && step.to === b);
  return orders(between)
    .map((middle) => [from, ...middle, to])
    .filter((path) => path.slice(0, -1).every((name, index) => isStep(name, path[index + 1])))
    .map((path) => path.join(' '));
}
