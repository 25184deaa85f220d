import { normalQuantile } from './distributions.ts';
import { PsychometricsError } from './errors.ts';

/** An interval for a share; `share`, `lower` and `upper` are fractions in [0, 1]. */
export interface WilsonInterval {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The score interval of a binomial share (Wilson 1927, JASA 22, 209-212), without continuity correction:
 *
 *     (p + z^2/2n ± z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n),   p = successes/trials, n = trials
 *
 * with z the two-sided normal quantile of `confidence` (0.95 gives 1.96). Unlike p ± z·SE it stays inside [0, 1] and has
 * sensible width at 0 and at `trials` successes, where its bound is exactly 0 or 1.
 *
 * `successes` may be a sum of scores in [0, 1] (partial credit). The variance of such a score with mean p is at most
 * p(1 - p), so the interval is then on the wide side, never too narrow.
 *
 * Throws `empty-input` without trials and `invalid-option` unless trials is a whole number > 0,
 * 0 <= successes <= trials and 0 < confidence < 1.
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): WilsonInterval {
  if (trials === 0) throw new PsychometricsError('empty-input', 'a share needs at least one trial, got 0', 'trials');
  if (!Number.isInteger(trials) || trials < 0) {
    throw new PsychometricsError('invalid-option', `trials must be a whole number > 0, got ${trials}`, 'trials');
  }
  if (!(successes >= 0 && successes <= trials)) {
    const allowed = `successes must lie in [0, ${trials}], got ${successes}`;
    throw new PsychometricsError('invalid-option', allowed, 'successes');
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new PsychometricsError('invalid-option', `confidence must lie in (0, 1), got ${confidence}`, 'confidence');
  }
  const z = normalQuantile(0.5 + confidence / 2);
  const share = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const spread = (z / shrink) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return {
    share,
    lower: successes === 0 ? 0 : centre - spread,
    upper: successes === trials ? 1 : centre + spread,
  };
}
