import type { AreaCode } from './area-code.ts';
import { LaborMarketError } from './errors.ts';

/** The price level of a state in a year against the nation's (US = 100), in one release of the BEA. */
export interface PriceParity {
  readonly sourceId: string;
  readonly area: AreaCode;
  readonly areaName: string;
  readonly year: number;
  readonly release: string;
  readonly parity: number;
}

/**
 * A pay of a place in dollars of average US prices: pay × 100 ÷ parity. $52,000 where prices are 91.6 buys what $56,769
 * buys on average. Throws for a parity that is not above 0.
 */
export function toNationalPrices(annualUsd: number, parity: number): number {
  if (!(parity > 0)) throw new LaborMarketError('invalid-amount', `a price parity is above 0, got ${parity}`);
  return (annualUsd * 100) / parity;
}
