import { expertPrior, itemFromPrior, type Item as MeasuredItem } from '@careway/psychometrics';
import type { Item } from './item.ts';

/**
 * Theta of a just-qualified person. Until enough people have answered to fix a reference population, the scale is
 * anchored here: the judges' shares are about this person, so this point, not an average, is its zero. Logits.
 */
export const JUST_QUALIFIED_THETA = 0;

/** Relative sd of a discrimination nobody has measured (psychometrics, `EXPERT_LOG_SLOPE_SD`). */
const SLOPE_SD = 0.3;

/**
 * The response model of a question before anybody's answers are used, from the share of just-qualified people who are
 * expected to get it.
 *
 * Right/wrong and choose-all: two-parameter logistic with discrimination 1 and difficulty b = -logit(share), sd .7 (one
 * judge). Judgement: generalized partial credit with discrimination 1/m over m steps at one common location, chosen so
 * that a just-qualified person earns the judged share of the best credit on average. 1/m lets a judgement question weigh
 * no more than one right/wrong question while nothing but judgement stands behind it. Credits that no option carries are
 * no category. Status `prior`.
 */
export function expertParameters(item: Item): MeasuredItem {
  const share = item.difficulty.justQualifiedShare;
  const prior = expertPrior([share], JUST_QUALIFIED_THETA);
  const identity = {
    id: item.id,
    domain: item.domain,
    ...(item.enemies === undefined ? {} : { enemies: item.enemies }),
  };
  const credits = creditsOf(item);
  const steps = credits.length - 1;
  if (steps === 1) return itemFromPrior(identity, prior);
  const discrimination = 1 / steps;
  const location = JUST_QUALIFIED_THETA - logOddsFor(share, credits) / discrimination;
  // One judgement places all steps, so they are wrong together: full covariance between them.
  const variance = prior.difficultySd ** 2;
  return {
    ...identity,
    status: 'prior',
    model: 'gpcm',
    discrimination,
    thresholds: credits.slice(1).map(() => location),
    cov: credits.map((_, row) =>
      credits.map((_, column) => {
        if (row === 0 && column === 0) return (SLOPE_SD * discrimination) ** 2;
        return row === 0 || column === 0 ? 0 : variance;
      }),
    ),
  };
}

/** The score of an answer in its question's response model: the place of its points among the credits there are, from 0. */
export function categoryOf(item: Item, points: number): number {
  return Math.max(0, creditsOf(item).indexOf(points));
}

function creditsOf(item: Item): readonly number[] {
  if (item.kind !== 'judgement') return [0, 1];
  return [...new Set([0, ...item.options.map(({ credit }) => credit)])].toSorted((a, b) => a - b);
}

/**
 * z = a (theta - b) at which P_k proportional to exp(k z) gives the expected share of the best credit; by bisection to
 * 1e-12. The share must lie in (0, 1), which `expertPrior` has checked.
 */
function logOddsFor(share: number, credits: readonly number[]): number {
  const best = credits.at(-1) ?? 1;
  const expected = (z: number) => {
    const weights = credits.map((_, k) => Math.exp(k * z));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return credits.reduce((sum, credit, k) => sum + (credit * (weights[k] ?? 0)) / total, 0) / best;
  };
  let [low, high] = [-20, 20];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (expected(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
