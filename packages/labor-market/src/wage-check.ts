import type { WageGrowth } from './ageing.ts';
import type { ProxyOccupation } from './occupation-proxies.ts';
import { levelWage, positionInLevel, rangeInLevel } from './pay-level.ts';
import { fullTimeEquivalentUsd, type Pay } from './pay-period.ts';
import { type PercentilePosition, percentileRank, percentileRankRange } from './percentile-rank.ts';
import type { PriceParity } from './price-parity.ts';
import { toNationalPrices } from './price-parity.ts';
import { rankRangeOverProxies } from './rank-mixture.ts';
import type { PayLevel } from './reported-figure.ts';
import { type VerdictWord, verdictBetween, verdictInWords } from './verdict.ts';
import { type CheckStep, stepsOf } from './wage-check-steps.ts';
import { oewsVintage, type WageObservation } from './wage-observation.ts';
import { formatUsd, ordinal } from './words.ts';

/** How the place asked for is answered with one stand-in's row. Absent where the nation was asked for. */
export type PlaceUse =
  /** The row is of the place itself. */
  | { readonly kind: 'own-row' }
  /** The national percentiles, set to the place by the two means of one year: modelled. */
  | { readonly kind: 'by-means'; readonly areaMeanUsd: number; readonly nationMeanUsd: number; readonly year: number }
  /** The place has no usable row: the next larger area that has one. */
  | { readonly kind: 'larger-area'; readonly reason: string };

/** A stand-in with the row it is compared by and its standard error (percent), of that or the latest year that has one. */
export interface ComparedProxy {
  readonly proxy: ProxyOccupation;
  readonly observation: WageObservation;
  readonly standardError?: { readonly percent: number; readonly year: number };
  readonly place?: PlaceUse;
  /** How the stand-in's wages grew, where it is known. */
  readonly growth?: WageGrowth;
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
  /** Name of the place asked for, when it is not the nation. */
  readonly placeName?: string;
  /** What a wage of the table's May is multiplied by to stand for today, when that was switched on, by stand-in. */
  readonly ageing?: (compared: ComparedProxy) => number | undefined;
  /** The price level of the place, when comparing at average US prices was switched on. */
  readonly priceLevel?: PriceParity;
}

/** A pay against one stand-in. `low` and `high` are the 80 % range of its position. */
export interface ProxyPosition extends ComparedProxy {
  /** The yearly pay after the adjustments of this stand-in, which is what is ranked. */
  readonly comparedUsd: number;
  readonly position: PercentilePosition;
  readonly low: PercentilePosition;
  readonly high: PercentilePosition;
  readonly words: readonly VerdictWord[];
}

export interface WageCheck {
  readonly sentence: string;
  readonly words: readonly VerdictWord[];
  /** The full-time, year-round pay, before any adjustment. */
  readonly annualUsd: number;
  /** The stand-in answered with. */
  readonly against: ProxyPosition;
  /** `modelled` where a level, a place set by means, ageing or a price level is in the answer. */
  readonly basis: 'published' | 'modelled';
  /** Ranks of the range, 10–90; absent when no rank can be given. */
  readonly range?: { readonly low: number; readonly high: number; readonly statement: string };
  readonly byProxy: readonly ProxyPosition[];
  readonly steps: readonly CheckStep[];
}

/**
 * Sets a pay beside the official wages of the occupations that stand in for a title. The compared pay is the full-time,
 * year-round equivalent; a place set by means, ageing and price level change it by a factor each, and only where asked
 * for. A level moves the position (modelled). The rank is that among the chosen stand-in, or the first; its 80 % range
 * counts the survey error, the straight line between percentiles and, when nobody chose, the choice among the stand-ins
 * with the role `proxy`. A verdict names every word inside the range.
 */
export function checkWage(input: WageCheckInput): WageCheck {
  const annualUsd = fullTimeEquivalentUsd(input.pay, input.hoursPerWeek);
  const byProxy = input.compared.map((candidate) => positionAgainst(annualUsd, candidate, input));
  const against = positionAgainst(annualUsd, input.chosen ?? input.compared[0], input);
  const spanned =
    input.chosen === undefined ? byProxy.filter((candidate) => candidate.proxy.role === 'proxy') : [against];
  const range = rangeSpanned(against, spanned.length === 0 ? [against] : spanned, input);
  const words = range === undefined ? against.words : wordsOfRange(range, against);
  const basis = basisOf(input, against);
  return {
    sentence: sentenceOf(annualUsd, against, words, range, input, basis),
    words,
    annualUsd,
    against,
    basis,
    ...(range === undefined ? {} : { range }),
    byProxy,
    steps: stepsOf(input, annualUsd, against, range),
  };
}

/** The factors that a stand-in's adjustments multiply a pay by, each 1 where it is not applied. */
export function factorsOf(candidate: ComparedProxy, input: WageCheckInput) {
  const { place } = candidate;
  const ageing = input.ageing?.(candidate);
  const isNational = candidate.observation.area.code === 'US' && place?.kind !== 'by-means';
  return {
    place: place?.kind === 'by-means' ? place.nationMeanUsd / place.areaMeanUsd : 1,
    ageing: ageing === undefined ? 1 : 1 / ageing,
    priceLevel: input.priceLevel === undefined || !isNational ? 1 : toNationalPrices(1, input.priceLevel.parity),
  };
}

