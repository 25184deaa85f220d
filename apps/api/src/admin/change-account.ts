import {
  countAdministrators,
  type Database,
  type PersonRecord,
  recordAuditEvent,
  updatePerson,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';

/** Changes an account holder. The last administrator stays one. */
export async function changeAccount(
  deps: { readonly db: Kysely<Database> },
  actor: Person,
  id: string,
  change: { readonly role?: PersonRecord['role'] | undefined; readonly isEmailVerified?: boolean | undefined },
): Promise<PersonRecord> {
  return deps.db.transaction().execute(async (trx) => {
    const changed = await updatePerson(trx, id, change);
    if (changed === undefined) throw new ProblemError('not-found', `There is no account holder ${id}.`);
    if ((await countAdministrators(trx)) === 0) {
      throw new ProblemError('conflict', 'This is the last administrator. Make somebody else one first.');
    }
    await recordAuditEvent(trx, { actorId: actor.id, action: 'person.changed', target: id, detail: change });
    return changed;
  });
}
