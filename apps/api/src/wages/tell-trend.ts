import type { TrendQuery, WageTrend } from '@careway/contract';
import { type Database, findSeriesStructure, listPublishedWages, listWageFilterValues } from '@careway/database';
import {
  type Area,
  breaksOf,
  codesOfSeries,
  completeYears,
  formatPercentChange,
  isCompleteYear,
  nation,
  type OccupationProxies,
  oewsVintage,
  type PriceIndex,
  roundTo,
  type SocCode,
  type TrendSegment,
  trendFinding,
  wageTrend,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { toOccupationBrief, toSeriesBreak, toSourceBrief, toWageValue } from './answers.ts';
import { findPlace } from './find-place.ts';
import { findOccupation, knownSoc, lookUpSources, priceIndex, proxyCodes, refuseValue } from './labor-context.ts';

const MOST_SERIES = 5;

/** One wage statistic over the years for each stand-in (or chosen code): nominal, real, and where a line must break. */
export async function tellTrend(db: Kysely<Database>, query: z.output<typeof TrendQuery>): Promise<WageTrend> {
  const occupation =
    query.soc !== undefined && query.occupation === undefined
      ? undefined
      : await findOccupation(db, query.occupation, 'query.occupation');
  const codes = await seriesCodes(db, query.soc, occupation);
  const index = await priceIndex(db);
  const inYear = knownPriceYear(query.inYear, index);
  const structure = await findSeriesStructure(db);
  const area = await trendPlace(db, query.area);
  const all = await listPublishedWages(db, {
    socs: codes.flatMap((soc) => [...codesOfSeries(soc, structure)]),
    areaCode: area.code,
  });
  const priced = new Set(completeYears(index));
  const observations = all.filter((row) => priced.has(row.year));
  const statistic = query.statistic ?? 'median';
  const series = codes.map((soc) => ({
    soc,
    segments: wageTrend(soc, observations, structure, statistic, index, inYear),
  }));
  const breaks = breaksOf(codes, structure);
  const used = series.flatMap(({ segments }) => segments.flatMap((segment) => segment.points));
  const sources = await lookUpSources(db, [
    ...used.map((point) => point.observation.sourceId),
    ...breaks.map((cut) => cut.sourceId),
    index.sourceId,
  ]);
  return {
    occupation: occupation === undefined ? null : toOccupationBrief(occupation),
    finding: trendFinding(series.at(0)?.segments ?? []),
    statistic,
    inYear,
    priceIndex: {
      sourceId: index.sourceId,
      title: index.title,
      years: index.years.map((year) => ({ ...year, isComplete: isCompleteYear(year) })),
    },
    series: series.map(({ soc, segments }) => ({
      soc,
      title: segments.at(-1)?.title ?? soc,
      role:
        (query.soc === undefined ? occupation?.proxies.find((proxy) => proxy.soc === soc)?.role : undefined) ??
        'chosen',
      segments: segments.map(toSegment),
    })),
    breaks: breaks.map(toSeriesBreak),
    notes: [
      ...structure.successions
        .filter((each) => codes.includes(each.soc))
        .map((each) => `${each.soc}: ${each.statement}`),
      ...(all.length > observations.length
        ? [
            `Years without a complete price index are left out: ${[...new Set(all.filter((row) => !priced.has(row.year)).map((row) => row.year))].join(', ')}.`,
          ]
        : []),
      'Segments are not joined, and no change is given across a break.',
      `Real pay is pay × CPI-U of ${inYear} ÷ CPI-U of the year, annual averages. It says nothing about places.`,
    ],
    sources: [...sources.values()].map(toSourceBrief),
  };
}

async function seriesCodes(
  db: Kysely<Database>,
  soc: string | undefined,
  occupation: OccupationProxies | undefined,
): Promise<readonly SocCode[]> {
  if (soc === undefined) return occupation === undefined ? [] : proxyCodes(occupation);
  const values = await listWageFilterValues(db);
  const asked = await Promise.all(soc.split(',').map((code) => knownSoc(db, code.trim(), values, 'query.soc')));
  const codes = [...new Set(asked)];
  if (codes.length > MOST_SERIES) {
    throw refuseValue('query.soc', `at most ${MOST_SERIES} codes can be drawn at once, got ${codes.length}`);
  }
  return codes;
}

async function trendPlace(db: Kysely<Database>, text: string | undefined): Promise<Area> {
  if (text === undefined) return nation;
  const place = await findPlace(db, text);
  if (place.isKnown) return place.area;
  throw refuseValue('query.area', `no wages are held for "${text}"; name a state, or a metro of an imported table`);
}

function knownPriceYear(year: number | undefined, index: PriceIndex): number {
  const years = completeYears(index);
  const wanted = year ?? Math.max(...years);
  if (years.includes(wanted)) return wanted;
  const entry = index.years.find((candidate) => candidate.year === wanted);
  const why =
    entry === undefined ? 'no price index is held for it' : `only ${entry.months} of its 12 months are published`;
  throw refuseValue('query.inYear', `${wanted} cannot be used: ${why}; allowed: ${years.join(', ')}`);
}

function toSegment({ soc, title, socVersion, fromYear, toYear, points, change }: TrendSegment) {
  return {
    soc,
    title,
    socVersion,
    fromYear,
    toYear,
    points: points.map(({ observation, nominal, real }) => ({
      observationId: observation.id,
      sourceId: observation.sourceId,
      vintage: oewsVintage(observation.year),
      kind: 'published' as const,
      year: observation.year,
      nominal: toWageValue(nominal),
      real: toWageValue(real),
    })),
    change:
      change === undefined
        ? null
        : {
            nominalPercent: roundTo(change.nominalPercent, 1),
            realPercent: roundTo(change.realPercent, 1),
            statement: `${fromYear}–${toYear}: ${formatPercentChange(change.nominalPercent)} in dollars, ${formatPercentChange(change.realPercent)} after prices`,
          },
  };
}
