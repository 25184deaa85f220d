import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { QuestionRecord } from './attempts.ts';

/** Keeps an answer in place of the one before it; `null` takes the answer back. */
export async function replaceResponse(
  trx: Transaction<Database>,
  personId: string,
  attemptId: string,
  position: number,
  answer: QuestionRecord['answer'],
  at: Date,
): Promise<void> {
  await trx
    .updateTable('attempt_question')
    .set({
      answered_at: answer?.at ?? null,
      chosen: answer === null ? null : JSON.stringify(answer.chosen),
      points: answer?.points ?? null,
      max_points: answer?.maxPoints ?? null,
    })
    .where('person_id', '=', personId)
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .execute();
  await trx
    .updateTable('attempt')
    .set({ last_saved_at: at })
    .where('person_id', '=', personId)
    .where('id', '=', attemptId)
    .execute();
}

/** Sets or takes away the flag of a question. */
export async function flagQuestion(
  trx: Transaction<Database>,
  personId: string,
  attemptId: string,
  position: number,
  isFlagged: boolean,
): Promise<void> {
  await trx
    .updateTable('attempt_question')
    .set({ is_flagged: isFlagged })
    .where('person_id', '=', personId)
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .execute();
}

/** Open attempts whose time was up before `at`, with whose they are; at most 100. */
export async function listOverdueAttempts(
  db: Kysely<Database>,
  at: Date,
): Promise<readonly { readonly personId: string; readonly attemptId: string }[]> {
  const rows = await db
    .selectFrom('attempt')
    .select(['person_id', 'id'])
    .where('state', '=', 'open')
    .where('paused_at', 'is', null)
    .where('deadline_at', '<', at)
    .orderBy('deadline_at')
    .limit(100)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, attemptId: row.id }));
}
