import {
  type Area,
  type EmploymentEstimate,
  nation,
  type OewsStatistic,
  oewsStatistics,
  type PriceParity,
  parseAreaCode,
  parseSocCode,
  type SocCode,
  type WageObservation,
  type WageStatistic,
  type WageValue,
} from '@careway/labor-market';
import { type Kysely, type Selectable, sql } from 'kysely';
import { cellKindOf } from '../imports/row-tables.ts';
import type { Database } from '../tables/database.ts';
import type { OewsRowTable } from '../tables/imports.ts';
import { findReferenceWages, listReferenceWagesByState } from './wages.ts';

/** Ownership codes of rows over all owners; a table without the column covers all of them. */
const allOwners = ['', '1235'];

/** Which column of an OEWS row holds a statistic, and where its letter stands in `marks`. */
const annualColumns: Readonly<Record<WageStatistic, OewsStatistic>> = {
  p10: 'a_pct10',
  p25: 'a_pct25',
  median: 'a_median',
  p75: 'a_pct75',
  p90: 'a_pct90',
  mean: 'a_mean',
};
/** `marks` has the letters of employment and six other figures before those of the wages. */
const MARKS_BEFORE_WAGES = 7;

type OewsRow = Selectable<OewsRowTable> & {
  readonly source_id: string;
  readonly top_code_annual_usd: number | null;
};

/** Which official rows are asked for: some codes in one place, of one year when it is given. */
export interface PublishedWageQuery {
  readonly socs: readonly SocCode[];
  readonly areaCode: string;
  readonly year?: number;
}

/**
 * Official rows of some codes in one place, oldest year first, one a code and year: of an imported table where it has
 * percentiles, otherwise of the product's own data, otherwise whatever an imported table has.
 */
export async function listPublishedWages(
  db: Kysely<Database>,
  query: PublishedWageQuery,
): Promise<readonly WageObservation[]> {
  if (query.socs.length === 0) return [];
  const own = await findReferenceWages(db, query.socs, query.areaCode, query.year);
  const imported = await listImportedWages(db, query);
  const best = new Map(byWorth(own, imported).map((row) => [`${row.year} ${row.soc}`, row]));
  return [...best.values()].toSorted((a, b) => a.year - b.year || (a.soc < b.soc ? -1 : 1));
}

/** Worst first: means alone before percentiles, and of the same worth our own rows before imported ones. */
function byWorth(own: readonly WageObservation[], imported: readonly WageObservation[]): readonly WageObservation[] {
  const means = (rows: readonly WageObservation[]) => rows.filter((row) => !hasPercentiles(row));
  return [...means(own), ...means(imported), ...own.filter(hasPercentiles), ...imported.filter(hasPercentiles)];
}

/**
 * Official rows of one code in every state, latest year first, one a state and year: of an imported table where there is
 * one, otherwise of the product's own data.
 */
export async function listPublishedWagesByState(
  db: Kysely<Database>,
  soc: SocCode,
): Promise<readonly WageObservation[]> {
  const own = await listReferenceWagesByState(db, soc);
  const imported = await listImportedWagesByState(db, soc);
  const best = new Map(byWorth(own, imported).map((row) => [`${row.year} ${row.area.code}`, row]));
  return [...best.values()].toSorted((a, b) => b.year - a.year || (a.area.code < b.area.code ? -1 : 1));
}

/** Every imported row of some codes in one place: all industries, all owners, detailed occupations. */
export async function listImportedWages(
  db: Kysely<Database>,
  query: PublishedWageQuery,
): Promise<readonly WageObservation[]> {
  const rows = await importedRows(db)
    .where('oews_row.soc', 'in', query.socs)
    .where('oews_row.area_code', '=', query.areaCode)
    .$if(query.year !== undefined, (select) => select.where('oews_row.year', '=', query.year ?? 0))
    .orderBy('oews_row.year')
    .orderBy('oews_row.line')
    .execute();
  return rows.map(toObservation);
}

