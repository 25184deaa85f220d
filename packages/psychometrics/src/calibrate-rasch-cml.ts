import { PsychometricsError, type Warning } from './errors.ts';
import type { Matrix } from './item.ts';
import { validateMatrix } from './matrix.ts';
import { cholesky, inverseSymmetric, solveCholesky } from './symmetric-matrix.ts';

/** Conditional maximum likelihood estimates of Rasch difficulties; sum zero, in logits. */
export interface RaschCml {
  /** One per column, NaN-free; columns that cannot be estimated are absent from `columns`. */
  readonly difficulty: readonly number[];
  readonly se: readonly number[];
  /** Columns of the data that were estimated, in order. */
  readonly columns: readonly number[];
  /** Conditional log-likelihood given the raw scores. */
  readonly logLik: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly warnings: readonly Warning[];
}

/** Persons who answered the same items: their score distribution and item totals. */
interface ScoreGroup {
  readonly items: readonly number[];
  /** Persons with raw score r, r = 1 .. items - 1. */
  readonly byScore: Float64Array;
  readonly itemTotals: Float64Array;
}

const MAX_ITERATIONS = 100;

/**
 * Rasch difficulties by conditional maximum likelihood (Andersen 1972): raw scores are sufficient for ability and drop out
 * through elementary symmetric functions, here by the summation algorithm on difficulties of mean zero with a
 * divide-and-conquer pass for the derivatives. Persons with raw score 0 or the maximum carry no information and are dropped;
 * persons with different missing answers are conditioned within their own set of items. Newton steps with halving.
 *
 * `weights` count persons per row. Throws `empty-input`, `dimension-mismatch`, `invalid-response` for scores above 1, and
 * `singular` when the items do not hang together (no finite estimate exists).
 */
export function calibrateRaschCml(data: Matrix, options: { readonly weights?: ArrayLike<number> } = {}): RaschCml {
  validateMatrix(data);
  const { weights } = options;
  if (weights && weights.length !== data.persons) {
    const detail = `${data.persons} weights needed, got ${weights.length}`;
    throw new PsychometricsError('dimension-mismatch', detail, 'options.weights');
  }
  const high = data.scores.findIndex((score) => score > 1);
  if (high >= 0) {
    const detail = `the Rasch model takes scores 0 and 1, got ${data.scores[high]}`;
    throw new PsychometricsError('invalid-response', detail, `data.scores[${high}]`);
  }
  const warnings: Warning[] = [];
  const columns: number[] = [];
  for (let i = 0; i < data.items; i++) {
    const seen = new Set<number>();
    for (let j = 0; j < data.persons; j++) seen.add(data.scores[j * data.items + i] as number);
    if (seen.has(0) && seen.has(1)) columns.push(i);
    else warnings.push({ code: 'no-variance', item: `column ${i}`, detail: 'all answers are equal; left out' });
  }
  if (columns.length < 2) {
    throw new PsychometricsError('empty-input', 'fewer than two columns have both right and wrong answers', 'data');
  }
  const groups = scoreGroups(data, columns, weights);
  const n = columns.length;
  let difficulty = startingDifficulties(groups, n);
  let current = conditional(groups, difficulty);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < MAX_ITERATIONS) {
    iterations++;
    // The first difficulty follows from the sum; the information of the others is regular when the items are connected.
    const factor = cholesky(reduced(current.information, n), n - 1);
    if (!factor) throw new PsychometricsError('singular', 'the items do not hang together: no finite estimate', 'data');
    const step = solveCholesky(factor, n - 1, current.gradient.subarray(1));
    let factorLength = 1;
    let next = difficulty;
    let after = current;
    for (; factorLength > 1e-6; factorLength /= 2) {
      next = moved(difficulty, step, factorLength);
      after = conditional(groups, next);
      if (after.logLik >= current.logLik - 1e-12 * Math.abs(current.logLik)) break;
    }
    converged = step.every((change) => Math.abs(change) < 1e-8);
    difficulty = next;
    current = after;
    if (difficulty.some((value) => Math.abs(value) > 30)) {
      throw new PsychometricsError('singular', 'the items do not hang together: no finite estimate', 'data');
    }
  }
  if (!converged) warnings.push({ code: 'not-converged', detail: `stopped after ${iterations} Newton steps` });
  return {
    difficulty: Array.from(difficulty),
    se: standardErrors(current.information, n),
    columns,
    logLik: current.logLik,
    iterations,
    converged,
    warnings,
  };
}

function scoreGroups(data: Matrix, columns: readonly number[], weights: ArrayLike<number> | undefined): ScoreGroup[] {
  const groups = new Map<string, ScoreGroup>();
  for (let j = 0; j < data.persons; j++) {
    const answers = columns.map((column) => data.scores[j * data.items + column] as number);
    const items = answers.flatMap((score, i) => (score >= 0 ? [i] : []));
    const raw = items.reduce((sum, i) => sum + (answers[i] as number), 0);
    if (raw === 0 || raw === items.length) continue;
    const key = items.join();
    const group = groups.get(key) ?? {
      items,
      byScore: new Float64Array(items.length + 1),
      itemTotals: new Float64Array(columns.length),
    };
    groups.set(key, group);
    const persons = weights ? (weights[j] as number) : 1;
    group.byScore[raw] = (group.byScore[raw] as number) + persons;
    for (const i of items) group.itemTotals[i] = (group.itemTotals[i] as number) + persons * (answers[i] as number);
  }
  if (groups.size === 0)
    throw new PsychometricsError('empty-input', 'everybody has the lowest or highest score', 'data');
  return [...groups.values()];
}

