import { once } from 'node:events';
import { type ImportedRow, importReading, type RefusedRow, type TableDescription } from '@careway/labor-market';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withConnection } from '../raw-connection.ts';
import type { Database } from '../tables/database.ts';
import { copyCell, copyLine } from './copy-text.ts';
import { type RowTableOf, rowTables } from './row-tables.ts';

/** Takes the rows of one import, all in one transaction: nothing of it is seen before it has ended well. */
export interface ImportWriter {
  write(rows: readonly ImportedRow[]): Promise<void>;
  refuse(rows: readonly RefusedRow[]): void;
}

/** What is known of an import once its file is read. */
export interface ImportResult {
  readonly description: TableDescription;
  readonly encoding: string;
  readonly notes: readonly string[];
  readonly markers: Readonly<Record<string, number>>;
  readonly year?: number;
  readonly release?: string;
}

/** The file an import is of. */
export interface ImportFile {
  readonly name: string;
  readonly checksum: string;
  readonly byteCount: number;
  readonly startedBy?: string;
}

/** COPY data is sent in pieces of about this many characters. */
const COPY_PIECE = 65_536;

/** The number of refused rows that are kept in memory before they are written after the last row. */
const MOST_REFUSED_KEPT = 100_000;

/** One import at a time replaces the rows of a source. */
const IMPORT_LOCK = 0x4357_0003;

/**
 * Writes an import: `read` hands over rows and says at the end what the file was. Rows go into their table by COPY; then
 * the rows of an earlier import of the same source are removed, and the import is recorded. All in one transaction, so
 * a process that is killed leaves nothing. Returns the import's id and counts.
 */
export async function writeImport(
  db: Kysely<Database>,
  file: ImportFile,
  topCodeOf: (year: number) => { readonly hourlyUsd: number; readonly annualUsd: number } | undefined,
  read: (writer: ImportWriter) => Promise<ImportResult>,
): Promise<{ readonly id: string; readonly rowsTaken: number; readonly rowsRefused: number }> {
  return withConnection(db, async ({ client, db: single }) => {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(single);
    const { rows } = await sql<{ id: string }>`select gen_random_uuid()::text as id`.execute(single);
    const id = rows[0]?.id ?? '';
    const refused: RefusedRow[] = [];
    const count = { taken: 0, refused: 0 };
    const copy = createCopy(client, id);
    try {
      const result = await read({
        write: async (taken) => {
          count.taken += taken.length;
          await copy.write(taken);
        },
        refuse: (rejected) => {
          count.refused += rejected.length;
          for (const row of rejected) if (refused.length < MOST_REFUSED_KEPT) refused.push(row);
        },
      });
      await copy.end();
      await record(single, id, file, result, count, topCodeOf);
      await writeRefused(client, id, refused);
      await client.query('commit');
      return { id, rowsTaken: count.taken, rowsRefused: count.refused };
    } catch (error) {
      copy.abort();
      throw error;
    }
  });
}

async function record(
  db: Kysely<Database>,
  id: string,
  file: ImportFile,
  result: ImportResult,
  count: { readonly taken: number; readonly refused: number },
  topCodeOf: (year: number) => { readonly hourlyUsd: number; readonly annualUsd: number } | undefined,
): Promise<void> {
  const { description } = result;
  const sourceId = sourceIdOf(description);
  const reading = importReading(description.format);
  const before = await db
    .selectFrom('import_run')
    .select('id')
    .where('is_current', '=', true)
    .where((where) =>
      where.or([
        where('source_id', '=', sourceId),
        // The same file as it was read before more was kept of it; its vintage may have been told otherwise.
        where.and([
          where('checksum', '=', file.checksum),
          where('format', '=', description.format),
          where('reading', '<', reading),
        ]),
      ]),
    )
    .execute();
  const tables = new Set(Object.values(rowTables).map(({ table }) => table));
  for (const run of before) {
    for (const table of tables) await db.deleteFrom(table).where('import_id', '=', run.id).execute();
    await db.updateTable('import_run').set({ is_current: false }).where('id', '=', run.id).execute();
  }
  const source = {
    kind: 'official-statistics' as const,
    publisher: description.publisher,
    title: description.title,
    vintage: description.vintage,
    licence: description.licence,
    how_sure: 'secondary' as const,
    file: file.name,
    note: `Imported from ${file.name}; the figures are those of the file.`,
    import_id: id,
  };
  await db
    .insertInto('source')
    .values({ id: sourceId, url: null, checked_on: null, ...source })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(source))
    .execute();
  const topCode =
    result.year === undefined ? undefined : (topCodeOf(result.year) ?? (await highestPercentiles(db, id)));
  await db
    .insertInto('import_run')
    .values({
      id,
      format: description.format,
      table_name: description.table,
      file_name: file.name,
      checksum: file.checksum,
      byte_count: file.byteCount,
      encoding: result.encoding,
      source_id: sourceId,
      vintage: description.vintage,
      year: result.year ?? null,
      release: result.release ?? null,
      rows_taken: count.taken,
      rows_refused: count.refused,
      markers: JSON.stringify(result.markers),
      notes: [...result.notes],
      top_code_hourly_usd: topCode?.hourlyUsd ?? null,
      top_code_annual_usd: topCode?.annualUsd ?? null,
      is_current: true,
      reading,
      started_by: file.startedBy ?? null,
    })
    .execute();
}

