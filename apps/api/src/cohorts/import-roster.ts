import type { RosterResult } from '@careway/contract';
import {
  type Database,
  insertLearners,
  listLearners,
  lockCohort,
  recordAuditEvent,
  renameLearner,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { cohortNotFound } from './describe-cohort.ts';
import { parseRoster } from './parse-roster.ts';

/**
 * Compares a pasted roster with a cohort by e-mail address, and adds and renames learners unless it is a dry run. The whole
 * is one transaction; lines that name nobody are returned and stop only themselves.
 */
export async function importRoster(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date; readonly randomToken: () => string },
  actor: Person,
  input: {
    readonly organizationId: string;
    readonly cohortId: string;
    readonly text: string;
    readonly dryRun: boolean;
  },
): Promise<RosterResult> {
  const { organizationId, cohortId, dryRun } = input;
  const { learners, rejected } = parseRoster(input.text);
  return deps.db.transaction().execute(async (trx) => {
    if (!(await lockCohort(trx, organizationId, cohortId))) throw cohortNotFound(cohortId);
    const known = new Map(
      (await listLearners(trx, organizationId, cohortId)).map((learner) => [learner.email, learner]),
    );
    const added = learners.filter((learner) => !known.has(learner.email));
    const changed = learners.flatMap((learner) => {
      const before = known.get(learner.email);
      return before === undefined || before.name === learner.name
        ? []
        : [{ ...learner, was: before.name, id: before.id }];
    });
    const unchanged = learners.filter((learner) => known.get(learner.email)?.name === learner.name);
    if (!dryRun && added.length + changed.length > 0) {
      const invitedAt = deps.now();
      const rows = added.map(({ name, email }) => ({ name, email, invitationNonce: deps.randomToken(), invitedAt }));
      await insertLearners(trx, organizationId, cohortId, rows);
      for (const learner of changed) await renameLearner(trx, organizationId, learner.id, learner.name);
      const detail = { added: added.length, changed: changed.length };
      await recordAuditEvent(trx, {
        actorId: actor.id,
        organizationId,
        action: 'roster.imported',
        target: cohortId,
        detail,
      });
    }
    return {
      dryRun,
      added: [...added],
      changed: changed.map(({ id: _, ...learner }) => learner),
      unchanged: [...unchanged],
      rejected: [...rejected],
    };
  });
}
