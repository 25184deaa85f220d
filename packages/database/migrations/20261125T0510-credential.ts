import { type Kysely, sql } from 'kysely';

/**
 * Credentials that were issued, and how far each organisation's status lists are used up. Owned by an organisation. A
 * credential outlives the cohort it was earned in, so nothing here points at cohorts, learners or attempts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('credential_status_list')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('list', 'integer', (column) => column.notNull())
    .addColumn('next_index', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('credential_status_list_pkey', ['organization_id', 'list'])
    .addCheckConstraint('credential_status_list_next_within', sql`next_index between 0 and 131072`)
    .execute();
  await db.schema
    .createTable('issued_credential')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull())
    .addColumn('cohort_id', 'uuid', (column) => column.notNull())
    .addColumn('learner_id', 'uuid', (column) => column.notNull())
    .addColumn('linked_person_id', 'uuid')
    .addColumn('learner_name', 'text', (column) => column.notNull())
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('evidence', 'jsonb', (column) => column.notNull())
    .addColumn('status_list', 'integer', (column) => column.notNull())
    .addColumn('status_index', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('jwt', 'text', (column) => column.notNull())
    .addColumn('issued_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('valid_until', sql`timestamptz(3)`)
    .addColumn('revoked_at', sql`timestamptz(3)`)
    .addColumn('revocation_reason', 'text')
    .addColumn('replaces_id', 'uuid')
    .addPrimaryKeyConstraint('issued_credential_pkey', ['organization_id', 'id'])
    .addUniqueConstraint('issued_credential_status_key', ['organization_id', 'status_list', 'status_index'])
    .addForeignKeyConstraint(
      'issued_credential_status_list_fkey',
      ['organization_id', 'status_list'],
      'credential_status_list',
      ['organization_id', 'list'],
    )
    .addForeignKeyConstraint(
      'issued_credential_replaces_fkey',
      ['organization_id', 'replaces_id'],
      'issued_credential',
      ['organization_id', 'id'],
    )
    .addCheckConstraint('issued_credential_index_within', sql`status_index between 0 and 131071`)
    .addCheckConstraint(
      'issued_credential_revoked_with_reason',
      sql`(revoked_at is null) = (revocation_reason is null)`,
    )
    .execute();
  // A learner holds one credential for a quiz that is not revoked: issuing twice at once cannot make two.
  await sql`create unique index issued_credential_standing_key
    on issued_credential (organization_id, learner_id, quiz) where revoked_at is null`.execute(db);
  await db.schema
    .createIndex('issued_credential_cohort_idx')
    .on('issued_credential')
    .columns(['organization_id', 'cohort_id'])
    .execute();
  await db.schema
    .createIndex('issued_credential_person_idx')
    .on('issued_credential')
    .column('linked_person_id')
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['issued_credential', 'credential_status_list']) await db.schema.dropTable(table).execute();
}
