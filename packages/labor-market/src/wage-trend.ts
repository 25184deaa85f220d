import { type PriceIndex, toDollarsOfYear } from './price-index.ts';
import { type SeriesSegment, type SeriesStructure, segmentsOf } from './series-segments.ts';
import type { SocCode } from './soc-code.ts';
import type { WageObservation, WageStatistic, WageValue } from './wage-observation.ts';

export interface TrendPoint {
  readonly observation: WageObservation;
  /** As published, dollars of that year. */
  readonly nominal: WageValue;
  /** In dollars of the year asked for; unrounded. */
  readonly real: WageValue;
}

/** Change from the first to the last point of a segment, percent, unrounded. */
export interface TrendChange {
  readonly nominalPercent: number;
  readonly realPercent: number;
}

export type TrendSegment = Omit<SeriesSegment, 'observations'> & {
  readonly points: readonly TrendPoint[];
  /** Absent for a single point, and where either end is not a reported number. */
  readonly change?: TrendChange;
};

/**
 * One wage statistic of an occupation over the years, nominal and in dollars of `inYear` by the price index, in
 * segments that are never joined (`segmentsOf`). The wages are of May, the index is the average of the year: both stand
 * for the year. No change is computed across a break. Throws `year-not-held` when the index lacks a year.
 */
export function wageTrend(
  soc: SocCode,
  observations: readonly WageObservation[],
  structure: SeriesStructure,
  statistic: WageStatistic,
  index: PriceIndex,
  inYear: number,
): readonly TrendSegment[] {
  return segmentsOf(soc, observations, structure).map(({ observations: rows, ...segment }) => {
    const points = rows.map((observation) => {
      const nominal = observation.wages[statistic];
      return { observation, nominal, real: toReal(nominal, observation.year, inYear, index) };
    });
    const change = changeOver(points);
    return { ...segment, points, ...(change === undefined ? {} : { change }) };
  });
}

function toReal(value: WageValue, fromYear: number, inYear: number, index: PriceIndex): WageValue {
  switch (value.kind) {
    case 'reported':
      return { kind: 'reported', annualUsd: toDollarsOfYear(value.annualUsd, fromYear, inYear, index) };
    case 'topCoded':
      return { kind: 'topCoded', atLeastAnnualUsd: toDollarsOfYear(value.atLeastAnnualUsd, fromYear, inYear, index) };
    case 'suppressed':
      return value;
  }
}

function changeOver(points: readonly TrendPoint[]): TrendChange | undefined {
  const first = points.at(0);
  const last = points.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const nominalPercent = percentChange(first.nominal, last.nominal);
  const realPercent = percentChange(first.real, last.real);
  return nominalPercent === undefined || realPercent === undefined ? undefined : { nominalPercent, realPercent };
}

function percentChange(first: WageValue, last: WageValue): number | undefined {
  if (first.kind !== 'reported' || last.kind !== 'reported') return undefined;
  return (last.annualUsd / first.annualUsd - 1) * 100;
}
