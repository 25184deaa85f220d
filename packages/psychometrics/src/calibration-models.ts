import type { Item, ItemCommon } from './item.ts';
import { logit, sigma } from './logistic.ts';

/** Models that can be estimated. `1pl` items share one discrimination. */
export const calibrationModels = ['1pl', '2pl', '3pl', '4pl', 'grm', 'gpcm', 'nrm'] as const;
export type CalibrationModel = (typeof calibrationModels)[number];

/** A response model in slope-intercept form (z = a theta + d) with the parameters that are estimated. */
export interface FreeModel {
  readonly categories: number;
  /**
   * Names of the local parameters: `a` with `d` (right/wrong), `d1..dm` (graded) or the sums `s1..sm` (partial credit),
   * `logit c`, `logit u`; `a1..am`, `c1..cm` of a nominal item.
   */
  readonly names: readonly string[];
  /** Writes log P_k at theta into `log` and d log P_k / d parameter p into `score` at k * names.length + p. */
  evaluate(parameters: Float64Array, theta: number, log: Float64Array, score: Float64Array): void;
  /** Whether the parameters lie where the model is defined. */
  isValid(parameters: Float64Array): boolean;
  /** The item in words (difficulty or thresholds b = -d/a, asymptotes), from estimated parameters. */
  toItem(common: ItemCommon, parameters: Float64Array): Item;
}

/** log sigma and sigma of z and -z together. */
function logistic(z: number): { s: number; t: number; logS: number; logT: number } {
  const e = Math.exp(-Math.abs(z));
  const log = Math.log1p(e);
  const near = 1 / (1 + e);
  return z >= 0
    ? { s: near, t: e * near, logS: -log, logT: -z - log }
    : { s: e * near, t: near, logS: z - log, logT: -log };
}

/** Right/wrong model; asymptotes are fixed numbers, or free (`'free'`) on the logit scale. */
export function dichotomousModel(lower: number | 'free', upper: number | 'free'): FreeModel {
  const names = ['a', 'd', ...(lower === 'free' ? ['logit c'] : []), ...(upper === 'free' ? ['logit u'] : [])];
  const size = names.length;
  const asymptotes = (parameters: Float64Array) => ({
    c: lower === 'free' ? sigma(parameters[2] as number) : lower,
    u: upper === 'free' ? sigma(parameters[size - 1] as number) : upper,
  });
  return {
    categories: 2,
    names,
    evaluate(parameters, theta, log, score) {
      const z = (parameters[0] as number) * theta + (parameters[1] as number);
      const { s, t, logS, logT } = logistic(z);
      if (lower === 0 && upper === 1) {
        log[0] = logT;
        log[1] = logS;
        score[0] = -s * theta;
        score[1] = -s;
        score[2] = t * theta;
        score[3] = t;
        return;
      }
      const { c, u } = asymptotes(parameters);
      const p = c + (u - c) * s;
      const q = 1 - u + (u - c) * t;
      log[0] = Math.log(q);
      log[1] = Math.log(p);
      const rise = (u - c) * s * t;
      const slopes = [rise * theta, rise];
      if (lower === 'free') slopes.push(c * (1 - c) * t);
      if (upper === 'free') slopes.push(u * (1 - u) * s);
      for (let k = 0; k < size; k++) {
        score[k] = -(slopes[k] as number) / q;
        score[size + k] = (slopes[k] as number) / p;
      }
    },
    isValid(parameters) {
      const { c, u } = asymptotes(parameters);
      return c < u && parameters.every((value) => Number.isFinite(value) && Math.abs(value) < 50);
    },
    toItem(common, parameters) {
      const { c, u } = asymptotes(parameters);
      const discrimination = parameters[0] as number;
      return {
        ...common,
        model: '4pl',
        discrimination,
        difficulty: -(parameters[1] as number) / discrimination,
        ...(c === 0 ? {} : { lowerAsymptote: c }),
        ...(u === 1 ? {} : { upperAsymptote: u }),
      };
    },
  };
}

/** Graded response model: z_k = a theta + d_k with falling d_k. */
export function gradedModel(categories: number): FreeModel {
  const m = categories - 1;
  const size = categories;
  return {
    categories,
    names: ['a', ...Array.from({ length: m }, (_, k) => `d${k + 1}`)],
    evaluate(parameters, theta, log, score) {
      score.fill(0, 0, categories * size);
      const z = (parameters[0] as number) * theta;
      for (let k = 0; k <= m; k++) {
        const x = k === 0 ? undefined : logistic(z + (parameters[k] as number));
        const y = k === m ? undefined : logistic(z + (parameters[k + 1] as number));
        const gap = x && y ? -Math.expm1((parameters[k + 1] as number) - (parameters[k] as number)) : 1;
        log[k] = (x?.logS ?? 0) + (y?.logT ?? 0) + (gap === 1 ? 0 : Math.log(gap));
        const up = x ? x.t / ((y?.t ?? 1) * gap) : 0;
        const down = y ? -y.s / ((x?.s ?? 1) * gap) : 0;
        score[k * size] = (up + down) * theta;
        if (k > 0) score[k * size + k] = up;
        if (k < m) score[k * size + k + 1] = down;
      }
    },
    isValid(parameters) {
      return parameters.every((value, k) => {
        return Number.isFinite(value) && Math.abs(value) < 50 && (k < 2 || value < (parameters[k - 1] as number));
      });
    },
    toItem(common, parameters) {
      const discrimination = parameters[0] as number;
      const thresholds = Array.from(parameters.subarray(1), (d) => -d / discrimination);
      return { ...common, model: 'grm', discrimination, thresholds };
    },
  };
}

