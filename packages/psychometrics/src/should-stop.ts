import { type ItemSource, prepareBank } from './bank.ts';
import { type Blueprint, deficits, quotasOf } from './blueprint.ts';
import { type ClassificationRule, classify } from './classify.ts';
import { PsychometricsError } from './errors.ts';
import { domainCounts, type TestState } from './test-state.ts';

/** Why a test ended. `time` and `withdrawn` are told to the engine, the others found by it. */
export const stopReasons = [
  'decision',
  'standard-error',
  'max-items',
  'low-information',
  'bank-exhausted',
  'time',
  'withdrawn',
] as const;
export type StopReason = (typeof stopReasons)[number];

export interface StoppingRules {
  /** Fewest scored answers before a decision, precision or low information may end the test. */
  readonly minItems: number;
  readonly maxItems: number;
  /** Posterior SD at which the test is precise enough; .32 is a marginal reliability of about .90. */
  readonly seTarget?: number;
  /** Least information of the best remaining item; below it more questions would say nothing. */
  readonly minInfo?: number;
  readonly classify?: ClassificationRule;
  /** Minima that must be met before a decision or precision may end the test. */
  readonly blueprint?: Blueprint;
}

export interface StopDecision {
  readonly stop: boolean;
  readonly reason?: StopReason;
}

/**
 * Whether the test may end, and why: a decision, then the standard error, then the longest length, then too little
 * information in what is left (`bestInformation`, from the trace of the last selection). The first two and the last wait
 * for `minItems` and for every minimum of the blueprint. `items` are needed with a blueprint or a likelihood-ratio rule.
 * Throws `invalid-option` unless 1 <= minItems <= maxItems.
 */
export function shouldStop(
  state: TestState & { readonly bestInformation?: number },
  rules: StoppingRules,
  items?: ItemSource,
): StopDecision {
  const { minItems, maxItems, seTarget, minInfo } = rules;
  if (!(Number.isInteger(minItems) && Number.isInteger(maxItems) && minItems >= 1 && minItems <= maxItems)) {
    const allowed = `whole numbers with 1 <= minItems <= maxItems are needed, got ${minItems} and ${maxItems}`;
    throw new PsychometricsError('invalid-option', allowed, 'rules.minItems');
  }
  const answered = state.responses.length;
  if (answered >= minItems && minimaMet(state, rules, items)) {
    if (rules.classify) {
      const { decision } = classify(state, rules.classify, items);
      if (decision === 'pass' || decision === 'fail') return { stop: true, reason: 'decision' };
    }
    if (seTarget !== undefined && state.se <= seTarget) return { stop: true, reason: 'standard-error' };
    if (minInfo !== undefined && state.bestInformation !== undefined && state.bestInformation < minInfo) {
      return { stop: true, reason: answered >= maxItems ? 'max-items' : 'low-information' };
    }
  }
  return answered >= maxItems ? { stop: true, reason: 'max-items' } : { stop: false };
}

function minimaMet(state: TestState, rules: StoppingRules, items?: ItemSource): boolean {
  if (rules.blueprint === undefined) return true;
  if (items === undefined) {
    throw new PsychometricsError('invalid-option', 'a blueprint needs the items to count their domains', 'items');
  }
  const bank = prepareBank(items);
  return deficits(quotasOf(bank, rules.blueprint), domainCounts(bank, state.responses)).every((lack) => lack === 0);
}
