import { type CategoryCurves, categoryCurves } from './category-curves.ts';
import { PsychometricsError } from './errors.ts';
import { type Item, validateItem } from './item.ts';

function checkedCurves(item: Item, theta: number): CategoryCurves {
  validateItem(item);
  requireFiniteTheta(theta);
  return categoryCurves(item, theta);
}

/** Throws `invalid-option` unless theta is a finite number. */
export function requireFiniteTheta(theta: number, path = 'theta'): void {
  if (!Number.isFinite(theta)) {
    throw new PsychometricsError('invalid-option', `theta must be finite, got ${theta}`, path);
  }
}

/**
 * Probability of each score 0..m at theta (logits); sums to 1 within 1e-14, each to 1e-12 relative.
 * Throws `invalid-item` for parameters outside their range and `invalid-option` for a theta that is not finite.
 */
export function probabilities(item: Item, theta: number): number[] {
  return checkedCurves(item, theta).probability;
}

/** Natural logarithm of `probabilities`, finite where the probability itself would underflow. Same errors. */
export function logProbabilities(item: Item, theta: number): number[] {
  return checkedCurves(item, theta).logProbability;
}

/** First and second derivatives of each category probability by theta. Same errors as `probabilities`. */
export function probabilityDerivatives(item: Item, theta: number): { first: number[]; second: number[] } {
  const { first, second } = checkedCurves(item, theta);
  return { first, second };
}

/**
 * Fisher information about theta: sum over categories of P_k'^2 / P_k, which is P'^2 / (P Q) for a right/wrong item with
 * its upper asymptote inside P and Q, and a^2 P Q for the two-parameter model. Never negative. Errors as `probabilities`.
 */
export function information(item: Item, theta: number): number {
  return informationOfCurves(checkedCurves(item, theta));
}

/** `information` from curves already at hand; categories whose probability underflows add nothing. */
export function informationOfCurves(curves: CategoryCurves): number {
  let total = 0;
  for (let k = 0; k < curves.probability.length; k++) {
    const p = curves.probability[k] as number;
    const slope = curves.first[k] as number;
    if (p > 0) total += (slope / p) * slope;
  }
  return total;
}

/** Expected score, between 0 and the maximum score of the item. Errors as `probabilities`. */
export function expectedScore(item: Item, theta: number): number {
  return checkedCurves(item, theta).probability.reduce((sum, p, k) => sum + k * p, 0);
}
