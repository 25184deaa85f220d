import type { WageComparison } from '@careway/contract';
import { type Database, listNationalWages, listWageFilterValues } from '@careway/database';
import { comparisonFinding, type ProxyOccupation, type WageObservation } from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { toOccupationBrief, toOfficialWage, toProxy, toSourceBrief } from './answers.ts';
import { findOccupation, knownYear, lookUpSources, proxyCodes } from './labor-context.ts';

/** The percentiles of an occupation's stand-ins and neighbours in one year, on one axis. */
export async function compareWages(
  db: Kysely<Database>,
  query: { readonly occupation?: string | undefined; readonly year?: number | undefined },
): Promise<WageComparison> {
  const occupation = await findOccupation(db, query.occupation, 'query.occupation');
  const values = await listWageFilterValues(db);
  const year = query.year === undefined ? Math.max(...values.years) : knownYear(query.year, values, 'query.year');
  const observations = await listNationalWages(
    db,
    occupation.proxies.map((proxy) => proxy.soc),
    year,
  );
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
    years: [...values.years],
    rows: rows.map(({ proxy, observation }) => ({
      proxy: toProxy(proxy),
      wage: toOfficialWage(observation, sources),
    })),
    absent: occupation.proxies
      .filter((proxy) => !bySoc.has(proxy.soc))
      .map((proxy) => ({
        proxy: toProxy(proxy),
        reason: `The national table of May ${year} has no row for ${proxy.soc}: the classification of that year has no such code, or publishes it inside another.`,
      })),
    notes: [
      'Every bar is the pay of a whole occupation, all industries and owners, from entry to senior.',
      'Neighbours are other jobs. They show where a title may lead, not what a coordinator earns.',
    ],
    sources: [...sources.values()].map(toSourceBrief),
  };
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
