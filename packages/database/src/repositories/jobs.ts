import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { JobTable } from '../tables/imports.ts';

/** Longer work as its owner sees it. */
export interface JobRecord {
  readonly id: string;
  readonly kind: JobTable['kind'];
  readonly state: Selectable<JobTable>['state'];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly done: number;
  readonly total: number;
  readonly rowsTaken: number;
  readonly rowsRefused: number;
  readonly error: string | null;
  readonly resultPath: string | null;
  readonly startedBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** How far a job is, and how it ended. */
export interface JobProgress {
  readonly done: number;
  readonly rowsTaken: number;
  readonly rowsRefused: number;
}

export type JobOutcome =
  | { readonly state: 'done'; readonly resultPath: string }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'cancelled' };

/** A new job that still receives its file. */
export async function insertJob(
  db: Kysely<Database>,
  job: {
    readonly kind: JobRecord['kind'];
    readonly payload: Readonly<Record<string, unknown>>;
    readonly startedBy: string;
  },
): Promise<string> {
  const row = await db
    .insertInto('job')
    .values({
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      started_by: job.startedBy,
      error: null,
      result_path: null,
      alive_at: null,
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** How much of a job without a file is done is told in percent. */
const PERCENT = 100;

/**
 * Queues a job without a file and returns its id; while one of the same kind and payload waits or runs, returns that one's.
 * `done` and `total` of such a job are percent.
 */
export async function queueWork(
  db: Kysely<Database>,
  job: {
    readonly kind: JobRecord['kind'];
    readonly payload: Readonly<Record<string, unknown>>;
    readonly startedBy: string;
  },
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const payload = JSON.stringify(job.payload);
    await sql`select pg_advisory_xact_lock(hashtext(${`job/${job.kind}/${payload}`}))`.execute(trx);
    const open = await trx
      .selectFrom('job')
      .select('id')
      .where('kind', '=', job.kind)
      .where(sql<boolean>`payload = ${payload}::jsonb`)
      .where('state', 'in', ['queued', 'running'])
      .executeTakeFirst();
    if (open !== undefined) return open.id;
    const id = await insertJob(trx, job);
    await trx.updateTable('job').set({ state: 'queued', total: PERCENT }).where('id', '=', id).execute();
    return id;
  });
}

/** Keeps a piece of a job's file. Pieces are numbered from 0. */
export async function insertUploadChunk(
  db: Kysely<Database>,
  jobId: string,
  place: number,
  bytes: Uint8Array,
): Promise<void> {
  await db
    .insertInto('upload_chunk')
    .values({ job_id: jobId, place, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
    .execute();
}

/** The file of a job, piece by piece from its start. */
export async function* readUpload(db: Kysely<Database>, jobId: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place++) {
    const row = await db
      .selectFrom('upload_chunk')
      .select('bytes')
      .where('job_id', '=', jobId)
      .where('place', '=', place)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row.bytes;
  }
}

/** The file is here whole: the job may be taken up. */
export async function queueJob(
  db: Kysely<Database>,
  id: string,
  file: { readonly byteCount: number; readonly checksum: string },
): Promise<void> {
  await db
    .updateTable('job')
    .set({
      state: 'queued',
      total: file.byteCount,
      payload: sql`payload || ${JSON.stringify({ checksum: file.checksum })}::jsonb`,
    })
    .where('id', '=', id)
    .execute();
}

/** A job whose file did not arrive whole. */
export async function deleteJob(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('job').where('id', '=', id).execute();
}

/**
 * Takes up the oldest job that waits, or one that has not been alive for `staleSeconds` (its process was killed); nobody
 * else gets it. Undefined when nothing is due.
 */
export async function takeJob(db: Kysely<Database>, staleSeconds: number): Promise<JobRecord | undefined> {
  const row = await db
    .updateTable('job')
    .set({ state: 'running', alive_at: sql`clock_timestamp()`, done: 0, rows_taken: 0, rows_refused: 0 })
    .where('id', '=', (from) =>
      from
        .selectFrom('job')
        .select('id')
        .where(
          sql<boolean>`state = 'queued' or (state = 'running' and alive_at < clock_timestamp() - make_interval(secs => ${staleSeconds}))`,
        )
        .orderBy('created_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toJobRecord(row);
}

/** Writes how far a job is, that it lives, and says whether somebody asked to cancel it. */
export async function reportJob(
  db: Kysely<Database>,
  id: string,
  progress: JobProgress,
): Promise<{ readonly isCancelRequested: boolean }> {
  const row = await db
    .updateTable('job')
    .set({
      done: progress.done,
      rows_taken: progress.rowsTaken,
      rows_refused: progress.rowsRefused,
      alive_at: sql`clock_timestamp()`,
    })
    .where('id', '=', id)
    .returning('is_cancel_requested')
    .executeTakeFirst();
  return { isCancelRequested: row?.is_cancel_requested ?? true };
}

/** Ends a job and lets go of its file. */
export async function finishJob(db: Kysely<Database>, id: string, outcome: JobOutcome): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('job')
      .set({
        state: outcome.state,
        error: outcome.state === 'failed' ? outcome.error : null,
        result_path: outcome.state === 'done' ? outcome.resultPath : null,
        finished_at: sql`clock_timestamp()`,
      })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('upload_chunk').where('job_id', '=', id).execute();
  });
}

/** Asks a job to stop; one that has not begun is cancelled at once. */
export async function cancelJob(db: Kysely<Database>, id: string): Promise<void> {
  await db.updateTable('job').set({ is_cancel_requested: true }).where('id', '=', id).execute();
  const waiting = await db
    .updateTable('job')
    .set({ state: 'cancelled', finished_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning('id')
    .executeTakeFirst();
  if (waiting !== undefined) await db.deleteFrom('upload_chunk').where('job_id', '=', id).execute();
}

/** The job with this id; undefined when there is none. */
export async function findJob(db: Kysely<Database>, id: string): Promise<JobRecord | undefined> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toJobRecord(row);
}

/** Removes jobs whose file never arrived whole within a day. */
export async function purgeUnreceivedJobs(db: Kysely<Database>): Promise<void> {
  await db
    .deleteFrom('job')
    .where('state', '=', 'receiving')
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}

function toJobRecord(row: Selectable<JobTable>): JobRecord {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    payload: row.payload,
    done: row.done,
    total: row.total,
    rowsTaken: row.rows_taken,
    rowsRefused: row.rows_refused,
    error: row.error,
    resultPath: row.result_path,
    startedBy: row.started_by,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
