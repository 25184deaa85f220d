import { normalQuantile } from './distributions.ts';
import { PsychometricsError } from './errors.ts';

/** Reliability of the mean of questions that were drawn anew for each person, with what it rests on. */
export interface DrawnFormReliability {
  /** Share of the variance of observed means that another draw would give again; 0 where people differ no more than draws. */
  readonly reliability: number;
  /** Ends of the 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** Standard error of a person's mean over draws of `length` questions, in the unit of the scores. */
  readonly standardError: number;
  /** Questions a person that the figures hold for: the mean length of the forms. */
  readonly length: number;
  readonly people: number;
}

const INTERVAL_Z = normalQuantile(0.975);

/**
 * Reliability of forms whose questions are drawn for each person: the one-way analysis of variance, 1 - MS within / MS between
 * (ICC(1, k) of Shrout & Fleiss 1979; Brennan 2001 on items nested in persons; with right/wrong questions the coefficient KR-21
 * of Kuder & Richardson 1937 up to n/(n - 1)). Coefficient alpha would need people who answered the same questions. The interval is Feldt's (1965) with the
 * mean square within taken as exact and the chi-square quantiles of Wilson & Hilferty (1931): for ten people or more.
 *
 * `rows`: one list of scores per person; those with fewer than two are left out. Throws `empty-input` with fewer than two
 * people, `invalid-response` for a score that is not finite, `invalid-option` when all scores are the same.
 */
export function drawnFormReliability(rows: readonly (readonly number[])[]): DrawnFormReliability {
  const bad = rows.findIndex((row) => !row.every(Number.isFinite));
  if (bad >= 0) throw new PsychometricsError('invalid-response', 'scores must be finite numbers', `rows[${bad}]`);
  const forms = rows.filter((row) => row.length >= 2);
  const people = forms.length;
  if (people < 2) {
    const detail = `two people with two scores each are needed, got ${people}`;
    throw new PsychometricsError('empty-input', detail, 'rows');
  }
  const scores = sum(forms.map((row) => row.length));
  const grand = sum(forms.map(sum)) / scores;
  const means = forms.map((row) => sum(row) / row.length);
  const within = sum(forms.map((row, j) => sum(row.map((score) => (score - (means[j] as number)) ** 2))));
  const meanWithin = within / (scores - people);
  const meanBetween = sum(forms.map((row, j) => row.length * ((means[j] as number) - grand) ** 2)) / (people - 1);
  if (meanWithin + meanBetween === 0) throw new PsychometricsError('invalid-option', 'the scores do not vary', 'rows');
  // With forms of unequal length, the length at which the expectation of MS between holds.
  const length = (scores - sum(forms.map((row) => row.length ** 2)) / scores) / (people - 1);
  const share = (error: number) => Math.min(1, Math.max(0, 1 - error));
  const error = meanBetween === 0 ? Number.POSITIVE_INFINITY : meanWithin / meanBetween;
  return {
    reliability: share(error),
    low: share(error * chiSquareShare(people - 1, INTERVAL_Z)),
    high: share(error * chiSquareShare(people - 1, -INTERVAL_Z)),
    standardError: Math.sqrt(meanWithin / length),
    length,
    people,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Quantile of a chi-square deviate over its degrees of freedom at the normal quantile z (Wilson & Hilferty 1931). */
function chiSquareShare(degreesOfFreedom: number, z: number): number {
  const spread = 2 / (9 * degreesOfFreedom);
  return Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3;
}
