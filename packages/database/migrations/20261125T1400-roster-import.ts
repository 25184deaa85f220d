import { type Kysely, sql } from 'kysely';

/** A learner's id in the system a roster comes from; and what each import changed, so that it can be undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('cohort_learner').addColumn('sourced_id', 'text').execute();
  await db.schema
    .alterTable('cohort_learner')
    .addUniqueConstraint('cohort_learner_sourced_id_key', ['organization_id', 'cohort_id', 'sourced_id'])
    .execute();
  await db.schema
    .createTable('roster_import')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('cohort_id', 'uuid', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text')
    .addColumn('added', 'integer', (column) => column.notNull())
    .addColumn('changed', 'integer', (column) => column.notNull())
    .addColumn('imported_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('restore', 'jsonb')
    .addColumn('undone_at', sql`timestamptz(3)`)
    .addPrimaryKeyConstraint('roster_import_pkey', ['organization_id', 'id'])
    .addForeignKeyConstraint(
      'roster_import_cohort_fkey',
      ['organization_id', 'cohort_id'],
      'cohort',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addCheckConstraint('roster_import_counts_sound', sql`added >= 0 and changed >= 0`)
    .execute();
  await db.schema
    .createIndex('roster_import_cohort_idx')
    .on('roster_import')
    .columns(['organization_id', 'cohort_id', 'imported_at'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('roster_import').execute();
  await db.schema.alterTable('cohort_learner').dropConstraint('cohort_learner_sourced_id_key').execute();
  await db.schema.alterTable('cohort_learner').dropColumn('sourced_id').execute();
}
