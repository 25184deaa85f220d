import { LaborMarketError } from './errors.ts';
import type { TrendSegment } from './wage-trend.ts';

/** Growth of a wage from one year to the next, as a factor (1.03 is 3 % a year), and what it was taken from. */
export interface WageGrowth {
  readonly yearlyFactor: number;
  readonly soc: string;
  readonly fromYear: number;
  readonly toYear: number;
}

const MONTHS_PER_YEAR = 12;
/** OEWS wages are of May. */
const REFERENCE_MONTH = 5;

/**
 * Yearly growth over the latest segment of a series (never across a break): (last ÷ first)^(1 ÷ years). Undefined for a
 * segment of one year, or one whose ends are not reported numbers.
 */
export function growthOf(segments: readonly TrendSegment[]): WageGrowth | undefined {
  const segment = segments.at(-1);
  const [first, last] = [segment?.points.at(0), segment?.points.at(-1)];
  if (segment === undefined || first?.nominal.kind !== 'reported' || last?.nominal.kind !== 'reported')
    return undefined;
  const years = segment.toYear - segment.fromYear;
  if (years < 1) return undefined;
  return {
    yearlyFactor: (last.nominal.annualUsd / first.nominal.annualUsd) ** (1 / years),
    soc: segment.soc,
    fromYear: segment.fromYear,
    toYear: segment.toYear,
  };
}

/**
 * What a wage of May `year` is multiplied by to stand for a later month, if pay kept growing as it did: modelled, not
 * published. Throws for a month before that May.
 */
export function ageingFactor(
  growth: WageGrowth,
  year: number,
  to: { readonly year: number; readonly month: number },
): number {
  const months = (to.year - year) * MONTHS_PER_YEAR + (to.month - REFERENCE_MONTH);
  if (!(months >= 0)) {
    throw new LaborMarketError(
      'invalid-amount',
      `wages are aged forward only, from May ${year} to ${to.year}-${to.month}`,
    );
  }
  return growth.yearlyFactor ** (months / MONTHS_PER_YEAR);
}
