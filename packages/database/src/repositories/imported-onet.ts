import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** What the imported tables of O*NET hold of one occupation. Empty where a table was not imported. */
export interface ImportedOnet {
  readonly titles: readonly { readonly title: string; readonly role: 'occupation' | 'alternate' | 'reported' }[];
  /** Records of other tables by the names of their columns, in the order of the file. */
  readonly records: readonly { readonly table: string; readonly fields: Readonly<Record<string, string>> }[];
  /** Ratings by table. */
  readonly ratingCounts: readonly { readonly table: string; readonly rows: number }[];
  readonly releases: readonly string[];
  readonly sourceIds: readonly string[];
}

/** Tables whose records are told of an occupation. */
const RECORD_TABLES = ['Job Zones', 'Related Occupations', 'Task Statements'];

/** Everything but ratings of an O*NET-SOC code such as 29-2099.08; undefined when no imported table has it. */
export async function findImportedOnet(db: Kysely<Database>, code: string): Promise<ImportedOnet | undefined> {
  const titles = await db
    .selectFrom('onet_title_row')
    .innerJoin('import_run', 'import_run.id', 'import_id')
    .select(['onet_title_row.title', 'role', 'import_run.source_id', 'import_run.vintage'])
    .where('onet_soc', '=', code)
    .orderBy('role')
    .orderBy('line')
    .execute();
  const records = await db
    .selectFrom('onet_record_row')
    .innerJoin('import_run', 'import_run.id', 'import_id')
    .select(['fields', 'import_run.table_name', 'import_run.source_id', 'import_run.vintage'])
    .where('onet_soc', '=', code)
    .where('import_run.table_name', 'in', RECORD_TABLES)
    .orderBy('line')
    .execute();
  const ratings = await db
    .selectFrom('onet_rating_row')
    .innerJoin('import_run', 'import_run.id', 'import_id')
    .select((from) => [
      'import_run.table_name',
      'import_run.source_id',
      'import_run.vintage',
      from.fn.countAll<string>().as('rows'),
    ])
    .where('onet_soc', '=', code)
    .groupBy(['import_run.table_name', 'import_run.source_id', 'import_run.vintage'])
    .orderBy(sql`table_name collate "C"`)
    .execute();
  const all = [...titles, ...records, ...ratings];
  if (all.length === 0) return undefined;
  return {
    titles: titles.map(({ title, role }) => ({ title, role })),
    records: records.map(({ table_name, fields }) => ({ table: table_name, fields })),
    ratingCounts: ratings.map(({ table_name, rows }) => ({ table: table_name, rows: Number(rows) })),
    releases: [...new Set(all.map(({ vintage }) => vintage))],
    sourceIds: [...new Set(all.map(({ source_id }) => source_id))],
  };
}

/** The imported ratings of a code in one table, in the order of the file. */
export async function listImportedRatings(db: Kysely<Database>, code: string, table: string) {
  return db
    .selectFrom('onet_rating_row')
    .innerJoin('import_run', 'import_run.id', 'import_id')
    .select([
      'element_id',
      'element_name',
      'scale',
      'category',
      'value',
      'respondents',
      'standard_error',
      'is_suppressed',
      'is_not_relevant',
    ])
    .where('onet_soc', '=', code)
    .where('import_run.table_name', '=', table)
    .orderBy('line')
    .execute();
}

/** Titles of O*NET occupations by code, of those that are imported. */
export async function findOnetTitles(
  db: Kysely<Database>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('onet_title_row')
    .select(['onet_soc', 'title'])
    .where('role', '=', 'occupation')
    .where('onet_soc', 'in', codes)
    .execute();
  return new Map(rows.map((row) => [row.onet_soc, row.title]));
}
