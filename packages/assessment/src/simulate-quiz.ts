import {
  type Bank,
  type CatSimulation,
  type DecisionConsistency,
  decisionConsistency,
  makeRng,
  noExposure,
  type Reliability,
  reliability,
  simulateCat,
  standardNormal,
} from '@careway/psychometrics';
import { adaptivePlan } from './adaptive-attempt.ts';
import type { AdaptiveBlueprint } from './blueprint.ts';

/** How a quiz behaves, without the single examinees. */
export interface QuizFigures extends Omit<CatSimulation, 'results'> {
  /** Marginal reliability of the scores (Var(theta) over Var(theta) + mean squared error). */
  readonly reliability: Reliability;
  /** How well the target classifies: Rudner's accuracy and consistency. */
  readonly consistency: DecisionConsistency;
}

/** The figures of a simulated quiz, with the reliability and the consistency of its decisions. */
export function quizFigures({ results, ...figures }: CatSimulation, cut: number): QuizFigures {
  const thetas = results.map(({ theta }) => theta);
  const ses = results.map(({ se }) => se);
  return { ...figures, reliability: reliability(thetas, ses), consistency: decisionConsistency(thetas, ses, cut) };
}

/**
 * Gives an adaptive quiz to simulated examinees, theta ~ N(0, 1), one after the other with exposure counted, as real
 * attempts are. The same bank, blueprint and seed give the same figures. Nothing here stands for real people: answers are
 * drawn from the bank's own response models.
 */
export function simulateQuiz(
  bank: Bank,
  blueprint: AdaptiveBlueprint,
  cut: number,
  options: { readonly examinees: number; readonly seed: string; readonly onExaminee?: (done: number) => void },
): CatSimulation {
  const rng = makeRng(`${options.seed}/abilities`);
  const thetas = Array.from({ length: options.examinees }, () => standardNormal(rng));
  const { onExaminee } = options;
  return simulateCat(bank, adaptivePlan(blueprint, cut, noExposure), thetas, options.seed, {
    countExposure: true,
    ...(onExaminee === undefined ? {} : { onSession: onExaminee }),
  });
}
