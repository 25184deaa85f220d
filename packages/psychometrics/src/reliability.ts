import { normalCdf } from './distributions.ts';
import { PsychometricsError } from './errors.ts';
import type { Matrix } from './item.ts';
import { validateMatrix } from './matrix.ts';

function requirePairs(thetas: ArrayLike<number>, ses: ArrayLike<number>): void {
  if (thetas.length === 0) throw new PsychometricsError('empty-input', 'at least one estimate is needed', 'thetas');
  if (thetas.length !== ses.length) {
    const detail = `${thetas.length} estimates and ${ses.length} errors`;
    throw new PsychometricsError('dimension-mismatch', detail, 'ses');
  }
  for (let j = 0; j < ses.length; j++) {
    if (!(Number.isFinite(thetas[j]) && (ses[j] as number) > 0 && Number.isFinite(ses[j]))) {
      const detail = `finite estimates with errors > 0 are needed, got ${thetas[j]} and ${ses[j]}`;
      throw new PsychometricsError('invalid-option', detail, `ses[${j}]`);
    }
  }
}

/** Reliability of a set of estimates; `separation` is the signal-to-noise ratio sqrt(rel / (1 - rel)). */
export interface Reliability {
  readonly reliability: number;
  readonly meanSquaredError: number;
  readonly separation: number;
}

/**
 * Empirical reliability of posterior means: Var(theta) / (Var(theta) + mean se^2), the variance with divisor n (mirt's
 * `empirical_rxx` for EAP). Throws `empty-input`, `dimension-mismatch`, `invalid-option`.
 */
export function reliability(thetas: ArrayLike<number>, ses: ArrayLike<number>): Reliability {
  requirePairs(thetas, ses);
  const values = Array.from(thetas);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const meanSquaredError = Array.from(ses).reduce((sum, se) => sum + se * se, 0) / values.length;
  const share = variance / (variance + meanSquaredError);
  return { reliability: share, meanSquaredError, separation: Math.sqrt(variance / meanSquaredError) };
}

/**
 * Coefficient alpha (Cronbach 1951) of complete rows of a data set: k/(k - 1) (1 - sum of item variances / variance of the
 * total). Rows with missing answers are left out. Throws `empty-input` with fewer than two complete rows or items,
 * `invalid-option` when totals do not vary.
 */
export function coefficientAlpha(data: Matrix): number {
  validateMatrix(data);
  const rows = Array.from({ length: data.persons }, (_, j) =>
    Array.from(data.scores.subarray(j * data.items, (j + 1) * data.items)),
  ).filter((row) => row.every((score) => score >= 0));
  if (rows.length < 2 || data.items < 2) {
    throw new PsychometricsError('empty-input', 'two complete rows of two items are needed', 'data');
  }
  const variance = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const total = variance(rows.map((row) => row.reduce((sum, score) => sum + score, 0)));
  if (total === 0) throw new PsychometricsError('invalid-option', 'total scores do not vary', 'data');
  const parts = Array.from({ length: data.items }, (_, i) => variance(rows.map((row) => row[i] as number)));
  return (data.items / (data.items - 1)) * (1 - parts.reduce((sum, value) => sum + value, 0) / total);
}

/** How well a cut classifies: shares of people. */
export interface DecisionConsistency {
  /** Share classified on their true side. */
  readonly accuracy: number;
  /** Share that two parallel tests would classify alike. */
  readonly consistency: number;
  /** Mean standard error of the people within half a logit of the cut, absent when there is none. */
  readonly seAtCut?: number;
}

/**
 * Classification accuracy, mean Phi(|theta - cut| / se) (Rudner 2005), and consistency, mean p^2 + (1 - p)^2 with
 * p = Phi((theta - cut) / se). Throws `empty-input`, `dimension-mismatch`, `invalid-option`.
 */
export function decisionConsistency(
  thetas: ArrayLike<number>,
  ses: ArrayLike<number>,
  cut: number,
): DecisionConsistency {
  requirePairs(thetas, ses);
  if (!Number.isFinite(cut)) throw new PsychometricsError('invalid-option', `cut must be finite, got ${cut}`, 'cut');
  let accuracy = 0;
  let consistency = 0;
  const near: number[] = [];
  for (let j = 0; j < thetas.length; j++) {
    const distance = (thetas[j] as number) - cut;
    const p = normalCdf(distance / (ses[j] as number));
    accuracy += Math.max(p, 1 - p);
    consistency += p * p + (1 - p) * (1 - p);
    if (Math.abs(distance) <= 0.5) near.push(ses[j] as number);
  }
  return {
    accuracy: accuracy / thetas.length,
    consistency: consistency / thetas.length,
    ...(near.length === 0 ? {} : { seAtCut: near.reduce((sum, se) => sum + se, 0) / near.length }),
  };
}
