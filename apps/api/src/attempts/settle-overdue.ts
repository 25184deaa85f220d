import { GRACE_SECONDS } from '@careway/assessment';
import { type Database, findAttempt, listOverdueAttempts, listQuestions, lockAttempt } from '@careway/database';
import type { Kysely } from 'kysely';
import type { ParameterShelf } from '../quizzes/adaptive-measure.ts';
import { endAttempt } from './end-attempt.ts';
import { isOverdue } from './exam-clock.ts';

export interface ClockDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly parameters: ParameterShelf;
}

/** Ends the attempt with everything saved where its time was up; the next look at it finds it complete. */
export async function settleOverdue(deps: ClockDeps, personId: string, attemptId: string): Promise<void> {
  const seen = await findAttempt(deps.db, personId, attemptId);
  if (seen === undefined || !isOverdue(seen, deps.now())) return;
  await deps.db.transaction().execute(async (trx) => {
    const attempt = await lockAttempt(trx, personId, attemptId);
    if (attempt === undefined || !isOverdue(attempt, deps.now())) return;
    const questions = await listQuestions(trx, personId, attemptId);
    const at = attempt.timing?.deadlineAt ?? deps.now();
    await endAttempt(trx, deps.parameters, personId, attempt, questions, 'time-up', at);
  });
}

/** Ends every attempt whose time was up while nobody looked; returns how many there were. */
export async function settleAllOverdue(deps: ClockDeps): Promise<number> {
  const overdue = await listOverdueAttempts(deps.db, new Date(deps.now().getTime() - GRACE_SECONDS * 1000));
  for (const { personId, attemptId } of overdue) await settleOverdue(deps, personId, attemptId);
  return overdue.length;
}
