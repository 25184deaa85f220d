import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occupations, steps } from '../test/data.ts';
import { findRoutes, routeObjectives } from './find-routes.ts';
import { knownMonths } from './step.ts';
import { buildStepMap } from './step-map.ts';

const map = buildStepMap(occupations, steps);
const PCC = 'patient-care-coordinator';
const slugs = occupations.map((occupation) => occupation.slug);
const slug = fc.constantFrom(...slugs);
const objective = fc.constantFrom(...routeObjectives);

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

test('by time, a route whose steps all have a known time comes before shorter ones without', () => {
  const byTime = findRoutes(map, 'community-health-worker', 'nurse-case-manager', { objective: 'time' });
  expect(byTime[0]).toMatchObject({ knownMonths: 48, stepsWithoutTime: 0 });
});

test('a route that rests on one judged step is a judgement', () => {
  const [route] = findRoutes(map, PCC, 'practice-manager');
  expect(route?.steps.map((step) => step.basis.kind)).toEqual(['judgement', 'judgement']);
  expect(route?.weakestKind).toBe('judgement');
});

test('nothing leads back from policy to the front desk', () => {
  expect(findRoutes(map, 'health-policy-analyst', 'front-desk-receptionist', { maxSteps: 6 })).toEqual([]);
});

test('a slug that is not on the map is refused by name', () => {
  expect(() => findRoutes(map, PCC, 'astronaut')).toThrow('there is no occupation astronaut; there are patient-care');
});

test('a step to a role that is not there is refused by name', () => {
  expect(() => buildStepMap(occupations.slice(1), steps)).toThrow(/names patient-care-coordinator, which is not/);
});

describe('laws', () => {
  test('a route joins its ends by steps of the map, visits no role twice and is no longer than asked', () => {
    fc.assert(
      fc.property(slug, slug, objective, fc.integer({ min: 1, max: 5 }), (from, to, by, maxSteps) => {
        for (const route of findRoutes(map, from, to, { objective: by, maxSteps })) {
          expect(route.slugs[0]).toBe(from);
          expect(route.slugs.at(-1)).toBe(to);
          expect(new Set(route.slugs).size).toBe(route.slugs.length);
          expect(route.steps.length).toBeLessThanOrEqual(maxSteps);
          expect(route.steps.map((step) => step.from)).toEqual(route.slugs.slice(0, -1));
          expect(route.steps.map((step) => step.to)).toEqual(route.slugs.slice(1));
          expect(route.steps.every((step) => steps.includes(step))).toBe(true);
          const months = route.steps.map(knownMonths);
          expect(route.stepsWithoutTime).toBe(months.filter((amount) => amount === null).length);
        }
      }),
    );
  });

  test('both objectives find the same routes, and a longer limit keeps those of a shorter one', () => {
    fc.assert(
      fc.property(slug, slug, fc.integer({ min: 1, max: 4 }), (from, to, maxSteps) => {
        const names = (by: 'steps' | 'time', limit: number) =>
          findRoutes(map, from, to, { objective: by, maxSteps: limit }).map((route) => route.slugs.join(' '));
        expect(names('time', maxSteps).toSorted()).toEqual(names('steps', maxSteps).toSorted());
        expect(names('steps', maxSteps + 1)).toEqual(expect.arrayContaining(names('steps', maxSteps)));
      }),
    );
  });

  test('routes come by fewest steps, or by fewest steps of unknown time', () => {
    fc.assert(
      fc.property(slug, slug, (from, to) => {
        const lengths = findRoutes(map, from, to).map((route) => route.steps.length);
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
        const unknown = findRoutes(map, from, to, { objective: 'time' }).map((route) => route.stepsWithoutTime);
        expect(unknown).toEqual(unknown.toSorted((a, b) => a - b));
      }),
    );
  });

  test('the order of steps in the data does not matter', () => {
    fc.assert(
      fc.property(
        slug,
        slug,
        objective,
        fc.shuffledSubarray([...steps], { minLength: steps.length }),
        (from, to, by, shuffled) => {
          const again = findRoutes(buildStepMap(occupations, shuffled), from, to, { objective: by });
          expect(again.map((route) => route.slugs)).toEqual(
            findRoutes(map, from, to, { objective: by }).map((route) => route.slugs),
          );
        },
      ),
    );
  });
});
