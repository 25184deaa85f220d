import fc from 'fast-check';
import {
  educationFields,
  educationLevels,
  experienceFields,
  type Fact,
  hourActivities,
  licences,
  organizations,
  type Person,
  type Requirement,
  type RequirementGroup,
  type SingleRequirement,
  trainingProgrammes,
} from '../src/index.ts';

/** A fact that was read at its source. */
export const readFactExample: Fact = {
  statement: 'Read at the source.',
  value: null,
  kind: 'published',
  howSure: 'verified',
  citation: { title: 'The source' },
  checkedOn: '2026-11-24',
};

/** A fact that nobody has confirmed. */
export const openFactExample: Fact = { ...readFactExample, statement: 'Not confirmed.', howSure: 'unverified' };

const id = fc.uuid();

/** Any single requirement that can be settled by facts of a person. */
export const settleableRequirement: fc.Arbitrary<SingleRequirement> = fc.oneof(
  fc.record({
    id,
    fact: fc.constant(readFactExample),
    kind: fc.constant('education' as const),
    atLeast: fc.constantFrom(...educationLevels),
  }),
  fc.record({
    id,
    fact: fc.constant(readFactExample),
    kind: fc.constant('experience' as const),
    fields: fc.constantFrom(['healthcare', 'finance'] as const, ['nursing'] as const, ['case-management'] as const),
    atLeastMonths: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record(
    {
      id,
      fact: fc.constant(readFactExample),
      kind: fc.constant('hours' as const),
      activity: fc.constantFrom(...hourActivities),
      atLeastHours: fc.integer({ min: 1, max: 3000 }),
      withinMonths: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: ['id', 'fact', 'kind', 'activity', 'atLeastHours'] },
  ),
  fc.record({
    id,
    fact: fc.constant(readFactExample),
    kind: fc.constant('membership' as const),
    organization: fc.constantFrom(...organizations),
  }),
  fc.record({
    id,
    fact: fc.constant(readFactExample),
    kind: fc.constant('licence' as const),
    anyOf: fc.uniqueArray(fc.constantFrom(...licences), { minLength: 1 }),
  }),
  fc.record({
    id,
    fact: fc.constant(readFactExample),
    kind: fc.constant('training' as const),
    anyOf: fc.uniqueArray(fc.constantFrom(...trainingProgrammes), { minLength: 1 }),
  }),
);

/** Any single requirement, also those that no fact of a person settles. */
export const singleRequirement: fc.Arbitrary<SingleRequirement> = fc.oneof(
  { weight: 4, arbitrary: settleableRequirement },
  { weight: 1, arbitrary: fc.record({ id, fact: fc.constant(readFactExample), kind: fc.constant('open' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ id, fact: fc.constant(openFactExample), kind: fc.constant('not-confirmed' as const) }),
  },
);

/** A group of one level, of each kind. */
export function groupOf(of: readonly Requirement[], kind: 'all' | 'any' | number): RequirementGroup {
  const base = { id: 'group', statement: 'A group.', of };
  return typeof kind === 'number' ? { ...base, kind: 'n-of', need: kind } : { ...base, kind };
}

/** A rule of up to three levels. */
export const rule: fc.Arbitrary<Requirement> = fc.letrec<{ rule: Requirement }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2 },
    singleRequirement,
    fc
      .record({
        of: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }),
        kind: fc.constantFrom('all' as const, 'any' as const, 2),
      })
      .map(({ of, kind }) => groupOf(of, typeof kind === 'number' ? Math.min(kind, of.length) : kind)),
  ),
})).rule;

/** Somebody about whom anything may be known or unknown. */
export const person: fc.Arbitrary<Person> = fc.record(
  {
    education: fc.array(
      fc.record(
        { level: fc.constantFrom(...educationLevels), field: fc.constantFrom(...educationFields) },
        { requiredKeys: ['level'] },
      ),
      { maxLength: 3 },
    ),
    experienceMonths: fc.dictionary(fc.constantFrom(...experienceFields), fc.integer({ min: 0, max: 120 })),
    hours: fc.array(
      fc.record(
        {
          activity: fc.constantFrom(...hourActivities),
          hours: fc.integer({ min: 0, max: 4000 }),
          withinMonths: fc.integer({ min: 1, max: 72 }),
        },
        { requiredKeys: ['activity', 'hours'] },
      ),
      { maxLength: 4 },
    ),
    memberships: fc.uniqueArray(fc.constantFrom(...organizations)),
    licences: fc.uniqueArray(fc.constantFrom(...licences)),
    training: fc.uniqueArray(fc.constantFrom(...trainingProgrammes)),
  },
  { requiredKeys: [] },
);
