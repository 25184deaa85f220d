import type { Blueprint } from './blueprint.ts';
import type { Item } from './item.ts';

/**
 * The share of points (0–1) that a just-qualified person is expected to earn: modified Angoff (Angoff 1971), the mean of
 * the judged shares of the live items in each domain, weighted as the blueprint weighs the domains. Rounded to 0.01, since
 * the judgements are no finer. Domains without live items are left out.
 */
export function targetShare(items: readonly Item[], blueprint: Blueprint): number {
  let sum = 0;
  let weight = 0;
  for (const { domain, questions } of blueprint.domains) {
    const shares = items
      .filter((item) => item.domain === domain && item.status === 'live')
      .map((item) => item.difficulty.justQualifiedShare);
    if (shares.length === 0) continue;
    sum += (questions * shares.reduce((total, share) => total + share, 0)) / shares.length;
    weight += questions;
  }
  return weight === 0 ? 0 : Math.round((sum / weight) * 100) / 100;
}
