import { type AttemptRecord, type Database, listQuestions, lockAttempt } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { ParameterShelf } from '../quizzes/adaptive-measure.ts';
import { attemptNotFound } from './attempt-problems.ts';
import { endAttempt } from './end-attempt.ts';
import { isTimeUp } from './exam-clock.ts';

/** Ends an attempt: before its last question, or a mock exam when its person is done. One that has ended stays as it is. */
export async function finishAttempt(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date; readonly parameters: ParameterShelf },
  person: Pick<Person, 'id'>,
  attemptId: string,
): Promise<AttemptRecord> {
  return deps.db.transaction().execute(async (trx) => {
    const attempt = await lockAttempt(trx, person.id, attemptId);
    if (attempt === undefined) throw attemptNotFound(attemptId);
    if (attempt.state === 'complete') return attempt;
    const questions = await listQuestions(trx, person.id, attempt.id);
    const at = deps.now();
    if (isTimeUp(attempt, at))
      return endAttempt(
        trx,
        deps.parameters,
        person.id,
        attempt,
        questions,
        'time-up',
        attempt.timing?.deadlineAt ?? at,
      );
    if (questions.every((question) => question.answer === null)) {
      throw new ProblemError(
        'conflict',
        'A report needs at least one answer. Answer a question first, or leave the attempt open.',
      );
    }
    const isWhole = questions.length === attempt.maxQuestions && questions.every(({ answer }) => answer !== null);
    const stopReason = isWhole ? 'all-answered' : 'finished-early';
    return endAttempt(trx, deps.parameters, person.id, attempt, questions, stopReason, at);
  });
}
