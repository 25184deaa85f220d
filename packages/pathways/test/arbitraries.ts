import { type Fact, type FactKind, factKinds } from '@careway/certifications';
import fc from 'fast-check';
import { buildStepMap, type Step, type StepMap } from '../src/index.ts';
import { occupations } from './data.ts';

/** A few of the roles, so that random maps have many routes and rings. */
const roles = occupations.slice(0, 6);

/** One of the roles of a random map. */
export const role: fc.Arbitrary<string> = fc.constantFrom(...roles.map((occupation) => occupation.slug));

/** A map of six roles with any steps between them, there and back, of any kind, with and without a time. */
export const stepMap: fc.Arbitrary<StepMap> = fc
  .uniqueArray(
    fc.record({
      from: role,
      to: role,
      kind: fc.constantFrom(...factKinds),
      months: fc.option(fc.integer({ min: 1, max: 60 })),
    }),
    { selector: ({ from, to }) => `${from} ${to}`, minLength: 12, maxLength: 24 },
  )
  .map((edges) =>
    buildStepMap(
      roles,
      edges.filter(({ from, to }) => from !== to).map(({ from, to, kind, months }) => toStep(from, to, kind, months)),
    ),
  );

function toStep(from: string, to: string, kind: FactKind, months: number | null): Step {
  const basis: Fact = {
    statement: 'Somebody says so.',
    value: null,
    kind,
    howSure: kind === 'judgement' ? 'unverified' : 'secondary',
    citation: { title: 'A source' },
    checkedOn: '2026-11-24',
  };
  const typicalTime = months === null ? null : { ...basis, value: { amount: months, unit: 'months' as const } };
  return { from, to, basis, needs: [], typicalTime };
}