/** Logits of the wrong share among informative persons, centred. */
function startingDifficulties(groups: readonly ScoreGroup[], n: number): Float64Array {
  const start = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let right = 0.5;
    let all = 1;
    for (const group of groups) {
      if (!group.items.includes(i)) continue;
      right += group.itemTotals[i] as number;
      all += group.byScore.reduce((sum, persons) => sum + persons, 0);
    }
    start[i] = Math.log((all - right) / right);
  }
  return centred(start);
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Difficulties after a step in all but the first, re-centred. */
function moved(difficulty: Float64Array, step: Float64Array, length: number): Float64Array {
  return centred(difficulty.map((value, i) => (i === 0 ? value : value + length * (step[i - 1] as number))));
}

interface Conditional {
  readonly logLik: number;
  /** Derivatives by difficulty, and minus the second derivatives. */
  readonly gradient: Float64Array;
  readonly information: Float64Array;
}

/** Conditional log-likelihood sum over groups: -sum b_i t_i - sum_r n_r log gamma_r, with gradient and information. */
function conditional(groups: readonly ScoreGroup[], difficulty: Float64Array): Conditional {
  const n = difficulty.length;
  const gradient = new Float64Array(n);
  const information = new Float64Array(n * n);
  let logLik = 0;
  for (const { items, byScore, itemTotals } of groups) {
    const easiness = items.map((i) => Math.exp(-(difficulty[i] as number)));
    const gamma = symmetricFunctions(easiness);
    const without = leaveOneOut(easiness);
    items.forEach((i, x) => {
      logLik -= (difficulty[i] as number) * (itemTotals[i] as number);
      gradient[i] = (gradient[i] as number) - (itemTotals[i] as number);
      const pairs = leaveOneOut(easiness.filter((_, y) => y !== x));
      for (let r = 1; r < items.length; r++) {
        const persons = byScore[r] as number;
        if (persons === 0) continue;
        if (x === 0) logLik -= persons * Math.log(gamma[r] as number);
        const e = easiness[x] as number;
        const p = (e * (without[x]?.[r - 1] as number)) / (gamma[r] as number);
        gradient[i] = (gradient[i] as number) + persons * p;
        information[i * n + i] = (information[i * n + i] as number) + persons * p * (1 - p);
        if (r < 2) {
          items.forEach((k, y) => {
            if (y === x) return;
            const other = ((easiness[y] as number) * (without[y]?.[r - 1] as number)) / (gamma[r] as number);
            information[i * n + k] = (information[i * n + k] as number) - persons * p * other;
          });
          continue;
        }
        items.forEach((k, y) => {
          if (y === x) return;
          const f = easiness[y] as number;
          const both = (e * f * (pairs[y < x ? y : y - 1]?.[r - 2] as number)) / (gamma[r] as number);
          const other = (f * (without[y]?.[r - 1] as number)) / (gamma[r] as number);
          information[i * n + k] = (information[i * n + k] as number) + persons * (both - p * other);
        });
      }
    });
  }
  return { logLik, gradient, information };
}

/** Elementary symmetric functions gamma_0 .. gamma_n by the summation algorithm; all terms positive, nothing cancels. */
export function symmetricFunctions(easiness: readonly number[]): Float64Array {
  return easiness.reduce<Float64Array>((gamma, e) => times(gamma, e), Float64Array.of(1));
}

function times(gamma: Float64Array, easiness: number): Float64Array {
  const next = new Float64Array(gamma.length + 1);
  for (let r = 0; r < gamma.length; r++) {
    next[r] = (next[r] as number) + (gamma[r] as number);
    next[r + 1] = (next[r + 1] as number) + easiness * (gamma[r] as number);
  }
  return next;
}

/** Symmetric functions without item i, for every i: the halves are multiplied in from outside, down to single items. */
function leaveOneOut(easiness: readonly number[]): Float64Array[] {
  const result: Float64Array[] = [];
  const descend = (from: number, to: number, outside: Float64Array) => {
    if (to - from === 1) {
      result[from] = outside;
      return;
    }
    const middle = (from + to) >> 1;
    descend(from, middle, easiness.slice(middle, to).reduce<Float64Array>(times, outside));
    descend(middle, to, easiness.slice(from, middle).reduce<Float64Array>(times, outside));
  };
  if (easiness.length > 0) descend(0, easiness.length, Float64Array.of(1));
  return result;
}

/** Information of the differences from the first item. */
function reduced(information: Float64Array, n: number): Float64Array {
  const part = new Float64Array((n - 1) ** 2);
  const at = (i: number, k: number) => information[i * n + k] as number;
  // The information has zero row sums, so the part without the first row and column is that of b_i - b_1.
  for (let i = 1; i < n; i++) for (let k = 1; k < n; k++) part[(i - 1) * (n - 1) + k - 1] = at(i, k);
  return part;
}

/** Errors of the sum-zero difficulties: C Sigma C' with Sigma the inverse for b_i - b_1 and C the centring. */
function standardErrors(information: Float64Array, n: number): number[] {
  const sigma = inverseSymmetric(reduced(information, n), n - 1);
  if (!sigma) throw new PsychometricsError('singular', 'the items do not hang together: no finite errors', 'data');
  const at = (i: number, k: number) => (i === 0 || k === 0 ? 0 : (sigma[(i - 1) * (n - 1) + k - 1] as number));
  const rowMeans = Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += at(i, k);
    return sum / n;
  });
  const grand = rowMeans.reduce((sum, value) => sum + value, 0) / n;
  return Array.from({ length: n }, (_, i) => Math.sqrt(at(i, i) - 2 * (rowMeans[i] as number) + grand));
}
