import type { Area } from './area-code.ts';
import type { SocCode, SocVersion } from './soc-code.ts';

/** Why a cell holds no number: `not-available` is OEWS's `*` (wages) or `**` (employment); `not-in-file`: our copy lacks it. */
export const suppressionReasons = ['not-available', 'not-in-file'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/**
 * One published wage cell, US dollars a year before tax. `topCoded` is a lower bound: the wage is at or above it.
 * `suppressed` means that nothing was published, never zero.
 */
export type WageValue =
  | { readonly kind: 'reported'; readonly annualUsd: number }
  | { readonly kind: 'topCoded'; readonly atLeastAnnualUsd: number }
  | { readonly kind: 'suppressed'; readonly reason: SuppressionReason };

/** A published count of jobs. The relative standard error (percent) is absent where our copy does not hold it. */
export type EmploymentEstimate =
  | { readonly kind: 'reported'; readonly jobs: number; readonly relativeStandardErrorPercent?: number }
  | { readonly kind: 'suppressed'; readonly reason: SuppressionReason };

/** The percentiles that OEWS publishes, in order, as shares of 100. */
export const publishedPercentiles = [
  { statistic: 'p10', percentile: 10 },
  { statistic: 'p25', percentile: 25 },
  { statistic: 'median', percentile: 50 },
  { statistic: 'p75', percentile: 75 },
  { statistic: 'p90', percentile: 90 },
] as const;

export const wageStatistics = ['p10', 'p25', 'median', 'p75', 'p90', 'mean'] as const;
export type WageStatistic = (typeof wageStatistics)[number];
export type Wages = Readonly<Record<WageStatistic, WageValue>>;

/** `broad` and `detailed` rows of one code are different rows: a key of year, area and code alone is not unique. */
export const occupationGroups = ['total', 'major', 'minor', 'broad', 'detailed'] as const;
export type OccupationGroup = (typeof occupationGroups)[number];

/** One row of an official wage table: one occupation, one place, one year (May), all ownerships, all industries. */
export interface WageObservation {
  readonly id: string;
  readonly sourceId: string;
  readonly year: number;
  readonly soc: SocCode;
  readonly socVersion: SocVersion;
  readonly group: OccupationGroup;
  readonly title: string;
  readonly area: Area;
  readonly employment: EmploymentEstimate;
  readonly wages: Wages;
  /** Relative standard error of the mean wage, percent; absent where our copy does not hold it. */
  readonly meanRelativeStandardErrorPercent?: number;
}

/** The reference period of an OEWS table, as it is written everywhere: "May 2024". */
export function oewsVintage(year: number): string {
  return `May ${year}`;
}
