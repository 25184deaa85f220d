import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Whether anybody is an administrator yet. */
export async function hasAdministrator(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom('user').select('id').where('role', '=', 'administrator').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Keeps a one-time link; only the hash of its token is stored. */
export async function insertAdministratorLink(
  db: Kysely<Database>,
  link: { readonly tokenHash: string; readonly expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('administrator_link')
    .values({ token_hash: link.tokenHash, expires_at: link.expiresAt, used_at: null, used_by: null })
    .execute();
}

export type AdministratorLinkUse = 'used' | 'unknown' | 'expired' | 'already-used';

/** Uses a link up and makes the person an administrator, in the caller's transaction. */
export async function useAdministratorLink(
  trx: Transaction<Database>,
  use: { readonly tokenHash: string; readonly personId: string; readonly now: Date },
): Promise<AdministratorLinkUse> {
  const link = await trx
    .selectFrom('administrator_link')
    .select(['expires_at', 'used_at'])
    .where('token_hash', '=', use.tokenHash)
    .forUpdate()
    .executeTakeFirst();
  if (link === undefined) return 'unknown';
  if (link.used_at !== null) return 'already-used';
  if (link.expires_at <= use.now) return 'expired';
  await trx
    .updateTable('administrator_link')
    .set({ used_at: use.now, used_by: use.personId })
    .where('token_hash', '=', use.tokenHash)
    .execute();
  await trx.updateTable('user').set({ role: 'administrator' }).where('id', '=', use.personId).execute();
  return 'used';
}
