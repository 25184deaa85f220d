import type { FreeModel } from './calibration-models.ts';
import { type ItemPriors, logPriorDensity, priorSlopes } from './calibration-priors.ts';
import { cholesky, solveCholesky } from './symmetric-matrix.ts';

/** Expected persons below which a node adds nothing to an item. */
const EMPTY_NODE = 1e-10;

/** Expected answers of one item: k * Q + q. */
export interface ItemCounts {
  readonly counts: Float64Array;
  readonly nodes: Float64Array;
}

/** Objective of the M step with its slopes: sum r_kq log P_k(x_q) + log prior. */
export interface ItemObjective {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Fisher information of the parameters plus the curvature of the prior, row-major. */
  readonly information: Float64Array;
}

/** Value, gradient and information of one item's part of the expected complete-data log posterior. */
export function itemObjective(
  model: FreeModel,
  parameters: Float64Array,
  { counts, nodes }: ItemCounts,
  priors: ItemPriors,
): ItemObjective {
  const size = model.names.length;
  const { categories } = model;
  const log = new Float64Array(categories);
  const score = new Float64Array(categories * size);
  const prior = priorSlopes(priors, model.names, parameters);
  const gradient = prior.gradient;
  const information = prior.curvature;
  let value = logPriorDensity(priors, model.names, parameters);
  for (let q = 0; q < nodes.length; q++) {
    let persons = 0;
    for (let k = 0; k < categories; k++) persons += counts[k * nodes.length + q] as number;
    if (persons < EMPTY_NODE) continue;
    model.evaluate(parameters, nodes[q] as number, log, score);
    for (let k = 0; k < categories; k++) {
      const r = counts[k * nodes.length + q] as number;
      value += r * (log[k] as number);
      const expected = persons * Math.exp(log[k] as number);
      for (let p = 0; p < size; p++) {
        const s = score[k * size + p] as number;
        gradient[p] = (gradient[p] as number) + r * s;
        for (let h = 0; h <= p; h++) {
          const cell = p * size + h;
          information[cell] = (information[cell] as number) + expected * s * (score[k * size + h] as number);
        }
      }
    }
  }
  for (let p = 0; p < size; p++)
    for (let h = 0; h < p; h++) information[h * size + p] = information[p * size + h] as number;
  return { value, gradient, information };
}

/** Value alone, for step halving. */
function itemValue(
  model: FreeModel,
  parameters: Float64Array,
  { counts, nodes }: ItemCounts,
  priors: ItemPriors,
): number {
  if (!model.isValid(parameters)) return Number.NEGATIVE_INFINITY;
  const log = new Float64Array(model.categories);
  const score = new Float64Array(model.categories * model.names.length);
  let value = logPriorDensity(priors, model.names, parameters);
  for (let q = 0; q < nodes.length; q++) {
    model.evaluate(parameters, nodes[q] as number, log, score);
    for (let k = 0; k < model.categories; k++) value += (counts[k * nodes.length + q] as number) * (log[k] as number);
  }
  return value;
}

/**
 * Fisher scoring with step halving on one item; parameter 0 stays where it is with `slopeHeld`. Returns new parameters
 * whose objective is not lower. Two steps at most: more would be wasted before the next E step.
 */
export function maximiseItem(
  model: FreeModel,
  start: Float64Array,
  counts: ItemCounts,
  priors: ItemPriors,
  slopeHeld = false,
): Float64Array {
  let parameters = start;
  const size = model.names.length;
  const held = slopeHeld ? 1 : 0;
  for (let round = 0; round < 2; round++) {
    const { value, gradient, information } = itemObjective(model, parameters, counts, priors);
    const step = ridgedStep(information, gradient, size, held);
    let factor = 1;
    let improved: Float64Array | undefined;
    for (let halving = 0; halving < 20 && improved === undefined; halving++, factor /= 2) {
      const candidate = parameters.map((old, p) => old + factor * (step[p] as number));
      if (itemValue(model, candidate, counts, priors) >= value) improved = candidate;
    }
    if (improved === undefined) break;
    parameters = improved;
    if (step.every((change) => Math.abs(change) < 1e-3)) break;
  }
  return parameters;
}

/** Scoring step without the first `held` parameters; a ridge is added while the information is not positive definite. */
function ridgedStep(information: Float64Array, gradient: Float64Array, size: number, held: number): Float64Array {
  const n = size - held;
  const part = new Float64Array(n * n);
  for (let p = 0; p < n; p++) {
    for (let h = 0; h < n; h++) part[p * n + h] = information[(p + held) * size + h + held] as number;
  }
  let ridge = 0;
  for (let attempt = 0; attempt < 30; attempt++) {
    const ridged = part.map((value, cell) => (cell % (n + 1) === 0 ? value + ridge : value));
    const factor = cholesky(ridged, n);
    if (factor) {
      const step = new Float64Array(size);
      step.set(solveCholesky(factor, n, gradient.subarray(held)), held);
      return step.map((change) => Math.max(-1.5, Math.min(1.5, change)));
    }
    ridge = ridge === 0 ? 1e-4 : ridge * 10;
  }
  return new Float64Array(size);
}

/** One scoring step of a discrimination shared by several items, halved until their joint objective does not fall. */
export function maximiseSharedSlope(
  entries: readonly { model: FreeModel; parameters: Float64Array; counts: ItemCounts; priors: ItemPriors }[],
): number {
  let gradient = 0;
  let information = 0;
  let value = 0;
  for (const { model, parameters, counts, priors } of entries) {
    const objective = itemObjective(model, parameters, counts, priors);
    value += objective.value;
    gradient += objective.gradient[0] as number;
    information += objective.information[0] as number;
  }
  const old = entries[0]?.parameters[0] ?? 1;
  for (let factor = 1; factor > 1e-5; factor /= 2) {
    const slope = old + (factor * gradient) / information;
    const total = entries.reduce(
      (sum, { model, parameters, counts, priors }) => sum + itemValue(model, parameters.with(0, slope), counts, priors),
      0,
    );
    if (total >= value) return slope;
  }
  return old;
}
