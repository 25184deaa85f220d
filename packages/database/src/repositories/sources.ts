import type { Source } from '@careway/labor-market';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { SourceTable } from '../tables/labor-market.ts';

/** A source with what we hold of it: how many figures, and the SHA-256 of the file that holds them. */
export type HeldSource = Source & { readonly figureCount: number; readonly checksum?: string };

/** What rests on a source: how many rows of which kind. */
export interface SourceUse {
  readonly kind: 'wage' | 'reported-figure' | 'projection' | 'price-index-year' | 'series-break' | 'imported-row';
  readonly count: number;
}

/** Sources by id, after `after`. */
export async function listSources(
  db: Kysely<Database>,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly HeldSource[]> {
  const rows = await heldSources(db)
    .$if(after !== undefined, (query) => query.where(sql`source.id collate "C"`, '>', after ?? ''))
    .orderBy(sql`source.id collate "C"`)
    .limit(limit)
    .execute();
  return rows.map(toHeldSource);
}

/** The sources with these ids, by id; ids of no source are left out. */
export async function findSources(db: Kysely<Database>, ids: readonly string[]): Promise<readonly HeldSource[]> {
  if (ids.length === 0) return [];
  const rows = await heldSources(db).where('source.id', 'in', ids).orderBy(sql`source.id collate "C"`).execute();
  return rows.map(toHeldSource);
}

/** Every source id, in order. */
export async function listSourceIds(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('source').select('id').orderBy(sql`id collate "C"`).execute();
  return rows.map((row) => row.id);
}

/** What rests on a source; kinds without a row are left out. */
export async function listSourceUses(db: Kysely<Database>, id: string): Promise<readonly SourceUse[]> {
  const { rows } = await sql<SourceUse>`
    select kind, count::int as count from (
      select 'wage' as kind, count(*) from wage_observation where source_id = ${id}
      union all select 'reported-figure', count(*) from reported_figure where source_id = ${id}
      union all select 'projection', count(*) from projection where source_id = ${id}
      union all select 'price-index-year', count(*) from price_index_year where source_id = ${id}
      union all select 'series-break', count(*) from series_break where source_id = ${id}
      union all select 'imported-row', coalesce(sum(rows_taken), 0) from import_run where source_id = ${id} and is_current
    ) as use where count > 0 order by kind`.execute(db);
  return rows;
}

/** The loader keeps `<sha-256>.<loader version>`; the file's own checksum is what stands before the point. */
function heldSources(db: Kysely<Database>) {
  return db
    .selectFrom('source')
    .leftJoin('reference_file', (join) =>
      join.on('reference_file.name', '=', sql<string>`'labor-market/' || source.file`),
    )
    .selectAll('source')
    .leftJoin('import_run', 'import_run.id', 'source.import_id')
    .select(
      sql<string | null>`coalesce(import_run.checksum, split_part(reference_file.checksum, '.', 1))`.as('checksum'),
    )
    .select(
      sql<number>`((select count(*) from wage_observation where source_id = source.id)
        + (select count(*) from reported_figure where source_id = source.id)
        + (select count(*) from projection where source_id = source.id)
        + (select count(*) from price_index_year where source_id = source.id)
        + (select count(*) from series_break where source_id = source.id)
        + coalesce(import_run.rows_taken, 0))::int`.as('figure_count'),
    );
}

function toHeldSource(
  row: Selectable<SourceTable> & { readonly checksum: string | null; readonly figure_count: number },
): HeldSource {
  return {
    id: row.id,
    kind: row.kind,
    publisher: row.publisher,
    title: row.title,
    vintage: row.vintage,
    licence: row.licence,
    howSure: row.how_sure,
    note: row.note,
    figureCount: row.figure_count,
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.checked_on === null ? {} : { dateChecked: row.checked_on }),
    ...(row.file === null ? {} : { file: row.file }),
    ...(row.checksum === null ? {} : { checksum: row.checksum }),
  };
}
