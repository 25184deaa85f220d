import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { AssignmentTable } from '../tables/cohort.ts';
import type { Database } from '../tables/database.ts';

/** On what terms an assignment is taken. */
export interface AssignmentTerms {
  /** The day it is wanted by, where the cohort is. Nothing ends then. */
  readonly dueOn: string | null;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** A mock exam under its clock; `false` for every other quiz. */
  readonly isTimed: boolean;
  /** Free movement among the questions of a mock exam; `false` for every other quiz. */
  readonly canGoBack: boolean;
  /** `null`: any number. */
  readonly attemptsAllowed: number | null;
  /** When learners get the result: at the end, or once the educator releases it. */
  readonly resultRelease: 'at-end' | 'when-released';
  /** When answers are explained to learners. */
  readonly explanations: 'never' | 'after-end' | 'after-each';
}

export interface AssignmentRecord extends AssignmentTerms {
  readonly id: string;
  readonly cohortId: string;
  readonly quiz: string;
  readonly quizTitle: string;
  /** Since when results that wait for it are released. */
  readonly releasedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly createdAt: Date;
}

export async function insertAssignment(
  trx: Transaction<Database>,
  organizationId: string,
  assignment: Omit<AssignmentRecord, 'id' | 'withdrawnAt' | 'releasedAt'>,
): Promise<AssignmentRecord> {
  const row = await trx
    .insertInto('assignment')
    .values({
      organization_id: organizationId,
      cohort_id: assignment.cohortId,
      quiz: assignment.quiz,
      quiz_title: assignment.quizTitle,
      ...toColumns(assignment),
      withdrawn_at: null,
      created_at: assignment.createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toAssignment(row);
}

/** Sets the terms of an assignment. Attempts that are open keep their clock and their movement. */
export async function updateAssignment(
  trx: Transaction<Database>,
  organizationId: string,
  id: string,
  terms: AssignmentTerms,
): Promise<void> {
  await trx
    .updateTable('assignment')
    .set({ ...toColumns(terms), ...(terms.resultRelease === 'at-end' ? { released_at: null } : {}) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** Takes an assignment back: it goes when nobody began it, and stays with its results, marked, when somebody did. */
export async function withdrawAssignment(
  trx: Transaction<Database>,
  organizationId: string,
  id: string,
  at: Date,
): Promise<'removed' | 'kept'> {
  const removed = await trx
    .deleteFrom('assignment')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where(
      sql<boolean>`not exists (select 1 from assignment_progress p
        where p.organization_id = assignment.organization_id and p.assignment_id = assignment.id)`,
    )
    .executeTakeFirst();
  if (removed.numDeletedRows > 0n) return 'removed';
  await trx
    .updateTable('assignment')
    .set({ withdrawn_at: at })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
  return 'kept';
}

/** One assignment of an organisation, or `undefined`. */
export async function findAssignment(
  db: Kysely<Database>,
  organizationId: string,
  id: string,
): Promise<AssignmentRecord | undefined> {
  const row = await db
    .selectFrom('assignment')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toAssignment(row);
}

/** The same, locked until the transaction ends, so that no attempt begins while its terms change. */
export async function lockAssignment(
  trx: Transaction<Database>,
  organizationId: string,
  id: string,
): Promise<AssignmentRecord | undefined> {
  const row = await trx
    .selectFrom('assignment')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toAssignment(row);
}

/** How many attempts a learner made at an assignment, open ones counted in. */
export async function countAssignedAttempts(
  db: Kysely<Database>,
  organizationId: string,
  assignmentId: string,
  learnerId: string,
): Promise<number> {
  const row = await db
    .selectFrom('assignment_progress')
    .select((eb) => eb.fn.countAll<string>().as('attempts'))
    .where('organization_id', '=', organizationId)
    .where('assignment_id', '=', assignmentId)
    .where('learner_id', '=', learnerId)
    .executeTakeFirstOrThrow();
  return Number(row.attempts);
}

/** The assignments of a cohort, oldest first, those withdrawn with results among them. */
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
          .select(['progress.state', 'progress.attempt_id', sql<number>`(count(*) over ())::int`.as('attempts')])
          .whereRef('progress.organization_id', '=', 'assignment.organization_id')
          .whereRef('progress.assignment_id', '=', 'assignment.id')
          .whereRef('progress.learner_id', '=', 'learner.id')
          .orderBy('progress.started_at', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .selectAll('assignment')
    .select([
      'learner.id as learner_id',
      'organization.name as organization_name',
      'cohort.name as cohort_name',
      'latest.state',
      'latest.attempt_id',
      'latest.attempts',
    ])
    .where('learner.linked_person_id', '=', personId)
    .where('assignment.withdrawn_at', 'is', null)
    .orderBy('assignment.created_at', 'desc')
    .orderBy('assignment.id')
    .execute();
  return rows.map((row) => ({
    assignment: toAssignment(row),
    learnerId: row.learner_id,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    cohortName: row.cohort_name,
    state: row.state,
    attemptId: row.attempt_id,
    attempts: row.attempts ?? 0,
  }));
}

function toColumns({
  dueOn,
  opensAt,
  closesAt,
  isTimed,
  canGoBack,
  attemptsAllowed,
  resultRelease,
  explanations,
}: AssignmentTerms) {
  return {
    due_on: dueOn,
    opens_at: opensAt,
    closes_at: closesAt,
    is_timed: isTimed,
    can_go_back: canGoBack,
    attempts_allowed: attemptsAllowed,
    result_release: resultRelease,
    explanations,
  };
}

function toAssignment(row: Selectable<AssignmentTable>): AssignmentRecord {
  return {
    id: row.id,
    cohortId: row.cohort_id,
    quiz: row.quiz,
    quizTitle: row.quiz_title,
    dueOn: row.due_on,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    isTimed: row.is_timed,
    canGoBack: row.can_go_back,
    attemptsAllowed: row.attempts_allowed,
    resultRelease: row.result_release,
    explanations: row.explanations,
    releasedAt: row.released_at,
    withdrawnAt: row.withdrawn_at,
    createdAt: row.created_at,
  };
}
