import { type AttemptRecord, type Database, listQuestions, lockAttempt } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { ParameterShelf } from '../quizzes/adaptive-measure.ts';
import { endAttempt } from './end-attempt.ts';
import { attemptNotFound } from './record-response.ts';

/** Ends an attempt before its last question. One that has ended stays as it is. */
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
    if (questions.every((question) => question.answer === null)) {
      throw new ProblemError(
        'conflict',
        'A report needs at least one answer. Answer a question first, or leave the attempt open.',
      );
    }
    return endAttempt(trx, deps.parameters, person.id, attempt, questions, 'finished-early', deps.now());
  });
}
