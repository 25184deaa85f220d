import { type OccupationProxies, type Projection, parseSocCode, type SocCode } from '@careway/labor-market';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ProjectionTable, ProxyOccupationTable } from '../tables/labor-market.ts';

/** Published projections of some codes and of the groups that cover them. */
export async function listProjections(db: Kysely<Database>, socs: readonly SocCode[]): Promise<readonly Projection[]> {
  if (socs.length === 0) return [];
  const rows = await db
    .selectFrom('projection')
    .selectAll()
    .where((where) => where.or([where('soc', 'in', socs), sql<boolean>`covers_soc && ${[...socs]}::text[]`]))
    .orderBy('from_year', 'desc')
    .orderBy(sql`soc collate "C"`)
    .execute();
  return rows.map(toProjection);
}

/** Rows of imported projection tables for some codes, latest window first. */
export async function listImportedProjections(
  db: Kysely<Database>,
  socs: readonly SocCode[],
): Promise<readonly ImportedProjection[]> {
  if (socs.length === 0) return [];
  const rows = await db
    .selectFrom('projection_row')
    .innerJoin('import_run', 'import_run.id', 'projection_row.import_id')
    .selectAll('projection_row')
    .select('import_run.source_id')
    .where('soc', 'in', socs)
    .orderBy('from_year', 'desc')
    .orderBy('line')
    .execute();
  return rows.map((row) => ({
    sourceId: row.source_id,
    soc: parseSocCode(row.soc ?? ''),
    title: row.title,
    isSummary: row.is_summary,
    fromYear: row.from_year,
    toYear: row.to_year,
    fromJobs: row.from_jobs,
    toJobs: row.to_jobs,
    changeJobs: row.change_jobs,
    changePercent: row.change_percent,
    openingsPerYear: row.openings_per_year,
    medianAnnualUsd: row.median_annual_usd,
    entryEducation: row.entry_education,
  }));
}

/** A row of an imported projection table; null where the table has no figure. */
export interface ImportedProjection {
  readonly sourceId: string;
  readonly soc: SocCode;
  readonly title: string;
  readonly isSummary: boolean;
  readonly fromYear: number;
  readonly toYear: number;
  readonly fromJobs: number | null;
  readonly toJobs: number | null;
  readonly changeJobs: number | null;
  readonly changePercent: number | null;
  readonly openingsPerYear: number | null;
  readonly medianAnnualUsd: number | null;
  readonly entryEducation: string | null;
}

/** Every occupation that the labour market knows, with its stand-ins, best first. */
export async function listOccupationProxies(db: Kysely<Database>): Promise<readonly OccupationProxies[]> {
  const occupations = await db.selectFrom('labor_occupation').selectAll().orderBy('place').execute();
  const proxies = await db.selectFrom('proxy_occupation').selectAll().orderBy('rank').execute();
  const byOccupation = Map.groupBy(proxies, (row) => row.occupation);
  return occupations.map((row) => ({
    slug: row.slug,
    title: row.title,
    hasOwnSocCode: row.has_own_soc_code,
    statement: row.statement,
    titles: row.titles,
    proxies: (byOccupation.get(row.slug) ?? []).map(toProxy),
  }));
}

function toProxy(row: Selectable<ProxyOccupationTable>): OccupationProxies['proxies'][number] {
  return {
    soc: parseSocCode(row.soc),
    title: row.title,
    role: row.role,
    rank: row.rank,
    reason: row.reason,
    isResidual: row.is_residual,
    ...(row.warning === null ? {} : { warning: row.warning }),
  };
}

function toProjection(row: Selectable<ProjectionTable>): Projection {
  return {
    sourceId: row.source_id,
    soc: parseSocCode(row.soc),
    title: row.title,
    fromYear: row.from_year,
    toYear: row.to_year,
    fromJobs: row.from_jobs,
    toJobs: row.to_jobs,
    changePercent: row.change_percent,
    entryEducation: row.entry_education,
    coversSoc: row.covers_soc.map(parseSocCode),
    howSure: row.how_sure,
    ...(row.change_jobs === null ? {} : { changeJobs: row.change_jobs }),
    ...(row.openings_per_year === null ? {} : { openingsPerYear: row.openings_per_year }),
    ...(row.note === null ? {} : { note: row.note }),
  };
}
