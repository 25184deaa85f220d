import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** A person's roles in an organisation; empty when there is no such organisation or no membership in it. */
export async function findMembershipRoles(
  db: Kysely<Database>,
  organizationId: string,
  personId: string,
): Promise<readonly OrganizationRoleName[]> {
  const row = await db
    .selectFrom('member')
    .select('role')
    .where(sql<string>`"organizationId"::text`, '=', organizationId)
    .where('userId', '=', personId)
    .executeTakeFirst();
  return toRoles(row?.role ?? '');
}

/** Every organisation a person belongs to, by name. */
export async function listMemberships(db: Kysely<Database>, personId: string) {
  const rows = await db
    .selectFrom('member')
    .innerJoin('organization', 'organization.id', 'member.organizationId')
    .select(['organization.id', 'organization.name', 'organization.slug', 'member.role'])
    .where('member.userId', '=', personId)
    .orderBy('organization.name')
    .orderBy('organization.slug')
    .execute();
  return rows.map((row) => ({ organizationId: row.id, name: row.name, slug: row.slug, roles: toRoles(row.role) }));
}

const roleNames = ['owner', 'educator', 'recruiter'] as const;
export type OrganizationRoleName = (typeof roleNames)[number];

function toRoles(text: string): OrganizationRoleName[] {
  const held = text.split(',');
  return roleNames.filter((role) => held.includes(role));
}
