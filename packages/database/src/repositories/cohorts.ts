import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { AssignmentProgressTable, AssignmentTable, CohortLearnerTable, CohortTable } from '../tables/cohort.ts';
import type { Database } from '../tables/database.ts';

export interface CohortRecord {
  readonly id: string;
  readonly name: string;
  readonly certification: string | null;
  readonly examOn: string | null;
  readonly timeZone: string;
  readonly createdAt: Date;
}

/** A cohort with counts of its learners: all, joined, and those who started or finished any assignment. */
export interface CohortCounts extends CohortRecord {
  readonly learners: number;
  readonly joined: number;
  readonly started: number;
  readonly finished: number;
}

export interface LearnerRecord {
  readonly id: string;
  readonly cohortId: string;
  readonly name: string;
  readonly email: string;
  readonly linkedPersonId: string | null;
  readonly invitationNonce: string;
  readonly invitedAt: Date;
  readonly joinedAt: Date | null;
}

export interface AssignmentRecord {
  readonly id: string;
  readonly cohortId: string;
  readonly quiz: string;
  readonly quizTitle: string;
  readonly dueOn: string | null;
  readonly createdAt: Date;
}

/** How far a learner is with an attempt at an assignment; `report` once it is finished. */
export interface ProgressRecord {
  readonly assignmentId: string;
  readonly learnerId: string;
  readonly attemptId: string;
  readonly state: 'started' | 'finished';
  readonly answered: number;
  readonly of: number;
  readonly startedAt: Date;
  readonly lastSavedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly report: unknown;
}

