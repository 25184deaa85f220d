import { type Kysely, sql } from 'kysely';

/**
 * What was decided of each Labor Condition Application, and under which reading of its format an import was made. Rows of
 * before have no status (null): their file is read again when it is imported again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('lca_row').addColumn('case_status', 'text').execute();
  await db.schema
    .alterTable('lca_row')
    .addCheckConstraint(
      'lca_row_case_status_check',
      sql`case_status in ('certified', 'certified-withdrawn', 'withdrawn', 'denied', 'other', 'not-stated')`,
    )
    .execute();
  await db.schema
    .alterTable('import_run')
    .addColumn('reading', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('import_run').addCheckConstraint('import_run_reading_check', sql`reading >= 1`).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('import_run').dropConstraint('import_run_reading_check').execute();
  await db.schema.alterTable('import_run').dropColumn('reading').execute();
  await db.schema.alterTable('lca_row').dropConstraint('lca_row_case_status_check').execute();
  await db.schema.alterTable('lca_row').dropColumn('case_status').execute();
}
