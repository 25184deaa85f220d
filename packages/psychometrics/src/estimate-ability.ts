import { type ItemSource, prepareBank, scoredItems } from './bank.ts';
import { PsychometricsError } from './errors.ts';
import { eapEstimate } from './estimate-ability-eap.ts';
import { mapEstimate, mleEstimate, wleEstimate } from './estimate-ability-root.ts';
import { parameterVariance } from './estimate-inflation.ts';
import { type Prior, type Response, validatePrior } from './item.ts';
import type { Grid, Posterior } from './quadrature.ts';

/** How theta is estimated; see methods/ability.md for when each is used. */
export const abilityMethods = ['eap', 'map', 'mle', 'wle'] as const;
export type AbilityMethod = (typeof abilityMethods)[number];

export interface AbilityOptions {
  readonly method: AbilityMethod;
  /** Normal prior of EAP and MAP; one for everybody. Default mean 0, sd 1. */
  readonly prior?: Prior;
  /** Grid of EAP; default 161 points on prior mean ± 8 sd, refined when the posterior is narrower than a step. */
  readonly grid?: Grid;
  /** Add the variance that comes from uncertain item parameters (`cov` of each item; Cheng & Yuan 2010). */
  readonly inflate?: boolean;
}

/**
 * An estimate of ability. `theta` and `se` in logits. `status`: `ok`; `unbounded` when the likelihood has no finite
 * maximum (theta is then ±Infinity, se Infinity); `no-data` without responses (theta is the prior mean; se the prior sd,
 * or Infinity for the methods without a prior). `posterior` only from EAP.
 */
export interface AbilityEstimate {
  readonly theta: number;
  readonly se: number;
  readonly status: 'ok' | 'unbounded' | 'no-data';
  readonly posterior?: Posterior;
}

/**
 * Estimates theta from the responses to calibrated items.
 *
 * - `eap`: mean and SD of the posterior on a grid (Bock & Mislevy 1982). The error is the posterior SD, which holds the
 *   prior; it is not 1/sqrt(information).
 * - `map`: mode of the posterior; se = 1/sqrt(I + 1/sd^2).
 * - `mle`: the highest maximum of the likelihood; `unbounded` when there is none. se = 1/sqrt(I).
 * - `wle`: root of score + J/(2 I) = 0 with J = sum P' P''/P (Warm 1989); se = 1/sqrt(I).
 *
 * Throws `empty-input`, `invalid-item`, `invalid-response`, `invalid-option`.
 */
export function estimateAbility(
  items: ItemSource,
  responses: readonly Response[],
  options: AbilityOptions,
): AbilityEstimate {
  const prior = options.prior ?? { mean: 0, sd: 1 };
  validatePrior(prior);
  const bank = prepareBank(items);
  const scored = scoredItems(bank, responses);
  const estimate = (() => {
    switch (options.method) {
      case 'eap':
        return eapEstimate(bank, scored, prior, options.grid);
      case 'map':
        return mapEstimate(scored, prior);
      case 'mle':
        return mleEstimate(scored, prior);
      case 'wle':
        return wleEstimate(scored, prior);
      default: {
        const allowed = `method must be one of ${abilityMethods.join(', ')}, got ${String(options.method)}`;
        throw new PsychometricsError('invalid-option', allowed, 'options.method');
      }
    }
  })();
  if (!options.inflate || estimate.status !== 'ok') return estimate;
  const extra = parameterVariance(scored, estimate, options.method === 'map' ? prior : undefined);
  return { ...estimate, se: Math.sqrt(estimate.se ** 2 + extra) };
}
