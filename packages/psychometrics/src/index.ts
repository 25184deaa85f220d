export { type Bank, type ItemSource, prepareBank } from './bank.ts';
export { PsychometricsError, type PsychometricsErrorCode, type Warning } from './errors.ts';
export {
  type AbilityEstimate,
  type AbilityMethod,
  type AbilityOptions,
  abilityMethods,
  estimateAbility,
} from './estimate-ability.ts';
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
export { ABILITY_GRID, type Grid, gridNodes, type Posterior, probabilityAbove } from './quadrature.ts';
export {
  expectedScore,
  information,
  logProbabilities,
  probabilities,
  probabilityDerivatives,
} from './response-model.ts';
export { makeRng, type Rng, standardNormal } from './rng.ts';
export { testCharacteristic, testInformation, thetaForExpected } from './test-characteristic.ts';
export { type WilsonInterval, wilsonInterval } from './wilson-interval.ts';
