import {
  type Database,
  erasePerson,
  exportPersonData,
  listSolelyOwnedOrganizations,
  recordAuditEvent,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** Everything held about the caller. */
export async function exportMe(deps: Deps, person: Person) {
  return {
    exportedAt: deps.now().toISOString(),
    person: { id: person.id, isGuest: person.isGuest, name: person.name, email: person.email, role: person.role },
    tables: await exportPersonData(deps.db, person.id),
  };
}

/** Removes the caller and what they own. The last owner of an organisation has to hand it over first. */
export async function forgetMe(deps: Deps, person: Person): Promise<void> {
  const owned = await listSolelyOwnedOrganizations(deps.db, person.id);
  if (owned.length > 0) {
    throw new ProblemError(
      'conflict',
      `You are the only owner of ${owned.join(', ')}. Make somebody else an owner, or delete the organization, first.`,
    );
  }
  await deps.db.transaction().execute(async (trx) => {
    await erasePerson(trx, person.id);
    await recordAuditEvent(trx, { actorId: null, action: 'person.forgotten' });
  });
}
