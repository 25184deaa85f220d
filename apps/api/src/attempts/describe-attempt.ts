import type { Attempt, AttemptSummary } from '@careway/contract';
import {
  type AttemptListEntry,
  type AttemptRecord,
  findAttempt,
  isResultHeld,
  listQuestions,
  markPresented,
  type QuestionRecord,
} from '@careway/database';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { attemptNotFound } from './attempt-problems.ts';
import { describeTiming, isMock, type MockAttempt, movesFreely } from './exam-clock.ts';
import { explanationTime } from './explain-answers.ts';
import { presentPlace } from './mock-attempt.ts';
import { presentQuestion } from './present-question.ts';
import { type ClockDeps, settleOverdue } from './settle-overdue.ts';
import { describeSitting } from './sitting.ts';

/** An attempt in a list. `isHeld`: the organization that assigned it holds the result back. */
export function summarizeAttempt(attempt: Omit<AttemptListEntry, 'report'>, isHeld: boolean): AttemptSummary {
  return {
    id: attempt.id,
    quiz: attempt.quiz,
    quizTitle: attempt.quizTitle,
    mode: modeOf(attempt),
    state: attempt.state,
    answered: attempt.answered,
    of: attempt.maxQuestions,
    startedAt: attempt.startedAt.toISOString(),
    lastSavedAt: attempt.lastSavedAt?.toISOString() ?? null,
    finishedAt: attempt.finishedAt?.toISOString() ?? null,
    sharedWith: attempt.assignedBy?.organizationName ?? null,
    pausedAt: attempt.pausedAt?.toISOString() ?? null,
    isResultHeld: isHeld,
  };
}

function modeOf(attempt: Pick<AttemptRecord, 'adaptive' | 'timing'>): AttemptSummary['mode'] {
  if (attempt.adaptive !== null) return 'adaptive';
  return attempt.timing === null ? 'form' : 'mock';
}

/** Where the person is in an attempt: the open question and which answers are kept. Ends one whose time was up. */
export async function describeAttempt(
  deps: ClockDeps,
  person: Pick<Person, 'id'>,
  attemptId: string,
): Promise<Attempt> {
  await settleOverdue(deps, person.id, attemptId);
  const attempt = await findAttempt(deps.db, person.id, attemptId);
  if (attempt === undefined) throw attemptNotFound(attemptId);
  const questions = await listQuestions(deps.db, person.id, attempt.id);
  const isOpen = attempt.state === 'open';
  const open = isOpen ? questions.find((question) => question.answer === null) : undefined;
  const isPaused = attempt.pausedAt !== null;
  if (open !== undefined && !isPaused && !movesFreely(attempt))
    await markPresented(deps.db, person.id, attempt.id, open.position, deps.now());
  const saved = questions.flatMap(({ position, answer }) =>
    answer === null ? [] : [{ position, savedAt: answer.at.toISOString() }],
  );
  return {
    ...summarizeAttempt({ ...attempt, answered: saved.length }, await isResultHeld(deps.db, attempt.assignedBy)),
    question: open === undefined || isPaused ? null : presentQuestion(open, attempt.maxQuestions),
    saved,
    stopReason: attempt.stopReason,
    explains: await explanationTime(deps.db, attempt),
    accommodation: attempt.accommodation,
    sitting: describeSitting(attempt, saved.length),
    timing: isMock(attempt) ? describeTiming(attempt, deps.now()) : null,
    ...(movesFreely(attempt) ? describePlaces(attempt, questions) : {}),
  };
}

/** The places of an exam with free movement. The question shown is its own first one without an answer, or the first. */
function describePlaces(attempt: MockAttempt, questions: readonly QuestionRecord[]) {
  const isRunning = attempt.state === 'open' && attempt.pausedAt === null;
  const first = questions.find((question) => question.answer === null) ?? questions[0];
  return {
    question: isRunning && first !== undefined ? presentPlace(first, attempt.maxQuestions) : null,
    places: questions.map(({ position, answer, isFlagged }) => ({ position, isAnswered: answer !== null, isFlagged })),
  };
}

/** The report of an attempt that has ended, unless the organization that assigned it holds the result back. */
export async function findReport(
  deps: ClockDeps,
  person: Pick<Person, 'id'>,
  attemptId: string,
): Promise<NonNullable<AttemptRecord['report']>> {
  await settleOverdue(deps, person.id, attemptId);
  const attempt = await findAttempt(deps.db, person.id, attemptId);
  if (attempt === undefined) throw attemptNotFound(attemptId);
  if (attempt.report === null || attempt.report === undefined) {
    throw new ProblemError(
      'attempt-open',
      'This attempt is not finished. Answer its questions, or finish it early, to get the report.',
    );
  }
  if (await isResultHeld(deps.db, attempt.assignedBy)) {
    throw new ProblemError(
      'result-not-released',
      'Your instructor has not released the result yet. Your answers are saved.',
    );
  }
  return attempt.report;
}
