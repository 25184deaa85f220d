import type { ReadinessReport } from '@careway/contract';
import {
  type AttemptRecord,
  type AttemptStopReason,
  completeAttempt,
  type Database,
  listObjectiveStatements,
  type QuestionRecord,
  queueLtiScore,
  saveProgress,
} from '@careway/database';
import type { Transaction } from 'kysely';
import type { ParameterShelf } from '../quizzes/adaptive-measure.ts';
import { isAdaptive, resumeAdaptive } from './adaptive-attempt.ts';
import { writeAdaptiveReport } from './write-adaptive-report.ts';
import { writeReport } from './write-report.ts';

/** Ends an attempt: its report is written once, from the questions as they were given, and shared where it was assigned. */
export async function endAttempt(
  trx: Transaction<Database>,
  shelf: ParameterShelf,
  personId: string,
  attempt: AttemptRecord,
  questions: readonly QuestionRecord[],
  stopReason: AttemptStopReason,
  at: Date,
): Promise<AttemptRecord> {
  const end = { statements: await listObjectiveStatements(trx), stopReason, finishedAt: at };
  const report = isAdaptive(attempt)
    ? writeAdaptiveReport(attempt, questions, await resumeAdaptive(trx, shelf, attempt, questions), end)
    : writeReport(attempt, questions, end);
  await completeAttempt(trx, personId, attempt.id, { at, stopReason, report });
  const ended: AttemptRecord = { ...attempt, state: 'complete', stopReason, finishedAt: at, report };
  await shareProgress(trx, ended, questions);
  if (attempt.assignedBy !== null) {
    const { organizationId, assignmentId, learnerId } = attempt.assignedBy;
    await queueLtiScore(trx, organizationId, {
      assignmentId,
      learnerId,
      attemptId: attempt.id,
      scaledScore: report.scaledScore,
      comment: scoreComment(report),
      finishedAt: at,
    });
  }
  return ended;
}

/** A score never goes without its range. */
function scoreComment({ verdictLabel, scaledScore, range }: ReadinessReport): string {
  return `${verdictLabel}. Readiness ${scaledScore} on the scale from 200 to 800; ${Math.round(100 * range.confidence)}% range ${range.low} to ${range.high}, target ${range.target}. Provisional: not a pass mark.`;
}

/** Tells the organisation that assigned the attempt how far it is; nothing when nobody did. */
export async function shareProgress(
  trx: Transaction<Database>,
  attempt: AttemptRecord,
  questions: readonly QuestionRecord[],
): Promise<void> {
  const { assignedBy } = attempt;
  if (assignedBy === null) return;
  await saveProgress(trx, assignedBy.organizationId, {
    assignmentId: assignedBy.assignmentId,
    learnerId: assignedBy.learnerId,
    attemptId: attempt.id,
    state: attempt.state === 'complete' ? 'finished' : 'started',
    answered: questions.filter((question) => question.answer !== null).length,
    of: attempt.maxQuestions,
    startedAt: attempt.startedAt,
    lastSavedAt: attempt.lastSavedAt,
    finishedAt: attempt.finishedAt,
    report: attempt.report,
  });
}
