import { LaborMarketError } from './errors.ts';

/** Paid hours of a full-time, year-round job: 40 hours × 52 weeks. OEWS multiplies hourly wages by it (BLS). */
export const HOURS_PER_YEAR = 2080;

/** Hours a week that `HOURS_PER_YEAR` stands for. */
export const FULL_TIME_HOURS_PER_WEEK = 40;

const WEEKS_PER_YEAR = 52;

/** Pay as a person states it: dollars an hour or dollars a year, before tax. */
export interface Pay {
  readonly amountUsd: number;
  readonly unit: 'hour' | 'year';
}

/**
 * Hourly to annual wage: × 2,080 hours. Right for full-time, year-round work only; where OEWS marks an occupation as
 * paid by the year (ANNUAL), it publishes no hourly wage and the product must not be made.
 */
export function toAnnualUsd(hourlyUsd: number): number {
  assertAmount(hourlyUsd);
  return hourlyUsd * HOURS_PER_YEAR;
}

/** Annual to hourly wage: ÷ 2,080 hours. */
export function toHourlyUsd(annualUsd: number): number {
  assertAmount(annualUsd);
  return annualUsd / HOURS_PER_YEAR;
}

/**
 * The full-time, year-round equivalent of a pay, which is what an official annual wage is. An hourly pay is multiplied
 * by 2,080 whatever the hours; a yearly pay for `hoursPerWeek` (1–80) is scaled to 40 hours a week.
 */
export function fullTimeEquivalentUsd(pay: Pay, hoursPerWeek: number = FULL_TIME_HOURS_PER_WEEK): number {
  if (!(hoursPerWeek >= 1 && hoursPerWeek <= 80)) {
    throw new LaborMarketError('invalid-amount', `hours a week must be from 1 to 80, got ${hoursPerWeek}`);
  }
  if (pay.unit === 'hour') return toAnnualUsd(pay.amountUsd);
  assertAmount(pay.amountUsd);
  return (pay.amountUsd / (hoursPerWeek * WEEKS_PER_YEAR)) * HOURS_PER_YEAR;
}

function assertAmount(usd: number): void {
  if (!(Number.isFinite(usd) && usd > 0)) {
    throw new LaborMarketError('invalid-amount', `pay must be finite and above 0, got ${usd}`);
  }
}
