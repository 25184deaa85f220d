import type { ProxyOccupation } from './occupation-proxies.ts';
import { FULL_TIME_HOURS_PER_WEEK, fullTimeEquivalentUsd, HOURS_PER_YEAR, type Pay } from './pay-period.ts';
import { payInWords } from './pay-text.ts';
import { type PercentilePosition, percentileRank, percentileRankRange } from './percentile-rank.ts';
import type { PayLevel } from './reported-figure.ts';
import { type VerdictWord, verdictBetween, verdictInWords, verdictWords } from './verdict.ts';
import { oewsVintage, type WageObservation, type WageValue } from './wage-observation.ts';
import { formatUsd, listInWords, ordinal } from './words.ts';

/** A stand-in with its row in the latest year and its standard error (percent), of that or the latest year that has one. */
export interface ComparedProxy {
  readonly proxy: ProxyOccupation;
  readonly observation: WageObservation;
  readonly standardError?: { readonly percent: number; readonly year: number };
}

export interface WageCheckInput {
  readonly pay: Pay;
  readonly payGiven: string;
  readonly hoursPerWeek?: number;
  readonly occupationTitle: string;
  readonly titleGiven?: string;
  /** Proxies and neighbours with a row, best first; at least one. */
  readonly compared: readonly [ComparedProxy, ...ComparedProxy[]];
  /** The proxy to answer with, when somebody chose it; one of `compared`. */
  readonly chosen?: ComparedProxy;
  readonly level?: PayLevel;
  /** The place asked for, when it is not the nation. */
  readonly otherArea?: string;
}

export type CheckStepId =
  | 'read-pay'
  | 'annualize'
  | 'occupation'
  | 'proxy'
  | 'level'
  | 'area'
  | 'vintage'
  | 'ageing'
  | 'price-level'
  | 'rank'
  | 'range';

/** One step of the answer. `effectUsd`: change in the compared yearly pay; absent where a step changes no amount. */
export interface CheckStep {
  readonly id: CheckStepId;
  readonly title: string;
  readonly statement: string;
  readonly isApplied: boolean;
  readonly effectUsd?: number;
}

/** A pay against one stand-in. `low` and `high` span the survey error, where it is known. */
export interface ProxyPosition extends ComparedProxy {
  readonly position: PercentilePosition;
  readonly low: PercentilePosition;
  readonly high: PercentilePosition;
  readonly words: readonly VerdictWord[];
}

export interface WageCheck {
  readonly sentence: string;
  readonly words: readonly VerdictWord[];
  readonly annualUsd: number;
  /** The stand-in answered with. */
  readonly against: ProxyPosition;
  /** Ranks of the range, 0–100; absent when no rank can be given. */
  readonly range?: { readonly low: number; readonly high: number; readonly statement: string };
  readonly byProxy: readonly ProxyPosition[];
  readonly steps: readonly CheckStep[];
}

/**
 * Sets a pay beside the official wages of the occupations that stand in for a title. The compared pay is the full-time,
 * year-round equivalent. The rank is that among the chosen stand-in, or the first; its range spans the survey error and,
 * when nobody chose, the choice among the stand-ins with the role `proxy`. Level, place, ageing and price level are
 * named and not applied. A verdict names every word inside the range.
 */
export function checkWage(input: WageCheckInput): WageCheck {
  const annualUsd = fullTimeEquivalentUsd(input.pay, input.hoursPerWeek);
  const byProxy = input.compared.map((candidate) => positionAgainst(annualUsd, candidate));
  const against = positionAgainst(annualUsd, input.chosen ?? input.compared[0]);
  const spanned =
    input.chosen === undefined ? byProxy.filter((candidate) => candidate.proxy.role === 'proxy') : [against];
  const words = wordsSpanned([against, ...spanned]);
  const range = rangeSpanned([against, ...spanned], input.chosen !== undefined);
  return {
    sentence: sentenceOf(annualUsd, against, words, range),
    words,
    annualUsd,
    against,
    ...(range === undefined ? {} : { range }),
    byProxy,
    steps: stepsOf(input, annualUsd, against, range),
  };
}

