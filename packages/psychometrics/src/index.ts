export { PsychometricsError, type PsychometricsErrorCode, type Warning } from './errors.ts';
export { makeRng, type Rng, standardNormal } from './rng.ts';
export { type WilsonInterval, wilsonInterval } from './wilson-interval.ts';
