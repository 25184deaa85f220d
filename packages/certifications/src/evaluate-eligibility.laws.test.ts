import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupOf, person, rule, settleableRequirement, singleRequirement } from '../test/arbitraries.ts';
import { type EligibilityResult, evaluateEligibility } from './evaluate-eligibility.ts';
import type { Person } from './person.ts';
import { flattenRequirement, type Requirement } from './requirement.ts';

const resultOf = (requirement: Requirement, who: Person) => evaluateEligibility(requirement, who).result;
const parts = fc.array(singleRequirement, { minLength: 1, maxLength: 5 });

test('"all" is n-of with every part, "any" is n-of with one', () => {
  fc.assert(
    fc.property(parts, person, (of, who) => {
      expect(resultOf(groupOf(of, 'all'), who)).toBe(resultOf(groupOf(of, of.length), who));
      expect(resultOf(groupOf(of, 'any'), who)).toBe(resultOf(groupOf(of, 1), who));
    }),
  );
});

test('a group is settled exactly when every way the unknown parts may turn out gives the same answer', () => {
  fc.assert(
    fc.property(parts, person, fc.nat(4), (of, who, more) => {
      const need = 1 + (more % of.length);
      const known = of.map((part) => resultOf(part, who));
      expect(resultOf(groupOf(of, need), who)).toBe(byTryingEveryOutcome(known, need));
    }),
  );
});

/** The oracle: writes out every completion of the unknown parts. */
function byTryingEveryOutcome(results: readonly EligibilityResult[], need: number): EligibilityResult {
  const completions = results.reduce<number[]>(
    (counts, result) =>
      result === 'cannot-tell'
        ? counts.flatMap((count) => [count, count + 1])
        : counts.map((count) => count + Number(result === 'met')),
    [0],
  );
  const answers = new Set(completions.map((met) => met >= need));
  if (answers.size === 2) return 'cannot-tell';
  return answers.has(true) ? 'met' : 'not-met';
}

test('the order of parts does not matter', () => {
  fc.assert(
    fc.property(parts, person, fc.constantFrom('all' as const, 'any' as const), (of, who, kind) => {
      expect(resultOf(groupOf(of.toReversed(), kind), who)).toBe(resultOf(groupOf(of, kind), who));
    }),
  );
});

test('telling what was unknown never turns met into not met or back', () => {
  fc.assert(
    fc.property(
      rule,
      person,
      fc.subarray(['education', 'hours', 'memberships', 'licences', 'training'] as const),
      (requirement, who, hidden) => {
        const { experienceMonths: _months, ...rest } = who;
        const less = Object.fromEntries(Object.entries(rest).filter(([part]) => !hidden.some((name) => name === part)));
        const before = resultOf(requirement, less);
        if (before !== 'cannot-tell') expect(resultOf(requirement, who)).toBe(before);
      },
    ),
  );
});

test('more months of work never take a met requirement away', () => {
  fc.assert(
    fc.property(rule, person, fc.nat(60), (requirement, who, extra) => {
      const months = Object.entries(who.experienceMonths ?? {}).map(([field, amount]) => [
        field,
        (amount ?? 0) + extra,
      ]);
      const richer: Person = { ...who, experienceMonths: Object.fromEntries(months) };
      if (resultOf(requirement, who) === 'met') expect(resultOf(requirement, richer)).toBe('met');
    }),
  );
});

test('an unconfirmed requirement is never met and never not met', () => {
  fc.assert(
    fc.property(singleRequirement, person, (requirement, who) => {
      fc.pre(requirement.kind === 'not-confirmed');
      expect(resultOf(requirement, who)).toBe('cannot-tell');
    }),
  );
});

test('somebody of whom nothing is known settles no requirement, and is asked for something', () => {
  fc.assert(
    fc.property(settleableRequirement, (requirement) => {
      const outcome = evaluateEligibility(requirement, {});
      expect(outcome.result).toBe('cannot-tell');
      expect(outcome.unknown).toHaveLength(1);
    }),
  );
});

test('every part of a rule has one outcome, and nothing given is changed', () => {
  fc.assert(
    fc.property(rule, person, (requirement, who) => {
      const outcome = evaluateEligibility(deepFreeze(requirement), deepFreeze(who));
      const count = (node: typeof outcome): number => 1 + node.parts.reduce((sum, part) => sum + count(part), 0);
      expect(count(outcome)).toBe(flattenRequirement(requirement).length);
    }),
  );
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
