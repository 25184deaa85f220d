import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

export interface OrganizationRecord {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

/** Adds an organisation with its first owner. A slug that is taken gets the lowest free number behind it. */
export async function insertOrganization(
  trx: Transaction<Database>,
  organization: { readonly name: string; readonly slugBase: string; readonly ownerId: string; readonly now: Date },
): Promise<OrganizationRecord> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? organization.slugBase : `${organization.slugBase}-${number}`;
    const row = await trx
      .insertInto('organization')
      .values({ name: organization.name, slug, logo: null, createdAt: organization.now, metadata: null })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning(['id', 'name', 'slug'])
      .executeTakeFirst();
    if (row === undefined) continue;
    await trx
      .insertInto('member')
      .values({ organizationId: row.id, userId: organization.ownerId, role: 'owner', createdAt: organization.now })
      .execute();
    return row;
  }
}

/** Names of the organisations that would be without an owner if this person went. */
export async function listSolelyOwnedOrganizations(db: Kysely<Database>, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select o.name from organization o join member m on m."organizationId" = o.id
    where m."userId" = ${personId} and 'owner' = any (string_to_array(m.role, ','))
      and not exists (
        select 1 from member other where other."organizationId" = o.id and other."userId" <> m."userId"
          and 'owner' = any (string_to_array(other.role, ',')))
    order by o.name`.execute(db);
  return rows.map((row) => row.name);
}

/** The name of an organisation, or `undefined`. */
export async function findOrganizationName(db: Kysely<Database>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('organization').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}
