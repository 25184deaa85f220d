import {
  type PayLevel,
  parseAreaCode,
  parseSocCode,
  type ReportedFigure,
  type ReportedValue,
  type SocCode,
  type WageObservation,
  type WageStatistic,
  type WageValue,
} from '@careway/labor-market';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ReportedFigureTable, WageObservationTable } from '../tables/labor-market.ts';
import { findImportedRows } from './imported-wages.ts';

/** Filters of the wage list. `withOfficial` and `withReported` say which of the two kinds can answer them at all. */
export interface WageFilter {
  readonly socs?: readonly SocCode[];
  readonly occupation?: string;
  readonly areaCode?: string;
  readonly year?: number;
  readonly sourceId?: string;
  readonly level?: PayLevel;
  readonly withOfficial: boolean;
  readonly withReported: boolean;
}

/** One entry of the wage list; `key` orders the list and is where the next page begins. */
export type ListedWage =
  | { readonly key: string; readonly kind: 'published'; readonly observation: WageObservation }
  | { readonly key: string; readonly kind: 'reported'; readonly figure: ReportedFigure };

/** What the filters of the wage list may be. */
export interface WageFilterValues {
  readonly socs: readonly string[];
  readonly years: readonly number[];
  readonly areas: readonly string[];
}

/** Reported figures in their order, then official rows, latest year first. */
export async function listWages(
  db: Kysely<Database>,
  filter: WageFilter,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly ListedWage[]> {
  const reported = db
    .selectFrom('reported_figure')
    .select(['id', sql<'published' | 'reported'>`'reported'`.as('kind')])
    .select(sql<string>`'a' || lpad(place::text, 6, '0') || '|' || id`.as('key'))
    .where(sql<boolean>`${filter.withReported}::boolean`)
    .$if(filter.occupation !== undefined, (query) => query.where('occupation', '=', filter.occupation ?? ''))
    .$if(filter.sourceId !== undefined, (query) => query.where('source_id', '=', filter.sourceId ?? ''))
    .$if(filter.level !== undefined, (query) => query.where('level', '=', filter.level ?? 'entry'));
  const official = db
    .selectFrom('wage_observation')
    .select(['id', sql<'published' | 'reported'>`'published'`.as('kind')])
    .select(
      sql<string>`'b' || lpad((9999 - year)::text, 4, '0') || '|' || soc || '|' || area_code || '|' || id`.as('key'),
    )
    .where(sql<boolean>`${filter.withOfficial}::boolean`)
    .$if(filter.socs !== undefined, (query) => query.where('soc', 'in', filter.socs ?? []))
    .$if(filter.areaCode !== undefined, (query) => query.where('area_code', '=', filter.areaCode ?? ''))
    .$if(filter.year !== undefined, (query) => query.where('year', '=', filter.year ?? 0))
    .$if(filter.sourceId !== undefined, (query) => query.where('source_id', '=', filter.sourceId ?? ''));
  const imported = importedKeys(db, filter);
  const keys = await db
    .selectFrom(reported.unionAll(official).unionAll(imported).as('listed'))
    .selectAll()
    .$if(after !== undefined, (query) => query.where(sql`key collate "C"`, '>', after ?? ''))
    .orderBy(sql`key collate "C"`)
    .limit(limit)
    .execute();
  const observations = new Map([
    ...(await findWageObservations(db, idsOf(keys, 'published'))),
    ...(await findImportedRows(db, idsOf(keys, 'published'))),
  ]);
  const figures = await findReportedFigures(db, idsOf(keys, 'reported'));
  return keys.flatMap(({ key, id }): ListedWage[] => {
    const observation = observations.get(id);
    if (observation !== undefined) return [{ key, kind: 'published', observation }];
    const figure = figures.get(id);
    return figure === undefined ? [] : [{ key, kind: 'reported', figure }];
  });
}

/** Imported rows are listed where a code narrows them, all groups of it: all industries and owners. */
function importedKeys(db: Kysely<Database>, filter: WageFilter) {
  return db
    .selectFrom('oews_row')
    .innerJoin('import_run', 'import_run.id', 'oews_row.import_id')
    .select([
      sql<string>`'row:' || oews_row.import_id || ':' || oews_row.line`.as('id'),
      sql<'published' | 'reported'>`'published'`.as('kind'),
    ])
    .select(
      sql<string>`'b' || lpad((9999 - oews_row.year)::text, 4, '0') || '|' || soc || '|' || area_code || '|row:' || oews_row.import_id || ':' || oews_row.line`.as(
        'key',
      ),
    )
    .where(sql<boolean>`${filter.withOfficial && filter.socs !== undefined}::boolean`)
    .where('oews_row.soc', 'in', filter.socs === undefined || filter.socs.length === 0 ? [''] : filter.socs)
    .where('oews_row.naics', '=', '000000')
    .where('oews_row.ownership', 'in', ['', '1235'])
    .$if(filter.areaCode !== undefined, (query) => query.where('oews_row.area_code', '=', filter.areaCode ?? ''))
    .$if(filter.year !== undefined, (query) => query.where('oews_row.year', '=', filter.year ?? 0))
    .$if(filter.sourceId !== undefined, (query) => query.where('import_run.source_id', '=', filter.sourceId ?? ''));
}

/** Rows of some codes in one place in the product's own data, oldest year first; of one year when it is given. */
export async function findReferenceWages(
  db: Kysely<Database>,
  socs: readonly SocCode[],
  areaCode: string,
  year?: number,
): Promise<readonly WageObservation[]> {
  if (socs.length === 0) return [];
  const rows = await db
    .selectFrom('wage_observation')
    .selectAll()
    .where('soc', 'in', socs)
    .where('area_code', '=', areaCode)
    .where('occupation_group', '=', 'detailed')
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .orderBy('year')
    .orderBy(sql`soc collate "C"`)
    .execute();
  return rows.map(toWageObservation);
}

/** Rows of one code in every state in the product's own data, latest year first. */
export async function listReferenceWagesByState(
  db: Kysely<Database>,
  soc: SocCode,
): Promise<readonly WageObservation[]> {
  const rows = await db
    .selectFrom('wage_observation')
    .selectAll()
    .where('soc', '=', soc)
    .where('area_level', '=', 'state')
    .orderBy('year', 'desc')
    .orderBy(sql`area_code collate "C"`)
    .execute();
  return rows.map(toWageObservation);
}

/** The figures reported for an occupation, in the order to show them. */
export async function listReportedFigures(
  db: Kysely<Database>,
  occupation: string,
): Promise<readonly ReportedFigure[]> {
  const rows = await db
    .selectFrom('reported_figure')
    .selectAll()
    .where('occupation', '=', occupation)
    .orderBy('place')
    .execute();
  return rows.map(toReportedFigure);
}

/** The codes, years and places that official rows are held for. */
export async function listWageFilterValues(db: Kysely<Database>): Promise<WageFilterValues> {
  const rows = await db.selectFrom('wage_observation').select(['soc', 'year', 'area_code']).distinct().execute();
  return {
    socs: [...new Set(rows.map((row) => row.soc))].toSorted(),
    years: [...new Set(rows.map((row) => row.year))].toSorted((a, b) => a - b),
    areas: [...new Set(rows.map((row) => row.area_code))].toSorted(),
  };
}

async function findWageObservations(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WageObservation>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('wage_observation').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toWageObservation(row)]));
}

