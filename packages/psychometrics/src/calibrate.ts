import { type CalibrationOptions, type CalibrationProblem, type Entry, layOut } from './calibration-problem.ts';
import {
  expectationAt,
  gradientOf,
  isValidVector,
  localParameters,
  logPriorOf,
  maximisation,
  populationOf,
} from './calibration-steps.ts';
import type { Warning } from './errors.ts';
import type { Item, Matrix } from './item.ts';
import { observedInformation } from './observed-information.ts';
import { conditionNumber, inverseSymmetric } from './symmetric-matrix.ts';

/** Standard errors of one item's parameters, in the words of `Item`, and of its slope-intercept form. */
export interface ItemStandardErrors {
  readonly itemId: string;
  /** By local parameter: `a`, `d` ...; see `Calibration.parameterNames`. */
  readonly byParameter: Readonly<Record<string, number>>;
  readonly discrimination?: number;
  readonly difficulty?: number;
  readonly thresholds?: readonly number[];
}

/** An estimated item set. Logits throughout; the base group is N(0, 1). */
export interface Calibration {
  /** Estimated items in column order, each with its `cov`; fixed items as given. Columns that cannot be estimated are left out and named in `warnings`. */
  readonly items: readonly Item[];
  /** Slope-intercept parameters by item, as they were estimated: { a, d } and so on. */
  readonly parameters: readonly { readonly itemId: string; readonly values: Readonly<Record<string, number>> }[];
  /** Per estimated item; empty without standard errors. */
  readonly se: readonly ItemStandardErrors[];
  /** Covariance of `parameterNames`, from the observed information (Louis 1982); empty without standard errors. */
  readonly covariance: readonly (readonly number[])[];
  readonly parameterNames: readonly string[];
  /** Condition number of the observed information, 1-norm. */
  readonly conditionNumber?: number;
  /** Marginal log-likelihood, priors not counted. */
  readonly logLik: number;
  /** Log-likelihood plus log prior before every M step. */
  readonly trace: readonly number[];
  /** E steps taken. */
  readonly cycles: number;
  /** Parameter change below `tol` and gradient below 1e-3 sqrt(persons). */
  readonly converged: boolean;
  /** Largest absolute entry of the gradient of the log posterior at the estimates. */
  readonly maxGradient: number;
  readonly groups: readonly { readonly mean: number; readonly sd: number }[];
  readonly warnings: readonly Warning[];
}

/** Gradient at convergence, per square root of the number of persons. */
const GRADIENT_TOLERANCE = 1e-3;

/**
 * Marginal maximum likelihood, or the posterior mode with priors, by EM (Bock & Aitkin 1981) over equal answer patterns on
 * an even grid, accelerated by SQUAREM (Varadhan & Roland 2008) with a guard on the log posterior. Missing answers (-1) are
 * left out of the likelihood, which is right when only answers in the data steered what was asked. Converged means that
 * both the last change and the gradient are small: EM steps shrink long before the maximum is reached.
 *
 * Columns nobody answered, with one and the same answer, or with an unused middle category cannot be estimated; they are
 * named in `warnings` and left out. A negative discrimination without priors is reported, with a warning.
 *
 * Throws `empty-input`, `dimension-mismatch`, `invalid-response`, `invalid-item`, `invalid-option`.
 */
export function calibrate(data: Matrix, options: CalibrationOptions): Calibration {
  const problem = layOut(data, options);
  const { vector, trace, cycles, converged, logLik, maxGradient } = climb(problem, options);
  const warnings: Warning[] = [...problem.warnings];
  if (!converged) {
    warnings.push({ code: 'not-converged', detail: `stopped after ${cycles} cycles, largest gradient ${maxGradient}` });
  }
  const free = problem.entries.filter((entry) => entry.free);
  for (const entry of free) {
    if ((localParameters(entry, vector)[0] as number) <= 0 && entry.free?.model.names[0] === 'a') {
      const detail = 'the estimated discrimination is not positive; check the key before using the item';
      warnings.push({ code: 'negative-discrimination', item: entry.id, detail });
    }
  }
  const information = options.standardErrors === false ? undefined : observedInformation(problem, vector);
  const covariance = information && inverseSymmetric(information, vector.length);
  if (information && !covariance) {
    const detail = 'the observed information is not positive definite: no standard errors';
    warnings.push({ code: 'singular-information', detail });
  }
  const size = vector.length;
  return {
    items: problem.entries.map((entry) => itemOf(entry, vector, covariance)),
    parameters: free.map((entry) => ({
      itemId: entry.id,
      values: Object.fromEntries(Array.from(localParameters(entry, vector), (v, p) => [nameOf(entry, p), v])),
    })),
    se: covariance ? free.map((entry) => standardErrors(entry, vector, covariance)) : [],
    covariance: covariance
      ? Array.from({ length: size }, (_, p) => Array.from(covariance.subarray(p * size, (p + 1) * size)))
      : [],
    parameterNames: problem.parameterNames,
    ...(information && covariance ? { conditionNumber: conditionNumber(information, covariance, size) } : {}),
    logLik,
    trace,
    cycles,
    converged,
    maxGradient,
    groups: Array.from({ length: problem.groupCount }, (_, g) => populationOf(problem, vector, g)),
    warnings,
  };
}

interface Climb {
  readonly vector: Float64Array;
  readonly trace: number[];
  readonly cycles: number;
  readonly converged: boolean;
  readonly logLik: number;
  readonly maxGradient: number;
}

