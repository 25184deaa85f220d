import type { DichotomousItem, Item, NominalItem, OrderedItem } from './item.ts';
import { logSigma, sigma } from './logistic.ts';

/** P_k(theta), log P_k and the first and second derivatives of P_k by theta, one entry per category 0..m. */
export interface CategoryCurves {
  readonly probability: number[];
  readonly logProbability: number[];
  readonly first: number[];
  readonly second: number[];
}

/**
 * The category curves of an item at theta: the one place where the response models are written down
 * (Baker & Kim 2004, chapters 2-4; van der Linden & Glas 2010, chapters 1-2). The item is taken as valid. Probabilities
 * keep 1e-12 relative accuracy for |a (theta - b)| <= 700.
 */
export function categoryCurves(item: Item, theta: number): CategoryCurves {
  switch (item.model) {
    case '4pl':
      return dichotomousCurves(item, theta);
    case 'grm':
      return gradedCurves(item, theta);
    case 'gpcm':
      return partialCreditCurves(item, theta);
    case 'nrm':
      return nominalCurves(item, theta);
  }
}

/** P = c + (u - c) s, s = sigma(z); P' = a (u - c) s (1 - s); P'' = a^2 (u - c) s (1 - s) (1 - 2 s). */
function dichotomousCurves(item: DichotomousItem, theta: number): CategoryCurves {
  const z = item.discrimination * (theta - item.difficulty);
  const lower = item.lowerAsymptote ?? 0;
  const upper = item.upperAsymptote ?? 1;
  const s = sigma(z);
  const t = sigma(-z);
  const right = lower + (upper - lower) * s;
  const wrong = 1 - upper + (upper - lower) * t;
  const first = item.discrimination * (upper - lower) * s * t;
  const second = item.discrimination * first * (t - s);
  return {
    probability: [wrong, right],
    logProbability: [
      upper === 1 && lower === 0 ? logSigma(-z) : logOfShare(wrong, right),
      upper === 1 && lower === 0 ? logSigma(z) : logOfShare(right, wrong),
    ],
    first: [-first, first],
    second: [-second, second],
  };
}

/** log p for a probability whose complement is known: through log1p near 1, so that it keeps its relative accuracy. */
function logOfShare(p: number, complement: number): number {
  return p > 0.5 ? Math.log1p(-complement) : Math.log(p);
}

/**
 * P(X >= k) = sigma(z_k), z_k = a (theta - b_k), and P_k = sigma(z_k) - sigma(z_(k+1)), written as the product
 * sigma(z_k) sigma(-z_(k+1)) (1 - exp(z_(k+1) - z_k)) so that nothing cancels.
 */
function gradedCurves(item: OrderedItem, theta: number): CategoryCurves {
  const a = item.discrimination;
  const m = item.thresholds.length;
  const probability: number[] = [];
  const logProbability: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  for (let k = 0; k <= m; k++) {
    const x = k === 0 ? Number.POSITIVE_INFINITY : a * (theta - (item.thresholds[k - 1] as number));
    const y = k === m ? Number.NEGATIVE_INFINITY : a * (theta - (item.thresholds[k] as number));
    const inner = k > 0 && k < m;
    const gap = inner ? -Math.expm1(y - x) : 1;
    const above = k === 0 ? 1 : sigma(x);
    const notAbove = k === 0 ? 0 : sigma(-x);
    const next = k === m ? 0 : sigma(y);
    const notNext = k === m ? 1 : sigma(-y);
    const p = above * notNext * gap;
    probability.push(p);
    logProbability.push((k === 0 ? 0 : logSigma(x)) + (k === m ? 0 : logSigma(-y)) + (inner ? Math.log(gap) : 0));
    first.push(a * p * (notAbove - next));
    second.push(a * a * (above * notAbove * (notAbove - above) - next * notNext * (notNext - next)));
  }
  return { probability, logProbability, first, second };
}

/** P_k proportional to exp(sum over h <= k of a (theta - b_h)); P' = a P (k - m), P'' = a^2 P ((k - m)^2 - Var k). */
function partialCreditCurves(item: OrderedItem, theta: number): CategoryCurves {
  const exponents = [0];
  let exponent = 0;
  for (const step of item.thresholds) {
    exponent += item.discrimination * (theta - step);
    exponents.push(exponent);
  }
  return softmaxCurves(exponents, (k) => k * item.discrimination);
}

/** P_k proportional to exp(a_k theta + c_k). */
function nominalCurves(item: NominalItem, theta: number): CategoryCurves {
  const exponents = item.slopes.map((slope, k) => slope * theta + (item.intercepts[k] as number));
  return softmaxCurves(exponents, (k) => item.slopes[k] as number);
}

/** Curves of P_k = exp(e_k) / sum exp(e_h) where e_k has derivative slope(k): P' = P (s - mean s), and so on. */
function softmaxCurves(exponents: readonly number[], slope: (k: number) => number): CategoryCurves {
  const top = Math.max(...exponents);
  const logSum = top + Math.log(exponents.reduce((sum, e) => sum + Math.exp(e - top), 0));
  const logProbability = exponents.map((e) => e - logSum);
  const probability = logProbability.map(Math.exp);
  const total = probability.reduce((sum, p) => sum + p, 0);
  const mean = probability.reduce((sum, p, k) => sum + p * slope(k), 0) / total;
  const variance = probability.reduce((sum, p, k) => sum + p * (slope(k) - mean) ** 2, 0) / total;
  return {
    probability,
    logProbability,
    first: probability.map((p, k) => p * (slope(k) - mean)),
    second: probability.map((p, k) => p * ((slope(k) - mean) ** 2 - variance)),
  };
}
