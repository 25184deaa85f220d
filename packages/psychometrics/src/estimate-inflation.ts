import type { ScoredItem } from './bank.ts';
import { categoryCurves } from './category-curves.ts';
import { PsychometricsError } from './errors.ts';
import type { AbilityEstimate } from './estimate-ability.ts';
import type { Item, Prior } from './item.ts';
import { likelihoodSlope } from './likelihood.ts';

/** Step of the central differences, in the parameter's own unit. */
const STEP = 1e-5;

/** Parameters that `Item.cov` covers, in its order. */
function parameterVector(item: Item): number[] {
  if (item.model === '4pl') {
    return [item.discrimination, item.difficulty, item.lowerAsymptote ?? 0, item.upperAsymptote ?? 1];
  }
  return item.model === 'nrm' ? [...item.slopes, ...item.intercepts] : [item.discrimination, ...item.thresholds];
}

function withParameters(item: Item, values: readonly number[]): Item {
  const value = (k: number) => values[k] as number;
  if (item.model === '4pl') {
    return {
      ...item,
      discrimination: value(0),
      difficulty: value(1),
      lowerAsymptote: value(2),
      upperAsymptote: value(3),
    };
  }
  if (item.model === 'nrm') {
    const m = item.slopes.length;
    return { ...item, slopes: values.slice(0, m), intercepts: values.slice(m) };
  }
  return { ...item, discrimination: value(0), thresholds: values.slice(1) };
}

/**
 * g' Cov g over the scored items that carry a covariance, g = d theta / d parameters (Cheng & Yuan 2010). For a posterior
 * mean, g is the posterior covariance of theta with d log P / d parameter; for a root, the change of the score with the
 * parameter over the information (plus the prior's precision for MAP). Derivatives by central differences.
 * Throws `dimension-mismatch` when a covariance is not square or larger than the item's parameters.
 */
export function parameterVariance(scored: readonly ScoredItem[], estimate: AbilityEstimate, prior?: Prior): number {
  let variance = 0;
  for (const entry of scored) {
    const cov = entry.item.cov;
    if (cov === undefined || cov.length === 0) continue;
    const vector = parameterVector(entry.item);
    if (cov.length > vector.length || cov.some((row) => row.length !== cov.length)) {
      const detail = `cov must be square with at most ${vector.length} rows (item ${entry.item.id})`;
      throw new PsychometricsError('dimension-mismatch', detail, 'items.cov');
    }
    const gradient = cov.map((_, p) => sensitivity(scored, entry, vector, p, estimate, prior));
    cov.forEach((row, p) => {
      row.forEach((value, q) => {
        variance += (gradient[p] as number) * value * (gradient[q] as number);
      });
    });
  }
  return Math.max(0, variance);
}

function sensitivity(
  scored: readonly ScoredItem[],
  { item, score }: ScoredItem,
  vector: readonly number[],
  p: number,
  estimate: AbilityEstimate,
  prior?: Prior,
): number {
  // An asymptote is moved only inside [0, 1].
  const bounded = item.model === '4pl' && p >= 2;
  const above = (vector[p] as number) + STEP;
  const below = (vector[p] as number) - STEP;
  const high = bounded ? Math.min(1, above) : above;
  const low = bounded ? Math.max(0, below) : below;
  const up = withParameters(item, vector.with(p, high));
  const down = withParameters(item, vector.with(p, low));
  const posterior = estimate.posterior;
  if (posterior) {
    let covariance = 0;
    for (let q = 0; q < posterior.nodes.length; q++) {
      const weight = posterior.weights[q] as number;
      if (weight < 1e-14) continue;
      const at = posterior.nodes[q] as number;
      const rise = logOf(up, score, at) - logOf(down, score, at);
      covariance += (weight * (at - estimate.theta) * rise) / (high - low);
    }
    return covariance;
  }
  const slopeOf = (changed: Item) => likelihoodSlope([{ item: changed, position: 0, score }], estimate.theta).score;
  const { information } = likelihoodSlope(scored, estimate.theta);
  return (slopeOf(up) - slopeOf(down)) / (high - low) / (information + (prior ? 1 / prior.sd ** 2 : 0));
}

function logOf(item: Item, score: number, theta: number): number {
  return categoryCurves(item, theta).logProbability[score] as number;
}
