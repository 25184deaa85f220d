import { PsychometricsError } from './errors.ts';

/** Why a domain score is shown or not. */
export type SubscoreVerdict =
  | 'reported'
  | 'too-few-items'
  | 'unreliable'
  | 'total-predicts-better'
  | 'little-added-value';

/** Proportional reductions of mean squared error of the true domain score, and the verdict. */
export interface Subscore {
  readonly domain: string;
  /** By the domain score itself: its reliability. */
  readonly prmseS: number;
  /** By the total score. */
  readonly prmseX: number;
  /** By both together (the augmented score). */
  readonly prmseSX: number;
  readonly report: boolean;
  readonly why: SubscoreVerdict;
  /** Reliable enough (.80) for a decision, if reported. */
  readonly decision: boolean;
  /** The augmented score beats both others by .02. */
  readonly augmented: boolean;
}

/** Fewest questions, least reliability for feedback and for decisions, least added value ratio, gain for augmentation. */
const MIN_ITEMS = 10;
const FEEDBACK = 0.7;
const DECISION = 0.8;
const VALUE_ADDED_RATIO = 1.1;
const AUGMENTATION_GAIN = 0.02;

/**
 * Whether domain scores say more than the total (Haberman 2008): PRMSE_s = rel_s; PRMSE_x = Cov(tau_s, X)^2 / (Var(tau_s)
 * Var(X)), with Cov(tau_s, X) = Cov(S, X) - Var(S)(1 - rel_s). A domain is reported when PRMSE_s exceeds PRMSE_x by the
 * ratio 1.1 (Feinberg & Jurich 2017), with at least 10 questions and reliability .70.
 *
 * `covariance`: observed covariance matrix of the domain scores, whose sum is the total; `reliabilities` and `n` (questions)
 * per domain. Throws `dimension-mismatch`, `empty-input`, and `invalid-option` for reliabilities outside (0, 1] or a
 * variance that is not positive.
 */
export function subscores(
  covariance: readonly (readonly number[])[],
  reliabilities: readonly number[],
  n: readonly number[],
  domains: readonly string[] = covariance.map((_, s) => `domain${s + 1}`),
): Subscore[] {
  const size = covariance.length;
  if (size === 0) throw new PsychometricsError('empty-input', 'at least one domain is needed', 'covariance');
  if (
    covariance.some((row) => row.length !== size) ||
    [reliabilities, n, domains].some((list) => list.length !== size)
  ) {
    const detail = `a ${size} x ${size} matrix with ${size} reliabilities, question counts and names is needed`;
    throw new PsychometricsError('dimension-mismatch', detail, 'covariance');
  }
  const totalVariance = covariance.reduce((sum, row) => sum + row.reduce((x, y) => x + y, 0), 0);
  return covariance.map((row, s) => {
    const variance = row[s] as number;
    const reliability = reliabilities[s] as number;
    if (!(variance > 0 && totalVariance > 0)) {
      throw new PsychometricsError(
        'invalid-option',
        `variances must be > 0, got ${variance}`,
        `covariance[${s}][${s}]`,
      );
    }
    if (!(reliability > 0 && reliability <= 1)) {
      throw new PsychometricsError(
        'invalid-option',
        `reliability must lie in (0, 1], got ${reliability}`,
        `reliabilities[${s}]`,
      );
    }
    const trueVariance = reliability * variance;
    const withTotal = row.reduce((x, y) => x + y, 0);
    const trueWithTotal = withTotal - variance * (1 - reliability);
    const prmseX = trueWithTotal ** 2 / (trueVariance * totalVariance);
    const determinant = variance * totalVariance - withTotal ** 2;
    const explained =
      trueVariance ** 2 * totalVariance - 2 * trueVariance * trueWithTotal * withTotal + trueWithTotal ** 2 * variance;
    const prmseSX =
      determinant > 1e-12 * variance * totalVariance ? explained / (determinant * trueVariance) : reliability;
    const why = verdict(reliability, prmseX, n[s] as number);
    return {
      domain: domains[s] as string,
      prmseS: reliability,
      prmseX,
      prmseSX,
      report: why === 'reported',
      why,
      decision: why === 'reported' && reliability >= DECISION,
      augmented: prmseSX - Math.max(reliability, prmseX) > AUGMENTATION_GAIN,
    };
  });
}

function verdict(reliability: number, prmseX: number, items: number): SubscoreVerdict {
  if (items < MIN_ITEMS) return 'too-few-items';
  if (reliability < FEEDBACK) return 'unreliable';
  if (reliability <= prmseX) return 'total-predicts-better';
  return reliability / prmseX >= VALUE_ADDED_RATIO ? 'reported' : 'little-added-value';
}