function positionAgainst(annualUsd: number, candidate: ComparedProxy): ProxyPosition {
  const { wages } = candidate.observation;
  const position = percentileRank(annualUsd, wages);
  const { low, high } =
    candidate.standardError === undefined
      ? { low: position, high: position }
      : percentileRankRange(annualUsd, wages, candidate.standardError.percent);
  return { ...candidate, position, low, high, words: verdictBetween(low, high) };
}

function wordsSpanned(positions: readonly ProxyPosition[]): readonly VerdictWord[] {
  const places = positions.flatMap(({ words }) => words.map((word) => verdictWords.indexOf(word)));
  return places.length === 0 ? [] : verdictWords.slice(Math.min(...places), Math.max(...places) + 1);
}

function rangeSpanned(positions: readonly ProxyPosition[], isChosen: boolean): WageCheck['range'] {
  const lows = positions.flatMap(({ low }) => rankOf(low) ?? []);
  const highs = positions.flatMap(({ high }) => rankOf(high) ?? []);
  if (lows.length === 0 || highs.length === 0) return undefined;
  const counts = isChosen ? 'the survey error (80%)' : 'the survey error (80%) and the choice among the stand-ins';
  return {
    low: Math.min(...lows),
    high: Math.max(...highs),
    statement: `Counts ${counts}. Does not count the straight line between published percentiles, nor that no stand-in is the job itself.`,
  };
}

/** A number to order positions by: the rank, or the outermost published percentile. */
function rankOf(position: PercentilePosition): number | undefined {
  switch (position.kind) {
    case 'within':
      return position.rank;
    case 'below':
    case 'above':
      return position.percentile;
    case 'unknown':
      return undefined;
  }
}

function sentenceOf(
  annualUsd: number,
  { position, proxy, observation }: ProxyPosition,
  words: readonly VerdictWord[],
  range: WageCheck['range'],
): string {
  const pay = `${formatUsd(annualUsd)} a year`;
  if (position.kind === 'unknown') return `We cannot place ${pay}: ${position.reason}`;
  const middle = middleHalf(observation);
  const start = `Beside ${proxy.title} in the United States, ${pay} is ${verdictInWords(words)}`;
  return `${start}: ${placeInWords(position, range)} (${oewsVintage(observation.year)}).${middle === undefined ? '' : ` ${middle}`}`;
}

function placeInWords(position: Exclude<PercentilePosition, { kind: 'unknown' }>, range: WageCheck['range']): string {
  if (position.kind !== 'within') return `${position.kind} the ${ordinal(position.percentile)} percentile`;
  const spread = range === undefined ? '' : `, range ${ordinal(range.low)}–${ordinal(range.high)}`;
  return `about the ${ordinal(position.rank)} percentile${spread}`;
}

function middleHalf({ wages }: WageObservation): string | undefined {
  const { p25, p75 } = wages;
  if (p25.kind !== 'reported' || p75.kind !== 'reported') return undefined;
  return `The middle half runs from ${formatUsd(p25.annualUsd)} to ${formatUsd(p75.annualUsd)}.`;
}

