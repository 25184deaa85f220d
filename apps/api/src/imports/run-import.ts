import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import {
  type Database,
  findImport,
  findImportOf,
  type ImportRecord,
  type ImportWriter,
  writeImport,
} from '@careway/database';
import {
  type FileSource,
  type ImportedRow,
  type ImportFormat,
  type ImportHints,
  oewsTopCode,
  openPublishedFile,
  type PublishedCell,
  type RefusedRow,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';

// Rows live for one batch, and V8 comes to take the places that make them for makers of lasting objects: it then puts them
// among the old, where a million rows pile up by 130 MB before they are collected. They are to stay young.
setFlagsFromString('--no-allocation-site-pretenuring');

/** What an import is asked to do. */
export interface ImportRequest {
  readonly source: FileSource;
  readonly format?: ImportFormat;
  readonly hints: ImportHints;
  /** SHA-256 of the file, where it is known already. */
  readonly checksum?: { readonly sha256: string; readonly byteCount: number };
  readonly startedBy?: string;
  /** Read and judge every row, keep nothing. */
  readonly isDryRun?: boolean;
  /** Told after every batch; throws to stop the import. */
  readonly onProgress?: (progress: ImportProgress) => Promise<void> | void;
}

export interface ImportProgress {
  readonly bytesRead: number;
  readonly rowsTaken: number;
  readonly rowsRefused: number;
}

/** What became of the file. `unchanged`: the very file is what is held already. */
export type ImportOutcome =
  | { readonly kind: 'imported' | 'unchanged'; readonly run: ImportRecord }
  | {
      readonly kind: 'judged';
      readonly format: ImportFormat;
      readonly table: string;
      readonly vintage: string;
      readonly rowsTaken: number;
      readonly rowsRefused: number;
      readonly markers: Readonly<Record<string, number>>;
      readonly notes: readonly string[];
      readonly refused: readonly RefusedRow[];
    };

const REFUSED_SHOWN = 100;

/**
 * Imports a published file: opened by its content, read in batches, every row taken or refused, all kept or nothing. The
 * same file again changes nothing. Throws `FileRefused` for a file that is not what an import reads.
 */
export async function runImport(db: Kysely<Database>, request: ImportRequest): Promise<ImportOutcome> {
  const checksum = request.checksum ?? (await checksumOf(request.source));
  if (request.isDryRun === true) return judge(request);
  const held = await findImportOf(db, checksum.sha256, request.hints);
  if (held !== undefined) return { kind: 'unchanged', run: held };
  const file = {
    name: request.source.name,
    checksum: checksum.sha256,
    byteCount: checksum.byteCount,
    ...(request.startedBy === undefined ? {} : { startedBy: request.startedBy }),
  };
  const { id } = await writeImport(db, file, oewsTopCode, (writer) => readInto(writer, request));
  const run = await findImport(db, id);
  if (run === undefined) throw new Error(`The import ${id} was written and is not there.`);
  return { kind: 'imported', run };
}

async function judge(request: ImportRequest): Promise<ImportOutcome> {
  const refused: RefusedRow[] = [];
  const count = { taken: 0, refused: 0 };
  const result = await readInto(
    {
      write: async (rows) => {
        count.taken += rows.length;
      },
      refuse: (rows) => {
        count.refused += rows.length;
        refused.push(...rows.slice(0, Math.max(0, REFUSED_SHOWN - refused.length)));
      },
    },
    request,
  );
  const { format, table, vintage } = result.description;
  return {
    kind: 'judged',
    format,
    table,
    vintage,
    rowsTaken: count.taken,
    rowsRefused: count.refused,
    markers: result.markers,
    notes: result.notes,
    refused,
  };
}

async function readInto(writer: ImportWriter, { source, hints, format, onProgress }: ImportRequest) {
  const file = await openPublishedFile(source, hints, format);
  const progress = { bytesRead: 0, rowsTaken: 0, rowsRefused: 0 };
  const markers: Record<string, number> = {};
  let encoding = 'utf-8';
  let year: number | undefined;
  for await (const batch of file.batches) {
    await writer.write(batch.taken);
    writer.refuse(batch.refused);
    for (const row of batch.taken) countMarkers(row, markers);
    const [first] = batch.taken;
    if (first?.kind === 'oews') year = first.year;
    encoding = batch.encoding;
    progress.bytesRead = batch.bytesRead;
    progress.rowsTaken += batch.taken.length;
    progress.rowsRefused += batch.refused.length;
    await onProgress?.(progress);
  }
  const knownYear = year ?? hints.year;
  return {
    description: file.description(),
    notes: file.notes(),
    encoding,
    markers,
    ...(knownYear === undefined ? {} : { year: knownYear }),
    ...(hints.release === undefined ? {} : { release: hints.release }),
  };
}

/** Counts what cells of wages and employment are when they are no number. */
function countMarkers(row: ImportedRow, markers: Record<string, number>): void {
  if (row.kind !== 'oews' && row.kind !== 'region-wage') return;
  const cells: readonly PublishedCell[] =
    row.kind === 'oews'
      ? [row.employment, row.percentReporting, ...Object.values(row.wages)]
      : [row.employment, row.mean, row.median, row.entry, row.experienced];
  for (const { kind } of cells) if (kind !== 'reported' && kind !== 'absent') markers[kind] = (markers[kind] ?? 0) + 1;
}

/** The SHA-256 and length of a file. */
export async function checksumOf(source: FileSource): Promise<{ readonly sha256: string; readonly byteCount: number }> {
  const hash = createHash('sha256');
  let byteCount = 0;
  for await (const chunk of source.open()) {
    hash.update(chunk);
    byteCount += chunk.length;
  }
  return { sha256: hash.digest('hex'), byteCount };
}
