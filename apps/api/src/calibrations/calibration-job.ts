import type { Database, JobProgress, JobRecord } from '@careway/database';
import type { Kysely } from 'kysely';
import { THE_PRODUCT } from '../jobs/the-product.ts';
import { runCalibration } from './run-calibration.ts';

/** The work of a calibration job: makes a version that waits to be activated. Returns where it is told of. */
export async function calibrateBank(
  db: Kysely<Database>,
  job: JobRecord,
  report: (progress: JobProgress) => Promise<void>,
): Promise<string> {
  const { calibration } = await runCalibration(db, {
    startedBy: job.startedBy === THE_PRODUCT ? null : job.startedBy,
    onProgress: (share) => report({ done: Math.floor(share * job.total), rowsTaken: 0, rowsRefused: 0 }),
  });
  return `/api/v1/calibrations/${calibration.version}`;
}
