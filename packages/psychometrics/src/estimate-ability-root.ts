import type { ScoredItem } from './bank.ts';
import type { AbilityEstimate } from './estimate-ability.ts';
import { type Item, maxScore, type Prior } from './item.ts';
import { type LikelihoodSlope, likelihoodSlope, logLikelihoodAt } from './likelihood.ts';

/** Steps of the scan that finds the highest of several maxima before it is polished. */
const SCAN_STEPS = 400;

/** Mode of the posterior: log L - (theta - mean)^2 / (2 sd^2) at its highest; se = 1/sqrt(I + 1/sd^2). */
export function mapEstimate(scored: readonly ScoredItem[], prior: Prior): AbilityEstimate {
  if (scored.length === 0) return { theta: prior.mean, se: prior.sd, status: 'no-data' };
  const precision = 1 / prior.sd ** 2;
  const range = scanRange(scored);
  const low = Math.min(range.low, prior.mean - 6 * prior.sd);
  const high = Math.max(range.high, prior.mean + 6 * prior.sd);
  const objective = (theta: number) => logLikelihoodAt(scored, theta) - 0.5 * precision * (theta - prior.mean) ** 2;
  const slope = (theta: number) => likelihoodSlope(scored, theta).score - precision * (theta - prior.mean);
  const [left, right] = highestBracket(objective, low, high);
  const theta = polish(slope, left, right);
  return { theta, se: 1 / Math.sqrt(likelihoodSlope(scored, theta).information + precision), status: 'ok' };
}

/** The highest maximum of the likelihood, unless it only rises towards ±Infinity. */
export function mleEstimate(scored: readonly ScoredItem[], prior: Prior): AbilityEstimate {
  if (scored.length === 0) return { theta: prior.mean, se: Number.POSITIVE_INFINITY, status: 'no-data' };
  const { low, high } = scanRange(scored);
  const objective = (theta: number) => logLikelihoodAt(scored, theta);
  const [left, right, best] = highestBracket(objective, low, high);
  const floor = limitOfLogLikelihood(scored, -1);
  const ceiling = limitOfLogLikelihood(scored, 1);
  if (Math.max(floor, ceiling) >= best - 1e-10) {
    const theta = floor > ceiling ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return { theta, se: Number.POSITIVE_INFINITY, status: 'unbounded' };
  }
  const theta = polish((at) => likelihoodSlope(scored, at).score, left, right);
  return { theta, se: 1 / Math.sqrt(likelihoodSlope(scored, theta).information), status: 'ok' };
}

/**
 * Warm's (1989) weighted likelihood estimate. Where the equation has several roots (lower asymptotes), the one with the
 * largest integral of score + J/(2 I), found by the trapezoid rule over the scan, is taken.
 */
export function wleEstimate(scored: readonly ScoredItem[], prior: Prior): AbilityEstimate {
  if (scored.length === 0) return { theta: prior.mean, se: Number.POSITIVE_INFINITY, status: 'no-data' };
  const equation = (theta: number) => weightedScore(likelihoodSlope(scored, theta));
  const { low, high } = scanRange(scored);
  const step = (high - low) / SCAN_STEPS;
  let integral = 0;
  let best: { left: number; integral: number } | undefined;
  let previous = equation(low);
  for (let s = 1; s <= SCAN_STEPS; s++) {
    const value = equation(low + s * step);
    integral += ((previous + value) / 2) * step;
    if (previous > 0 && value <= 0 && (best === undefined || integral > best.integral)) {
      best = { left: low + (s - 1) * step, integral };
    }
    previous = value;
  }
  if (best === undefined) {
    const theta = integral > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return { theta, se: Number.POSITIVE_INFINITY, status: 'unbounded' };
  }
  const theta = polish(equation, best.left, best.left + step);
  return { theta, se: 1 / Math.sqrt(likelihoodSlope(scored, theta).information), status: 'ok' };
}

function weightedScore({ score, information, warmJ }: LikelihoodSlope): number {
  return information > 1e-290 ? score + warmJ / (2 * information) : score;
}

/** An interval outside which every finite maximum of these items lies: all locations, widened by 30 / smallest slope. */
function scanRange(scored: readonly ScoredItem[]): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let slope = Number.POSITIVE_INFINITY;
  for (const { item } of scored) {
    for (const location of locations(item)) {
      low = Math.min(low, location);
      high = Math.max(high, location);
    }
    slope = Math.min(slope, smallestSlope(item));
  }
  const margin = Math.min(30 / slope, 60);
  return { low: low - margin, high: high + margin };
}

function locations(item: Item): readonly number[] {
  if (item.model === '4pl') return [item.difficulty];
  if (item.model !== 'nrm') return item.thresholds;
  return item.slopes.slice(1).map((slope, k) => {
    const rise = slope - (item.slopes[k] as number);
    return Math.abs(rise) < 1e-6 ? 0 : ((item.intercepts[k] as number) - (item.intercepts[k + 1] as number)) / rise;
  });
}

function smallestSlope(item: Item): number {
  if (item.model !== 'nrm') return item.discrimination;
  const sorted = item.slopes.toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((slope, k) => slope - (sorted[k] as number));
  return Math.max(0.1, Math.min(...gaps));
}

/** Log-likelihood as theta goes to -Infinity (direction -1) or +Infinity (+1). */
function limitOfLogLikelihood(scored: readonly ScoredItem[], direction: -1 | 1): number {
  return scored.reduce((sum, { item, score }) => sum + Math.log(limitProbability(item, score, direction)), 0);
}

function limitProbability(item: Item, score: number, direction: -1 | 1): number {
  if (item.model === '4pl') {
    const right = direction < 0 ? (item.lowerAsymptote ?? 0) : (item.upperAsymptote ?? 1);
    return score === 1 ? right : 1 - right;
  }
  if (item.model === 'nrm') {
    const steepest = Math.max(...item.slopes.map((slope) => direction * slope));
    const survivors = item.slopes.map((slope, k) =>
      direction * slope === steepest ? Math.exp(item.intercepts[k] as number) : 0,
    );
    return (survivors[score] as number) / survivors.reduce((sum, value) => sum + value, 0);
  }
  return score === (direction < 0 ? 0 : maxScore(item)) ? 1 : 0;
}

/** Scans [low, high] and returns the two neighbours of the highest point, and its height. */
function highestBracket(objective: (theta: number) => number, low: number, high: number): [number, number, number] {
  const step = (high - low) / SCAN_STEPS;
  let best = 0;
  let height = Number.NEGATIVE_INFINITY;
  for (let s = 0; s <= SCAN_STEPS; s++) {
    const value = objective(low + s * step);
    if (value > height) {
      height = value;
      best = s;
    }
  }
  return [low + Math.max(0, best - 1) * step, low + Math.min(SCAN_STEPS, best + 1) * step, height];
}

/** Root of a function that is positive at `left` and not positive at `right`, by bisection to machine precision. */
function polish(f: (theta: number) => number, left: number, right: number): number {
  let low = left;
  let high = right;
  for (let n = 0; n < 200; n++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
