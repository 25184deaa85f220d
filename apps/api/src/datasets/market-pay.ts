import type { DatasetMarket } from '@careway/contract';
import type { Database } from '@careway/database';
import {
  findState,
  isSocCode,
  levelWage,
  nation,
  type OccupationProxies,
  oewsVintage,
  type PayLevel,
  parseAreaCode,
  type WageStatistic,
  type WageValue,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { comparedIn, rowsIn } from '../wages/place-wages.ts';

/** Whose market pay is asked for: a code, and a level and a state (FIPS) where they matter. */
export interface MarketQuery {
  readonly soc: string;
  readonly level?: PayLevel | undefined;
  readonly area?: string | undefined;
}

const shares = { p10: 0.1, p25: 0.25, median: 0.5, p75: 0.75, p90: 0.9 } as const satisfies Partial<
  Record<WageStatistic, number>
>;
/** Modelled pay is told to this many dollars. */
const MODELLED_STEP = 100;

/**
 * The official pay of a code in a place: its own row where it has percentiles, else the nation's set to the place by two
 * means, else the nation's. A level is modelled. `null` where no row of the code is held.
 */
export async function marketPay(db: Kysely<Database>, query: MarketQuery): Promise<DatasetMarket | null> {
  const { soc, level } = query;
  if (!isSocCode(soc)) return null;
  const alone: OccupationProxies = {
    slug: soc,
    title: soc,
    hasOwnSocCode: true,
    statement: '',
    titles: [],
    proxies: [{ soc, title: soc, role: 'proxy', rank: 1, reason: '', isResidual: false }],
  };
  const state = query.area === undefined ? undefined : findState(query.area);
  const area =
    state === undefined ? nation : { code: parseAreaCode(state.fips), name: state.name, level: 'state' as const };
  const [found] = await comparedIn(db, alone, await rowsIn(db, alone, nation.code), area);
  if (found === undefined) return null;
  const { observation, place } = found;
  const factor = place?.kind === 'by-means' ? place.areaMeanUsd / place.nationMeanUsd : 1;
  const isModelled = factor !== 1 || level !== undefined;
  const at = (statistic: keyof typeof shares): number | undefined => {
    if (level !== undefined) return levelWage(observation.wages, level, shares[statistic]);
    const value: WageValue = observation.wages[statistic];
    return value.kind === 'reported' ? value.annualUsd : undefined;
  };
  const money = (statistic: keyof typeof shares): DatasetMarket['median'] => {
    const usd = at(statistic);
    if (usd === undefined) return null;
    const amount = isModelled ? Math.round((usd * factor) / MODELLED_STEP) * MODELLED_STEP : usd;
    return { amount, currency: 'USD', unit: 'year' };
  };
  return {
    soc,
    title: observation.title,
    areaCode: place?.kind === 'by-means' ? area.code : observation.area.code,
    areaName: place?.kind === 'by-means' ? area.name : observation.area.name,
    sourceId: observation.sourceId,
    vintage: oewsVintage(observation.year),
    kind: isModelled ? 'modelled' : 'published',
    basis: [
      placeBasis(place, area.name),
      ...(level === undefined ? [] : ['Federal tables have no level: this one is modelled.']),
    ].join(' '),
    p10: money('p10'),
    p25: money('p25'),
    median: money('median'),
    p75: money('p75'),
    p90: money('p90'),
  };
}

function placeBasis(place: Awaited<ReturnType<typeof comparedIn>>[number]['place'], areaName: string): string {
  switch (place?.kind) {
    case undefined:
    case 'own-row':
      return 'As published.';
    case 'by-means':
      return `National percentiles set to ${areaName} by the two means of May ${place.year}.`;
    case 'larger-area':
      return `${place.reason} The nation’s row is shown.`;
  }
}
