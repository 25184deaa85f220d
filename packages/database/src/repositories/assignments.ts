import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AssignmentTable } from '../tables/cohort.ts';
import type { Database } from '../tables/database.ts';

export interface AssignmentRecord {
  readonly id: string;
  readonly cohortId: string;
  readonly quiz: string;
  readonly quizTitle: string;
  readonly dueOn: string | null;
  readonly createdAt: Date;
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
