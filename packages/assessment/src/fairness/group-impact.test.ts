import { expect, test } from 'vitest';
import type { PersonGroups } from './group-characteristics.ts';
import { countImpact, type ImpactPerson, impactOf } from './group-impact.ts';

function people(groups: PersonGroups, count: number, ready: number): ImpactPerson[] {
  return Array.from({ length: count }, (_, n) => ({ groups, isReady: n < ready }));
}

const gender = (pool: readonly ImpactPerson[]) => {
  const shown = countImpact(pool).find(({ characteristic }) => characteristic === 'gender');
  if (shown === undefined) throw new Error('gender is always counted');
  return shown;
};

test('applies the four-fifths rule to the EEOC’s published example: 48 of 80 and 12 of 40 give half the rate', () => {
  const compared = impactOf(gender([...people({ gender: 'man' }, 80, 48), ...people({ gender: 'woman' }, 40, 12)]));
  if (compared.status !== 'compared') throw new Error(compared.status);
  expect(compared.impact.ratios).toEqual({ woman: 0.5 });
  expect(compared.impact.flagged).toEqual(['woman']);
  expect(compared.impact.fisherP.woman).toBeLessThan(0.01);
});

test('a group below ten is left out, and the smallest other one with it while subtraction would tell its size', () => {
  const shown = gender([
    ...people({ gender: 'man' }, 30, 20),
    ...people({ gender: 'woman' }, 25, 15),
    ...people({ gender: 'another-gender' }, 3, 1),
  ]);
  expect(shown).toEqual({ characteristic: 'gender', groups: [], hidden: true });
  expect(impactOf(shown)).toEqual({ status: 'too-few' });
});

test('hidden groups of ten people together hide nothing else', () => {
  const pool = [
    ...people({ 'race-ethnicity': 'white' }, 30, 20),
    ...people({ 'race-ethnicity': 'asian' }, 12, 9),
    ...people({ 'race-ethnicity': 'more-than-one' }, 6, 2),
    ...people({ 'race-ethnicity': 'hispanic-or-latino' }, 5, 2),
  ];
  const shown = countImpact(pool).find(({ characteristic }) => characteristic === 'race-ethnicity');
  expect(shown?.groups.map(({ group }) => group)).toEqual(['asian', 'white']);
  expect(shown?.hidden).toBe(true);
});

test('says that nobody is ready instead of dividing by zero', () => {
  expect(impactOf(gender([...people({ gender: 'man' }, 20, 0), ...people({ gender: 'woman' }, 20, 0)]))).toEqual({
    status: 'nobody-ready',
  });
  expect(impactOf(gender([]))).toEqual({ status: 'too-few' });
});
