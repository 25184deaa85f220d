import type { ImportFormat, LcaStatus, SocCode } from '@careway/labor-market';
import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { CountyWageLevelRowTable, LcaRowTable, RegionWageRowTable } from '../tables/imports.ts';

/** A row of an imported table with the source it is of and the reference period of that. */
export type ImportedTableRow<Table> = Omit<Selectable<Table>, 'import_id'> & {
  readonly import_id: string;
  readonly source_id: string;
  readonly vintage: string;
};

/** Which records of Labor Condition Applications: of a six-digit code, in one state where it is given (FIPS). */
export interface LaborConditionFilter {
  readonly soc: SocCode;
  readonly state?: string;
}

/** Offered wages of a code, import by import in the order of the file; after a record where `after` is given. */
export async function listLaborConditions(
  db: Kysely<Database>,
  filter: LaborConditionFilter,
  page: { readonly after?: { readonly importId: string; readonly line: number }; readonly limit: number },
): Promise<readonly ImportedTableRow<LcaRowTable>[]> {
  const { after } = page;
  return ofCode(db, filter)
    .innerJoin('import_run', 'import_run.id', 'lca_row.import_id')
    .selectAll('lca_row')
    .select(['import_run.source_id', 'import_run.vintage'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(lca_row.import_id, lca_row.line) > (${after?.importId}::uuid, ${after?.line ?? 0})`),
    )
    .orderBy('lca_row.import_id')
    .orderBy('lca_row.line')
    .limit(page.limit)
    .execute();
}

/** Percentiles of offered wages, dollars a year (type 7), lowest first: 10, 25, 50, 75, 90. */
export interface OfferedPercentiles {
  readonly count: number;
  readonly usd: readonly [number, number, number, number, number];
}

/** What a filter holds of Labor Condition Applications; `undecided` of files that do not say what was decided. */
export interface LaborConditionSummary {
  /** Applications by what was decided; `null`: imported before that was kept. */
  readonly counts: ReadonlyMap<LcaStatus | null, number>;
  readonly certified: OfferedPercentiles | undefined;
  readonly undecided: OfferedPercentiles | undefined;
  readonly sourceIds: readonly string[];
}

/** How many records a filter has by their status, and what the certified ones offer. */
export async function summarizeLaborConditions(
  db: Kysely<Database>,
  filter: LaborConditionFilter,
): Promise<LaborConditionSummary> {
  const counts = await ofCode(db, filter)
    .select((from) => ['case_status', from.fn.countAll<string>().as('count')])
    .groupBy('case_status')
    .execute();
  const outcome = sql<
    'certified' | 'undecided'
  >`case when case_status = 'certified' then 'certified' else 'undecided' end`;
  const percentiles = await ofCode(db, filter)
    .select((from) => [
      outcome.as('outcome'),
      from.fn.countAll<string>().as('count'),
      sql<
        [number, number, number, number, number]
      >`percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by annual_usd_from)`.as('usd'),
    ])
    .where((where) =>
      where.or([where('case_status', 'is', null), where('case_status', 'in', ['certified', 'not-stated'])]),
    )
    .groupBy(outcome)
    .execute();
  const sources = await ofCode(db, filter)
    .innerJoin('import_run', 'import_run.id', 'lca_row.import_id')
    .select('import_run.source_id')
    .distinct()
    .orderBy('import_run.source_id')
    .execute();
  const of = (name: 'certified' | 'undecided') => {
    const row = percentiles.find((each) => each.outcome === name);
    return row === undefined ? undefined : { count: Number(row.count), usd: row.usd };
  };
  return {
    counts: new Map(counts.map((row) => [row.case_status, Number(row.count)])),
    certified: of('certified'),
    undecided: of('undecided'),
    sourceIds: sources.map((row) => row.source_id),
  };
}

/** Whether any file of this format was imported and is in use. */
export async function hasImportOf(db: Kysely<Database>, format: ImportFormat): Promise<boolean> {
  const run = await db
    .selectFrom('import_run')
    .select('id')
    .where('format', '=', format)
    .where('is_current', '=', true)
    .limit(1)
    .executeTakeFirst();
  return run !== undefined;
}

function ofCode(
  db: Kysely<Database>,
  { soc, state }: LaborConditionFilter,
): SelectQueryBuilder<Database, 'lca_row', object> {
  return db
    .selectFrom('lca_row')
    .where(sql<boolean>`left(lca_row.onet_soc, 7) = ${soc}`)
    .$if(state !== undefined, (query) => query.where('lca_row.state', '=', state ?? ''));
}

/** The prevailing wage levels of a code in the counties of a state, by name. */
export async function listCountyWageLevels(
  db: Kysely<Database>,
  filter: { readonly soc: SocCode; readonly state: string; readonly county?: string },
): Promise<readonly ImportedTableRow<CountyWageLevelRowTable>[]> {
  return db
    .selectFrom('county_wage_level_row')
    .innerJoin('import_run', 'import_run.id', 'county_wage_level_row.import_id')
    .selectAll('county_wage_level_row')
    .select(['import_run.source_id', 'import_run.vintage'])
    .where('soc', '=', filter.soc)
    .where('state', '=', filter.state)
    .$if(filter.county !== undefined, (query) => query.where('county', '=', filter.county ?? ''))
    .orderBy(sql`county collate "C"`)
    .orderBy('county_wage_level_row.line')
    .execute();
}

/** Rows of states' own releases for a code, the state itself first, then its regions in the order of the file. */
export async function listRegionWages(
  db: Kysely<Database>,
  soc: SocCode,
): Promise<readonly ImportedTableRow<RegionWageRowTable>[]> {
  return db
    .selectFrom('region_wage_row')
    .innerJoin('import_run', 'import_run.id', 'region_wage_row.import_id')
    .selectAll('region_wage_row')
    .select(['import_run.source_id', 'import_run.vintage'])
    .where('soc', '=', soc)
    .orderBy(sql`length(area_code)`)
    .orderBy('region_wage_row.line')
    .execute();
}