async function findReportedFigures(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReportedFigure>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('reported_figure').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toReportedFigure(row)]));
}

function idsOf(keys: readonly { readonly id: string; readonly kind: string }[], kind: 'published' | 'reported') {
  return keys.filter((key) => key.kind === kind).map((key) => key.id);
}

/** A wage observation as its row. */
export function toWageObservationRow(observation: WageObservation): Selectable<WageObservationTable> {
  const { employment, wages, area } = observation;
  return {
    id: observation.id,
    source_id: observation.sourceId,
    year: observation.year,
    soc: observation.soc,
    soc_version: observation.socVersion,
    occupation_group: observation.group,
    title: observation.title,
    area_code: area.code,
    area_name: area.name,
    area_level: area.level,
    employment_state: employment.kind,
    jobs: employment.kind === 'reported' ? employment.jobs : null,
    employment_rse_percent: employment.kind === 'reported' ? (employment.relativeStandardErrorPercent ?? null) : null,
    mean_rse_percent: observation.meanRelativeStandardErrorPercent ?? null,
    p10_state: wages.p10.kind,
    p10_annual_usd: amountOf(wages.p10),
    p25_state: wages.p25.kind,
    p25_annual_usd: amountOf(wages.p25),
    median_state: wages.median.kind,
    median_annual_usd: amountOf(wages.median),
    p75_state: wages.p75.kind,
    p75_annual_usd: amountOf(wages.p75),
    p90_state: wages.p90.kind,
    p90_annual_usd: amountOf(wages.p90),
    mean_state: wages.mean.kind,
    mean_annual_usd: amountOf(wages.mean),
    has_mean_only: false,
  };
}

