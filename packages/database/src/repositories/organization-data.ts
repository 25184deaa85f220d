import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/**
 * What stays when an organisation goes: the operator's log, and the credentials that learners hold, with the status lists
 * that say whether they still stand.
 */
export const keptOfOrganizations: ReadonlySet<string> = new Set([
  'audit_event',
  'issued_credential',
  'credential_status_list',
]);

/** Every table of what organisations own, from the catalogue, so that a new one cannot be forgotten. */
export async function listOrganizationTables(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'organization_id' order by 1`.execute(
    db,
  );
  return rows.map(({ name }) => name).filter((name) => !keptOfOrganizations.has(name));
}

/**
 * Forgets everything an organisation owned, with the links that show figures of its pay files. Attempts of its learners
 * are the learners' own: they go on without anybody who sees them. Repeatable.
 */
export async function eraseOrganization(db: Kysely<Database>, organizationId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`set constraints all deferred`.execute(trx);
    await sql`update attempt set assigned_by = null
      where assigned_by ->> 'organizationId' = ${organizationId}`.execute(trx);
    await sql`delete from share
      where dataset_id in (select id from pay_dataset where organization_id = ${organizationId})`.execute(trx);
    for (const table of await listOrganizationTables(trx)) {
      await sql`delete from ${sql.table(table)} where organization_id = ${organizationId}`.execute(trx);
    }
  });
}
