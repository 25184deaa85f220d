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
  readonly lowerAsymptote?: { readonly mean: number; readonly weight: number };
  readonly upperAsymptote?: { readonly mean: number; readonly weight: number };
}

/** Weak priors of an item without expert values (Mislevy 1986): log a ~ N(0, .5^2), d ~ N(0, 2^2). */
export const weakPriors: ItemPriors = {
  logDiscrimination: { mean: 0, sd: 0.5 },
  intercept: { mean: 0, sd: 2 },
};

/** Throws `invalid-option` unless every sd and weight is > 0 and every mean in range. */
export function validatePriors(priors: ItemPriors, path: string): void {
  for (const name of ['logDiscrimination', 'intercept', 'difficulty'] as const) {
    const prior = priors[name];
    if (prior && !(Number.isFinite(prior.mean) && Number.isFinite(prior.sd) && prior.sd > 0)) {
      const detail = `a normal prior needs a finite mean and sd > 0, got ${prior.mean}, ${prior.sd}`;
      throw new PsychometricsError('invalid-option', detail, `${path}.${name}`);
    }
  }
  for (const name of ['lowerAsymptote', 'upperAsymptote'] as const) {
    const prior = priors[name];
    if (prior && !(prior.mean > 0 && prior.mean < 1 && prior.weight > 0)) {
      const detail = `an asymptote prior needs a mean in (0, 1) and weight > 0, got ${prior.mean}, ${prior.weight}`;
      throw new PsychometricsError('invalid-option', detail, `${path}.${name}`);
    }
  }
}

const normalLog = (value: number, prior: NormalPrior | undefined): number =>
  prior ? -0.5 * ((value - prior.mean) / prior.sd) ** 2 : 0;

/** Log prior density of local parameters named as in `FreeModel.names`, up to a constant; -Infinity outside its support. */
export function logPriorDensity(priors: ItemPriors, names: readonly string[], parameters: Float64Array): number {
  let total = 0;
  const slope = parameters[0] as number;
  const intercepts: number[] = [];
  names.forEach((name, p) => {
    const value = parameters[p] as number;
    if (name === 'a') {
      if (priors.logDiscrimination) {
        total += value > 0 ? normalLog(Math.log(value), priors.logDiscrimination) : Number.NEGATIVE_INFINITY;
      }
    } else if (name === 'logit c' || name === 'logit u') {
      const prior = name === 'logit c' ? priors.lowerAsymptote : priors.upperAsymptote;
      if (prior) total += prior.weight * (prior.mean * logSigma(value) + (1 - prior.mean) * logSigma(-value));
    } else if (name.startsWith('d') || name.startsWith('s')) {
      total += normalLog(value, priors.intercept);
      intercepts.push(value);
    }
  });
  if (priors.difficulty && intercepts.length > 0) {
    // The mean threshold: steps of partial credit are differences of the sums s_k, so that only the last one counts.
    const sum = names[1]?.startsWith('s') ? (intercepts.at(-1) as number) : intercepts.reduce((x, y) => x + y, 0);
    total += normalLog(-sum / (intercepts.length * slope), priors.difficulty);
  }
  return total;
}

/** Gradient and negative second derivatives of the log prior, by central differences. */
export function priorSlopes(
  priors: ItemPriors,
  names: readonly string[],
  parameters: Float64Array,
): { gradient: Float64Array; curvature: Float64Array } {
  const n = names.length;
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n * n);
  if (Object.keys(priors).length === 0) return { gradient, curvature };
  const h = 1e-4;
  const at = (p: number, dp: number, q: number, dq: number) => {
    const moved = Float64Array.from(parameters);
    moved[p] = (moved[p] as number) + dp;
    moved[q] = (moved[q] as number) + dq;
    return logPriorDensity(priors, names, moved);
  };
  const centre = logPriorDensity(priors, names, parameters);
  for (let p = 0; p < n; p++) {
    const up = at(p, h, p, 0);
    const down = at(p, -h, p, 0);
    gradient[p] = (up - down) / (2 * h);
    curvature[p * n + p] = -(up - 2 * centre + down) / (h * h);
    for (let q = 0; q < p; q++) {
      const mixed = -(at(p, h, q, h) - at(p, h, q, -h) - at(p, -h, q, h) + at(p, -h, q, -h)) / (4 * h * h);
      curvature[p * n + q] = mixed;
      curvature[q * n + p] = mixed;
    }
  }
  return { gradient, curvature };
}

/** Asymptote that estimation starts from. */
export function startingAsymptotes(priors: ItemPriors): { lower: number; upper: number } {
  return { lower: priors.lowerAsymptote?.mean ?? sigma(-1.4), upper: priors.upperAsymptote?.mean ?? 0.97 };
}