function positionAgainst(annualUsd: number, candidate: ComparedProxy, input: WageCheckInput): ProxyPosition {
  const { wages } = candidate.observation;
  const factors = factorsOf(candidate, input);
  const comparedUsd = annualUsd * factors.place * factors.ageing * factors.priceLevel;
  const occupation = percentileRank(comparedUsd, wages);
  const ends = percentileRankRange(comparedUsd, wages, candidate.standardError?.percent ?? 0);
  const position = input.level === undefined ? occupation : positionInLevel(occupation, input.level);
  const { low, high } = input.level === undefined ? ends : rangeInLevel(occupation, ends, input.level);
  return { ...candidate, comparedUsd, position, low, high, words: verdictBetween(low, high) };
}

function rangeSpanned(
  against: ProxyPosition,
  spanned: readonly ProxyPosition[],
  input: WageCheckInput,
): WageCheck['range'] {
  const mixture = rankRangeOverProxies(spanned);
  if (mixture === undefined || against.position.kind === 'unknown') return undefined;
  const rank = against.position.kind === 'within' ? against.position.rank : against.position.percentile;
  const counted = ['the survey error', 'the straight line between published percentiles'];
  if (input.chosen === undefined && spanned.length > 1) counted.push('the choice among the stand-ins');
  if (input.level !== undefined) counted.push('the model of levels');
  return {
    low: Math.max(10, Math.min(mixture.low, rank)),
    high: Math.min(90, Math.max(mixture.high, rank)),
    statement: `80% range. Counts ${counted.slice(0, -1).join(', ')} and ${counted.at(-1)}. Does not count that no stand-in is the job itself.`,
  };
}

/** The words inside the range; where an end of the range is an end of the scale, those of what lies beyond are in it too. */
function wordsOfRange(range: NonNullable<WageCheck['range']>, { position }: ProxyPosition): readonly VerdictWord[] {
  const low: PercentilePosition = position.kind === 'below' ? position : { kind: 'within', rank: range.low };
  const high: PercentilePosition = position.kind === 'above' ? position : { kind: 'within', rank: range.high };
  if (position.kind === 'below' && range.high <= position.percentile) return verdictBetween(position, position);
  if (position.kind === 'above' && range.low >= position.percentile) return verdictBetween(position, position);
  return verdictBetween(low, high);
}

function basisOf(input: WageCheckInput, against: ProxyPosition): WageCheck['basis'] {
  const factors = factorsOf(against, input);
  const isAdjusted = factors.place !== 1 || factors.ageing !== 1 || factors.priceLevel !== 1;
  return input.level !== undefined || isAdjusted ? 'modelled' : 'published';
}

const levelNames: Readonly<Record<PayLevel, string>> = {
  entry: 'entry-level',
  mid: 'mid-level',
  senior: 'senior-level',
};

function sentenceOf(
  annualUsd: number,
  against: ProxyPosition,
  words: readonly VerdictWord[],
  range: WageCheck['range'],
  input: WageCheckInput,
  basis: WageCheck['basis'],
): string {
  const { position, proxy, observation, place } = against;
  const pay = `${formatUsd(annualUsd)} a year`;
  if (position.kind === 'unknown') return `We cannot place ${pay}: ${position.reason}`;
  const where =
    place?.kind === 'by-means' || place?.kind === 'own-row'
      ? (input.placeName ?? observation.area.name)
      : inNation(observation);
  const who = input.level === undefined ? proxy.title : `${levelNames[input.level]} ${proxy.title}`;
  const middle = middleHalf(against, input, basis);
  const modelled = basis === 'modelled' ? ', modelled' : '';
  const start = `Beside ${who} in ${where}, ${pay} is ${verdictInWords(words)}`;
  return `${start}: ${placeInWords(position, range)} (${oewsVintage(observation.year)}${modelled}).${middle === undefined ? '' : ` ${middle}`}`;
}

function inNation({ area }: WageObservation): string {
  return area.code === 'US' ? 'the United States' : area.name;
}

function placeInWords(position: Exclude<PercentilePosition, { kind: 'unknown' }>, range: WageCheck['range']): string {
  if (position.kind !== 'within') return `${position.kind} the ${ordinal(position.percentile)} percentile`;
  const spread = range === undefined ? '' : `, range ${ordinal(range.low)}–${ordinal(range.high)}`;
  return `about the ${ordinal(position.rank)} percentile${spread}`;
}

/** The middle half in the pay of the place and day asked for; of a level where one was, as far as it is told. */
function middleHalf(against: ProxyPosition, input: WageCheckInput, basis: WageCheck['basis']): string | undefined {
  const { wages } = against.observation;
  const factors = factorsOf(against, input);
  const scale = 1 / (factors.place * factors.ageing * factors.priceLevel);
  const at = (share: number): number | undefined => {
    if (input.level !== undefined) return levelWage(wages, input.level, share);
    const value = share < 0.5 ? wages.p25 : wages.p75;
    return value.kind === 'reported' ? value.annualUsd : undefined;
  };
  const [low, high] = [at(0.25), at(0.75)];
  const show = (usd: number) => formatUsd(basis === 'modelled' ? Math.round((usd * scale) / 100) * 100 : usd * scale);
  if (low !== undefined && high !== undefined) return `The middle half runs from ${show(low)} to ${show(high)}.`;
  const middle = input.level === undefined ? undefined : levelWage(wages, input.level, 0.5);
  return middle === undefined ? undefined : `Its middle is near ${show(middle)}.`;
}
