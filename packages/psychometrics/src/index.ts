export {
  type AdverseImpact,
  adverseImpact,
  FOUR_FIFTHS,
  type SelectionCounts,
  SMALL_GROUP_SHARE,
  SUPPRESSED_BELOW,
} from './adverse-impact.ts';
export { type Bank, type ItemSource, prepareBank } from './bank.ts';
export type { Blueprint, DomainQuota } from './blueprint.ts';
export { type Calibration, calibrate, type ItemStandardErrors } from './calibrate.ts';
export { calibrateRaschCml, type RaschCml } from './calibrate-rasch-cml.ts';
export type { ModelSpec } from './calibration-columns.ts';
export { type CalibrationModel, calibrationModels } from './calibration-models.ts';
export { type ItemPriors, type NormalPrior, type PopulationPrior, weakPriors } from './calibration-priors.ts';
export type { CalibrationOptions } from './calibration-problem.ts';
export {
  type Classification,
  type ClassificationMethod,
  type ClassificationRule,
  classificationMethods,
  classify,
} from './classify.ts';
export {
  type AbilityMatchedDif,
  type AbilityMatchedOptions,
  type AbilityMatchedResult,
  difAbilityMatched,
} from './dif-ability-matched.ts';
export { difIrt, type IrtDifOptions, type IrtDifResult } from './dif-irt.ts';
export { difLogistic, type LogisticDifResult, type RatioTest } from './dif-logistic.ts';
export { difMantelHaenszel, type MantelHaenszelOptions, type MantelHaenszelResult } from './dif-mantel-haenszel.ts';
export { abilityStrata, adjustedPValues, type DifClass, type DifOptions, type DifStatus } from './dif-matching.ts';
export { difPolytomous, type PolytomousDifResult } from './dif-polytomous.ts';
export { type DrawnFormReliability, drawnFormReliability } from './drawn-form-reliability.ts';
export { ENGINE_VERSION } from './engine-version.ts';
export { PsychometricsError, type PsychometricsErrorCode, type Warning } from './errors.ts';
export {
  type AbilityEstimate,
  type AbilityMethod,
  type AbilityOptions,
  abilityMethods,
  estimateAbility,
} from './estimate-ability.ts';
export { EXPERT_LOG_SLOPE_SD, type ExpertPrior, expertPrior, itemFromPrior } from './expert-prior.ts';
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
export {
  type ItemCharacteristicCurve,
  itemCharacteristicCurve,
  type ObservedPoint,
} from './item-characteristic-curve.ts';
export { type ItemFit, itemFit } from './item-fit.ts';
export { type LagrangeFit, lagrangeItemFit } from './lagrange-fit.ts';
export { logLikelihood } from './likelihood.ts';
export { type AnchorDrift, type Link, type LinkMethod, type LinkOptions, link, linkMethods } from './link.ts';
export { type LocalDependence, localDependence } from './local-dependence.ts';
export { toMatrix } from './matrix.ts';
export { type CategoryMerge, mergeCategories } from './merge-categories.ts';
export { type PersonCusum, type PersonFit, personCusum, personFit } from './person-fit.ts';
export { PROVISIONAL_ABOVE, provisionalShare } from './provisional-share.ts';
export { ABILITY_GRID, type Grid, gridNodes, type Posterior, probabilityAbove } from './quadrature.ts';
export { type FurtherQuestions, questionsToDecision } from './questions-to-decision.ts';
export {
  coefficientAlpha,
  type DecisionConsistency,
  decisionConsistency,
  type Reliability,
  reliability,
} from './reliability.ts';
export { rescale } from './rescale.ts';
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
export { type PanelCut, standardSetting } from './standard-setting.ts';
export { type Subscore, type SubscoreVerdict, subscores } from './subscores.ts';
export { type TechnicalEvidence, type TechnicalReport, technicalReport } from './technical-report.ts';
export { testCharacteristic, testInformation, thetaForExpected } from './test-characteristic.ts';
export type { TestState } from './test-state.ts';
export {
  type BankUpdate,
  type StatusChange,
  type StatusVerdict,
  type UpdateOptions,
  updateBank,
} from './update-bank.ts';
export { type WilsonInterval, wilsonInterval } from './wilson-interval.ts';
