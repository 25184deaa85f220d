import {
  type CohortAttempt,
  type DayNumber,
  type LearnerAssignment,
  type LearnerFacts,
  parseDay,
} from '@careway/assessment';
import {
  type AssignmentRecord,
  type CohortCounts,
  type Database,
  type LearnerRecord,
  listAssignments,
  listCohorts,
  listLearners,
  listProgress,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { daysIn } from '../practice/local-day.ts';
import { type AttemptStanding, cohortNotFound } from './describe-cohort.ts';

/** A cohort with its learners and their attempts, oldest first by learner: what all its lists are made of. */
export interface CohortFacts {
  readonly cohort: CohortCounts;
  readonly assignments: readonly AssignmentRecord[];
  readonly learners: readonly LearnerRecord[];
  readonly attemptsOf: (learnerId: string) => readonly AttemptStanding[];
  /** The calendar day of an instant, where the cohort is. */
  readonly dayOf: (at: Date) => DayNumber;
}

/** Reads them in four queries, whatever the size of the cohort. */
export async function readCohortFacts(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<CohortFacts> {
  const [[cohort], assignments, learners, progress] = await Promise.all([
    listCohorts(db, organizationId, { id: cohortId }),
    listAssignments(db, organizationId, cohortId),
    listLearners(db, organizationId, cohortId),
    listProgress(db, organizationId, cohortId),
  ]);
  if (cohort === undefined) throw cohortNotFound(cohortId);
  const byLearner = Map.groupBy(progress.toReversed(), ({ learnerId }) => learnerId);
  return {
    cohort,
    assignments,
    learners,
    attemptsOf: (learnerId) => byLearner.get(learnerId) ?? [],
    dayOf: daysIn(cohort.timeZone),
  };
}

/** What the rules of attention look at of one learner, in days where the cohort is. */
export function learnerFacts(
  { cohort, assignments, attemptsOf, dayOf }: CohortFacts,
  learner: LearnerRecord,
): LearnerFacts {
  const attempts = attemptsOf(learner.id);
  return {
    invitedOn: dayOf(learner.invitedAt),
    examOn: cohort.examOn === null ? null : parseDay(cohort.examOn),
    assignments: assignments
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(
        ({ id, quiz, quizTitle, createdAt, dueOn }): LearnerAssignment => ({
          quiz,
          title: quizTitle,
          assignedOn: dayOf(createdAt),
          dueOn: dueOn === null ? null : parseDay(dueOn),
          attempts: attempts
            .filter(({ assignmentId }) => assignmentId === id)
            .map((attempt): CohortAttempt => {
              const last = attempt.finishedAt ?? attempt.lastSavedAt ?? attempt.startedAt;
              const result = attempt.result === null ? null : { ...attempt.result, answered: attempt.answered };
              return { startedOn: dayOf(attempt.startedAt), lastOn: dayOf(last), result };
            }),
        }),
      ),
  };
}
