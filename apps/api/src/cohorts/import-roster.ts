import { ExchangeError, type Roster, type RosterEntry, readRoster } from '@careway/assessment';
import type { RosterResult } from '@careway/contract';
import {
  type Database,
  insertLearners,
  insertRosterImport,
  listLearners,
  lockCohort,
  recordAuditEvent,
  updateLearners,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { compareRoster, formerWords, type RosterChanges } from './compare-roster.ts';
import { cohortNotFound } from './describe-cohort.ts';
import { UNDO_HOURS } from './undo-import.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

interface Target {
  readonly organizationId: string;
  readonly cohortId: string;
  readonly dryRun: boolean;
}

/** The roster in a file. A file that cannot be taken is a problem document that says what is wrong and where. */
export function readRosterFile(file: { readonly name: string; readonly bytes: Uint8Array }, classId?: string): Roster {
  try {
    return readRoster(file, classId);
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    const code = error.code === 'too-large' ? 'body-too-large' : 'invalid-request';
    throw new ProblemError(code, error.message, [{ path: 'body', message: error.message }]);
  }
}

/**
 * Compares a roster with a cohort, and adds and changes learners unless it is a dry run. The whole is one transaction;
 * rows that name nobody are returned and stop only themselves. What it changed is kept for 24 hours, to be undone.
 */
export async function importRoster(
  deps: Deps,
  actor: Person,
  target: Target,
  roster: Roster,
  fileName: string | null,
): Promise<RosterResult> {
  const { organizationId, cohortId, dryRun } = target;
  return deps.db.transaction().execute(async (trx) => {
    if (!(await lockCohort(trx, organizationId, cohortId))) throw cohortNotFound(cohortId);
    const changes = compareRoster(roster.entries, await listLearners(trx, organizationId, cohortId));
    const hasChanges = changes.added.length + changes.changed.length > 0;
    const importId =
      dryRun || !hasChanges ? null : await write(trx, deps, actor, target, changes, roster.format, fileName);
    return {
      dryRun,
      format: roster.format,
      added: changes.added.map(describeEntry),
      changed: changes.changed.map((change) => ({ ...describeEntry(change.entry), was: formerWords(change) })),
      unchanged: changes.unchanged.map(describeEntry),
      rejected: [...roster.rejected, ...changes.rejected],
      classes: [...roster.classes],
      importId,
    };
  });
}

async function write(
  trx: Transaction<Database>,
  deps: Deps,
  actor: Person,
  { organizationId, cohortId }: Target,
  { added, changed }: RosterChanges,
  format: string,
  fileName: string | null,
): Promise<string> {
  const at = deps.now();
  const rows = added.map(({ name, email, sourcedId }) => ({
    name,
    email,
    sourcedId,
    invitationNonce: deps.randomToken(),
    invitedAt: at,
  }));
  const addedIds = await insertLearners(trx, organizationId, cohortId, rows);
  await updateLearners(
    trx,
    organizationId,
    changed.map(({ after }) => after),
  );
  const importId = await insertRosterImport(
    trx,
    organizationId,
    cohortId,
    {
      format,
      fileName,
      importedAt: at,
      restore: { added: addedIds, changed: changed.map(({ before }) => before) },
    },
    new Date(at.getTime() - UNDO_HOURS * 3_600_000),
  );
  await recordAuditEvent(trx, {
    actorId: actor.id,
    organizationId,
    action: 'roster.imported',
    target: cohortId,
    detail: { added: added.length, changed: changed.length, format, importId },
  });
  return importId;
}

function describeEntry({ file, line, name, email }: RosterEntry) {
  return { file, line, name, email };
}
