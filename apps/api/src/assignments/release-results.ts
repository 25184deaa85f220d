import type { ReleasedResults } from '@careway/contract';
import { countFinishedLearners, type Database, recordAuditEvent, setResultsReleased } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { type CohortPlace, requireAssignment } from './save-assignment.ts';

/**
 * Releases the results of an assignment to everybody who finished it, and to who finishes it later; or, with
 * `isReleased: false`, holds them again. What somebody saw or a learning system received meanwhile cannot be taken back.
 */
export async function releaseResults(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  actor: Person,
  { organizationId, cohortId }: CohortPlace,
  assignmentId: string,
  isReleased: boolean,
): Promise<ReleasedResults> {
  return deps.db.transaction().execute(async (trx) => {
    const place = { organizationId, assignmentId };
    const assignment = await requireAssignment(trx, { organizationId, cohortId }, assignmentId);
    if (assignment.resultRelease === 'at-end')
      throw new ProblemError('conflict', 'Learners see the results of this assignment at the end; none waits.');
    const learners = await countFinishedLearners(trx, place);
    if ((assignment.releasedAt !== null) === isReleased)
      return { releasedAt: assignment.releasedAt?.toISOString() ?? null, learners };
    const releasedAt = isReleased ? deps.now() : null;
    await setResultsReleased(trx, place, releasedAt);
    await recordAuditEvent(trx, {
      actorId: actor.id,
      organizationId,
      action: isReleased ? 'assignment.results-released' : 'assignment.results-held',
      target: assignmentId,
      detail: { learners },
    });
    return { releasedAt: releasedAt?.toISOString() ?? null, learners };
  });
}
