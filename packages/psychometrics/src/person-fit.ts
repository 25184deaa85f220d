import { type ItemSource, prepareBank, type ScoredItem, scoredItems } from './bank.ts';
import { categoryCurves } from './category-curves.ts';
import { normalCdf } from './distributions.ts';
import { PsychometricsError } from './errors.ts';
import type { Prior, Response } from './item.ts';
import { likelihoodSlope } from './likelihood.ts';
import { requireFiniteTheta } from './response-model.ts';
import type { Rng } from './rng.ts';
import { drawScore } from './simulate-responses.ts';

/** Fewest answers for which the statistics are near their normal law. */
const MIN_ANSWERS = 10;

/** Fit of one person's answers. `p` is the lower-tail normal probability of lzStar: small means unlikely answers. */
export interface PersonFit {
  readonly status: 'ok' | 'insufficient';
  readonly lz?: number;
  readonly lzStar?: number;
  readonly p?: number;
}

/**
 * Standardised log-likelihood lz (Drasgow, Levine & Williams 1985) and lz* corrected for the estimated theta (Snijders 2001;
 * ordered scores as in Sinharay 2016): W = sum (observed - expected) of w = log P, r = P'/P, c = sum P' w / sum P' r,
 * w~ = w - c r, lz* = (W + c r0) / SD(w~). r0 is 0 for `mle`, J/(2I) for `wle`, (mean - theta)/sd^2 for `map`.
 *
 * For fixed forms of at least 10 questions, else `insufficient`. In an adaptive test P stays near .5 and the statistic has no
 * power: use `personCusum`. A flag starts a look at the session, never a change of the score. Throws `invalid-response`,
 * `invalid-option`.
 */
export function personFit(
  items: ItemSource,
  responses: readonly Response[],
  theta: number,
  method: 'mle' | 'wle' | 'map',
  prior: Prior = { mean: 0, sd: 1 },
): PersonFit {
  if (!['mle', 'wle', 'map'].includes(method)) {
    throw new PsychometricsError('invalid-option', `method must be mle, wle or map, got ${method}`, 'method');
  }
  const scored = scoredItems(prepareBank(items), responses);
  if (scored.length < MIN_ANSWERS || !Number.isFinite(theta)) return { status: 'insufficient' };
  let observed = 0;
  let numerator = 0;
  let denominator = 0;
  const curves = scored.map(({ item, score }) => {
    const curve = categoryCurves(item, theta);
    const mean = curve.probability.reduce((sum, p, k) => sum + p * (curve.logProbability[k] as number), 0);
    observed += (curve.logProbability[score] as number) - mean;
    curve.probability.forEach((p, k) => {
      if (p === 0) return;
      numerator += (curve.first[k] as number) * (curve.logProbability[k] as number);
      denominator += ((curve.first[k] as number) / p) * (curve.first[k] as number);
    });
    return curve;
  });
  const c = numerator / denominator;
  const spread = (weight: (k: number, curve: (typeof curves)[number]) => number) =>
    curves.reduce((sum, curve) => {
      const mean = curve.probability.reduce((total, p, k) => total + p * weight(k, curve), 0);
      return sum + curve.probability.reduce((total, p, k) => total + p * (weight(k, curve) - mean) ** 2, 0);
    }, 0);
  const plain = spread((k, curve) => curve.logProbability[k] as number);
  const corrected = spread((k, curve) => {
    const p = curve.probability[k] as number;
    return (curve.logProbability[k] as number) - (p > 0 ? (c * (curve.first[k] as number)) / p : 0);
  });
  if (!(plain > 1e-12 && corrected > 1e-12)) return { status: 'insufficient' };
  const lzStar = (observed + c * startOf(scored, theta, method, prior)) / Math.sqrt(corrected);
  return { status: 'ok', lz: observed / Math.sqrt(plain), lzStar, p: normalCdf(lzStar) };
}

function startOf(scored: readonly ScoredItem[], theta: number, method: 'mle' | 'wle' | 'map', prior: Prior): number {
  if (method === 'mle') return 0;
  if (method === 'map') return (prior.mean - theta) / prior.sd ** 2;
  const { information, warmJ } = likelihoodSlope(scored, theta);
  return warmJ / (2 * information);
}

/** Cumulative sums of residuals in the order of the test: a run of unexpected answers shows as an excursion. */
export interface PersonCusum {
  /** Largest upper and smallest lower sum reached. */
  readonly highest: number;
  readonly lowest: number;
  /** Bounds that a person of this theta passes on either side with probability alpha/2 each. */
  readonly upperBound: number;
  readonly lowerBound: number;
  readonly flagged: boolean;
}

/**
 * CUSUM of (score - expected score) / number of answers (van Krimpen-Stoop & Meijer 2002), upper and lower sums restarted at
 * 0, with bounds from `replications` simulated answer records to the same items at the same theta (default 1,000,
 * alpha .05). Responses in the order they were given. Throws `empty-input`, `invalid-response`, `invalid-option`.
 */
export function personCusum(
  items: ItemSource,
  responses: readonly Response[],
  theta: number,
  rng: Rng,
  options: { readonly replications?: number; readonly alpha?: number } = {},
): PersonCusum {
  requireFiniteTheta(theta);
  const { replications = 1000, alpha = 0.05 } = options;
  const scored = scoredItems(prepareBank(items), responses);
  if (scored.length === 0) throw new PsychometricsError('empty-input', 'at least one response is needed', 'responses');
  const expected = scored.map(({ item }) =>
    categoryCurves(item, theta).probability.reduce((sum, p, k) => sum + k * p, 0),
  );
  const seen = excursions(
    scored.map(({ score }) => score),
    expected,
  );
  const simulated = Array.from({ length: replications }, () =>
    excursions(
      scored.map(({ item }) => drawScore(item, theta, rng)),
      expected,
    ),
  );
  const place = Math.min(replications - 1, Math.ceil((1 - alpha / 2) * replications) - 1);
  const upperBound = simulated.map(({ highest }) => highest).sort((x, y) => x - y)[place] as number;
  const lowerBound = simulated.map(({ lowest }) => lowest).sort((x, y) => y - x)[place] as number;
  return { ...seen, upperBound, lowerBound, flagged: seen.highest > upperBound || seen.lowest < lowerBound };
}

function excursions(scores: readonly number[], expected: readonly number[]): { highest: number; lowest: number } {
  let [upper, lower, highest, lowest] = [0, 0, 0, 0];
  scores.forEach((score, i) => {
    const residual = (score - (expected[i] as number)) / scores.length;
    upper = Math.max(0, upper + residual);
    lower = Math.min(0, lower + residual);
    highest = Math.max(highest, upper);
    lowest = Math.min(lowest, lower);
  });
  return { highest, lowest };
}
