import { expectedScore, type ItemFit, type Item as MeasuredItem, maxScore } from '@careway/psychometrics';

/** Answers before a question's own parameters are told as measured (the floor of `provisional`). */
export const MIN_MEASURED_ANSWERS = 30;
/** Answers before a fit index is told. */
export const MIN_FIT_ANSWERS = 100;

/** Bounds outside of which an author should look at a question. Drift and RMSD are those that suspend; the others the project's own. */
const LOW_DISCRIMINATION = 0.3;
const MEAN_SQUARE = { low: 0.7, high: 1.3 } as const;
const RMSD = 0.1;
const JUDGED_GAP = 1;
const DRIFT = { shift: 0.3, errors: 3 } as const;

/** Where a question lies: its difficulty, of an ordered one the mean of its steps, in logits with the posterior sd. */
export interface Location {
  readonly difficulty: number;
  /** Null for a model without covariance. */
  readonly standardError: number | null;
}

/** The location of a model on the scale. */
export function locationOf(measured: MeasuredItem): Location {
  if (measured.model === 'nrm') return { difficulty: 0, standardError: null };
  const steps = measured.model === '4pl' ? [measured.difficulty] : measured.thresholds;
  const difficulty = steps.reduce((sum, b) => sum + b, 0) / steps.length;
  const { cov } = measured;
  if (cov === undefined) return { difficulty, standardError: null };
  let variance = 0;
  for (let row = 1; row <= steps.length; row++) {
    for (let column = 1; column <= steps.length; column++) variance += cov[row]?.[column] ?? 0;
  }
  return { difficulty, standardError: Math.sqrt(variance) / steps.length };
}

/** The expected share of the most points (0–1) over theta -3 to 3, in tenths of a logit. */
export function modelledCurve(measured: MeasuredItem): readonly { readonly theta: number; readonly share: number }[] {
  return Array.from({ length: 61 }, (_, n) => {
    const theta = -3 + n / 10;
    return { theta, share: expectedScore(measured, theta) / maxScore(measured) };
  });
}

/** Whether a question lies elsewhere than before by more than 0.3 logits and 3 standard errors. */
export function isApart(before: MeasuredItem, after: MeasuredItem): boolean {
  const [from, to] = [locationOf(before), locationOf(after)];
  const shift = Math.abs(to.difficulty - from.difficulty);
  return shift > DRIFT.shift && shift > DRIFT.errors * (to.standardError ?? Number.POSITIVE_INFINITY);
}

/**
 * What looks wrong with a question by its calibration, a sentence each; nothing below 30 answers, of its fit nothing below
 * 100. A signal is a reason to look, not a verdict.
 */
export function measureSignals(question: {
  readonly measured: MeasuredItem;
  readonly expert: MeasuredItem;
  readonly answers: number;
  readonly fit: ItemFit | null;
}): readonly string[] {
  const { measured, expert, answers, fit } = question;
  if (answers < MIN_MEASURED_ANSWERS || measured.model === 'nrm') return [];
  const signals: string[] = [];
  if (measured.discrimination * maxScore(measured) < LOW_DISCRIMINATION)
    signals.push('It hardly tells able people from others: its discrimination is under 0.3.');
  const [judged, found] = [locationOf(expert), locationOf(measured)];
  const gap = found.difficulty - judged.difficulty;
  if (Math.abs(gap) > JUDGED_GAP && Math.abs(gap) > 2 * (found.standardError ?? Number.POSITIVE_INFINITY))
    signals.push(
      `It is ${gap > 0 ? 'harder' : 'easier'} than its authors judged, by ${Math.abs(gap).toFixed(1)} logits. Is the key right?`,
    );
  if (fit === null || answers < MIN_FIT_ANSWERS) return signals;
  const { infit = 1, outfit = 1, rmsd = 0 } = fit;
  if (Math.max(infit, outfit) > MEAN_SQUARE.high)
    signals.push('Able people miss it and others get it more often than the model says (mean square above 1.3).');
  if (Math.min(infit, outfit) < MEAN_SQUARE.low)
    signals.push(
      'Its answers are more alike than the model says (mean square below 0.7). Does it repeat another question?',
    );
  if (rmsd > RMSD) signals.push(`Its curve misses the answers: ${rmsd.toFixed(2)} of the points on average (RMSD).`);
  return signals;
}
