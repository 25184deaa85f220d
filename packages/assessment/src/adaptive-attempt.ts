import {
  type Bank,
  type ExposureCounters,
  makeRng,
  PsychometricsError,
  type SessionPlan,
  type SessionStep,
  startSession,
  stepSession,
} from '@careway/psychometrics';
import { type AdaptiveBlueprint, formLength, trialCount } from './blueprint.ts';
import { AssessmentError } from './errors.ts';

/** A decision ends the quiz once the posterior puts this much on one side of the target. */
export const DECISION_CERTAINTY = 0.95;
/** Posterior sd at which the quiz is precise enough; marginal reliability about .90. Logits. */
export const PRECISE_ENOUGH_SD = 0.32;
/** Best remaining information under which a further question would say nothing. */
const LEAST_INFORMATION = 0.05;
/** Highest share of attempts a question may be in. */
export const MOST_EXPOSURE = 0.25;

/** An answer as the response model counts it: the question and the place of its credit, from 0. */
export interface GivenAnswer {
  readonly itemId: string;
  readonly category: number;
}

/**
 * The rules of one attempt, plain data to be kept with it: content, information at the target, exposure, stopping. `cut` in
 * logits; `trialIds` are questions that are shown and not scored.
 */
export function adaptivePlan(
  blueprint: AdaptiveBlueprint,
  cut: number,
  counters: ExposureCounters,
  trialIds: readonly string[] = [],
): SessionPlan {
  const maxItems = formLength(blueprint);
  const certainty = 1 - DECISION_CERTAINTY;
  const count = trialCount(blueprint, trialIds.length);
  return {
    selection: {
      value: 'mfi',
      cut,
      rMax: MOST_EXPOSURE,
      counters,
      blueprint: {
        maxItems,
        domains: blueprint.domains.map(({ domain, questions, min, max }) => ({
          domain,
          target: questions / maxItems,
          min,
          max,
        })),
      },
    },
    stopping: {
      minItems: blueprint.fewest,
      maxItems,
      seTarget: PRECISE_ENOUGH_SD,
      minInfo: LEAST_INFORMATION,
      classify: { cut, method: 'posterior', alpha: certainty, beta: certainty },
    },
    ...(count === 0 ? {} : { pretest: { itemIds: trialIds, count } }),
  };
}

/**
 * Opens an attempt: the session with its first question. While a quiz is young, few attempts have been counted and the
 * exposure cap can leave too few questions for the content; then content goes first and this attempt has no cap. Throws
 * `AssessmentError` ('infeasible-blueprint') when the pool itself cannot fill the blueprint.
 */
export function openAdaptive(bank: Bank, plan: SessionPlan, seed: string): SessionStep {
  try {
    return replayAdaptive(bank, plan, seed, []);
  } catch (error) {
    if (!isInfeasible(error)) throw error;
  }
  const { counters: _, rMax: __, ...selection } = plan.selection;
  try {
    return replayAdaptive(bank, { ...plan, selection }, seed, []);
  } catch (error) {
    if (isInfeasible(error)) throw new AssessmentError('infeasible-blueprint', error.message);
    throw error;
  }
}

/**
 * The attempt after the answers given so far, from its seed: the same bank, plan, seed and answers give the same next
 * question or the same end. Throws `PsychometricsError` ('invalid-response') when an answer belongs to another question
 * than the one the rules chose.
 */
export function replayAdaptive(
  bank: Bank,
  plan: SessionPlan,
  seed: string,
  answers: readonly GivenAnswer[],
): SessionStep {
  const rng = makeRng(seed);
  let step = stepSession(startSession(bank, plan, rng), null, rng);
  for (const { itemId, category } of answers) step = stepSession(step.session, { itemId, score: category }, rng);
  return step;
}

function isInfeasible(error: unknown): error is PsychometricsError {
  return error instanceof PsychometricsError && error.code === 'infeasible-blueprint';
}