/** A true lower bound of a top-coded percentile where the year's top code is not known: the highest published one. */
async function highestPercentiles(db: Kysely<Database>, id: string) {
  const { rows } = await sql<{ hourly: number | null; annual: number | null }>`
    select max(greatest(h_pct10, h_pct25, h_median, h_pct75, h_pct90)) as hourly,
      max(greatest(a_pct10, a_pct25, a_median, a_pct75, a_pct90)) as annual from oews_row where import_id = ${id}`.execute(
    db,
  );
  const [row] = rows;
  return row?.hourly == null || row.annual === null ? undefined : { hourlyUsd: row.hourly, annualUsd: row.annual };
}

/** The id of a table of a publisher in one vintage: what a later import of the same replaces. */
export function sourceIdOf({ format, table, vintage }: TableDescription): string {
  return `import-${format}-${table}-${vintage}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** COPY into the table of whatever kind of row comes; a file has one kind. */
function createCopy(client: pg.PoolClient, importId: string) {
  let stream: ReturnType<typeof copyFrom> | undefined;
  let kind: ImportedRow['kind'] | undefined;
  /** Rejects when COPY fails; made once, so that waiting many times leaves nothing behind. */
  let failed: Promise<never> = new Promise(() => {});
  let pending = '';
  const prefix = `${importId}\t`;

  async function send(text: string): Promise<void> {
    if (stream === undefined) return;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
  }

  return {
    write: async (rows: readonly ImportedRow[]) => {
      for (const row of rows) {
        const target = rowTables[row.kind] as RowTableOf<ImportedRow>;
        if (stream === undefined) {
          kind = row.kind;
          const columns = ['import_id', ...target.columns].map((name) => `"${name}"`).join(', ');
          stream = client.query(copyFrom(`copy ${target.table} (${columns}) from stdin`));
          failed = once(stream, 'error').then(([error]) => {
            throw error;
          });
          failed.catch(() => {});
        }
        if (row.kind !== kind) throw new Error(`A file holds one kind of row, got ${row.kind} after ${kind}.`);
        pending += prefix + copyLine(target.values(row));
        if (pending.length < COPY_PIECE) continue;
        const piece = pending;
        pending = '';
        await send(piece);
      }
    },
    end: async () => {
      if (stream === undefined) return;
      await send(pending);
      const finished = Promise.race([once(stream, 'finish'), failed]);
      stream.end();
      await finished;
      stream = undefined;
    },
    abort: () => {
      // A connection that was cut cannot be told to stop; what the stream says of it is known already.
      stream?.on('error', () => {});
      stream?.destroy();
    },
  };
}

async function writeRefused(client: pg.PoolClient, importId: string, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length === 0) return;
  const stream = client.query(
    copyFrom('copy import_refused_row (import_id, place, line, column_name, value, reason) from stdin'),
  );
  const finished = once(stream, 'finish');
  for (const [index, { line, column, value, reason }] of refused.entries()) {
    const text = `${copyCell(importId)}\t${copyLine([index + 1, line, column, value, reason])}`;
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await finished;
}
