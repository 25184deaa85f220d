import {
  type Database,
  findPriceIndex,
  findSources,
  listImportedCoverage,
  listOccupationProxies,
  listProjections,
  type listWageFilterValues,
} from '@careway/database';
import {
  isSocCode,
  type OccupationProxies,
  type OfficialContext,
  type PriceIndex,
  type SocCode,
  type WageObservation,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { decodeCursor } from '../http/paging.ts';
import { ProblemError } from '../http/problem.ts';
import type { SourceLookup } from './answers.ts';

/** The occupation of a query that names none. */
const DEFAULT_OCCUPATION = 'patient-care-coordinator';
const PRICE_INDEX_SOURCE = 'bls-cpi-u';

type FilterValues = Awaited<ReturnType<typeof listWageFilterValues>>;

/** A value the caller may not use: 422 with its place and what is allowed. */
export function refuseValue(path: string, message: string): ProblemError {
  return new ProblemError('invalid-request', `${path}: ${message}`, [{ path, message }]);
}

/** The key in a cursor of a list whose keys look like `pattern`; 422 for one of another list. Nothing without a cursor. */
export function keyAfter(cursor: string | undefined, pattern: RegExp): { readonly after?: string } {
  if (cursor === undefined) return {};
  const after = decodeCursor(cursor);
  if (pattern.test(after)) return { after };
  throw refuseValue('query.cursor', 'not a cursor of this list; use nextCursor of the page before');
}

/** The occupation of a slug (the patient care coordinator without one); 422 at `path` for one we do not know. */
export async function findOccupation(
  db: Kysely<Database>,
  slug: string | undefined,
  path: string,
): Promise<OccupationProxies> {
  const occupations = await listOccupationProxies(db);
  const wanted = slug ?? DEFAULT_OCCUPATION;
  const found = occupations.find((occupation) => occupation.slug === wanted);
  if (found !== undefined) return found;
  const allowed = occupations.map((occupation) => occupation.slug).join(', ');
  throw refuseValue(path, `no wages are held for "${wanted}"; allowed: ${allowed}`);
}

/** The codes that stand in for an occupation. */
export function proxyCodes(occupation: OccupationProxies): readonly SocCode[] {
  return occupation.proxies.filter((proxy) => proxy.role === 'proxy').map((proxy) => proxy.soc);
}

/** A code that rows are held for, of ours or imported; 422 at `path` otherwise. */
export async function knownSoc(
  db: Kysely<Database>,
  code: string,
  values: FilterValues,
  path: string,
): Promise<SocCode> {
  if (isSocCode(code) && (values.socs.includes(code) || (await listImportedCoverage(db, code)).isHeld)) return code;
  throw refuseValue(path, `no wages are held for "${code}"; allowed: ${values.socs.join(', ')}`);
}

/** A year that rows are held for; 422 at `path` otherwise. */
export function knownYear(year: number, values: FilterValues, path: string): number {
  if (values.years.includes(year)) return year;
  throw refuseValue(path, `no wages are held for ${year}; allowed: ${values.years.join(', ')}`);
}

/** The CPI-U. Reference data is loaded before the first request, so its absence is a fault of ours. */
export async function priceIndex(db: Kysely<Database>): Promise<PriceIndex> {
  const index = await findPriceIndex(db, PRICE_INDEX_SOURCE);
  if (index === undefined)
    throw new ProblemError('not-ready', 'The price index is not loaded. Run: pnpm careway reference load');
  return index;
}

/** What reported figures are set beside: wages and projections of the stand-ins, and prices. */
export async function officialContext(
  db: Kysely<Database>,
  occupation: OccupationProxies,
  wages: readonly WageObservation[],
): Promise<OfficialContext> {
  return { wages, projections: await listProjections(db, proxyCodes(occupation)), priceIndex: await priceIndex(db) };
}

/** The sources with these ids. */
export async function lookUpSources(db: Kysely<Database>, ids: Iterable<string>): Promise<SourceLookup> {
  const sources = await findSources(db, [...new Set(ids)]);
  return new Map(sources.map((source) => [source.id, source]));
}
