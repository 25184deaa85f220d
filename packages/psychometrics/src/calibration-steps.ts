import { logProbabilityTable } from './bank.ts';
import { logPriorDensity, type NormalPrior } from './calibration-priors.ts';
import type { CalibrationProblem, Entry } from './calibration-problem.ts';
import { type Expectation, expectation, type PosteriorVisitor } from './expectation.ts';
import { itemObjective, maximiseItem, maximiseSharedSlope } from './item-maximisation.ts';

const NEWTON_ROUNDS = 12;

/** Local parameters of a free entry. */
export function localParameters(entry: Entry, vector: Float64Array): Float64Array {
  return Float64Array.from(entry.free?.index ?? [], (g) => vector[g] as number);
}

/** Whether every item's parameters lie where its model and prior are defined. */
export function isValidVector(problem: CalibrationProblem, vector: Float64Array): boolean {
  return problem.entries.every((entry) => {
    if (!entry.free) return true;
    const local = localParameters(entry, vector);
    return (
      entry.free.model.isValid(local) && logPriorDensity(entry.free.priors, entry.free.model.names, local) > -1e300
    );
  });
}

/** Mean and sd of a group under the vector. */
export function populationOf(
  problem: CalibrationProblem,
  vector: Float64Array,
  group: number,
): { mean: number; sd: number } {
  const mean = problem.groupIndex[2 * group] as number;
  const logSd = problem.groupIndex[2 * group + 1] as number;
  return { mean: mean < 0 ? 0 : (vector[mean] as number), sd: logSd < 0 ? 1 : Math.exp(vector[logSd] as number) };
}

/** Log of the normalised normal weights of every group at the nodes. */
function logPopulation(problem: CalibrationProblem, vector: Float64Array): Float64Array {
  const { nodes, groupCount } = problem;
  const log = new Float64Array(groupCount * nodes.length);
  for (let g = 0; g < groupCount; g++) {
    const { mean, sd } = populationOf(problem, vector, g);
    const density = nodes.map((x) => -0.5 * ((x - mean) / sd) ** 2);
    const top = Math.max(...density);
    const total = Math.log(density.reduce((sum, value) => sum + Math.exp(value - top), 0)) + top;
    log.set(
      density.map((value) => value - total),
      g * nodes.length,
    );
  }
  return log;
}

/** log P_k(x_q) of every row. */
export function logTable(problem: CalibrationProblem, vector: Float64Array): Float64Array {
  const { entries, layout, nodes } = problem;
  const table = new Float64Array(layout.rowCount * nodes.length);
  entries.forEach((entry, i) => {
    const first = (layout.firstRow[i] as number) * nodes.length;
    if (entry.fixed) {
      table.set(logProbabilityTable(entry.fixed, nodes), first);
      return;
    }
    if (!entry.free) return;
    const { model } = entry.free;
    const local = localParameters(entry, vector);
    const log = new Float64Array(model.categories);
    const score = new Float64Array(model.categories * model.names.length);
    for (let q = 0; q < nodes.length; q++) {
      model.evaluate(local, nodes[q] as number, log, score);
      for (let k = 0; k < model.categories; k++) table[first + k * nodes.length + q] = log[k] as number;
    }
  });
  return table;
}

/** The E step at a parameter vector. */
export function expectationAt(
  problem: CalibrationProblem,
  vector: Float64Array,
  visit?: PosteriorVisitor,
): Expectation {
  const { patterns, layout, nodes } = problem;
  return expectation(patterns, layout, logTable(problem, vector), logPopulation(problem, vector), nodes.length, visit);
}

/** Expected answers of entry i. */
export function entryCounts(problem: CalibrationProblem, { counts }: Expectation, i: number): Float64Array {
  const first = (problem.layout.firstRow[i] as number) * problem.nodes.length;
  return counts.subarray(first, first + (problem.entries[i] as Entry).categories * problem.nodes.length);
}

/** Log prior density of all free items and of the population of group 0. */
export function logPriorOf(problem: CalibrationProblem, vector: Float64Array): number {
  const items = problem.entries.reduce((sum, entry) => {
    if (!entry.free) return sum;
    return sum + logPriorDensity(entry.free.priors, entry.free.model.names, localParameters(entry, vector));
  }, 0);
  return (
    items - 0.5 * populationPulls(problem, vector).reduce((sum, { residual, sd }) => sum + (residual * sd) ** 2, 0)
  );
}

