import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The learning system that made the account, if one did. */
  readonly signsInThrough: string | null;
  readonly isEmailVerified: boolean;
  readonly role: 'candidate' | 'author' | 'administrator';
  readonly createdAt: Date;
}

const learningSystem = sql<string | null>`(select platform.name from lti_account account
  join lti_platform platform
    on platform.organization_id = account.organization_id and platform.issuer = account.issuer
  where account.linked_person_id = "user".id order by platform.created_at limit 1)`;

/** A page of account holders (no guests), by e-mail; `after` is the last e-mail of the page before. */
export async function listPeople(
  db: Kysely<Database>,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly PersonRecord[]> {
  const rows = await db
    .selectFrom('user')
    .select(['id', 'name', 'email', 'emailVerified', 'role', 'createdAt', learningSystem.as('signsInThrough')])
    .where(sql<boolean>`"isAnonymous" is not true`)
    .$if(page.after !== undefined, (query) => query.where('email', '>', page.after ?? ''))
    .orderBy('email')
    .limit(page.limit)
    .execute();
  return rows.map(({ emailVerified, ...row }) => ({ ...row, isEmailVerified: emailVerified }));
}

/** The name and the address that an account has, or `undefined`. */
export async function findAccountEmail(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly name: string; readonly email: string } | undefined> {
  return db.selectFrom('user').select(['name', 'email']).where('id', '=', id).executeTakeFirst();
}

/** Changes what an administrator may change of a person; `undefined` when there is no such account holder. */
export async function updatePerson(
  db: Kysely<Database>,
  id: string,
  change: { readonly role?: PersonRecord['role'] | undefined; readonly isEmailVerified?: boolean | undefined },
): Promise<PersonRecord | undefined> {
  const row = await db
    .updateTable('user')
    .set({
      updatedAt: sql`current_timestamp`,
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.isEmailVerified === undefined ? {} : { emailVerified: change.isEmailVerified }),
    })
    .where('id', '=', id)
    .where(sql<boolean>`"isAnonymous" is not true`)
    .returning(['id', 'name', 'email', 'emailVerified', 'role', 'createdAt', learningSystem.as('signsInThrough')])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { emailVerified, ...rest } = row;
  return { ...rest, isEmailVerified: emailVerified };
}

/** How many administrators there are. */
export async function countAdministrators(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('user')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('role', '=', 'administrator')
    .executeTakeFirstOrThrow();
  return row.count;
}
