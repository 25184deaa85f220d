import type { Bank } from './bank.ts';
import { type CalibrationProblem, layOut } from './calibration-problem.ts';
import { expectationAt, maximisation } from './calibration-steps.ts';
import type { Expectation } from './expectation.ts';
import type { Matrix } from './item.ts';

/** Calibrated items with the people who answered them: the problem, its parameters (mean and log sd), and its E step. */
export interface FittedPeople {
  readonly problem: CalibrationProblem;
  readonly vector: Float64Array;
  readonly expected: Expectation;
}

/** Rounds of EM that find the mean and sd of the people. */
const POPULATION_ROUNDS = 30;

/** Estimates mean and sd of the people with the items as they are. Throws `empty-input` when nobody answered. */
export function fitPeople({ items }: Bank, data: Matrix): FittedPeople {
  const problem = layOut(data, { models: '2pl', itemIds: items.map(({ id }) => id), fixed: items });
  let vector = problem.start;
  for (let round = 0; round < POPULATION_ROUNDS; round++) {
    vector = maximisation(problem, vector, expectationAt(problem, vector));
  }
  return { problem, vector, expected: expectationAt(problem, vector) };
}
