import { type Kysely, sql } from 'kysely';

/** Cohorts with their learners, what is assigned to them and how far they are. All owned by an organisation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const id = sql`pg_catalog.gen_random_uuid()`;
  await db.schema
    .createTable('cohort')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('certification', 'text')
    .addColumn('exam_on', 'date')
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('cohort_pkey', ['organization_id', 'id'])
    .execute();
  await db.schema
    .createTable('cohort_learner')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
    .addColumn('cohort_id', 'uuid', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('linked_person_id', 'uuid')
    .addColumn('invitation_nonce', 'text', (column) => column.notNull())
    .addColumn('invited_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('joined_at', sql`timestamptz(3)`)
    .addPrimaryKeyConstraint('cohort_learner_pkey', ['organization_id', 'id'])
    .addUniqueConstraint('cohort_learner_email_key', ['organization_id', 'cohort_id', 'email'])
    .addForeignKeyConstraint(
      'cohort_learner_cohort_fkey',
      ['organization_id', 'cohort_id'],
      'cohort',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addCheckConstraint('cohort_learner_email_lower', sql`email = lower(email)`)
    .execute();
  await db.schema.createIndex('cohort_learner_person_idx').on('cohort_learner').column('linked_person_id').execute();
  await db.schema
    .createTable('assignment')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
    .addColumn('cohort_id', 'uuid', (column) => column.notNull())
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('quiz_title', 'text', (column) => column.notNull())
    .addColumn('due_on', 'date')
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('assignment_pkey', ['organization_id', 'id'])
    .addForeignKeyConstraint(
      'assignment_cohort_fkey',
      ['organization_id', 'cohort_id'],
      'cohort',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('assignment_cohort_idx')
    .on('assignment')
    .columns(['organization_id', 'cohort_id'])
    .execute();
  await db.schema
    .createTable('assignment_progress')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('assignment_id', 'uuid', (column) => column.notNull())
    .addColumn('learner_id', 'uuid', (column) => column.notNull())
    .addColumn('attempt_id', 'uuid', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addColumn('of_questions', 'integer', (column) => column.notNull())
    .addColumn('started_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('last_saved_at', sql`timestamptz(3)`)
    .addColumn('finished_at', sql`timestamptz(3)`)
    .addColumn('report', 'jsonb')
    .addPrimaryKeyConstraint('assignment_progress_pkey', [
      'organization_id',
      'assignment_id',
      'learner_id',
      'attempt_id',
    ])
    .addForeignKeyConstraint(
      'assignment_progress_assignment_fkey',
      ['organization_id', 'assignment_id'],
      'assignment',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'assignment_progress_learner_fkey',
      ['organization_id', 'learner_id'],
      'cohort_learner',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addCheckConstraint('assignment_progress_state_known', sql`state in ('started', 'finished')`)
    .addCheckConstraint('assignment_progress_answered_within', sql`answered between 0 and of_questions`)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['assignment_progress', 'assignment', 'cohort_learner', 'cohort']) {
    await db.schema.dropTable(table).execute();
  }
}
