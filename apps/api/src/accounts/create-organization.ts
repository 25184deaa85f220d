import { type Database, insertOrganization, recordAuditEvent } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';

/** Creates an organisation under a name and makes the caller its owner. Equal names get different slugs. */
export async function createOrganization(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  person: Person,
  name: string,
) {
  if (person.email === null)
    throw new ProblemError(
      'conflict',
      'Your course opens this account. Give it an address and a password of its own first, on the account page.',
    );
  return deps.db.transaction().execute(async (trx) => {
    const organization = await insertOrganization(trx, {
      name,
      slugBase: toSlug(name),
      ownerId: person.id,
      now: deps.now(),
    });
    await recordAuditEvent(trx, {
      actorId: person.id,
      organizationId: organization.id,
      action: 'organization.created',
      target: organization.id,
    });
    return organization;
  });
}

function toSlug(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return (
    ascii
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'organization'
  );
}
