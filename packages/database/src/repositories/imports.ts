import { type ImportFormat, importReading } from '@careway/labor-market';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ImportRunTable } from '../tables/imports.ts';

/** An import that was kept. */
export interface ImportRecord {
  readonly id: string;
  readonly format: ImportFormat;
  readonly table: string;
  readonly fileName: string;
  readonly checksum: string;
  readonly byteCount: number;
  readonly encoding: string;
  readonly sourceId: string;
  readonly vintage: string;
  readonly rowsTaken: number;
  readonly rowsRefused: number;
  readonly markers: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  readonly isCurrent: boolean;
  readonly createdAt: string;
}

/** A record of an imported file that was not taken. */
export interface RefusedRecord {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** Imports, newest first; `before` names the last one of the page before. */
export async function listImports(
  db: Kysely<Database>,
  page: { readonly before?: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly ImportRecord[]> {
  const { before } = page;
  const rows = await db
    .selectFrom('import_run')
    .selectAll()
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${before?.at ?? ''}::timestamptz, ${before?.id ?? ''}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toImportRecord);
}

/** The import with this id; undefined when there is none. */
export async function findImport(db: Kysely<Database>, id: string): Promise<ImportRecord | undefined> {
  const row = await db.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toImportRecord(row);
}

/**
 * The import whose rows are those of a file with this checksum, read with these hints; undefined when none is, or when it
 * was made before more was kept of its format.
 */
export async function findImportOf(
  db: Kysely<Database>,
  checksum: string,
  hints: { readonly year?: number | undefined; readonly release?: string | undefined },
): Promise<ImportRecord | undefined> {
  const row = await db
    .selectFrom('import_run')
    .selectAll()
    .where('checksum', '=', checksum)
    .where('is_current', '=', true)
    .$if(hints.year !== undefined, (query) => query.where('year', '=', hints.year ?? 0))
    .$if(hints.release !== undefined, (query) => query.where('release', '=', hints.release ?? ''))
    .executeTakeFirst();
  return row === undefined || row.reading < importReading(row.format) ? undefined : toImportRecord(row);
}

/** Rows that an import refused, in the order of the file, after `place` (0 for the first). */
export async function listRefusedRows(
  db: Kysely<Database>,
  importId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly (RefusedRecord & { readonly place: number })[]> {
  return db
    .selectFrom('import_refused_row')
    .select(['place', 'line', 'column_name as column', 'value', 'reason'])
    .where('import_id', '=', importId)
    .where('place', '>', page.after)
    .orderBy('place')
    .limit(page.limit)
    .execute();
}

function toImportRecord(row: Selectable<ImportRunTable>): ImportRecord {
  return {
    id: row.id,
    format: row.format,
    table: row.table_name,
    fileName: row.file_name,
    checksum: row.checksum,
    byteCount: row.byte_count,
    encoding: row.encoding,
    sourceId: row.source_id,
    vintage: row.vintage,
    rowsTaken: row.rows_taken,
    rowsRefused: row.rows_refused,
    markers: row.markers,
    notes: row.notes,
    isCurrent: row.is_current,
    createdAt: row.created_at.toISOString(),
  };
}