export async function insertCohort(
  trx: Transaction<Database>,
  organizationId: string,
  cohort: Omit<CohortRecord, 'id'>,
): Promise<string> {
  const row = await trx
    .insertInto('cohort')
    .values({
      organization_id: organizationId,
      name: cohort.name,
      certification: cohort.certification,
      exam_on: cohort.examOn,
      time_zone: cohort.timeZone,
      created_at: cohort.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The cohorts of an organisation, newest first; with an id, that one alone. */
export async function listCohorts(
  db: Kysely<Database>,
  organizationId: string,
  page:
    | { readonly before: { readonly at: string; readonly id: string } | undefined; readonly limit: number }
    | { readonly id: string },
): Promise<readonly CohortCounts[]> {
  const only = 'id' in page ? page.id : undefined;
  const before = 'id' in page ? undefined : page.before;
  const rows = await db
    .selectFrom('cohort')
    .selectAll('cohort')
    .select([
      count(sql``).as('learners'),
      count(sql`and l.joined_at is not null`).as('joined'),
      count(sql`and exists (${progressOf})`).as('started'),
      count(sql`and exists (${progressOf} and p.state = 'finished')`).as('finished'),
    ])
    .where('organization_id', '=', organizationId)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit('id' in page ? 1 : page.limit)
    .execute();
  return rows.map(({ learners, joined, started, finished, ...row }) => ({
    ...toCohort(row),
    learners,
    joined,
    started,
    finished,
  }));
}

const progressOf = sql`select 1 from assignment_progress p where p.organization_id = l.organization_id and p.learner_id = l.id`;

function count(condition: ReturnType<typeof sql>) {
  return sql<number>`(select count(*)::int from cohort_learner l
    where l.organization_id = cohort.organization_id and l.cohort_id = cohort.id ${condition})`;
}

/** Locks a cohort's row, so that two imports into it come one after the other. */
export async function lockCohort(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('cohort')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', cohortId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** The learners of a cohort by name. */
export async function listLearners(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly LearnerRecord[]> {
  const rows = await db
    .selectFrom('cohort_learner')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
  return rows.map(toLearner);
}

export async function findLearner(
  db: Kysely<Database>,
  organizationId: string,
  learnerId: string,
): Promise<LearnerRecord | undefined> {
  const row = await db
    .selectFrom('cohort_learner')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', learnerId)
    .executeTakeFirst();
  return row === undefined ? undefined : toLearner(row);
}

/** Adds learners; the caller has made sure that none of the addresses is in the cohort. */
export async function insertLearners(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
  learners: readonly {
    readonly name: string;
    readonly email: string;
    readonly invitationNonce: string;
    readonly invitedAt: Date;
  }[],
): Promise<void> {
  if (learners.length === 0) return;
  await trx
    .insertInto('cohort_learner')
    .values(
      learners.map((learner) => ({
        organization_id: organizationId,
        cohort_id: cohortId,
        name: learner.name,
        email: learner.email,
        linked_person_id: null,
        invitation_nonce: learner.invitationNonce,
        invited_at: learner.invitedAt,
        joined_at: null,
      })),
    )
    .execute();
}

export async function renameLearner(
  trx: Transaction<Database>,
  organizationId: string,
  learnerId: string,
  name: string,
): Promise<void> {
  await trx
    .updateTable('cohort_learner')
    .set({ name })
    .where('organization_id', '=', organizationId)
    .where('id', '=', learnerId)
    .execute();
}

/** Ties a learner to the person who accepted the invitation, unless somebody did before. */
export async function joinLearner(
  trx: Transaction<Database>,
  join: { readonly organizationId: string; readonly learnerId: string; readonly personId: string; readonly at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('cohort_learner')
    .set({ linked_person_id: join.personId, joined_at: join.at })
    .where('organization_id', '=', join.organizationId)
    .where('id', '=', join.learnerId)
    .where('linked_person_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertAssignment(
  trx: Transaction<Database>,
  organizationId: string,
  assignment: Omit<AssignmentRecord, 'id'>,
): Promise<AssignmentRecord> {
  const row = await trx
    .insertInto('assignment')
    .values({
      organization_id: organizationId,
      cohort_id: assignment.cohortId,
      quiz: assignment.quiz,
      quiz_title: assignment.quizTitle,
      due_on: assignment.dueOn,
      created_at: assignment.createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toAssignment(row);
}

/** The assignments of a cohort, oldest first. */
export async function listAssignments(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly AssignmentRecord[]> {
  const rows = await db
    .selectFrom('assignment')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toAssignment);
}

/** What a person was assigned in the cohorts they joined, newest first, with their latest attempt at it. */
export async function listAssignmentsOfPerson(db: Kysely<Database>, personId: string) {
  const rows = await db
    .selectFrom('cohort_learner as learner')
    .innerJoin('cohort', (join) =>
      join.onRef('cohort.organization_id', '=', 'learner.organization_id').onRef('cohort.id', '=', 'learner.cohort_id'),
    )
    .innerJoin('assignment', (join) =>
      join
        .onRef('assignment.organization_id', '=', 'learner.organization_id')
        .onRef('assignment.cohort_id', '=', 'learner.cohort_id'),
    )
    .innerJoin('organization', 'organization.id', 'learner.organization_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('assignment_progress as progress')
          .select(['progress.state', 'progress.attempt_id'])
          .whereRef('progress.organization_id', '=', 'assignment.organization_id')
          .whereRef('progress.assignment_id', '=', 'assignment.id')
          .whereRef('progress.learner_id', '=', 'learner.id')
          .orderBy('progress.started_at', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select([
      'assignment.id',
      'assignment.quiz',
      'assignment.quiz_title',
      'assignment.due_on',
      'learner.id as learner_id',
      'organization.id as organization_id',
      'organization.name as organization_name',
      'cohort.name as cohort_name',
      'latest.state',
      'latest.attempt_id',
    ])
    .where('learner.linked_person_id', '=', personId)
    .orderBy('assignment.created_at', 'desc')
    .orderBy('assignment.id')
    .execute();
  return rows.map((row) => ({
    assignmentId: row.id,
    quiz: row.quiz,
    quizTitle: row.quiz_title,
    dueOn: row.due_on,
    learnerId: row.learner_id,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    cohortName: row.cohort_name,
    state: row.state,
    attemptId: row.attempt_id,
  }));
}

/** Every attempt at the assignments of a cohort, latest first. */
export async function listProgress(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly ProgressRecord[]> {
  const rows = await db
    .selectFrom('assignment_progress as progress')
    .innerJoin('assignment', (join) =>
      join
        .onRef('assignment.organization_id', '=', 'progress.organization_id')
        .onRef('assignment.id', '=', 'progress.assignment_id'),
    )
    .selectAll('progress')
    .where('progress.organization_id', '=', organizationId)
    .where('assignment.cohort_id', '=', cohortId)
    .orderBy('progress.started_at', 'desc')
    .execute();
  return rows.map(toProgress);
}

/** Writes what is shared of an attempt at an assignment; called in the transaction that changes the attempt. */
export async function saveProgress(
  trx: Transaction<Database>,
  organizationId: string,
  progress: ProgressRecord,
): Promise<void> {
  const changing = {
    state: progress.state,
    answered: progress.answered,
    last_saved_at: progress.lastSavedAt,
    finished_at: progress.finishedAt,
    report: progress.report === null ? null : JSON.stringify(progress.report),
  };
  await trx
    .insertInto('assignment_progress')
    .values({
      organization_id: organizationId,
      assignment_id: progress.assignmentId,
      learner_id: progress.learnerId,
      attempt_id: progress.attemptId,
      of_questions: progress.of,
      started_at: progress.startedAt,
      ...changing,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'assignment_id', 'learner_id', 'attempt_id']).doUpdateSet(changing),
    )
    .execute();
}

function toCohort(row: Selectable<CohortTable>): CohortRecord {
  return {
    id: row.id,
    name: row.name,
    certification: row.certification,
    examOn: row.exam_on,
    timeZone: row.time_zone,
    createdAt: row.created_at,
  };
}

function toLearner(row: Selectable<CohortLearnerTable>): LearnerRecord {
  return {
    id: row.id,
    cohortId: row.cohort_id,
    name: row.name,
    email: row.email,
    linkedPersonId: row.linked_person_id,
    invitationNonce: row.invitation_nonce,
    invitedAt: row.invited_at,
    joinedAt: row.joined_at,
  };
}

function toAssignment(row: Selectable<AssignmentTable>): AssignmentRecord {
  return {
    id: row.id,
    cohortId: row.cohort_id,
    quiz: row.quiz,
    quizTitle: row.quiz_title,
    dueOn: row.due_on,
    createdAt: row.created_at,
  };
}

function toProgress(row: Selectable<AssignmentProgressTable>): ProgressRecord {
  return {
    assignmentId: row.assignment_id,
    learnerId: row.learner_id,
    attemptId: row.attempt_id,
    state: row.state,
    answered: row.answered,
    of: row.of_questions,
    startedAt: row.started_at,
    lastSavedAt: row.last_saved_at,
    finishedAt: row.finished_at,
    report: row.report,
  };
}
