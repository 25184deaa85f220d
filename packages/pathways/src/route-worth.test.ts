import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { role, stepMap } from '../test/arbitraries.ts';
import { fees, map, payOf, routeOf } from '../test/routes.ts';
import { findRoutes } from './find-routes.ts';
import { costOf } from './route-cost.ts';
import { worthOf } from './route-worth.ts';

const PCC = 'patient-care-coordinator';
const nurse = routeOf(PCC, 'nurse-case-manager by bachelor-degree').steps;
const undiscounted = { yearlyDiscount: 0 };

function told(steps: typeof nurse, pay: Parameters<typeof worthOf>[2], options = {}) {
  const answer = worthOf(map, steps, pay, costOf(map, steps, fees), options);
  if (answer.kind !== 'told') throw new Error(answer.kind);
  return answer.worth;
}

describe('the worth of a route over ten years', () => {
  const pay = new Map([
    [PCC, payOf('29-2099', 48_000)],
    ['nurse-case-manager', payOf('29-1141', 72_000, 96_000, 108_000)],
    ['medical-records-specialist', payOf('29-2072', 60_000)],
  ]);

  test('four years of nursing school, then six of nursing pay, less the fees of CCM ($420) and CMGT-BC ($395)', () => {
    expect(told(nurse, pay, undiscounted)).toEqual({
      // 4 years without $48,000, 6 years of $24,000 more, both fees.
      low: -4 * 48_000 + 6 * 24_000 - 815,
      // 4 years of half pay, 6 years of $48,000 more, half the fees of what only helps.
      middle: -4 * 24_000 + 6 * 48_000 - 407.5,
      // Full pay all along, 6 years of $60,000 more; nothing that costs is required and priced.
      high: 6 * 60_000,
    });
  });

  test('a dollar of the sixth year counts for less: 72 months of $5,000, discounted 3% a year from the 49th on', () => {
    // 5000 × q^48.5 × (1 − q^72) ÷ (1 − q) with q = 1.03^(−1/12)
    expect(told(nurse, pay).high).toBeCloseTo(293_096.65, 2);
  });

  test('a step without a published time takes from none to the longest of the map, four years', () => {
    const records = routeOf(PCC, 'medical-records-specialist by without-new-schooling').steps;
    expect(told(records, pay, undiscounted)).toEqual({
      // Pay goes on meanwhile: the step asks for no school.
      low: 6 * 12_000,
      middle: 8 * 12_000,
      high: 10 * 12_000,
    });
  });

  test('a time published as a range is anything within it: 2 to 3 years for an associate degree in nursing', () => {
    const associate = routeOf(PCC, 'nurse-case-manager by associate-degree').steps;
    expect(told(associate, pay, undiscounted)).toEqual({
      // 3 years without $48,000, 7 years of $24,000 more, both fees.
      low: -3 * 48_000 + 7 * 24_000 - 815,
      // 2½ years of half pay, 7½ years of $48,000 more, half the fees of what only helps.
      middle: -2.5 * 24_000 + 7.5 * 48_000 - 407.5,
      // 2 years of school at full pay, 8 years of $60,000 more.
      high: 8 * 60_000,
    });
  });

  test('is not told for a role without pay, nor between two roles that one code stands for', () => {
    const policy = routeOf(PCC, 'clinic-manager', 'health-policy-analyst').steps;
    expect(worthOf(map, policy, pay, costOf(map, policy, fees))).toEqual({
      kind: 'no-pay',
      slugs: ['clinic-manager', 'health-policy-analyst'],
    });
    const lead = routeOf(PCC, 'lead-care-coordinator').steps;
    const same = new Map([...pay, ['lead-care-coordinator', payOf('29-2099', 48_000)]]);
    expect(worthOf(map, lead, same, costOf(map, lead, fees))).toEqual({ kind: 'same-code', code: '29-2099' });
  });

  test('law: the middle lies in the range, and more pay at the end never lowers any of the three', () => {
    const usd = fc.integer({ min: 20_000, max: 200_000 });
    const quartiles = fc.tuple(usd, usd, usd).map((three) => three.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(stepMap, role, role, fc.array(quartiles, { minLength: 6, maxLength: 6 }), (any, from, to, drawn) => {
        const slugs = [...any.occupations.keys()];
        const pays = new Map(slugs.map((slug, index) => [slug, payOf(slug, ...(drawn[index] as [number]))]));
        for (const { steps } of findRoutes(any, from, to, 3)) {
          const cost = costOf(any, steps, fees);
          const answer = worthOf(any, steps, pays, cost);
          if (answer.kind !== 'told') continue;
          expect(answer.worth.low).toBeLessThanOrEqual(answer.worth.middle);
          expect(answer.worth.middle).toBeLessThanOrEqual(answer.worth.high);
          const end = pays.get(to) ?? payOf('', 0);
          const raised = payOf(end.code, end.p25 + 5000, end.median + 5000, end.p75 + 5000);
          const more = worthOf(any, steps, new Map([...pays, [to, raised]]), cost);
          if (more.kind !== 'told') throw new Error(more.kind);
          for (const part of ['low', 'middle', 'high'] as const) {
            expect(more.worth[part]).toBeGreaterThanOrEqual(answer.worth[part] - 1e-6);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
