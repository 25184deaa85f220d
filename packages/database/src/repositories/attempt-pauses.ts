import type { Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Lets an attempt stand from `at` on. One that stands stays as it is. */
export async function pauseAttempt(
  trx: Transaction<Database>,
  personId: string,
  attemptId: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('attempt')
    .set({ paused_at: at })
    .where('person_id', '=', personId)
    .where('id', '=', attemptId)
    .where('paused_at', 'is', null)
    .execute();
}

/** Lets an attempt go on in a new sitting. */
export async function resumeAttempt(
  trx: Transaction<Database>,
  personId: string,
  attemptId: string,
  going: { readonly deadlineAt: Date | null; readonly sittingFrom: number; readonly stoodSeconds: number },
): Promise<void> {
  await trx
    .updateTable('attempt')
    .set({
      paused_at: null,
      deadline_at: going.deadlineAt,
      sitting_from: going.sittingFrom,
      stood_seconds: going.stoodSeconds,
    })
    .where('person_id', '=', personId)
    .where('id', '=', attemptId)
    .execute();
}
