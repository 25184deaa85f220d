import type { RosterImport } from '@careway/contract';
import {
  closeRosterImport,
  type Database,
  deleteLearners,
  joinedAmong,
  listRosterImports,
  lockCohort,
  type RosterImportRecord,
  recordAuditEvent,
  updateLearners,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { cohortNotFound } from './describe-cohort.ts';

/** How long an import into a roster can be undone. */
export const UNDO_HOURS = 24;
const LISTED = 50;
const NAMED = 3;

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** The last imports into a roster, latest first, with until when the one that may be undone can be. */
export async function describeRosterImports(
  deps: Deps,
  organizationId: string,
  cohortId: string,
): Promise<RosterImport[]> {
  const imports = await listRosterImports(deps.db, organizationId, cohortId, LISTED);
  const latest = imports.find((one) => one.undoneAt === null);
  return imports.map((one) => {
    const { id, fileName, added, changed } = one;
    const until = one === latest ? undoUntil(one, deps.now()) : null;
    return {
      id,
      format: one.format as RosterImport['format'],
      fileName,
      added,
      changed,
      importedAt: one.importedAt.toISOString(),
      undoneAt: one.undoneAt?.toISOString() ?? null,
      undoUntil: until?.toISOString() ?? null,
    };
  });
}

/**
 * Takes back what an import did: the learners it added go, those it changed are as they were. Only the latest import, within
 * 24 hours, and not once somebody it added has joined, whose work would be lost; each of these is a conflict that says so.
 */
export async function undoImport(
  deps: Deps,
  actor: Person,
  target: { readonly organizationId: string; readonly cohortId: string; readonly importId: string },
): Promise<void> {
  const { organizationId, cohortId, importId } = target;
  await deps.db.transaction().execute(async (trx) => {
    if (!(await lockCohort(trx, organizationId, cohortId))) throw cohortNotFound(cohortId);
    const imports = await listRosterImports(trx, organizationId, cohortId, LISTED);
    const found = imports.find((one) => one.id === importId);
    if (found === undefined)
      throw new ProblemError('not-found', `There is no import ${importId} among the last ${LISTED} of this cohort.`);
    if (found.undoneAt !== null) throw new ProblemError('conflict', 'This import was undone already.');
    if (found.restore === null || undoUntil(found, deps.now()) === null)
      throw new ProblemError('conflict', `An import can be undone for ${UNDO_HOURS} hours; this one is older.`);
    if (imports.find((one) => one.undoneAt === null) !== found)
      throw new ProblemError('conflict', 'A later import changed this roster. Undo that one first.');
    const joined = await joinedAmong(trx, organizationId, found.restore.added);
    if (joined.length > 0) {
      const named = joined.slice(0, NAMED).join(', ');
      const who = joined.length > NAMED ? `${named} and ${joined.length - NAMED} more` : named;
      throw new ProblemError('conflict', `${who} joined since; undoing would lose what they did. Nothing was changed.`);
    }
    await deleteLearners(trx, organizationId, found.restore.added);
    await updateLearners(trx, organizationId, found.restore.changed);
    await closeRosterImport(trx, organizationId, importId, deps.now());
    await recordAuditEvent(trx, {
      actorId: actor.id,
      organizationId,
      action: 'roster.import-undone',
      target: cohortId,
      detail: { importId },
    });
  });
}

/** Until when an import can be undone; null when it can not be any more. */
function undoUntil({ importedAt, undoneAt, restore }: RosterImportRecord, now: Date): Date | null {
  const until = new Date(importedAt.getTime() + UNDO_HOURS * 3_600_000);
  return undoneAt !== null || restore === null || until < now ? null : until;
}
