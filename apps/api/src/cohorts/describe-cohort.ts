import type { Cohort, CohortSummary, Learner, LearnerReport, ReadinessReport } from '@careway/contract';
import {
  type CohortCounts,
  type Database,
  type LearnerRecord,
  listAssignedReports,
  listAssignments,
  listCohorts,
  listLearners,
  listProgress,
  type ProgressRecord,
  type ResultRecord,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { describeAssignment } from '../assignments/describe-assignment.ts';
import { ProblemError } from '../http/problem.ts';
import { invitationUrl } from './invitation-link.ts';

/** What a learner is told is shared, in one sentence. */
export const sharingSentence =
  'For quizzes taken as an assignment, the organization sees when you start and finish, how many questions you answered, and the readiness report. It does not see single answers, or anything you do outside its assignments.';

export function cohortNotFound(id: string): ProblemError {
  return new ProblemError('not-found', `There is no cohort ${id} in this organization.`);
}

export function learnerNotFound(id: string): ProblemError {
  return new ProblemError('not-found', `There is no learner ${id} in this cohort.`);
}

export function describeCohortSummary(cohort: CohortCounts, now: Date): CohortSummary {
  return {
    ...cohort,
    daysToExam: daysTo(cohort.examOn, cohort.timeZone, now),
    createdAt: cohort.createdAt.toISOString(),
  };
}

export async function describeCohort(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
  now: Date,
): Promise<Cohort> {
  const [cohort] = await listCohorts(db, organizationId, { id: cohortId });
  if (cohort === undefined) throw cohortNotFound(cohortId);
  const assignments = await listAssignments(db, organizationId, cohortId);
  return {
    ...describeCohortSummary(cohort, now),
    assignments: assignments.map(describeAssignment),
    sharing: sharingSentence,
  };
}

interface InvitationDeps {
  readonly db: Kysely<Database>;
  readonly secret: string;
  readonly publicUrl: string;
}

/** The learners of a cohort with how far each is. */
export async function describeLearners(
  deps: InvitationDeps,
  organizationId: string,
  cohortId: string,
): Promise<Learner[]> {
  const [learners, assignments, progress] = await Promise.all([
    listLearners(deps.db, organizationId, cohortId),
    listAssignments(deps.db, organizationId, cohortId),
    listProgress(deps.db, organizationId, cohortId),
  ]);
  const latest = latestByLearner(progress);
  return learners.map((learner) => ({
    id: learner.id,
    name: learner.name,
    email: learner.email,
    signsInThrough: learner.signsInThrough,
    state: learner.joinedAt === null ? 'invited' : 'joined',
    invitedAt: learner.invitedAt.toISOString(),
    joinedAt: learner.joinedAt?.toISOString() ?? null,
    invitationUrl: learner.joinedAt === null ? invitationUrl(deps, organizationId, learner) : null,
    progress: assignments.map((assignment) =>
      describeProgress(assignment.id, latest.get(progressKey(assignment.id, learner.id))),
    ),
  }));
}

/** One learner with the reports that assignments share. */
export async function describeLearner(
  deps: InvitationDeps,
  organizationId: string,
  cohortId: string,
  learnerId: string,
): Promise<LearnerReport[]> {
  const learner = (await describeLearners(deps, organizationId, cohortId)).find(
    (candidate) => candidate.id === learnerId,
  );
  if (learner === undefined) throw learnerNotFound(learnerId);
  const [assignments, reports] = await Promise.all([
    listAssignments(deps.db, organizationId, cohortId),
    listAssignedReports(deps.db, organizationId, cohortId, learnerId),
  ]);
  return assignments.map((assignment) => ({
    learner,
    assignment: describeAssignment(assignment),
    report: (reports.find((one) => one.assignmentId === assignment.id)?.report ?? null) as ReadinessReport | null,
  }));
}

/** An attempt with its result, as the lists of a cohort know it. */
export type AttemptStanding = ProgressRecord & { readonly result: ResultRecord | null };

/** The finished attempt that was started last, or else the one started last. `progress` comes latest first. */
export function latestByLearner(progress: readonly AttemptStanding[]): ReadonlyMap<string, AttemptStanding> {
  const latest = new Map<string, AttemptStanding>();
  for (const entry of progress) {
    const key = progressKey(entry.assignmentId, entry.learnerId);
    const held = latest.get(key);
    if (held === undefined || (held.state !== 'finished' && entry.state === 'finished')) latest.set(key, entry);
  }
  return latest;
}

export function progressKey(assignmentId: string, learnerId: LearnerRecord['id']): string {
  return `${assignmentId}/${learnerId}`;
}

function describeProgress(assignmentId: string, progress: AttemptStanding | undefined): Learner['progress'][number] {
  if (progress === undefined) {
    return {
      assignmentId,
      state: 'not-started',
      answered: 0,
      of: null,
      startedAt: null,
      lastSavedAt: null,
      finishedAt: null,
      result: null,
    };
  }
  return {
    assignmentId,
    state: progress.state,
    answered: progress.answered,
    of: progress.of,
    startedAt: progress.startedAt.toISOString(),
    lastSavedAt: progress.lastSavedAt?.toISOString() ?? null,
    finishedAt: progress.finishedAt?.toISOString() ?? null,
    result: progress.result === null ? null : withoutEffort(progress.result),
  };
}

function withoutEffort({ tooFast: _, ...result }: ResultRecord): Omit<ResultRecord, 'tooFast'> {
  return result;
}

/** Whole days from today, where the cohort is, to a date. */
function daysTo(date: string | null, timeZone: string, now: Date): number | null {
  if (date === null) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  return today.until(Temporal.PlainDate.from(date), { largestUnit: 'days' }).days;
}
