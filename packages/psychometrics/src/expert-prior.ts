import type { ItemPriors } from './calibration-priors.ts';
import { PsychometricsError } from './errors.ts';
import type { DichotomousItem } from './item.ts';
import { logit } from './logistic.ts';

/** An item as experts see it before anybody has answered: parameters for the bank, priors for every calibration. */
export interface ExpertPrior {
  readonly difficulty: number;
  readonly difficultySd: number;
  readonly priors: ItemPriors;
  /** Covariance of discrimination (1) and difficulty, for `Item.cov`. */
  readonly cov: readonly (readonly number[])[];
}

/** Prior sd of log discrimination while an item has few answers. */
export const EXPERT_LOG_SLOPE_SD = 0.3;
/** Least sd of an expert's difficulty, logits; with one judge; and of an automatic guess. */
const LEAST_SD = 0.5;
const ONE_JUDGE_SD = 0.7;

/**
 * Turns judgements into an item prior: each judge states the probability that a just-qualified person (theta = cut) answers
 * right. b0 = cut - mean logit((p - c)/(1 - c)) at discrimination 1; the sd of b is the largest of .5, the SD between judges,
 * and .7 with one judge. `guess: true` marks an automatic guess, whose sd is at least 1. Throws `empty-input` without
 * judgements and `invalid-option` for a probability outside (c, 1).
 */
export function expertPrior(
  judgements: readonly number[],
  cut: number,
  options: { readonly lowerAsymptote?: number; readonly guess?: boolean } = {},
): ExpertPrior {
  const { lowerAsymptote: c = 0, guess = false } = options;
  if (judgements.length === 0)
    throw new PsychometricsError('empty-input', 'at least one judgement is needed', 'judgements');
  const locations = judgements.map((p, judge) => {
    if (!(p > c && p < 1)) {
      const detail = `a judged probability lies in (${c}, 1), got ${p}`;
      throw new PsychometricsError('invalid-option', detail, `judgements[${judge}]`);
    }
    return cut - logit((p - c) / (1 - c));
  });
  const difficulty = locations.reduce((sum, b) => sum + b, 0) / locations.length;
  const between =
    locations.length < 2
      ? ONE_JUDGE_SD
      : Math.sqrt(locations.reduce((sum, b) => sum + (b - difficulty) ** 2, 0) / (locations.length - 1));
  const difficultySd = Math.max(LEAST_SD, between, guess ? 1 : 0);
  return {
    difficulty,
    difficultySd,
    priors: {
      logDiscrimination: { mean: 0, sd: EXPERT_LOG_SLOPE_SD },
      difficulty: { mean: difficulty, sd: difficultySd },
    },
    cov: [
      [EXPERT_LOG_SLOPE_SD ** 2, 0],
      [0, difficultySd ** 2],
    ],
  };
}

/** A right/wrong item of status `prior` from an expert prior. */
export function itemFromPrior(
  identity: Pick<DichotomousItem, 'id' | 'domain' | 'enemies' | 'lowerAsymptote'>,
  prior: ExpertPrior,
): DichotomousItem {
  return {
    ...identity,
    status: 'prior',
    model: '4pl',
    discrimination: 1,
    difficulty: prior.difficulty,
    cov: prior.cov,
  };
}
