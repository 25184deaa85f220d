import { type Kysely, sql } from 'kysely';

/** Questions written or changed in the product: drafts, reviews, problem reports, and what the bank's files say otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const now = sql`current_timestamp`;
  await db.schema
    .alterTable('item')
    .addColumn('origin', 'text', (column) => column.notNull().defaultTo('file'))
    .addColumn('created_by', 'uuid')
    .execute();
  await sql`alter table item
    add constraint item_origin_known check (origin in ('file', 'workbench')),
    add constraint item_workbench_number_is_ours check (item_id !~ '^W-[0-9]{5,}$' or origin = 'workbench')`.execute(
    db,
  );
  await db.schema
    .createIndex('attempt_question_item_idx')
    .on('attempt_question')
    .columns(['item_id', 'item_revision'])
    .execute();
  await db.schema
    .createTable('item_draft')
    .addColumn('item_id', 'text', (column) => column.primaryKey())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('edition', 'integer', (column) => column.notNull())
    .addColumn('base_revision', 'integer')
    .addColumn('editor_ids', sql`uuid[]`, (column) => column.notNull())
    .addColumn('source', 'text')
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .addColumn('updated_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .addCheckConstraint('item_draft_status_known', sql`status in ('draft', 'review')`)
    .addCheckConstraint('item_draft_edition_positive', sql`edition >= 1`)
    .addCheckConstraint('item_draft_has_editor', sql`cardinality(editor_ids) >= 1`)
    .execute();
  await db.schema
    .createTable('item_review')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('edition', 'integer', (column) => column.notNull())
    .addColumn('reviewer_id', 'uuid', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('challenged', 'text', (column) => column.notNull())
    .addColumn('changed', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer')
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .addCheckConstraint('item_review_decision_known', sql`decision in ('approve', 'send-back')`)
    .addCheckConstraint('item_review_approval_has_revision', sql`(decision = 'approve') = (revision is not null)`)
    .execute();
  await db.schema.createIndex('item_review_item_idx').on('item_review').columns(['item_id', 'created_at']).execute();
  await db.schema
    .createTable('item_file_difference')
    .addColumn('item_id', 'text', (column) => column.primaryKey())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addColumn('noticed_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .execute();
  await db.schema
    .createTable('problem_report')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('linked_person_id', 'uuid')
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('item_revision', 'integer', (column) => column.notNull())
    .addColumn('attempt_id', 'uuid', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('resolution', 'text')
    .addColumn('resolved_by', 'uuid')
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .addColumn('resolved_at', sql`timestamptz(3)`)
    .addUniqueConstraint('problem_report_question_key', ['attempt_id', 'position'])
    .addForeignKeyConstraint('problem_report_item_fkey', ['item_id', 'item_revision'], 'item', ['item_id', 'revision'])
    .addCheckConstraint('problem_report_state_known', sql`state in ('open', 'resolved', 'dismissed')`)
    .addCheckConstraint(
      'problem_report_answer_whole',
      sql`(state = 'open') = (resolved_at is null) and num_nulls(resolution, resolved_by, resolved_at) in (0, 3)`,
    )
    .execute();
  await db.schema
    .createIndex('problem_report_state_idx')
    .on('problem_report')
    .columns(['state', 'created_at', 'id'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['problem_report', 'item_file_difference', 'item_review', 'item_draft']) {
    await db.schema.dropTable(table).execute();
  }
  await db.schema.dropIndex('attempt_question_item_idx').execute();
  await sql`alter table item drop constraint item_workbench_number_is_ours, drop constraint item_origin_known`.execute(
    db,
  );
  await db.schema.alterTable('item').dropColumn('created_by').dropColumn('origin').execute();
}
