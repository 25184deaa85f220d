import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { AssignmentRecord } from './assignments.ts';
import type { AssignedBy } from './attempts.ts';

type Place = Pick<AssignedBy, 'organizationId' | 'assignmentId'>;

/** Whether the results of an assignment are kept from its learners until an educator releases them. */
export function holdsResults({ resultRelease, releasedAt }: Pick<AssignmentRecord, 'resultRelease' | 'releasedAt'>) {
  return resultRelease === 'when-released' && releasedAt === null;
}

/**
 * Which of these assignments hold their results, by id. The assignment alone decides, so that a release or its undoing holds
 * for every result at once. One that is gone holds nothing.
 */
export async function listHoldingAssignments(
  db: Kysely<Database>,
  places: readonly Place[],
): Promise<ReadonlySet<string>> {
  if (places.length === 0) return new Set();
  const rows = await db
    .selectFrom('assignment')
    .select('id')
    .where('organization_id', 'in', [...new Set(places.map(({ organizationId }) => organizationId))])
    .where('id', 'in', [...new Set(places.map(({ assignmentId }) => assignmentId))])
    .where('result_release', '=', 'when-released')
    .where('released_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Whether an attempt made for that assignment keeps its result back; never one that nobody assigned. */
export async function isResultHeld(db: Kysely<Database>, assignedBy: Place | null): Promise<boolean> {
  return assignedBy !== null && (await listHoldingAssignments(db, [assignedBy])).has(assignedBy.assignmentId);
}

/** Releases the results of an assignment at an instant, or holds them again with `null`. */
export async function setResultsReleased(
  trx: Transaction<Database>,
  { organizationId, assignmentId }: Place,
  releasedAt: Date | null,
): Promise<void> {
  await trx
    .updateTable('assignment')
    .set({ released_at: releasedAt })
    .where('organization_id', '=', organizationId)
    .where('id', '=', assignmentId)
    .execute();
}

/** How many learners finished an assignment. */
export async function countFinishedLearners(
  db: Kysely<Database>,
  { organizationId, assignmentId }: Place,
): Promise<number> {
  const row = await db
    .selectFrom('assignment_progress')
    .select((eb) => eb.fn.count<string>('learner_id').distinct().as('learners'))
    .where('organization_id', '=', organizationId)
    .where('assignment_id', '=', assignmentId)
    .where('state', '=', 'finished')
    .executeTakeFirstOrThrow();
  return Number(row.learners);
}
