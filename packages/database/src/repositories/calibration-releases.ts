import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

/** A person's word that a question at a revision is sound although a calibration suspended it. */
export interface CalibrationRelease {
  readonly itemId: string;
  readonly revision: number;
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
}

export async function insertCalibrationRelease(db: Kysely<Database>, release: CalibrationRelease): Promise<void> {
  await db
    .insertInto('calibration_release')
    .values({
      item_id: release.itemId,
      revision: release.revision,
      released_at: release.at,
      released_by: release.by,
      reason: release.reason,
    })
    .execute();
}

/** Releases given after an instant, of one question where one is named; latest first. */
export async function listCalibrationReleases(
  db: Kysely<Database>,
  after: Date,
  itemId?: string,
): Promise<readonly CalibrationRelease[]> {
  const rows = await db
    .selectFrom('calibration_release')
    .selectAll()
    .where('released_at', '>=', after)
    .$if(itemId !== undefined, (query) => query.where('item_id', '=', itemId ?? ''))
    .orderBy('released_at', 'desc')
    .execute();
  return rows.map((row) => ({
    itemId: row.item_id,
    revision: row.revision,
    at: row.released_at,
    by: row.released_by,
    reason: row.reason,
  }));
}