/** EM with or without SQUAREM, from the starting values to convergence or `maxCycles` E steps. */
function climb(problem: CalibrationProblem, options: CalibrationOptions): Climb {
  const { tol = 1e-5, maxCycles = 2000, acceleration = 'squarem' } = options;
  const trace: number[] = [];
  const visit = (at: Float64Array) => {
    const expected = expectationAt(problem, at);
    const logPosterior = expected.logLik + logPriorOf(problem, at);
    trace.push(logPosterior);
    return { expected, logPosterior };
  };
  let vector = problem.start;
  let fallback: { vector: Float64Array; logPosterior: number } | undefined;
  for (;;) {
    let { expected, logPosterior } = visit(vector);
    if (fallback && !(logPosterior >= fallback.logPosterior)) {
      trace.pop();
      vector = fallback.vector;
      ({ expected, logPosterior } = visit(vector));
    }
    fallback = undefined;
    const first = maximisation(problem, vector, expected);
    const change = largestDifference(first, vector);
    const maxGradient = largest(gradientOf(problem, vector, expected));
    const small = change < tol && maxGradient < GRADIENT_TOLERANCE * Math.sqrt(problem.persons);
    if (small || trace.length >= maxCycles) {
      return { vector, trace, cycles: trace.length, converged: small, logLik: expected.logLik, maxGradient };
    }
    if (acceleration === 'none' || trace.length < 3) {
      vector = first;
      continue;
    }
    const atFirst = visit(first);
    const second = maximisation(problem, first, atFirst.expected);
    vector = extrapolate(vector, first, second);
    if (isValidVector(problem, vector)) fallback = { vector: second, logPosterior: atFirst.logPosterior };
    else vector = second;
  }
}

/** SQUAREM step S3: x - 2 alpha r + alpha^2 v with alpha = -|r| / |v|, at most -1 (which is plain EM). */
function extrapolate(start: Float64Array, first: Float64Array, second: Float64Array): Float64Array {
  let rr = 0;
  let vv = 0;
  for (let p = 0; p < start.length; p++) {
    const r = (first[p] as number) - (start[p] as number);
    const v = (second[p] as number) - (first[p] as number) - r;
    rr += r * r;
    vv += v * v;
  }
  const alpha = vv === 0 ? -1 : Math.min(-1, -Math.sqrt(rr / vv));
  return start.map((x, p) => {
    const r = (first[p] as number) - x;
    const v = (second[p] as number) - (first[p] as number) - r;
    return x - 2 * alpha * r + alpha * alpha * v;
  });
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, p) => Math.max(most, Math.abs(value - (b[p] as number))), 0);
}

function nameOf(entry: Entry, parameter: number): string {
  return entry.free?.model.names[parameter] ?? '';
}

/** The item in words, with the covariance of its words by the delta method. */
function itemOf(entry: Entry, vector: Float64Array, covariance: Float64Array | undefined): Item {
  if (entry.fixed) return entry.fixed;
  const item = wordsOf(entry, localParameters(entry, vector));
  if (!covariance) return item;
  return { ...item, cov: wordCovariance(entry, vector, covariance) };
}

function wordsOf(entry: Entry, local: Float64Array): Item {
  return (entry.free as NonNullable<Entry['free']>).model.toItem({ id: entry.id, status: 'provisional' }, local);
}

function wordVector(item: Item, entry: Entry): number[] {
  if (item.model === 'nrm') return [...item.slopes.slice(1), ...item.intercepts.slice(1)];
  if (item.model !== '4pl') return [item.discrimination, ...item.thresholds];
  const names = entry.free?.model.names ?? [];
  const upper = names.includes('logit u') ? [item.upperAsymptote ?? 1] : [];
  const lower = names.includes('logit c') || upper.length > 0 ? [item.lowerAsymptote ?? 0] : [];
  return [item.discrimination, item.difficulty, ...lower, ...upper];
}

/** J Sigma J', J the derivatives of the words by the local parameters (central differences). */
function wordCovariance(entry: Entry, vector: Float64Array, covariance: Float64Array): number[][] {
  const index = (entry.free as NonNullable<Entry['free']>).index;
  const local = localParameters(entry, vector);
  const h = 1e-6;
  const columns = Array.from(local, (value, l) => {
    const up = wordVector(wordsOf(entry, local.with(l, value + h)), entry);
    const down = wordVector(wordsOf(entry, local.with(l, value - h)), entry);
    return up.map((word, w) => (word - (down[w] as number)) / (2 * h));
  });
  const words = columns[0]?.length ?? 0;
  const n = vector.length;
  return Array.from({ length: words }, (_, w) =>
    Array.from({ length: words }, (_, v) => {
      let sum = 0;
      columns.forEach((left, l) => {
        columns.forEach((right, m) => {
          const cell = (index[l] as number) * n + (index[m] as number);
          sum += (left[w] as number) * (covariance[cell] as number) * (right[v] as number);
        });
      });
      return sum;
    }),
  );
}

function standardErrors(entry: Entry, vector: Float64Array, covariance: Float64Array): ItemStandardErrors {
  const n = vector.length;
  const { index } = entry.free as NonNullable<Entry['free']>;
  const byParameter = Object.fromEntries(
    Array.from(index, (g, p) => [nameOf(entry, p), Math.sqrt(covariance[g * n + g] as number)]),
  );
  const item = wordsOf(entry, localParameters(entry, vector));
  const spread = wordCovariance(entry, vector, covariance).map((row, w) => Math.sqrt(row[w] as number));
  if (item.model === 'nrm') return { itemId: entry.id, byParameter };
  const [discrimination = 0, ...others] = spread;
  return item.model === '4pl'
    ? { itemId: entry.id, byParameter, discrimination, difficulty: others[0] ?? 0 }
    : { itemId: entry.id, byParameter, discrimination, thresholds: others };
}
