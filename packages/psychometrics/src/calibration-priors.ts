import { PsychometricsError } from './errors.ts';
import { logSigma, sigma } from './logistic.ts';

export interface NormalPrior {
  readonly mean: number;
  readonly sd: number;
}

/**
 * Priors of the parameters of an item. Normal densities are taken on the scale they name (log discrimination, no Jacobian);
 * `difficulty` is b, or the mean threshold. An asymptote has a beta density with its mode at `mean` and the weight of
 * `weight` answers. Absent = none.
 */
export interface ItemPriors {
  readonly logDiscrimination?: NormalPrior;
  readonly intercept?: NormalPrior;
  readonly difficulty?: NormalPrior;
  /** Of an ordered item: a (b_k - mean b), how far each step lies from the item's location, in logits of its odds. */
  readonly steps?: NormalPrior;
  readonly lowerAsymptote?: { readonly mean: number; readonly weight: number };
  readonly upperAsymptote?: { readonly mean: number; readonly weight: number };
}

/** Priors of the mean and of the log sd of a population that is estimated. */
export interface PopulationPrior {
  readonly mean: NormalPrior;
  readonly logSd: NormalPrior;
}

/** Weak priors of an item without expert values (Mislevy 1986): log a ~ N(0, .5^2), d ~ N(0, 2^2). */
export const weakPriors: ItemPriors = {
  logDiscrimination: { mean: 0, sd: 0.5 },
  intercept: { mean: 0, sd: 2 },
};

/** Throws `invalid-option` unless the mean is finite and the sd > 0. */
export function validateNormalPrior(prior: NormalPrior, path: string): void {
  if (Number.isFinite(prior.mean) && Number.isFinite(prior.sd) && prior.sd > 0) return;
  const detail = `a normal prior needs a finite mean and sd > 0, got ${prior.mean}, ${prior.sd}`;
  throw new PsychometricsError('invalid-option', detail, path);
}

/** Throws `invalid-option` unless every sd and weight is > 0 and every mean in range. */
export function validatePriors(priors: ItemPriors, path: string): void {
  for (const name of ['logDiscrimination', 'intercept', 'difficulty', 'steps'] as const) {
    const prior = priors[name];
    if (prior) validateNormalPrior(prior, `${path}.${name}`);
  }
  for (const name of ['lowerAsymptote', 'upperAsymptote'] as const) {
    const prior = priors[name];
    if (prior && !(prior.mean > 0 && prior.mean < 1 && prior.weight > 0)) {
      const detail = `an asymptote prior needs a mean in (0, 1) and weight > 0, got ${prior.mean}, ${prior.weight}`;
      throw new PsychometricsError('invalid-option', detail, `${path}.${name}`);
    }
  }
}

/**
 * Standardised distances of local parameters (named as in `FreeModel.names`) from the means of the normal priors; the log
 * density is minus half their sum of squares. NaN where a prior's scale is undefined.
 */
function priorResiduals(priors: ItemPriors, names: readonly string[], parameters: Float64Array): number[] {
  const slope = parameters[0] as number;
  const residuals: number[] = [];
  const pull = (value: number, prior: NormalPrior | undefined) => {
    if (prior) residuals.push((value - prior.mean) / prior.sd);
  };
  if (names[0] === 'a') pull(Math.log(slope), priors.logDiscrimination);
  const intercepts: number[] = [];
  names.forEach((name, p) => {
    if (name.startsWith('d') || name.startsWith('s')) intercepts.push(parameters[p] as number);
  });
  for (const intercept of intercepts) pull(intercept, priors.intercept);
  if (intercepts.length > 0) {
    // The mean threshold: steps of partial credit are differences of the sums s_k, so that only the last one counts.
    const isPartialCredit = names[1]?.startsWith('s') === true;
    const sum = isPartialCredit ? (intercepts.at(-1) as number) : intercepts.reduce((x, y) => x + y, 0);
    const centre = sum / intercepts.length;
    pull(-centre / slope, priors.difficulty);
    if (intercepts.length > 1) {
      intercepts.forEach((intercept, k) => {
        const own = isPartialCredit ? intercept - (intercepts[k - 1] ?? 0) : intercept;
        pull(centre - own, priors.steps);
      });
    }
  }
  return residuals;
}

function asymptotePrior(priors: ItemPriors, name: string | undefined) {
  if (name === 'logit c') return priors.lowerAsymptote;
  return name === 'logit u' ? priors.upperAsymptote : undefined;
}

/** Log prior density of local parameters, up to a constant; -Infinity outside its support. */
export function logPriorDensity(priors: ItemPriors, names: readonly string[], parameters: Float64Array): number {
  let total = 0;
  for (const residual of priorResiduals(priors, names, parameters)) total -= 0.5 * residual * residual;
  names.forEach((name, p) => {
    const prior = asymptotePrior(priors, name);
    const value = parameters[p] as number;
    if (prior) total += prior.weight * (prior.mean * logSigma(value) + (1 - prior.mean) * logSigma(-value));
  });
  return Number.isNaN(total) ? Number.NEGATIVE_INFINITY : total;
}

/**
 * Gradient of the log prior and its Gauss-Newton curvature, which is never negative and equals minus the second
 * derivatives where the residuals are linear or zero. Residuals are differentiated by central differences.
 */
export function priorSlopes(
  priors: ItemPriors,
  names: readonly string[],
  parameters: Float64Array,
): { gradient: Float64Array; curvature: Float64Array } {
  const n = names.length;
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n * n);
  if (Object.keys(priors).length === 0) return { gradient, curvature };
  const h = 1e-5;
  const residuals = priorResiduals(priors, names, parameters);
  const slopes = Array.from(parameters, (value, p) => {
    const up = priorResiduals(priors, names, parameters.with(p, value + h));
    const down = priorResiduals(priors, names, parameters.with(p, value - h));
    return up.map((residual, r) => (residual - (down[r] as number)) / (2 * h));
  });
  for (let p = 0; p < n; p++) {
    const value = parameters[p] as number;
    const prior = asymptotePrior(priors, names[p]);
    const share = sigma(value);
    if (prior) {
      gradient[p] = prior.weight * (prior.mean - share);
      curvature[p * n + p] = prior.weight * share * (1 - share);
    }
    residuals.forEach((residual, r) => {
      const slope = slopes[p]?.[r] as number;
      gradient[p] = (gradient[p] as number) - residual * slope;
      for (let q = 0; q < n; q++) {
        curvature[p * n + q] = (curvature[p * n + q] as number) + slope * (slopes[q]?.[r] as number);
      }
    });
  }
  return { gradient, curvature };
}

/** Asymptote that estimation starts from. */
export function startingAsymptotes(priors: ItemPriors): { lower: number; upper: number } {
  return { lower: priors.lowerAsymptote?.mean ?? sigma(-1.4), upper: priors.upperAsymptote?.mean ?? 0.97 };
}
