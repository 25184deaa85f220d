import {
  type Database,
  finishJob,
  type JobProgress,
  type JobRecord,
  readUpload,
  reportJob,
  takeJob,
} from '@careway/database';
import type { FileSource } from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { calibrateBank } from '../calibrations/calibration-job.ts';
import { readDataset } from '../datasets/read-dataset.ts';
import { compareGroups } from '../fairness/compare-groups.ts';
import { importFile } from '../imports/import-job.ts';
import { simulateForReport } from '../quizzes/simulate-attempts.ts';

/** A job that has not told of itself for this long belongs to a process that was killed. */
const STALE_SECONDS = 30;
const REPORT_EVERY_MS = 300;
const POLL_MS = 1_000;

/** Somebody asked the job to stop. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** What a job's work gets: its file, how to tell of progress, and who asked for it. Returns the path of its result. */
export type JobWork = (
  db: Kysely<Database>,
  job: JobRecord,
  file: FileSource & { readonly checksum: string },
  report: (progress: JobProgress) => Promise<void>,
) => Promise<string>;

const works: Readonly<Record<JobRecord['kind'], JobWork>> = {
  import: importFile,
  dataset: readDataset,
  calibration: (db, job, _file, report) => calibrateBank(db, job, report),
  simulation: (db, job, _file, report) => simulateForReport(db, job, report),
  fairness: compareGroups,
};

/** Does every job that is due, one after the other, and returns how many there were. */
export async function runDueJobs(db: Kysely<Database>, staleSeconds: number = STALE_SECONDS): Promise<number> {
  let count = 0;
  for (;;) {
    const job = await takeJob(db, staleSeconds);
    if (job === undefined) return count;
    count++;
    await runJob(db, job);
  }
}

async function runJob(db: Kysely<Database>, job: JobRecord): Promise<void> {
  let reportedAt = 0;
  const report = async (progress: JobProgress) => {
    const now = performance.now();
    if (now - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = now;
    const { isCancelRequested } = await reportJob(db, job.id, progress);
    if (isCancelRequested) throw new Cancelled();
  };
  const file = {
    name: String(job.payload.name ?? 'file'),
    byteCount: job.total,
    checksum: String(job.payload.checksum ?? ''),
    open: () => readUpload(db, job.id),
  };
  // Long steps without a batch (indexes, percentiles) must not look like a killed process.
  const heartbeat = setInterval(() => void reportAlive(db, job.id), (STALE_SECONDS * 1_000) / 3);
  try {
    const resultPath = await works[job.kind](db, job, file, report);
    await finishJob(db, job.id, { state: 'done', resultPath });
  } catch (error) {
    if (error instanceof Cancelled) await finishJob(db, job.id, { state: 'cancelled' });
    else await finishJob(db, job.id, { state: 'failed', error: reasonOf(error) });
  } finally {
    clearInterval(heartbeat);
  }
}

async function reportAlive(db: Kysely<Database>, id: string): Promise<void> {
  await db
    .updateTable('job')
    .set({ alive_at: new Date() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
    .catch(() => {});
}

/** What of an error may be shown: the text of a refused file; of anything else nothing. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'FileRefused') return error.message;
  return 'Something went wrong on our side; nothing of it was kept. Try again, and tell us the job’s id if it stays.';
}

/** Looks for due jobs until it is stopped; `stop` waits for the one at work. */
export function startJobRunner(db: Kysely<Database>, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const look = () => {
    working = runDueJobs(db)
      .then(() => {})
      .catch(onError)
      .finally(() => {
        if (!isStopped) timer = setTimeout(look, POLL_MS);
      });
  };
  look();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
