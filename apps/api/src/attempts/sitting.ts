import type { Attempt } from '@careway/contract';
import {
  type AttemptRecord,
  type Database,
  listQuestions,
  lockAttempt,
  pauseAttempt,
  type QuestionRecord,
  resumeAttempt as resume,
} from '@careway/database';
import type { Transaction } from 'kysely';
import type { Person } from '../http/environment.ts';
import { attemptNotFound } from './attempt-problems.ts';
import type { ClockDeps } from './settle-overdue.ts';

/**
 * Whether a sitting ends when an attempt has `answered` answers. Answers count as they are new: one that is changed, or
 * taken back and given again, counts once.
 */
export function endsSitting({ accommodation, sittingFrom }: AttemptRecord, answered: number): boolean {
  const questions = accommodation?.questionsPerSitting ?? null;
  return questions !== null && answered - sittingFrom >= questions;
}

/** How many questions have an answer. */
export function countAnswered(questions: readonly QuestionRecord[]): number {
  return questions.filter(({ answer }) => answer !== null).length;
}

/** Lets the attempt stand from `at` on, as it does after each sitting. */
export async function endSitting(
  trx: Transaction<Database>,
  personId: string,
  attempt: AttemptRecord,
  at: Date,
): Promise<AttemptRecord> {
  await pauseAttempt(trx, personId, attempt.id, at);
  return { ...attempt, pausedAt: at };
}

/** The sitting of an attempt as a client shows it; `null` where all questions are one sitting. */
export function describeSitting(attempt: AttemptRecord, answered: number): NonNullable<Attempt['sitting']> | null {
  const questions = attempt.accommodation?.questionsPerSitting ?? null;
  if (questions === null) return null;
  return { questions, isOver: attempt.pausedAt !== null && endsSitting(attempt, answered) };
}

/** Lets an attempt go on in a new sitting, its clock with the time that was left. One that goes on stays as it is. */
export async function resumeAttempt(deps: ClockDeps, person: Pick<Person, 'id'>, attemptId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const attempt = await lockAttempt(trx, person.id, attemptId);
    if (attempt === undefined) throw attemptNotFound(attemptId);
    if (attempt.pausedAt === null) return;
    const stood = deps.now().getTime() - attempt.pausedAt.getTime();
    const deadlineAt = attempt.timing?.deadlineAt ?? null;
    await resume(trx, person.id, attemptId, {
      deadlineAt: deadlineAt === null ? null : new Date(deadlineAt.getTime() + stood),
      sittingFrom: countAnswered(await listQuestions(trx, person.id, attemptId)),
      stoodSeconds: attempt.stoodSeconds + Math.round(stood / 1000),
    });
  });
}
