import {
  type Database,
  findActiveCalibration,
  insertCalibrationRelease,
  listCalibratedItems,
  listCalibrationReleases,
  recordAuditEvent,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

/**
 * Records that a question which the calibration in use suspended was looked at and found sound: the next calibration takes
 * it in again, by its answers. Until then it stays out of new attempts. Refused for a question that is not suspended.
 */
export async function releaseQuestion(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  by: string,
  itemId: string,
  reason: string,
): Promise<void> {
  const { db } = deps;
  const calibration = await findActiveCalibration(db);
  const item =
    calibration === undefined
      ? undefined
      : (await listCalibratedItems(db, calibration.version)).find((candidate) => candidate.itemId === itemId);
  if (calibration === undefined || item?.measured.status !== 'suspended') {
    throw new ProblemError('conflict', `The calibration in use has not suspended ${itemId}.`);
  }
  if ((await listCalibrationReleases(db, calibration.createdAt, itemId)).length > 0) {
    throw new ProblemError('conflict', `${itemId} is released already; the next calibration takes it in.`);
  }
  await db.transaction().execute(async (trx) => {
    await insertCalibrationRelease(trx, { itemId, revision: item.revision, at: deps.now(), by, reason });
    await recordAuditEvent(trx, {
      actorId: by,
      action: 'item.released',
      target: itemId,
      detail: { revision: item.revision, calibration: calibration.version, reason },
    });
  });
}