function stepsOf(
  input: WageCheckInput,
  annualUsd: number,
  against: ProxyPosition,
  range: WageCheck['range'],
): readonly CheckStep[] {
  const { pay, hoursPerWeek = FULL_TIME_HOURS_PER_WEEK } = input;
  const { proxy, observation, standardError } = against;
  const others = input.compared.filter((candidate) => candidate.proxy.soc !== proxy.soc).length;
  const { employment } = observation;
  return [
    {
      id: 'read-pay',
      title: 'Your pay',
      statement: `Read "${input.payGiven}" as ${payInWords(pay)}.`,
      isApplied: true,
    },
    {
      id: 'annualize',
      title: 'Full-time year',
      statement: annualizeStatement(pay, hoursPerWeek, annualUsd),
      isApplied: pay.unit === 'hour' || hoursPerWeek !== FULL_TIME_HOURS_PER_WEEK,
      effectUsd: pay.unit === 'year' ? annualUsd - pay.amountUsd : 0,
    },
    {
      id: 'occupation',
      title: 'Occupation',
      statement:
        input.titleGiven === undefined
          ? `${input.occupationTitle}.`
          : `Took "${input.titleGiven}" for ${input.occupationTitle}.`,
      isApplied: true,
    },
    {
      id: 'proxy',
      title: 'Stand-in',
      statement: `${proxy.soc} ${proxy.title}. ${proxy.reason}${proxy.warning === undefined ? '' : ` ${proxy.warning}`} ${others} other occupations can be chosen.`,
      isApplied: true,
    },
    {
      id: 'level',
      title: 'Level',
      statement: `${input.level === undefined ? 'No level was asked for.' : `The level "${input.level}" is not used.`} Federal wage tables have no entry, mid or senior level, and none is modelled here.`,
      isApplied: false,
    },
    {
      id: 'area',
      title: 'Place',
      statement:
        input.otherArea === undefined
          ? 'Wages of the whole United States.'
          : `Wages for "${input.otherArea}" are not available yet; the national table is used.`,
      isApplied: input.otherArea === undefined,
    },
    {
      id: 'vintage',
      title: 'When',
      statement: `${oewsVintage(observation.year)}${employment.kind === 'reported' ? `, ${employment.jobs.toLocaleString('en-US')} jobs` : ''}. All industries, all owners.`,
      isApplied: true,
    },
    {
      id: 'ageing',
      title: 'Ageing to today',
      statement: `Wages are as of ${oewsVintage(observation.year)} and are not moved to today.`,
      isApplied: false,
    },
    {
      id: 'price-level',
      title: 'Cost of living',
      statement: 'Pay is not adjusted for the price level of a place.',
      isApplied: false,
    },
    { id: 'rank', title: 'Percentile', statement: rankStatement(annualUsd, against), isApplied: true },
    {
      id: 'range',
      title: 'Range',
      statement:
        range === undefined
          ? 'No range can be given.'
          : `${range.statement} ${standardErrorStatement(standardError, observation.year)}`,
      isApplied: range !== undefined,
    },
  ];
}

function annualizeStatement(pay: Pay, hoursPerWeek: number, annualUsd: number): string {
  const rule = `Official yearly wages are hourly wages times ${HOURS_PER_YEAR.toLocaleString('en-US')} hours, so pay is compared at full time, all year`;
  if (pay.unit === 'hour') return `${rule}: ${payInWords(pay)} is ${formatUsd(annualUsd)} a year.`;
  if (hoursPerWeek === FULL_TIME_HOURS_PER_WEEK) return `${rule}. Yearly pay for 40 hours a week is compared as it is.`;
  return `${rule}: ${payInWords(pay)} for ${hoursPerWeek} hours a week is ${formatUsd(annualUsd)} for 40.`;
}

function rankStatement(annualUsd: number, { position, observation }: ProxyPosition): string {
  switch (position.kind) {
    case 'unknown':
      return position.reason;
    case 'below':
      return `Below the ${ordinal(position.percentile)} percentile, the lowest that is published. We do not extrapolate.`;
    case 'above':
      return `Above the ${ordinal(position.percentile)} percentile, the highest that is published as a number. We do not extrapolate.`;
    case 'within': {
      const { p10, p25, median, p75, p90 } = observation.wages;
      const points = [
        ['10th', p10],
        ['25th', p25],
        ['50th', median],
        ['75th', p75],
        ['90th', p90],
      ] as const;
      return `${formatUsd(annualUsd)} among the published percentiles ${listInWords(points.map(([name, value]) => `${name} ${valueInWords(value)}`))}, on a straight line between neighbours: ${ordinal(position.rank)}.`;
    }
  }
}

function valueInWords(value: WageValue): string {
  switch (value.kind) {
    case 'reported':
      return formatUsd(value.annualUsd);
    case 'topCoded':
      return `at least ${formatUsd(value.atLeastAnnualUsd)}`;
    case 'suppressed':
      return 'not published';
  }
}

function standardErrorStatement(standardError: ComparedProxy['standardError'], year: number): string {
  if (standardError === undefined) return 'The survey error of this row is not known and not counted.';
  const borrowed =
    standardError.year === year
      ? ''
      : `, taken from ${oewsVintage(standardError.year)} because our copy of ${oewsVintage(year)} does not hold it`;
  return `Relative standard error of the mean: ${standardError.percent}%${borrowed}.`;
}
