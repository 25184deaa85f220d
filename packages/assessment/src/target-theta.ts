import { expectedScore, type Item as MeasuredItem, maxScore } from '@careway/psychometrics';
import type { Blueprint } from './blueprint.ts';
import { AssessmentError } from './errors.ts';

const REACH = 6;

/**
 * Theta, in logits, at which the expected share of points over the blueprint's domains equals `share`: the test
 * characteristic curve read backwards, each domain's questions averaged and the domains weighted as the blueprint weighs
 * them; by bisection on [-6, 6] to 1e-9. This turns the judged target share (modified Angoff) into a cut on the scale.
 * Throws `AssessmentError` ('infeasible-blueprint') when a domain has no question or no theta in reach has that share.
 */
export function targetTheta(items: readonly MeasuredItem[], blueprint: Blueprint, share: number): number {
  const weight = blueprint.domains.reduce((sum, { questions }) => sum + questions, 0);
  const parts = blueprint.domains.map(({ domain, questions }) => {
    const own = items.filter((item) => item.domain === domain && item.status !== 'suspended');
    if (own.length === 0) fail(blueprint, `there is no live question of ${domain}`);
    return { own, weight: questions / weight };
  });
  const expected = (theta: number) =>
    parts.reduce(
      (sum, part) =>
        sum +
        (part.weight * part.own.reduce((points, item) => points + expectedScore(item, theta) / maxScore(item), 0)) /
          part.own.length,
      0,
    );
  let [low, high] = [-REACH, REACH];
  if (!(expected(low) < share && share < expected(high)))
    fail(blueprint, `no ability in reach earns ${share} of the points`);
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (expected(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function fail(blueprint: Blueprint, what: string): never {
  throw new AssessmentError('infeasible-blueprint', `${blueprint.slug}: ${what}`);
}
