import { type Bank, type ItemSource, prepareBank, type ScoredItem, scoredItems } from './bank.ts';
import { PsychometricsError } from './errors.ts';
import { logLikelihoodAt } from './likelihood.ts';
import { ABILITY_NODES, probabilityAbove } from './quadrature.ts';
import type { TestState } from './test-state.ts';

export const classificationMethods = ['posterior', 'sprt', 'glr'] as const;
export type ClassificationMethod = (typeof classificationMethods)[number];

export interface ClassificationRule {
  /** Cut on the theta scale, logits. */
  readonly cut: number;
  readonly method: ClassificationMethod;
  /** Accepted share of false passes and of false fails; default .05 each. */
  readonly alpha?: number;
  readonly beta?: number;
  /** Half-width of the indifference region of `sprt` and `glr`, logits; default .25. */
  readonly delta?: number;
  /**
   * What to answer when the test cannot go on without a decision: `force` picks the likelier side and marks it,
   * `indeterminate` says so. Absent while the test may continue.
   */
  readonly final?: 'force' | 'indeterminate';
}

export interface Classification {
  readonly decision: 'pass' | 'fail' | 'continue' | 'indeterminate';
  /** Posterior probability that theta is at or above the cut. A judgement of the range, never a chance to pass an exam. */
  readonly probability: number;
  /** Log likelihood ratio of `sprt` and `glr`. */
  readonly logLR?: number;
  readonly forced?: true;
}

/**
 * Decides on which side of a cut theta lies.
 *
 * - `posterior`: pass when Pr(theta >= cut | data) >= 1 - alpha, fail when it is <= beta.
 * - `sprt` (Wald 1947; Reckase 1983): log L(cut + delta) - log L(cut - delta) against log((1 - beta)/alpha) and
 *   log(beta/(1 - alpha)).
 * - `glr` (Thompson 2009): the two points replaced by the maxima of L over each side, taken on
 *   the 0.1-logit grid.
 *
 * `items` are needed by `sprt` and `glr`. Throws `invalid-option`.
 */
export function classify(state: TestState, rule: ClassificationRule, items?: ItemSource): Classification {
  const { cut, method, alpha = 0.05, beta = 0.05, delta = 0.25, final } = rule;
  for (const [name, value] of Object.entries({ alpha, beta })) {
    if (!(value > 0 && value < 0.5)) {
      throw new PsychometricsError('invalid-option', `${name} must lie in (0, .5), got ${value}`, `rule.${name}`);
    }
  }
  if (!Number.isFinite(cut))
    throw new PsychometricsError('invalid-option', `cut must be finite, got ${cut}`, 'rule.cut');
  const probability = probabilityAbove(state.posterior, cut);
  if (method === 'posterior') {
    if (probability >= 1 - alpha) return { decision: 'pass', probability };
    if (probability <= beta) return { decision: 'fail', probability };
    return undecided(probability >= 0.5, { probability }, final);
  }
  if (!classificationMethods.includes(method)) {
    const allowed = `method must be one of ${classificationMethods.join(', ')}, got ${method}`;
    throw new PsychometricsError('invalid-option', allowed, 'rule.method');
  }
  if (!(delta > 0)) throw new PsychometricsError('invalid-option', `delta must be > 0, got ${delta}`, 'rule.delta');
  if (items === undefined) throw new PsychometricsError('invalid-option', `${method} needs the items`, 'items');
  const bank = prepareBank(items);
  const scored = scoredItems(bank, state.responses);
  const at = (theta: number) => logLikelihoodAt(scored, theta);
  let above = at(cut + delta);
  let below = at(cut - delta);
  if (method === 'glr') {
    logLikelihoodOnNodes(bank, scored).forEach((value, q) => {
      const node = ABILITY_NODES[q] as number;
      if (node > cut + delta) above = Math.max(above, value);
      else if (node < cut - delta) below = Math.max(below, value);
    });
  }
  const logLR = above - below;
  if (logLR >= Math.log((1 - beta) / alpha)) return { decision: 'pass', probability, logLR };
  if (logLR <= Math.log(beta / (1 - alpha))) return { decision: 'fail', probability, logLR };
  return undecided(logLR >= 0, { probability, logLR }, final);
}

/** Log-likelihood at every node of `ABILITY_NODES`, from the bank's tables. */
function logLikelihoodOnNodes(bank: Bank, scored: readonly ScoredItem[]): Float64Array {
  const total = new Float64Array(ABILITY_NODES.length);
  for (const { position, score } of scored) {
    const table = bank.logProbabilityTable(position);
    const row = score * total.length;
    for (let q = 0; q < total.length; q++) total[q] = (total[q] as number) + (table[row + q] as number);
  }
  return total;
}

function undecided(
  likelierAbove: boolean,
  evidence: { probability: number; logLR?: number },
  final: ClassificationRule['final'],
): Classification {
  if (final === undefined) return { decision: 'continue', ...evidence };
  if (final === 'indeterminate') return { decision: 'indeterminate', ...evidence };
  return { decision: likelierAbove ? 'pass' : 'fail', ...evidence, forced: true };
}