/** Generalised partial credit model: e_k = k a theta + d_k, d_0 = 0. */
export function partialCreditModel(categories: number): FreeModel {
  const m = categories - 1;
  return {
    categories,
    names: ['a', ...Array.from({ length: m }, (_, k) => `s${k + 1}`)],
    evaluate(parameters, theta, log, score) {
      const z = (parameters[0] as number) * theta;
      softmax(categories, log, (k) => k * z + (k === 0 ? 0 : (parameters[k] as number)));
      let mean = 0;
      for (let k = 1; k <= m; k++) mean += k * Math.exp(log[k] as number);
      for (let k = 0; k <= m; k++) {
        score[k * categories] = theta * (k - mean);
        for (let h = 1; h <= m; h++) score[k * categories + h] = (h === k ? 1 : 0) - Math.exp(log[h] as number);
      }
    },
    isValid: isFiniteVector,
    toItem(common, parameters) {
      const discrimination = parameters[0] as number;
      const thresholds = Array.from(parameters.subarray(1), (d, k) => {
        return ((k === 0 ? 0 : (parameters[k] as number)) - d) / discrimination;
      });
      return { ...common, model: 'gpcm', discrimination, thresholds };
    },
  };
}

/** Nominal response model with slope and intercept of category 0 fixed at 0. */
export function nominalModel(categories: number): FreeModel {
  const m = categories - 1;
  const size = 2 * m;
  const rest = Array.from({ length: m }, (_, k) => k + 1);
  return {
    categories,
    names: [...rest.map((k) => `a${k}`), ...rest.map((k) => `c${k}`)],
    evaluate(parameters, theta, log, score) {
      softmax(categories, log, (k) =>
        k === 0 ? 0 : (parameters[k - 1] as number) * theta + (parameters[m + k - 1] as number),
      );
      for (let k = 0; k <= m; k++) {
        for (let h = 1; h <= m; h++) {
          const residual = (h === k ? 1 : 0) - Math.exp(log[h] as number);
          score[k * size + h - 1] = residual * theta;
          score[k * size + m + h - 1] = residual;
        }
      }
    },
    isValid: isFiniteVector,
    toItem(common, parameters) {
      const slopes = [0, ...parameters.subarray(0, m)];
      return { ...common, model: 'nrm', slopes, intercepts: [0, ...parameters.subarray(m)] };
    },
  };
}

function isFiniteVector(parameters: Float64Array): boolean {
  return parameters.every((value) => Number.isFinite(value) && Math.abs(value) < 50);
}

function softmax(categories: number, log: Float64Array, exponent: (k: number) => number): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < categories; k++) {
    const e = exponent(k);
    log[k] = e;
    if (e > top) top = e;
  }
  let sum = 0;
  for (let k = 0; k < categories; k++) sum += Math.exp((log[k] as number) - top);
  const logSum = top + Math.log(sum);
  for (let k = 0; k < categories; k++) log[k] = (log[k] as number) - logSum;
}

/**
 * Where estimation starts: a = 1 and intercepts that reproduce the category shares at theta 0; slopes of a nominal item
 * from `restMeans`, the standardised rest score of each category's choosers.
 */
export function startingValues(
  model: CalibrationModel,
  names: readonly string[],
  shares: readonly number[],
  restMeans: readonly number[],
  guess: { lower: number; upper: number },
): Float64Array {
  const clip = (p: number) => Math.min(0.98, Math.max(0.02, p));
  if (model === 'nrm') {
    const reference = shares[0] as number;
    return Float64Array.from([
      ...restMeans.slice(1).map((mean) => mean - (restMeans[0] as number)),
      ...shares.slice(1).map((share) => Math.log(clip(share) / clip(reference))),
    ]);
  }
  if (model === 'gpcm') {
    return Float64Array.from([1, ...shares.slice(1).map((share) => Math.log(clip(share) / clip(shares[0] as number)))]);
  }
  if (model === 'grm') {
    let above = 1;
    const intercepts = shares.slice(0, -1).map((share) => {
      above -= share;
      return 1.2 * logit(clip(above));
    });
    for (let k = 1; k < intercepts.length; k++) {
      intercepts[k] = Math.min(intercepts[k] as number, (intercepts[k - 1] as number) - 0.05);
    }
    return Float64Array.from([1, ...intercepts]);
  }
  const { lower, upper } = guess;
  const share = clip(((shares[1] as number) - lower) / (upper - lower));
  const values = [1, 1.2 * logit(share)];
  if (names.includes('logit c')) values.push(logit(lower));
  if (names.includes('logit u')) values.push(logit(upper));
  return Float64Array.from(values);
}
