import type { Attempt, AttemptSummary } from '@careway/contract';
import {
  type AttemptListEntry,
  type AttemptRecord,
  type Database,
  findAttempt,
  listQuestions,
  markPresented,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { presentQuestion } from './present-question.ts';
import { attemptNotFound } from './record-response.ts';

/** An attempt in a list. */
export function summarizeAttempt(attempt: Omit<AttemptListEntry, 'report'>): AttemptSummary {
  return {
    id: attempt.id,
    quiz: attempt.quiz,
    quizTitle: attempt.quizTitle,
    mode: attempt.adaptive === null ? 'form' : 'adaptive',
    state: attempt.state,
    answered: attempt.answered,
    of: attempt.maxQuestions,
    startedAt: attempt.startedAt.toISOString(),
    lastSavedAt: attempt.lastSavedAt?.toISOString() ?? null,
    finishedAt: attempt.finishedAt?.toISOString() ?? null,
    sharedWith: attempt.assignedBy?.organizationName ?? null,
  };
}

/** Where the person is in an attempt: the open question and which answers are kept. */
export async function describeAttempt(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  person: Pick<Person, 'id'>,
  attemptId: string,
): Promise<Attempt> {
  const attempt = await findAttempt(deps.db, person.id, attemptId);
  if (attempt === undefined) throw attemptNotFound(attemptId);
  const questions = await listQuestions(deps.db, person.id, attempt.id);
  const open = attempt.state === 'complete' ? undefined : questions.find((question) => question.answer === null);
  if (open !== undefined) await markPresented(deps.db, person.id, attempt.id, open.position, deps.now());
  const saved = questions.flatMap(({ position, answer }) =>
    answer === null ? [] : [{ position, savedAt: answer.at.toISOString() }],
  );
  return {
    ...summarizeAttempt({ ...attempt, answered: saved.length }),
    question: open === undefined ? null : presentQuestion(open, attempt.maxQuestions),
    saved,
    stopReason: attempt.stopReason,
  };
}

/** The report of an attempt that has ended. */
export async function findReport(
  db: Kysely<Database>,
  person: Pick<Person, 'id'>,
  attemptId: string,
): Promise<NonNullable<AttemptRecord['report']>> {
  const attempt = await findAttempt(db, person.id, attemptId);
  if (attempt === undefined) throw attemptNotFound(attemptId);
  if (attempt.report === null || attempt.report === undefined) {
    throw new ProblemError(
      'attempt-open',
      'This attempt is not finished. Answer its questions, or finish it early, to get the report.',
    );
  }
  return attempt.report;
}
