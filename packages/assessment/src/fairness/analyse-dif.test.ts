import { type Item as MeasuredItem, makeRng, simulateResponses, standardNormal } from '@careway/psychometrics';
import { expect, test } from 'vitest';
import { analyseDif, type DifPerson, suspends } from './analyse-dif.ts';
import type { PersonGroups } from './group-characteristics.ts';

const models = Array.from(
  { length: 16 },
  (_, i): MeasuredItem => ({
    id: `AC-${i + 1}`,
    status: 'prior',
    model: '4pl',
    discrimination: 1,
    difficulty: i / 8 - 1,
  }),
);
const harder = models.map(
  (item, i): MeasuredItem => (i === 5 && item.model === '4pl' ? { ...item, difficulty: item.difficulty + 1.2 } : item),
);

/** People of a group answering every question, from their own response models. */
function answering(groups: PersonGroups, count: number, items: readonly MeasuredItem[], seed: string): DifPerson[] {
  const rng = makeRng(seed);
  const thetas = Array.from({ length: count }, () => standardNormal(rng));
  const { scores } = simulateResponses(items, thetas, rng);
  return thetas.map((_, j) => ({
    groups,
    answers: items.map(({ id }, i) => ({ itemId: id, category: scores[j * items.length + i] ?? 0 })),
  }));
}

test('compares each group with the largest of its characteristic and suspends exactly the planted question', () => {
  const comparisons = analyseDif(models, [
    ...answering({ gender: 'man', age: 'under-40' }, 700, models, 'men'),
    ...answering({ gender: 'woman', age: '40-or-over' }, 500, harder, 'women'),
    ...answering({ gender: 'another-gender' }, 60, models, 'others'),
  ]);
  const gender = comparisons.filter(({ characteristic }) => characteristic === 'gender');
  expect(gender).toHaveLength(2);
  const women = gender.find(({ focal }) => focal === 'woman');
  expect(women).toMatchObject({ reference: 'man', status: 'ok', referenceN: 700, focalN: 500, untested: 0 });
  expect(women?.findings.filter(suspends).map(({ itemId }) => itemId)).toEqual(['AC-6']);
  expect(gender.find(({ focal }) => focal === 'another-gender')).toEqual({
    characteristic: 'gender',
    focal: 'another-gender',
    reference: null,
    referenceN: null,
    focalN: null,
    rounds: 0,
    untested: 0,
    status: 'insufficient',
    findings: [],
  });
  expect(comparisons.filter(({ characteristic }) => characteristic === 'first-language')[0]?.status).toBe(
    'insufficient',
  );
});

test('gives named statuses without anybody or any question', () => {
  for (const [items, people] of [
    [models, []],
    [[], answering({ gender: 'man' }, 500, models, 'one group')],
  ] as const) {
    const comparisons = analyseDif(items, people);
    expect(comparisons).toHaveLength(11);
    expect(comparisons.every(({ status, findings }) => status === 'insufficient' && findings.length === 0)).toBe(true);
  }
});
