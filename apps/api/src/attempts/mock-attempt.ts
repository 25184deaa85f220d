import type { OpenQuestion } from '@careway/contract';
import {
  findAttempt,
  flagQuestion,
  listQuestions,
  lockAttempt,
  markPresented,
  pauseAttempt as pause,
  type QuestionRecord,
} from '@careway/database';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { attemptNotFound, noSuchPosition } from './attempt-problems.ts';
import { isMock, type MockAttempt, movesFreely, requireRunning } from './exam-clock.ts';
import { presentQuestion } from './present-question.ts';
import { type ClockDeps, settleOverdue } from './settle-overdue.ts';

type Owner = Pick<Person, 'id'>;

/** A question of a mock exam as it stands: its saved choice and its flag. */
export function presentPlace(question: QuestionRecord, of: number): OpenQuestion {
  const chosen = new Set(question.answer?.chosen);
  return {
    ...presentQuestion(question, of),
    chosen: question.options.filter(({ optionId }) => chosen.has(optionId)).map(({ token }) => token),
    isFlagged: question.isFlagged,
  };
}

/** Any question of a mock exam, noted as shown. */
export async function describePlace(
  deps: ClockDeps,
  person: Owner,
  attemptId: string,
  position: number,
): Promise<OpenQuestion> {
  await settleOverdue(deps, person.id, attemptId);
  const attempt = requireFree(await findAttempt(deps.db, person.id, attemptId), attemptId);
  requireRunning(attempt);
  const questions = await listQuestions(deps.db, person.id, attemptId);
  const question = questions[position - 1];
  if (question === undefined) throw noSuchPosition(attempt, questions.length, position);
  await markPresented(deps.db, person.id, attemptId, position, deps.now());
  return presentPlace(question, attempt.maxQuestions);
}

/** Sets or takes away the flag of a question. */
export async function flagPlace(
  deps: ClockDeps,
  person: Owner,
  attemptId: string,
  place: { readonly position: number; readonly isFlagged: boolean },
): Promise<void> {
  await settleOverdue(deps, person.id, attemptId);
  await deps.db.transaction().execute(async (trx) => {
    const attempt = requireFree(await lockAttempt(trx, person.id, attemptId), attemptId);
    requireRunning(attempt);
    if (place.position > attempt.maxQuestions) throw noSuchPosition(attempt, attempt.maxQuestions, place.position);
    await flagQuestion(trx, person.id, attemptId, place.position, place.isFlagged);
  });
}

/** Stops the clock, for those who may. A clock that stands stays as it is. */
export async function pauseAttempt(deps: ClockDeps, person: Owner, attemptId: string): Promise<void> {
  await settleOverdue(deps, person.id, attemptId);
  await deps.db.transaction().execute(async (trx) => {
    const attempt = requireMock(await lockAttempt(trx, person.id, attemptId), attemptId);
    if (attempt.pausedAt !== null) return;
    requireRunning(attempt);
    if (attempt.timing.deadlineAt === null)
      throw new ProblemError('conflict', 'This exam has no time limit, so there is no clock to stop.');
    if (attempt.accommodation?.mayPause !== true)
      throw new ProblemError('conflict', 'Pauses were not set when this exam was started, so its clock runs on.');
    await pause(trx, person.id, attemptId, deps.now());
  });
}

function requireMock(attempt: Awaited<ReturnType<typeof findAttempt>>, id: string): MockAttempt {
  if (attempt === undefined) throw attemptNotFound(id);
  if (isMock(attempt)) return attempt;
  throw new ProblemError(
    'conflict',
    'This quiz asks one question after the other, without a clock: there is no going back, no flag and no pause.',
  );
}

function requireFree(attempt: Awaited<ReturnType<typeof findAttempt>>, id: string): MockAttempt {
  const mock = requireMock(attempt, id);
  if (movesFreely(mock)) return mock;
  throw new ProblemError(
    'conflict',
    'This exam was assigned without going back: one question after the other, and no flags.',
  );
}
