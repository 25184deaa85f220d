import { priorSlopes } from './calibration-priors.ts';
import type { CalibrationProblem, Entry } from './calibration-problem.ts';
import { entryCounts, expectationAt, localParameters, populationOf } from './calibration-steps.ts';
import type { Expectation } from './expectation.ts';

/**
 * Observed information of the marginal log posterior at a vector (Louis 1982): expected complete-data information minus
 * the sum over persons of the posterior covariance of the complete-data score, plus the curvature of the priors.
 * Row-major, parameters in the order of the vector.
 */
export function observedInformation(problem: CalibrationProblem, vector: Float64Array): Float64Array {
  const n = vector.length;
  const { nodes, patterns } = problem;
  const information = new Float64Array(n * n);
  const scores = problem.entries.map((entry) => scoreTable(entry, vector, nodes));
  const active = new Int32Array(n);
  const rows = new Float64Array(nodes.length * n);
  const means = new Float64Array(n);
  const answered = answeredEntries(problem);

  const expected = expectationAt(problem, vector, (p, weights, from, to) => {
    const persons = patterns.weight[p] as number;
    const person = answered(p);
    const slots = activeParameters(problem, person.entries, patterns.group[p] as number, active);
    const width = slots.count;
    means.fill(0, 0, width);
    for (let q = from; q < to; q++) {
      const row = q * n;
      const w = weights[q] as number;
      rows.fill(0, row, row + width);
      for (let e = 0; e < person.entries.length; e++) {
        const i = person.entries[e] as number;
        const table = scores[i];
        if (table === undefined) continue;
        const size = table.size;
        const offset = ((person.scores[e] as number) * nodes.length + q) * size;
        for (let l = 0; l < size; l++) {
          const slot = row + (slots.slotOf[(slots.first[i] as number) + l] as number);
          rows[slot] = (rows[slot] as number) + (table.values[offset + l] as number);
        }
      }
      if (slots.population >= 0) {
        const { mean, sd } = populationOf(problem, vector, patterns.group[p] as number);
        const z = ((nodes[q] as number) - mean) / sd;
        rows[row + slots.population] = z / sd;
        rows[row + slots.population + 1] = z * z - 1;
      }
      for (let s = 0; s < width; s++) means[s] = (means[s] as number) + w * (rows[row + s] as number);
    }
    for (let q = from; q < to; q++) {
      const row = q * n;
      const w = persons * (weights[q] as number);
      if (w < 1e-12) continue;
      for (let s = 0; s < width; s++) rows[row + s] = (rows[row + s] as number) - (means[s] as number);
      for (let s = 0; s < width; s++) {
        const left = w * (rows[row + s] as number);
        const line = (active[s] as number) * n;
        for (let t = 0; t <= s; t++) {
          const cell = line + (active[t] as number);
          information[cell] = (information[cell] as number) - left * (rows[row + t] as number);
        }
      }
    }
  });
  addCompleteInformation(problem, vector, expected, information);
  mirror(information, n);
  return information;
}

interface ScoreTable {
  readonly size: number;
  /** d log P_k(x_q) / d parameter l at (k * Q + q) * size + l. */
  readonly values: Float64Array;
}

function scoreTable(entry: Entry, vector: Float64Array, nodes: Float64Array): ScoreTable | undefined {
  if (!entry.free) return undefined;
  const { model } = entry.free;
  const size = model.names.length;
  const local = localParameters(entry, vector);
  const log = new Float64Array(model.categories);
  const score = new Float64Array(model.categories * size);
  const values = new Float64Array(model.categories * nodes.length * size);
  for (let q = 0; q < nodes.length; q++) {
    model.evaluate(local, nodes[q] as number, log, score);
    for (let k = 0; k < model.categories; k++) {
      values.set(score.subarray(k * size, (k + 1) * size), (k * nodes.length + q) * size);
    }
  }
  return { size, values };
}

