import { type Database, type JobProgress, type JobRecord, recordAuditEvent } from '@careway/database';
import { type FileSource, type ImportFormat, importFormats } from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { runImport } from './run-import.ts';

/** The work of an import job: imports its file as its payload asks. Returns where the import is told of. */
export async function importFile(
  db: Kysely<Database>,
  job: JobRecord,
  file: FileSource & { readonly checksum: string },
  report: (progress: JobProgress) => Promise<void>,
): Promise<string> {
  const { year, release } = job.payload;
  const format = importFormats.find((candidate): candidate is ImportFormat => candidate === job.payload.format);
  const last = { done: 0, rowsTaken: 0, rowsRefused: 0 };
  const outcome = await runImport(db, {
    source: file,
    checksum: { sha256: file.checksum, byteCount: job.total },
    startedBy: job.startedBy,
    hints: {
      ...(typeof year === 'number' ? { year } : {}),
      ...(typeof release === 'string' ? { release } : {}),
    },
    ...(format === undefined ? {} : { format }),
    onProgress: async ({ bytesRead, rowsTaken, rowsRefused }) => {
      Object.assign(last, { done: bytesRead, rowsTaken, rowsRefused });
      await report(last);
    },
  });
  if (outcome.kind === 'judged') throw new Error('An import job is never a dry run.');
  const { run } = outcome;
  await db
    .updateTable('job')
    .set({ rows_taken: run.rowsTaken, rows_refused: run.rowsRefused })
    .where('id', '=', job.id)
    .execute();
  await recordAuditEvent(db, {
    actorId: job.startedBy,
    action: 'import.done',
    target: run.id,
    detail: { file: run.fileName, source: run.sourceId, outcome: outcome.kind },
  });
  return `/api/v1/admin/imports/${run.id}`;
}
