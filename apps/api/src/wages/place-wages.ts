import { type Database, type HeldArea, listPublishedWages } from '@careway/database';
import {
  type ComparedProxy,
  findState,
  nation,
  type OccupationProxies,
  type PlaceUse,
  type ProxyOccupation,
  type SocCode,
  type WageObservation,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';

/** A row of a place is preferred to the nation's unless it is older than the nation's by more than this. */
const MOST_YEARS_BEHIND = 3;

/** National rows of an occupation's stand-ins, all years, by code. */
export type RowsByCode = ReadonlyMap<SocCode, readonly WageObservation[]>;

/** Official rows of an occupation's stand-ins in one place, all years, by code. */
export async function rowsIn(
  db: Kysely<Database>,
  occupation: OccupationProxies,
  areaCode: string,
): Promise<RowsByCode> {
  const rows = await listPublishedWages(db, { socs: occupation.proxies.map(({ soc }) => soc), areaCode });
  return Map.groupBy(rows, (row) => row.soc);
}

/**
 * Every stand-in with the row it is compared by. In a place: its own row where it has percentiles; otherwise the nation's
 * set to the place by two means of one year; otherwise the next larger area that has a row. `national` rows come first.
 */
export async function comparedIn(
  db: Kysely<Database>,
  occupation: OccupationProxies,
  national: RowsByCode,
  area: HeldArea,
): Promise<readonly ComparedProxy[]> {
  const latest = Math.max(...[...national.values()].flatMap((rows) => rows.map((row) => row.year)));
  const isNation = area.code === nation.code;
  const local = isNation ? new Map<SocCode, readonly WageObservation[]>() : await rowsIn(db, occupation, area.code);
  const state = area.level === 'metro' || area.level === 'nonmetro' ? findState(area.primaryState ?? '') : undefined;
  const around = state === undefined ? undefined : await rowsIn(db, occupation, state.fips);
  return occupation.proxies.flatMap((proxy): ComparedProxy[] => {
    const rows = national.get(proxy.soc) ?? [];
    const row = rows.find((each) => each.year === latest) ?? rows.at(-1);
    if (row === undefined) return localOnly(proxy, local.get(proxy.soc) ?? [], area);
    const error = latestError(rows);
    const base = { proxy, observation: row, ...(error === undefined ? {} : { standardError: error }) };
    if (isNation) return [base];
    const own = usable(local.get(proxy.soc) ?? [], row.year);
    if (own !== undefined) return [{ proxy, observation: own, ...ownError(own), place: { kind: 'own-row' } }];
    const byMeans = meansOf(local.get(proxy.soc) ?? [], rows);
    if (byMeans !== undefined) return [{ ...base, place: byMeans }];
    const reason = reasonOf(local.get(proxy.soc) ?? [], proxy, area);
    const larger = around === undefined ? undefined : usable(around.get(proxy.soc) ?? [], row.year);
    const place: PlaceUse = { kind: 'larger-area', reason };
    return larger === undefined ? [{ ...base, place }] : [{ proxy, observation: larger, ...ownError(larger), place }];
  });
}

/** A stand-in that only the place has a row of. */
function localOnly(proxy: ProxyOccupation, rows: readonly WageObservation[], area: HeldArea): ComparedProxy[] {
  const own = area.code === nation.code ? undefined : usable(rows, 0);
  return own === undefined ? [] : [{ proxy, observation: own, ...ownError(own), place: { kind: 'own-row' } }];
}

function usable(rows: readonly WageObservation[], nationalYear: number): WageObservation | undefined {
  return rows.findLast(
    ({ wages, year }) =>
      year >= nationalYear - MOST_YEARS_BEHIND &&
      [wages.p10, wages.p25, wages.median, wages.p75, wages.p90].filter(({ kind }) => kind === 'reported').length >= 2,
  );
}

function meansOf(local: readonly WageObservation[], national: readonly WageObservation[]): PlaceUse | undefined {
  for (const row of local.toReversed()) {
    const { mean } = row.wages;
    const nationMean = national.find(({ year }) => year === row.year)?.wages.mean;
    if (mean.kind !== 'reported' || nationMean?.kind !== 'reported') continue;
    return { kind: 'by-means', areaMeanUsd: mean.annualUsd, nationMeanUsd: nationMean.annualUsd, year: row.year };
  }
  return undefined;
}

function reasonOf(rows: readonly WageObservation[], { soc }: ProxyOccupation, area: HeldArea): string {
  const last = rows.at(-1);
  if (last === undefined) return `No wages of ${soc} are held for ${area.name}.`;
  if (last.wages.mean.kind === 'topCoded' || last.wages.p10.kind === 'topCoded') {
    return `The wage of ${soc} in ${area.name} is only given as a lower bound.`;
  }
  return `The wage of ${soc} in ${area.name} was not published (May ${last.year}).`;
}

function ownError(row: WageObservation): Pick<ComparedProxy, 'standardError'> {
  const percent = row.meanRelativeStandardErrorPercent;
  return percent === undefined ? {} : { standardError: { percent, year: row.year } };
}

function latestError(rows: readonly WageObservation[]): ComparedProxy['standardError'] {
  const row = rows.findLast((candidate) => candidate.meanRelativeStandardErrorPercent !== undefined);
  const percent = row?.meanRelativeStandardErrorPercent;
  return row === undefined || percent === undefined ? undefined : { percent, year: row.year };
}