/** The entries a pattern answered, and its scores, decoded from the rows it touches. */
function answeredEntries(problem: CalibrationProblem): (pattern: number) => { entries: number[]; scores: number[] } {
  const { layout, patterns, entries } = problem;
  const rowEntry = new Int32Array(layout.rowCount);
  entries.forEach((entry, i) => {
    rowEntry.fill(i, layout.firstRow[i] as number, (layout.firstRow[i] as number) + entry.categories);
  });
  return (p) => {
    const touched = patterns.rows.subarray(patterns.start[p] as number, patterns.start[p + 1] as number);
    const given = new Int32Array(entries.length).fill(patterns.relative[p] === 1 ? 0 : -1);
    for (const r of touched) {
      const row = r % layout.rowCount;
      const i = rowEntry[row] as number;
      const score = row - (layout.firstRow[i] as number);
      given[i] = r >= layout.rowCount && score === 0 ? -1 : score;
    }
    const answered: number[] = [];
    const scores: number[] = [];
    given.forEach((score, i) => {
      if (score < 0) return;
      answered.push(i);
      scores.push(score);
    });
    return { entries: answered, scores };
  };
}

interface ActiveParameters {
  readonly count: number;
  /** Place in `slotOf` of each entry's first local parameter. */
  readonly first: Int32Array;
  readonly slotOf: Int32Array;
  /** Slot of the group's mean, or -1. */
  readonly population: number;
}

/** Global parameters a pattern's likelihood depends on, rising; written to `active`. */
function activeParameters(
  problem: CalibrationProblem,
  entries: readonly number[],
  group: number,
  active: Int32Array,
): ActiveParameters {
  const used = new Set<number>();
  for (const i of entries) for (const g of problem.entries[i]?.free?.index ?? []) used.add(g);
  const mean = problem.groupIndex[2 * group] as number;
  if (mean >= 0) used.add(mean).add(mean + 1);
  const sorted = [...used].sort((x, y) => x - y);
  active.set(sorted);
  const slot = new Map(sorted.map((g, s) => [g, s]));
  const first = new Int32Array(problem.entries.length);
  const slotOf: number[] = [];
  for (const i of entries) {
    first[i] = slotOf.length;
    for (const g of problem.entries[i]?.free?.index ?? []) slotOf.push(slot.get(g) as number);
  }
  return { count: sorted.length, first, slotOf: Int32Array.from(slotOf), population: slot.get(mean) ?? -1 };
}

/** Adds sum r_kq (-d2 log P_k), by central differences of the scores, the population's part, and the priors' curvature. */
function addCompleteInformation(
  problem: CalibrationProblem,
  vector: Float64Array,
  expected: Expectation,
  information: Float64Array,
): void {
  const n = vector.length;
  const { nodes } = problem;
  const add = (row: number, column: number, value: number) => {
    const cell = Math.max(row, column) * n + Math.min(row, column);
    information[cell] = (information[cell] as number) + value;
  };
  const h = 1e-5;
  problem.entries.forEach((entry, i) => {
    if (!entry.free) return;
    const { index, model, priors } = entry.free;
    const size = index.length;
    const counts = entryCounts(problem, expected, i);
    const local = localParameters(entry, vector);
    const { curvature } = priorSlopes(priors, model.names, local);
    const total = (l: number, step: number) => {
      const table = scoreTable(entry, vector.with(index[l] as number, (local[l] as number) + step), nodes);
      const sum = new Float64Array(size);
      counts.forEach((r, cell) => {
        for (let m = 0; m < size; m++) sum[m] = (sum[m] as number) + r * (table?.values[cell * size + m] as number);
      });
      return sum;
    };
    for (let l = 0; l < size; l++) {
      const up = total(l, h);
      const down = total(l, -h);
      for (let m = 0; m <= l; m++) {
        const second = ((up[m] as number) - (down[m] as number)) / (2 * h);
        add(index[l] as number, index[m] as number, (curvature[l * size + m] as number) - second);
      }
    }
  });
  for (let g = 0; g < problem.groupCount; g++) {
    const at = problem.groupIndex[2 * g] as number;
    if (at < 0) continue;
    const { mean, sd } = populationOf(problem, vector, g);
    nodes.forEach((x, q) => {
      const r = expected.groupCounts[g * nodes.length + q] as number;
      const z = (x - mean) / sd;
      add(at, at, r / sd ** 2);
      add(at + 1, at, (2 * r * z) / sd);
      add(at + 1, at + 1, 2 * r * z * z);
    });
    if (g > 0 || !problem.populationPrior) continue;
    add(at, at, 1 / problem.populationPrior.mean.sd ** 2);
    add(at + 1, at + 1, 1 / problem.populationPrior.logSd.sd ** 2);
  }
}

function mirror(matrix: Float64Array, n: number): void {
  for (let p = 0; p < n; p++) for (let q = 0; q < p; q++) matrix[q * n + p] = matrix[p * n + q] as number;
}
