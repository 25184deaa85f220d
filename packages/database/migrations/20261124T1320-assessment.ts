import { type Kysely, sql } from 'kysely';

/** The item bank as reference data; attempts with their questions, owned by a person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const now = sql`current_timestamp`;
  await db.schema
    .createTable('item')
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('is_current', 'boolean', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addColumn('loaded_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .addPrimaryKeyConstraint('item_pkey', ['item_id', 'revision'])
    .addCheckConstraint('item_revision_positive', sql`revision >= 1`)
    .execute();
  await db.schema
    .createIndex('item_current_key')
    .on('item')
    .column('item_id')
    .unique()
    .where(sql.ref('is_current'), '=', true)
    .execute();
  await db.schema
    .createTable('objective')
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('statement', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('objective_pkey', ['domain', 'slug'])
    .execute();
  await db.schema
    .createTable('bank_version')
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('item_count', 'integer', (column) => column.notNull())
    .addColumn('is_current', 'boolean', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .execute();
  await db.schema
    .createTable('blueprint')
    .addColumn('slug', 'text', (column) => column.primaryKey())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('attempt')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('quiz_title', 'text', (column) => column.notNull())
    .addColumn('blueprint_version', 'text', (column) => column.notNull())
    .addColumn('bank_version', 'text', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('target_share', 'float8', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('stop_reason', 'text')
    .addColumn('started_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('last_saved_at', sql`timestamptz(3)`)
    .addColumn('finished_at', sql`timestamptz(3)`)
    .addColumn('assigned_by', 'jsonb')
    .addColumn('report', 'jsonb')
    .addPrimaryKeyConstraint('attempt_pkey', ['person_id', 'id'])
    .addCheckConstraint('attempt_state_known', sql`state in ('open', 'complete')`)
    .addCheckConstraint(
      'attempt_complete_has_end',
      sql`(state = 'complete') = (finished_at is not null and stop_reason is not null)`,
    )
    .addCheckConstraint('attempt_target_is_share', sql`target_share between 0 and 1`)
    .execute();
  await db.schema.createIndex('attempt_started_idx').on('attempt').columns(['person_id', 'started_at', 'id']).execute();
  await db.schema
    .createTable('attempt_question')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('attempt_id', 'uuid', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('item_revision', 'integer', (column) => column.notNull())
    .addColumn('options', 'jsonb', (column) => column.notNull())
    .addColumn('presented_at', sql`timestamptz(3)`)
    .addColumn('answered_at', sql`timestamptz(3)`)
    .addColumn('chosen', 'jsonb')
    .addColumn('points', 'integer')
    .addColumn('max_points', 'integer')
    .addPrimaryKeyConstraint('attempt_question_pkey', ['person_id', 'attempt_id', 'position'])
    .addForeignKeyConstraint('attempt_question_item_fkey', ['item_id', 'item_revision'], 'item', [
      'item_id',
      'revision',
    ])
    .addCheckConstraint('attempt_question_position_positive', sql`position >= 1`)
    .addCheckConstraint(
      'attempt_question_answer_whole',
      sql`num_nulls(answered_at, chosen, points, max_points) in (0, 4)`,
    )
    .addCheckConstraint('attempt_question_points_within', sql`points between 0 and max_points`)
    .execute();
  // Deferrable: a claim moves both tables to the new owner within one transaction.
  await sql`alter table attempt_question add constraint attempt_question_attempt_fkey
    foreign key (person_id, attempt_id) references attempt (person_id, id) on delete cascade deferrable`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['attempt_question', 'attempt', 'blueprint', 'bank_version', 'objective', 'item']) {
    await db.schema.dropTable(table).execute();
  }
}
