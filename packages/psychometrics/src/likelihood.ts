import { type ItemSource, prepareBank, type ScoredItem, scoredItems } from './bank.ts';
import { categoryCurves } from './category-curves.ts';
import type { Response } from './item.ts';
import { informationOfCurves, requireFiniteTheta } from './response-model.ts';

/**
 * Log-likelihood of the responses at theta: the sum of log P of each answer given (0 without responses). Items that were
 * not administered have no response and no part in it. Throws `invalid-response`, `invalid-item`, `invalid-option`.
 */
export function logLikelihood(items: ItemSource, responses: readonly Response[], theta: number): number {
  requireFiniteTheta(theta);
  const scored = scoredItems(prepareBank(items), responses);
  return logLikelihoodAt(scored, theta);
}

/** `logLikelihood` of responses already joined to their items. */
export function logLikelihoodAt(scored: readonly ScoredItem[], theta: number): number {
  let total = 0;
  for (const { item, score } of scored) total += categoryCurves(item, theta).logProbability[score] as number;
  return total;
}

/** Sums over answered items that the estimators need at one theta. */
export interface LikelihoodSlope {
  /** First derivative of the log-likelihood. */
  readonly score: number;
  /** Expected (Fisher) information. */
  readonly information: number;
  /** Warm's J = sum over items and categories of P' P'' / P. */
  readonly warmJ: number;
}

/** Score, information and Warm's J of the answered items at theta. */
export function likelihoodSlope(scored: readonly ScoredItem[], theta: number): LikelihoodSlope {
  let score = 0;
  let information = 0;
  let warmJ = 0;
  for (const { item, score: answer } of scored) {
    const curves = categoryCurves(item, theta);
    const given = curves.probability[answer] as number;
    if (given > 0) score += (curves.first[answer] as number) / given;
    information += informationOfCurves(curves);
    for (let k = 0; k < curves.probability.length; k++) {
      const p = curves.probability[k] as number;
      if (p > 0) warmJ += ((curves.first[k] as number) / p) * (curves.second[k] as number);
    }
  }
  return { score, information, warmJ };
}
