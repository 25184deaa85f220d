import type { CreditRule } from '../credit-rule.ts';
import { CertificationsError } from '../errors.ts';

/** Continuing education that somebody earned: credits or hours, as the rule counts; `category` null is of no kind asked for. */
export interface EarnedCredit {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly amount: number;
  readonly category: string | null;
}

/** The days of a cycle: the day it began and the last one, YYYY-MM-DD. */
export interface Cycle {
  readonly from: string;
  readonly to: string;
}

/** How far somebody is in a cycle. `missing` is the least further amount that meets the whole rule. */
export interface CreditStanding {
  readonly earned: number;
  readonly missing: number;
  readonly categories: readonly {
    readonly id: string;
    readonly label: string;
    readonly atLeast: number;
    readonly earned: number;
    readonly missing: number;
  }[];
  /** Earned outside the cycle: it does not count. */
  readonly outside: number;
}

/**
 * Adds up what was earned within a cycle, both ends included, and says what is missing: in all, and of each kind. What one
 * kind has too much does not stand in for another. Throws `CertificationsError` for an amount that is not above 0.
 */
export function creditStanding(rule: CreditRule, credits: readonly EarnedCredit[], cycle: Cycle): CreditStanding {
  for (const { amount } of credits) {
    if (!(amount > 0)) throw new CertificationsError('invalid-person', `an amount must be above 0, got ${amount}`);
  }
  const inside = credits.filter(({ on }) => on >= cycle.from && on <= cycle.to);
  const sum = (some: readonly EarnedCredit[]) => some.reduce((total, { amount }) => total + amount, 0);
  const categories = rule.categories.map((category) => {
    const earned = sum(inside.filter((credit) => credit.category === category.id));
    return { ...category, earned, missing: Math.max(0, category.atLeast - earned) };
  });
  const earned = sum(inside);
  const ofKinds = categories.reduce((total, category) => total + category.missing, 0);
  return {
    earned,
    missing: Math.max(0, rule.need - earned, ofKinds),
    categories,
    outside: sum(credits) - earned,
  };
}
