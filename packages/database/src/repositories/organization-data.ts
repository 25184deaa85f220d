import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import { deletePayDatasetsOf } from './pay-datasets.ts';

/**
 * Kept when their organisation goes: a badge is its learner's, and whoever was shown it can still check it; what
 * administrators did stays on record.
 */
const kept: readonly string[] = ['issued_credential', 'credential_status_list', 'audit_event'];

/**
 * Forgets what an organisation owns: cohorts, rosters, assignments, notes, rules, counts, pay data and the links to it.
 * Found in the catalogue, every table with an `organization_id`, so that a new one cannot be forgotten. Issued badges with
 * their status lists stay. All or nothing; a second run finds nothing.
 */
export async function eraseOrganization(db: Kysely<Database>, organizationId: string): Promise<void> {
  await deletePayDatasetsOf(db, organizationId);
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'organization_id'
        and not c.table_name = any (${sql.val(kept)}) order by 1`.execute(trx);
    for (const { name } of rows)
      await sql`delete from ${sql.table(name)} where organization_id = ${organizationId}`.execute(trx);
  });
}