/** Imported rows by the ids that the wage list gives them (`row:<import>:<line>`); other ids are left out. */
export async function findImportedRows(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WageObservation>> {
  const wanted = ids.flatMap((id) => {
    const [, importId, line] = /^row:([0-9a-f-]{36}):(\d+)$/.exec(id) ?? [];
    return importId === undefined || line === undefined ? [] : [{ importId, line: Number(line) }];
  });
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('oews_row')
    .innerJoin('import_run', 'import_run.id', 'oews_row.import_id')
    .selectAll('oews_row')
    .select(['import_run.source_id', 'import_run.top_code_annual_usd'])
    .where((where) =>
      where.or(
        wanted.map(({ importId, line }) => where.and({ 'oews_row.import_id': importId, 'oews_row.line': line })),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [`row:${row.import_id}:${row.line}`, toObservation(row)]));
}

async function listImportedWagesByState(db: Kysely<Database>, soc: SocCode): Promise<readonly WageObservation[]> {
  const rows = await importedRows(db)
    .where('oews_row.soc', '=', soc)
    .where('oews_row.area_level', '=', 'state')
    .orderBy('oews_row.line')
    .execute();
  return rows.map(toObservation);
}

function importedRows(db: Kysely<Database>) {
  return db
    .selectFrom('oews_row')
    .innerJoin('import_run', 'import_run.id', 'oews_row.import_id')
    .selectAll('oews_row')
    .select(['import_run.source_id', 'import_run.top_code_annual_usd'])
    .where('oews_row.naics', '=', '000000')
    .where('oews_row.ownership', 'in', allOwners)
    .where('oews_row.occupation_group', '=', 'detailed');
}

/** A place that wages are held for; `primaryState` of a metro: the state most of it lies in. */
export type HeldArea = Area & { readonly primaryState?: string };

const areasByImports = new WeakMap<object, { readonly key: string; readonly areas: readonly HeldArea[] }>();

/** Every place that wages are held for, the nation first. Read again only when imports have changed. */
export async function listAreas(db: Kysely<Database>): Promise<readonly HeldArea[]> {
  const key = await importsKey(db, ['oews']);
  const known = areasByImports.get(db);
  if (known?.key === key) return known.areas;
  const rows = await db
    .selectFrom('oews_row')
    .select(['area_code', 'area_level'])
    .select((from) => [from.fn.max('area_name').as('area_name'), from.fn.max('primary_state').as('primary_state')])
    .where('area_code', '<>', nation.code)
    .groupBy(['area_code', 'area_level'])
    .orderBy(sql`area_code collate "C"`)
    .execute();
  const states = await db
    .selectFrom('wage_observation')
    .select(['area_code', 'area_name', 'area_level'])
    .distinct()
    .where('area_level', '=', 'state')
    .orderBy('area_code')
    .execute();
  const imported = new Set(rows.map((row) => row.area_code));
  const own = states.filter((row) => !imported.has(row.area_code)).map((row) => ({ ...row, primary_state: '' }));
  const areas = [
    nation,
    ...[...own, ...rows].map((row) => ({
      code: parseAreaCode(row.area_code),
      name: row.area_name,
      level: row.area_level,
      ...(row.primary_state === '' || row.area_level === 'state' ? {} : { primaryState: row.primary_state }),
    })),
  ];
  areasByImports.set(db, { key, areas });
  return areas;
}

/** The codes and years that imported wages are held for. */
export async function listImportedCoverage(
  db: Kysely<Database>,
  soc: string,
): Promise<{ readonly isHeld: boolean; readonly years: readonly number[] }> {
  const runs = await db
    .selectFrom('import_run')
    .select('year')
    .distinct()
    .where('format', '=', 'oews')
    .where('is_current', '=', true)
    .execute();
  const row = await db.selectFrom('oews_row').select('line').where('soc', '=', soc).limit(1).executeTakeFirst();
  return { isHeld: row !== undefined, years: runs.flatMap(({ year }) => year ?? []) };
}

/** Changes whenever an import of these formats does. */
export async function importsKey(
  db: Kysely<Database>,
  formats: readonly ('oews' | 'onet' | 'price-parities')[],
): Promise<string> {
  const rows = await db
    .selectFrom('import_run')
    .select('id')
    .where('format', 'in', formats)
    .where('is_current', '=', true)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id).join(' ');
}

