import {
  type Bank,
  type CatSimulation,
  makeRng,
  noExposure,
  simulateCat,
  standardNormal,
} from '@careway/psychometrics';
import { adaptivePlan } from './adaptive-attempt.ts';
import type { AdaptiveBlueprint } from './blueprint.ts';

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
