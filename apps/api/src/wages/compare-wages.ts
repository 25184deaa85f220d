import type { WageComparison } from '@careway/contract';
import {
  type Database,
  type HeldArea,
  listPublishedWages,
  listPublishedWagesByState,
  listWageFilterValues,
} from '@careway/database';
import {
  comparisonFinding,
  formatUsd,
  nation,
  type OccupationProxies,
  oewsVintage,
  type ProxyOccupation,
  type WageObservation,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { toOccupationBrief, toOfficialWage, toProxy, toSourceBrief } from './answers.ts';
import { findPlace } from './find-place.ts';
import { findOccupation, lookUpSources, proxyCodes, refuseValue } from './labor-context.ts';

interface CompareQuery {
  readonly occupation?: string | undefined;
  readonly year?: number | undefined;
  readonly area?: string | undefined;
  readonly soc?: string | undefined;
  readonly by?: 'occupation' | 'place' | undefined;
}

/** Percentiles on one axis: an occupation's stand-ins and neighbours in one place, or one code in every state. */
export async function compareWages(db: Kysely<Database>, query: CompareQuery): Promise<WageComparison> {
  const occupation = await findOccupation(db, query.occupation, 'query.occupation');
  return query.by === 'place' ? comparePlaces(db, occupation, query) : compareOccupations(db, occupation, query);
}

async function compareOccupations(
  db: Kysely<Database>,
  occupation: OccupationProxies,
  query: CompareQuery,
): Promise<WageComparison> {
  const area = await knownPlace(db, query.area);
  const all = await listPublishedWages(db, { socs: occupation.proxies.map(({ soc }) => soc), areaCode: area.code });
  const years = await yearsOf(db, area, all);
  const year = query.year ?? Math.max(...years);
  if (!years.includes(year)) {
    throw refuseValue('query.year', `no wages are held for ${year} in ${area.name}; allowed: ${years.join(', ')}`);
  }
  const observations = all.filter((row) => row.year === year);
  const bySoc = new Map(observations.map((row) => [row.soc, row]));
  const rows = occupation.proxies
    .flatMap((proxy) => {
      const observation = bySoc.get(proxy.soc);
      return observation === undefined ? [] : [{ proxy, observation }];
    })
    .toSorted(proxiesThenMedian);
  const sources = await lookUpSources(
    db,
    observations.map((row) => row.sourceId),
  );
  const codes = proxyCodes(occupation);
  return {
    occupation: toOccupationBrief(occupation),
    finding: comparisonFinding(observations.filter((row) => codes.includes(row.soc))),
    year,
    years,
    rows: rows.map(({ proxy, observation }) => ({
      proxy: toProxy(proxy),
      wage: toOfficialWage(observation, sources),
    })),
    absent: occupation.proxies
      .filter((proxy) => !bySoc.has(proxy.soc))
      .map((proxy) => ({
        proxy: toProxy(proxy),
        reason: `The table of May ${year} for ${area.name} has no row for ${proxy.soc}: the classification of that year has no such code, or publishes it inside another.`,
      })),
    notes: [
      'Every bar is the pay of a whole occupation, all industries and owners, from entry to senior.',
      'Neighbours are other jobs. They show where a title may lead, not what a coordinator earns.',
    ],
    sources: [...sources.values()].map(toSourceBrief),
  };
}

/** One code in every state of one year: published medians first, highest first; states with a mean alone after them. */
async function comparePlaces(
  db: Kysely<Database>,
  occupation: OccupationProxies,
  query: CompareQuery,
): Promise<WageComparison> {
  const proxy = occupation.proxies.find(({ soc }) => soc === (query.soc ?? occupation.proxies.at(0)?.soc));
  if (proxy === undefined) {
    const allowed = occupation.proxies.map(({ soc }) => soc).join(', ');
    throw refuseValue('query.soc', `"${query.soc}" does not stand in for ${occupation.slug}; allowed: ${allowed}`);
  }
  const all = await listPublishedWagesByState(db, proxy.soc);
  const years = [...new Set(all.map((row) => row.year))].toSorted((a, b) => a - b);
  const year = query.year ?? years.at(-1) ?? 0;
  if (query.year !== undefined && !years.includes(query.year)) {
    throw refuseValue(
      'query.year',
      `no state wages are held for ${query.year}; allowed: ${years.join(', ') || 'none'}`,
    );
  }
  const observations = all.filter((row) => row.year === year).toSorted((a, b) => levelOf(b) - levelOf(a));
  const sources = await lookUpSources(
    db,
    observations.map((row) => row.sourceId),
  );
  const [highest] = observations;
  return {
    occupation: toOccupationBrief(occupation),
    finding:
      highest === undefined
        ? `No state wages are held for ${proxy.title}.`
        : placesFinding(observations, proxy.title, year),
    year,
    years,
    rows: observations.map((observation) => ({ proxy: toProxy(proxy), wage: toOfficialWage(observation, sources) })),
    absent: [],
    notes: ['Places are not adjusted for what a dollar buys there.'],
    sources: [...sources.values()].map(toSourceBrief),
  };
}

/** The highest and the lowest of the states, in the statistic that most of them have. */
function placesFinding(observations: readonly WageObservation[], title: string, year: number): string {
  const medians = observations.filter(({ wages }) => wages.median.kind === 'reported').length;
  const means = observations.filter(({ wages }) => wages.mean.kind === 'reported').length;
  const statistic = medians >= means / 2 && medians > 0 ? 'median' : 'mean';
  const known = observations
    .flatMap(({ area, wages: { [statistic]: value } }) =>
      value.kind === 'reported' ? [{ name: area.name, usd: value.annualUsd }] : [],
    )
    .toSorted((a, b) => b.usd - a.usd);
  const [high, low] = [known[0], known.at(-1)];
  if (high === undefined || low === undefined) return `No state publishes the pay of ${title} (${oewsVintage(year)}).`;
  if (known.length === 1)
    return `${title}: the ${statistic} pay in ${high.name} is ${formatUsd(high.usd)} (${oewsVintage(year)}).`;
  return `${title}: the ${statistic} pay runs from ${formatUsd(low.usd)} in ${low.name} to ${formatUsd(high.usd)} in ${high.name} (${known.length} places, ${oewsVintage(year)}).`;
}

async function knownPlace(db: Kysely<Database>, text: string | undefined): Promise<HeldArea> {
  if (text === undefined) return nation;
  const place = await findPlace(db, text);
  if (place.isKnown) return place.area;
  throw refuseValue('query.area', `no wages are held for "${text}"; name a state, or a metro of an imported table`);
}

async function yearsOf(db: Kysely<Database>, area: HeldArea, rows: readonly WageObservation[]): Promise<number[]> {
  const held = area.code === nation.code ? (await listWageFilterValues(db)).years : [];
  const years = [...new Set([...held, ...rows.map((row) => row.year)])].toSorted((a, b) => a - b);
  if (years.length > 0) return years;
  throw refuseValue('query.area', `no wages are held for ${area.name}; the next larger area is the United States`);
}

/** The median, or the mean where no median is published; 0 where neither is. */
function levelOf({ wages: { median, mean } }: WageObservation): number {
  if (median.kind === 'reported') return median.annualUsd;
  return mean.kind === 'reported' ? mean.annualUsd : 0;
}

interface Row {
  readonly proxy: ProxyOccupation;
  readonly observation: WageObservation;
}

function proxiesThenMedian(a: Row, b: Row): number {
  if (a.proxy.role !== b.proxy.role) return a.proxy.role === 'proxy' ? -1 : 1;
  if (a.proxy.role === 'proxy') return a.proxy.rank - b.proxy.rank;
  return medianOf(a.observation) - medianOf(b.observation) || a.proxy.rank - b.proxy.rank;
}

/** A number to order by: rows without a published median come last. */
function medianOf({ wages: { median } }: WageObservation): number {
  return median.kind === 'reported' ? median.annualUsd : Number.MAX_SAFE_INTEGER;
}
