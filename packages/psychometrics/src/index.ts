export { type Bank, type ItemSource, prepareBank } from './bank.ts';
export type { Blueprint, DomainQuota } from './blueprint.ts';
export { type Calibration, calibrate, type ItemStandardErrors } from './calibrate.ts';
export { type CalibrationModel, calibrationModels } from './calibration-models.ts';
export { type ItemPriors, type NormalPrior, weakPriors } from './calibration-priors.ts';
export type { CalibrationOptions, ModelSpec } from './calibration-problem.ts';
export {
  type Classification,
  type ClassificationMethod,
  type ClassificationRule,
  classificationMethods,
  classify,
} from './classify.ts';
export { PsychometricsError, type PsychometricsErrorCode, type Warning } from './errors.ts';
export {
  type AbilityEstimate,
  type AbilityMethod,
  type AbilityOptions,
  abilityMethods,
  estimateAbility,
} from './estimate-ability.ts';
export {
  countSession,
  type ExposureCounters,
  type ExposureReport,
  exposureReport,
  MAX_EXPOSURE,
  noExposure,
} from './exposure.ts';
export {
  type DichotomousItem,
  type Item,
  type ItemStatus,
  itemStatuses,
  type Matrix,
  maxScore,
  type NominalItem,
  type OrderedItem,
  type Prior,
  type Response,
  validateItem,
  validateItems,
} from './item.ts';
export { logLikelihood } from './likelihood.ts';
export { toMatrix } from './matrix.ts';
export { ABILITY_GRID, type Grid, gridNodes, type Posterior, probabilityAbove } from './quadrature.ts';
export { type FurtherQuestions, questionsToDecision } from './questions-to-decision.ts';
export {
  expectedScore,
  information,
  logProbabilities,
  probabilities,
  probabilityDerivatives,
} from './response-model.ts';
export { makeRng, type Rng, standardNormal } from './rng.ts';
export {
  type Selection,
  type SelectionRules,
  type SelectionTrace,
  type SelectionValue,
  selectionValues,
  selectNext,
} from './select-next.ts';
export {
  finishSession,
  type NextQuestion,
  type PretestPlan,
  type Session,
  type SessionPlan,
  type SessionResult,
  type SessionStep,
  startSession,
  stateOf,
  stepSession,
} from './session.ts';
export { type StopDecision, type StoppingRules, type StopReason, shouldStop, stopReasons } from './should-stop.ts';
export {
  type CatSimulation,
  type DecisionReport,
  runSession,
  type SimulationOptions,
  simulateCat,
} from './simulate-cat.ts';
export { simulateResponses } from './simulate-responses.ts';
export { testCharacteristic, testInformation, thetaForExpected } from './test-characteristic.ts';
export type { TestState } from './test-state.ts';
export { type WilsonInterval, wilsonInterval } from './wilson-interval.ts';
