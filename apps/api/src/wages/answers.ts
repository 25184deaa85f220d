import type {
  Money,
  OccupationBrief,
  OfficialWage as OfficialWageAnswer,
  PercentileRank,
  ProxyOccupation as ProxyAnswer,
  ReportedFigure as ReportedFigureAnswer,
  SeriesBreak as SeriesBreakAnswer,
  SourceBrief,
  WageValue as WageValueAnswer,
} from '@careway/contract';
import type { HeldSource } from '@careway/database';
import {
  annualUsdOf,
  HOURS_PER_YEAR,
  measureStatements,
  type OccupationProxies,
  oewsVintage,
  type Pay,
  type PercentilePosition,
  type ProxyOccupation,
  type ReportedFigure,
  type ReportedValue,
  roundTo,
  type SeriesBreak,
  type WageObservation,
  type WageValue,
  wageFlags,
} from '@careway/labor-market';

/** Sources of an answer by id. */
export type SourceLookup = ReadonlyMap<string, HeldSource>;

/** A yearly amount in whole dollars. */
export function toYearly(annualUsd: number): Money {
  return { amount: roundTo(annualUsd, 0), currency: 'USD', unit: 'year' };
}

/** A pay in its own unit: whole dollars a year, cents an hour. */
export function toMoney(pay: Pay): Money {
  return pay.unit === 'year'
    ? toYearly(pay.amountUsd)
    : { amount: roundTo(pay.amountUsd, 2), currency: 'USD', unit: 'hour' };
}

export function toWageValue(value: WageValue): WageValueAnswer {
  switch (value.kind) {
    case 'reported':
      return { state: 'reported', value: toYearly(value.annualUsd) };
    case 'topCoded':
      return { state: 'topCoded', atLeast: toYearly(value.atLeastAnnualUsd) };
    case 'suppressed':
      return {
        state: 'suppressed',
        reason:
          value.reason === 'not-in-file'
            ? 'The file we imported does not hold this figure.'
            : 'The publisher gives no estimate for this cell.',
      };
  }
}

export function toOfficialWage(observation: WageObservation, sources: SourceLookup): OfficialWageAnswer {
  const { employment, wages, area } = observation;
  return {
    id: observation.id,
    sourceId: observation.sourceId,
    vintage: oewsVintage(observation.year),
    kind: 'published',
    howSure: sources.get(observation.sourceId)?.howSure ?? 'unverified',
    soc: observation.soc,
    socVersion: observation.socVersion,
    title: observation.title,
    group: observation.group,
    area: { code: area.code, name: area.name, level: area.level },
    year: observation.year,
    employment:
      employment.kind === 'reported'
        ? {
            state: 'reported',
            count: employment.jobs,
            relativeStandardErrorPercent: employment.relativeStandardErrorPercent ?? null,
          }
        : { state: 'suppressed', reason: 'The publisher gives no estimate for this cell.' },
    p10: toWageValue(wages.p10),
    p25: toWageValue(wages.p25),
    median: toWageValue(wages.median),
    p75: toWageValue(wages.p75),
    p90: toWageValue(wages.p90),
    mean: toWageValue(wages.mean),
    meanRelativeStandardErrorPercent: observation.meanRelativeStandardErrorPercent ?? null,
    flags: wageFlags(observation).map(({ code, message }) => ({ code, message })),
  };
}

export function toReportedFigure(figure: ReportedFigure): ReportedFigureAnswer {
  const annualUsd = figure.value.kind === 'hourlyPay' ? annualUsdOf(figure) : undefined;
  return {
    id: figure.id,
    sourceId: figure.sourceId,
    vintage: figure.vintage,
    kind: 'reported',
    howSure: figure.howSure,
    occupation: figure.occupation,
    metric: figure.metric,
    value: toFigureValue(figure.value),
    precision: figure.precision,
    period: figure.period ?? null,
    level: figure.level ?? null,
    measure: figure.measure,
    measureStatement: measureStatements[figure.measure].statement,
    canSay: figure.canSay,
    caveat: figure.caveat,
    annualized:
      annualUsd === undefined
        ? null
        : {
            value: toYearly(annualUsd),
            hoursPerYear: HOURS_PER_YEAR,
            statement: 'Our arithmetic for full-time, year-round work; not reported by the site.',
          },
  };
}

function toFigureValue(value: ReportedValue): ReportedFigureAnswer['value'] {
  switch (value.kind) {
    case 'annualPay':
      return toYearly(value.usd);
    case 'hourlyPay':
      return { amount: value.usd, currency: 'USD', unit: 'hour' };
    case 'jobs':
      return { amount: value.jobs, unit: 'jobs' };
    case 'percent':
      return { amount: value.percent, unit: 'percent' };
  }
}

export function toProxy(proxy: ProxyOccupation): ProxyAnswer {
  const { soc, title, role, rank, reason, isResidual, warning } = proxy;
  return { soc, title, role, rank, reason, isResidual, warning: warning ?? null };
}

export function toOccupationBrief({ slug, title, hasOwnSocCode, statement }: OccupationProxies): OccupationBrief {
  return { slug, title, hasOwnSocCode, statement };
}

export function toSeriesBreak(cut: SeriesBreak): SeriesBreakAnswer {
  const { id, lastYearBefore, firstYearAfter, kind, title, explanation, sourceId } = cut;
  return {
    id,
    lastYearBefore,
    firstYearAfter,
    kind,
    title,
    explanation,
    soc: cut.soc === undefined ? null : [...cut.soc],
    sourceId,
  };
}

export function toSourceBrief({ id, publisher, title, vintage, howSure }: HeldSource): SourceBrief {
  return { id, publisher, title, vintage, howSure };
}

/** A position as the answer tells it; `range` is given in ranks. */
export function toPercentileRank(
  position: PercentilePosition,
  range: { readonly low: number; readonly high: number; readonly statement: string } | undefined,
): PercentileRank {
  switch (position.kind) {
    case 'within':
      return {
        state: 'within',
        rank: Math.round(position.rank),
        low: Math.round(range?.low ?? position.rank),
        high: Math.round(range?.high ?? position.rank),
        rangeStatement: range?.statement ?? 'No range can be given.',
      };
    case 'below':
    case 'above':
      return { state: position.kind, percentile: position.percentile };
    case 'unknown':
      return { state: 'unknown', reason: position.reason };
  }
}