function toWageObservation(row: Selectable<WageObservationTable>): WageObservation {
  return {
    id: row.id,
    sourceId: row.source_id,
    year: row.year,
    soc: parseSocCode(row.soc),
    socVersion: row.soc_version,
    group: row.occupation_group,
    title: row.title,
    area: { code: parseAreaCode(row.area_code), name: row.area_name, level: row.area_level },
    employment:
      row.employment_state === 'suppressed' || row.jobs === null
        ? { kind: 'suppressed', reason: row.has_mean_only ? 'not-in-file' : 'not-available' }
        : {
            kind: 'reported',
            jobs: row.jobs,
            ...(row.employment_rse_percent === null
              ? {}
              : { relativeStandardErrorPercent: row.employment_rse_percent }),
          },
    wages: {
      p10: toWageValue(row, 'p10'),
      p25: toWageValue(row, 'p25'),
      median: toWageValue(row, 'median'),
      p75: toWageValue(row, 'p75'),
      p90: toWageValue(row, 'p90'),
      mean: toWageValue(row, 'mean'),
    },
    ...(row.mean_rse_percent === null ? {} : { meanRelativeStandardErrorPercent: row.mean_rse_percent }),
  };
}

function amountOf(value: WageValue): number | null {
  switch (value.kind) {
    case 'reported':
      return value.annualUsd;
    case 'topCoded':
      return value.atLeastAnnualUsd;
    case 'suppressed':
      return null;
  }
}

function toWageValue(row: Selectable<WageObservationTable>, statistic: WageStatistic): WageValue {
  const amount = row[`${statistic}_annual_usd`];
  if (amount === null) {
    return { kind: 'suppressed', reason: row.has_mean_only && statistic !== 'mean' ? 'not-in-file' : 'not-available' };
  }
  return row[`${statistic}_state`] === 'topCoded'
    ? { kind: 'topCoded', atLeastAnnualUsd: amount }
    : { kind: 'reported', annualUsd: amount };
}

/** A reported figure as its row, at its place in the list. */
export function toReportedFigureRow(figure: ReportedFigure, index: number): Selectable<ReportedFigureTable> {
  return {
    id: figure.id,
    source_id: figure.sourceId,
    occupation: figure.occupation,
    place: index + 1,
    metric: figure.metric,
    value_kind: figure.value.kind,
    amount: reportedAmount(figure.value),
    precision: figure.precision,
    measure: figure.measure,
    vintage: figure.vintage,
    how_sure: figure.howSure,
    level: figure.level ?? null,
    period: figure.period ?? null,
    can_say: figure.canSay,
    caveat: figure.caveat,
  };
}

function toReportedFigure(row: Selectable<ReportedFigureTable>): ReportedFigure {
  return {
    id: row.id,
    sourceId: row.source_id,
    occupation: row.occupation,
    metric: row.metric,
    value: toReportedValue(row.value_kind, row.amount),
    precision: row.precision,
    measure: row.measure,
    vintage: row.vintage,
    howSure: row.how_sure,
    canSay: row.can_say,
    caveat: row.caveat,
    ...(row.level === null ? {} : { level: row.level }),
    ...(row.period === null ? {} : { period: row.period }),
  };
}

function reportedAmount(value: ReportedValue): number {
  switch (value.kind) {
    case 'annualPay':
    case 'hourlyPay':
      return value.usd;
    case 'jobs':
      return value.jobs;
    case 'percent':
      return value.percent;
  }
}

function toReportedValue(kind: ReportedValue['kind'], amount: number): ReportedValue {
  switch (kind) {
    case 'annualPay':
    case 'hourlyPay':
      return { kind, usd: amount };
    case 'jobs':
      return { kind, jobs: amount };
    case 'percent':
      return { kind, percent: amount };
  }
}
