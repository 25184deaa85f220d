import { LaborMarketError } from './errors.ts';

const MONTHS_PER_YEAR = 12;

/** The average of a price index over the months published of one year; under 12 months the year is incomplete. */
export interface PriceIndexYear {
  readonly year: number;
  readonly months: number;
  readonly average: number;
}

/** A price index by year, oldest first. `average` has no unit; its base period is in `title`. */
export interface PriceIndex {
  readonly sourceId: string;
  readonly title: string;
  readonly years: readonly PriceIndexYear[];
}

/** Whether all 12 months are in the average. */
export function isCompleteYear(year: PriceIndexYear): boolean {
  return year.months === MONTHS_PER_YEAR;
}

/** The years whose dollars an amount can be told in, oldest first. */
export function completeYears(index: PriceIndex): readonly number[] {
  return index.years.filter(isCompleteYear).map((entry) => entry.year);
}

/**
 * An amount of `fromYear` in dollars of `toYear`: amount × CPI(to) ÷ CPI(from), annual averages. Nothing is rounded.
 * $31,350 of 2012 is $42,833 in 2024 dollars. Throws `year-not-held` for a year that is absent or incomplete: an
 * average over part of a year is not that year's price level.
 */
export function toDollarsOfYear(amountUsd: number, fromYear: number, toYear: number, index: PriceIndex): number {
  return amountUsd * (averageOf(index, toYear) / averageOf(index, fromYear));
}

function averageOf(index: PriceIndex, year: number): number {
  const entry = index.years.find((candidate) => candidate.year === year);
  if (entry === undefined || !isCompleteYear(entry)) {
    const why = entry === undefined ? 'is not held' : `has only ${entry.months} of ${MONTHS_PER_YEAR} months`;
    throw new LaborMarketError(
      'year-not-held',
      `${index.title}: ${year} ${why}; complete years: ${completeYears(index).join(', ')}`,
    );
  }
  return entry.average;
}
