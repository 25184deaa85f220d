import { scoreResponse } from '@careway/assessment';
import type { AttemptProgress } from '@careway/contract';
import { type Database, listQuestions, replaceResponse } from '@careway/database';
import type { Transaction } from 'kysely';
import { requireOpenWindow } from '../assignments/assignment-window.ts';
import type { ProblemError } from '../http/problem.ts';
import { noSuchPosition } from './attempt-problems.ts';
import { endAttempt, shareProgress } from './end-attempt.ts';
import { endedProblem, isOverdue, type MockAttempt, requireRunning } from './exam-clock.ts';
import { presentPlace } from './mock-attempt.ts';
import { readChoice } from './read-choice.ts';
import type { ClockDeps } from './settle-overdue.ts';
import { countAnswered, endSitting, endsSitting } from './sitting.ts';

/**
 * Keeps an answer of a mock exam in place of the one before; no option takes it back. A sitting ends with its last new
 * answer, as long as questions are left. An answer that comes when the time
 * has been up for longer than answers travel ends the attempt; its refusal is then returned, not thrown, so that the end
 * is kept.
 */
export async function changeResponse(
  trx: Transaction<Database>,
  deps: Omit<ClockDeps, 'db'>,
  personId: string,
  attempt: MockAttempt,
  { position, optionIds }: { readonly position: number; readonly optionIds: readonly string[] },
): Promise<AttemptProgress | ProblemError> {
  const at = deps.now();
  const questions = await listQuestions(trx, personId, attempt.id);
  if (isOverdue(attempt, at)) {
    const deadline = attempt.timing.deadlineAt ?? at;
    return endedProblem(await endAttempt(trx, deps.parameters, personId, attempt, questions, 'time-up', deadline));
  }
  requireRunning(attempt);
  await requireOpenWindow(trx, attempt, at);
  const question = questions[position - 1];
  if (question === undefined) throw noSuchPosition(attempt, questions.length, position);
  const chosen = optionIds.length === 0 ? [] : readChoice(question, optionIds);
  const answer = chosen.length === 0 ? null : { at, chosen, ...scoreResponse(question.item, chosen) };
  await replaceResponse(trx, personId, attempt.id, position, answer, at);
  const changed = { ...question, answer };
  const after = questions.map((candidate) => (candidate === question ? changed : candidate));
  await shareProgress(trx, { ...attempt, lastSavedAt: at }, after);
  const answered = countAnswered(after);
  const isNew = answered > countAnswered(questions);
  if (isNew && answered < attempt.maxQuestions && endsSitting(attempt, answered)) {
    await endSitting(trx, personId, attempt, at);
    return { state: 'paused', savedAt: at.toISOString() };
  }
  return { state: 'open', savedAt: at.toISOString(), question: presentPlace(changed, attempt.maxQuestions) };
}