/** The price levels of a state, all items, latest year first; of one year the release imported last. */
export async function listPriceParities(db: Kysely<Database>, state: string): Promise<readonly PriceParity[]> {
  const rows = await db
    .selectFrom('price_parity_row')
    .innerJoin('import_run', 'import_run.id', 'price_parity_row.import_id')
    .select([
      'import_run.source_id',
      'import_run.vintage',
      'price_parity_row.state',
      'state_name',
      'price_parity_row.year',
      'parity',
    ])
    .where('price_parity_row.state', '=', state)
    .where('component', '=', 'all-items')
    .orderBy('price_parity_row.year', 'desc')
    .orderBy('import_run.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    sourceId: row.source_id,
    area: parseAreaCode(row.state),
    areaName: row.state_name,
    year: row.year,
    release: row.vintage,
    parity: row.parity,
  }));
}

/** The months of the CPI-U that are held, oldest first. */
export async function listPriceMonths(
  db: Kysely<Database>,
): Promise<
  readonly { readonly sourceId: string; readonly year: number; readonly month: number; readonly index: number }[]
> {
  const rows = await db
    .selectFrom('price_month_row')
    .innerJoin('import_run', 'import_run.id', 'price_month_row.import_id')
    .select(['import_run.source_id', 'price_month_row.year', 'month', 'index_value'])
    .orderBy('price_month_row.year')
    .orderBy('month')
    .execute();
  return rows.map((row) => ({ sourceId: row.source_id, year: row.year, month: row.month, index: row.index_value }));
}

/** Titles of the imported O*NET tables with their O*NET-SOC codes. */
export async function listOnetTitles(db: Kysely<Database>): Promise<
  readonly {
    readonly onetSoc: string;
    readonly title: string;
    /** What the title is shortened to. */
    readonly shortTitle?: string;
    readonly role: 'occupation' | 'alternate' | 'reported';
  }[]
> {
  const rows = await db.selectFrom('onet_title_row').select(['onet_soc', 'title', 'short_title', 'role']).execute();
  return rows.map((row) => ({
    onetSoc: row.onet_soc,
    title: row.title,
    role: row.role,
    ...(row.short_title === null ? {} : { shortTitle: row.short_title }),
  }));
}

function hasPercentiles({ wages }: WageObservation): boolean {
  return (
    [wages.p10, wages.p25, wages.median, wages.p75, wages.p90].filter(({ kind }) => kind === 'reported').length >= 2
  );
}

function toObservation(row: OewsRow): WageObservation {
  const group = row.occupation_group === 'detailed' ? '' : `.${row.occupation_group}`;
  return {
    id: `${row.source_id}.${row.area_code}.${row.soc}${group}`,
    sourceId: row.source_id,
    year: row.year,
    soc: parseSocCode(row.soc),
    socVersion: row.soc_version,
    group: row.occupation_group,
    title: row.title,
    area: { code: parseAreaCode(row.area_code), name: row.area_name, level: row.area_level },
    employment: employmentOf(row),
    wages: {
      p10: wageOf(row, 'p10'),
      p25: wageOf(row, 'p25'),
      median: wageOf(row, 'median'),
      p75: wageOf(row, 'p75'),
      p90: wageOf(row, 'p90'),
      mean: wageOf(row, 'mean'),
    },
    ...(row.mean_rse_percent === null ? {} : { meanRelativeStandardErrorPercent: row.mean_rse_percent }),
  };
}

function employmentOf(row: OewsRow): EmploymentEstimate {
  if (row.jobs === null)
    return { kind: 'suppressed', reason: row.marks.startsWith('-') ? 'not-in-file' : 'not-available' };
  const percent = row.employment_rse_percent;
  return { kind: 'reported', jobs: row.jobs, ...(percent === null ? {} : { relativeStandardErrorPercent: percent }) };
}

function wageOf(row: OewsRow, statistic: WageStatistic): WageValue {
  const column = annualColumns[statistic];
  const amount = row[column];
  if (amount !== null) return { kind: 'reported', annualUsd: amount };
  const mark = cellKindOf(row.marks[MARKS_BEFORE_WAGES + oewsStatistics.indexOf(column)]);
  if (mark === 'topCoded' && row.top_code_annual_usd !== null) {
    return { kind: 'topCoded', atLeastAnnualUsd: row.top_code_annual_usd };
  }
  return { kind: 'suppressed', reason: mark === 'absent' ? 'not-in-file' : 'not-available' };
}
