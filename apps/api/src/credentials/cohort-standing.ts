import { type CriteriaOutcome, evaluateCriteria, type ReadinessResult } from '@careway/certifications';
import { ReadinessReport } from '@careway/contract';
import {
  type Database,
  holdsResults,
  type LearnerRecord,
  listAssignedReports,
  listAssignments,
  listLearners,
  listProgress,
  type ProgressRecord,
} from '@careway/database';
import type { Kysely } from 'kysely';

/** A result with the assignment it was earned at. */
export interface AssignedResult extends ReadinessResult {
  readonly assignmentId: string;
  readonly quiz: string;
  readonly quizTitle: string;
}

/** A quiz that a cohort was assigned, with how each learner stands to its criteria. */
export interface QuizStanding {
  readonly quiz: { readonly slug: string; readonly title: string };
  readonly learners: readonly { readonly learner: LearnerRecord; readonly outcome: CriteriaOutcome<AssignedResult> }[];
}

/** How the learners of a cohort stand to the criteria of each quiz they were assigned. */
export async function cohortStanding(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly QuizStanding[]> {
  const [learners, assignments, progress, reports] = await Promise.all([
    listLearners(db, organizationId, cohortId),
    listAssignments(db, organizationId, cohortId),
    listProgress(db, organizationId, cohortId),
    listAssignedReports(db, organizationId, cohortId),
  ]);
  const quizOf = new Map(assignments.map((assignment) => [assignment.id, assignment.quiz]));
  const titles = new Map(assignments.map((assignment) => [assignment.quiz, assignment.quizTitle]));
  const quizKey = (entry: ProgressRecord) => `${entry.learnerId}/${quizOf.get(entry.assignmentId)}`;
  const byLearner = Map.groupBy(progress, quizKey);
  const holding = new Set(assignments.filter(holdsResults).map(({ id }) => id));
  const [held, open] = [true, false].map((isHeld) =>
    Map.groupBy(
      reports.filter(({ assignmentId }) => holding.has(assignmentId) === isHeld),
      quizKey,
    ),
  );
  return [...titles].map(([slug, title]) => ({
    quiz: { slug, title },
    learners: learners.map((learner) => {
      const key = `${learner.id}/${slug}`;
      const entries = byLearner.get(key) ?? [];
      const outcome = evaluateCriteria({
        hasJoined: learner.joinedAt !== null,
        openAttempts: entries.filter((entry) => entry.state === 'started').length,
        heldResults: held?.get(key)?.length ?? 0,
        results: (open?.get(key) ?? []).map((entry) => toResult(entry, slug)),
      });
      return { learner, outcome };
    }),
  }));
}

/** The parts of a frozen report that criteria and evidence rest on. */
const EvidenceReport = ReadinessReport.pick({
  quizTitle: true,
  verdict: true,
  scaledScore: true,
  range: true,
  questionsAnswered: true,
  lowEffort: true,
  bankVersion: true,
  blueprintVersion: true,
  finishedAt: true,
});

function toResult(
  { assignmentId, attemptId, report }: ProgressRecord & { readonly report: unknown },
  quiz: string,
): AssignedResult {
  const { range, lowEffort, ...rest } = EvidenceReport.parse(report);
  return { ...rest, ...range, assignmentId, attemptId, quiz, lowEffortAnswers: lowEffort.answers };
}