/** Where the prior of group 0 pulls: parameter index, residual / sd^2 as a slope, and the sd. */
function populationPulls(problem: CalibrationProblem, vector: Float64Array) {
  const { populationPrior: prior, groupIndex } = problem;
  if (!prior) return [];
  return [prior.mean, prior.logSd].map(({ mean, sd }, p) => {
    const index = groupIndex[p] as number;
    return { index, residual: ((vector[index] as number) - mean) / sd ** 2, sd };
  });
}

/**
 * Gradient of the log posterior at the vector the expectation was taken at. By Fisher's identity it is the gradient of the
 * expected complete-data log posterior, so that it costs no more than an M step.
 */
export function gradientOf(problem: CalibrationProblem, vector: Float64Array, expected: Expectation): Float64Array {
  const { nodes } = problem;
  const gradient = new Float64Array(vector.length);
  problem.entries.forEach((entry, i) => {
    if (!entry.free) return;
    const counts = { counts: entryCounts(problem, expected, i), nodes };
    const local = itemObjective(entry.free.model, localParameters(entry, vector), counts, entry.free.priors).gradient;
    entry.free.index.forEach((g, p) => {
      gradient[g] = (gradient[g] as number) + (local[p] as number);
    });
  });
  for (let g = 0; g < problem.groupCount; g++) {
    const at = problem.groupIndex[2 * g] as number;
    if (at < 0) continue;
    const { mean, sd } = populationOf(problem, vector, g);
    for (let q = 0; q < nodes.length; q++) {
      const n = expected.groupCounts[g * nodes.length + q] as number;
      const z = ((nodes[q] as number) - mean) / sd;
      gradient[at] = (gradient[at] as number) + (n * z) / sd;
      gradient[at + 1] = (gradient[at + 1] as number) + n * (z * z - 1);
    }
  }
  for (const { index, residual } of populationPulls(problem, vector)) {
    gradient[index] = (gradient[index] as number) - residual;
  }
  return gradient;
}

/** The M step: every item by Fisher scoring, a shared discrimination after them, means and sds in closed form. */
export function maximisation(problem: CalibrationProblem, vector: Float64Array, expected: Expectation): Float64Array {
  const { nodes, entries } = problem;
  const next = Float64Array.from(vector);
  const sharing: Parameters<typeof maximiseSharedSlope>[0][number][] = [];
  let sharedAt = -1;
  entries.forEach((entry, i) => {
    if (!entry.free) return;
    const { model, priors, index, sharesSlope } = entry.free;
    const counts = { counts: entryCounts(problem, expected, i), nodes };
    const parameters = maximiseItem(model, localParameters(entry, vector), counts, priors, sharesSlope);
    index.forEach((g, p) => {
      next[g] = parameters[p] as number;
    });
    if (sharesSlope) {
      sharing.push({ model, parameters, counts, priors });
      sharedAt = index[0] as number;
    }
  });
  if (sharedAt >= 0) next[sharedAt] = maximiseSharedSlope(sharing);
  for (let g = 0; g < problem.groupCount; g++) {
    const at = problem.groupIndex[2 * g] as number;
    if (at < 0) continue;
    const n = expected.groupCounts.subarray(g * nodes.length, (g + 1) * nodes.length);
    const total = n.reduce((sum, value) => sum + value, 0);
    const prior = g === 0 ? problem.populationPrior : undefined;
    const observed = n.reduce((sum, value, q) => sum + value * (nodes[q] as number), 0) / total;
    const mean = prior ? pooledMean(observed, total / populationOf(problem, vector, g).sd ** 2, prior.mean) : observed;
    const squares = n.reduce((sum, value, q) => sum + value * ((nodes[q] as number) - mean) ** 2, 0);
    const logSd = 0.5 * Math.log(squares / total);
    next[at] = mean;
    next[at + 1] = prior ? pooledLogSd(logSd, squares, total, prior.logSd) : logSd;
  }
  return next;
}

/** Mean of a normal prior and data of a given precision. */
function pooledMean(observed: number, precision: number, prior: NormalPrior): number {
  const own = 1 / prior.sd ** 2;
  return (precision * observed + own * prior.mean) / (precision + own);
}

/** Mode of -n l - squares exp(-2 l)/2 - (l - mean)^2/(2 sd^2), concave in l, by Newton from the mode without prior. */
function pooledLogSd(start: number, squares: number, n: number, prior: NormalPrior): number {
  let l = start;
  for (let round = 0; round < NEWTON_ROUNDS; round++) {
    const spread = squares * Math.exp(-2 * l);
    const slope = spread - n - (l - prior.mean) / prior.sd ** 2;
    l += slope / (2 * spread + 1 / prior.sd ** 2);
  }
  return l;
}
