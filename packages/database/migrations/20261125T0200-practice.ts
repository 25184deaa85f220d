import { type Kysely, sql } from 'kysely';

/**
 * Practice, owned by a person: every answer with the memory it left, and the plan. Both have keys that two histories can
 * share, so that a guest's rows can join an account that has its own; the latest row of a question or plan is the one that
 * holds. Lessons are reference data.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const id = sql`pg_catalog.gen_random_uuid()`;
  await db.schema
    .createTable('review_log')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('item_revision', 'integer', (column) => column.notNull())
    .addColumn('answered_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('answered_on', 'date', (column) => column.notNull())
    .addColumn('chosen', 'jsonb', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('max_points', 'integer', (column) => column.notNull())
    .addColumn('stability', 'float8', (column) => column.notNull())
    .addColumn('difficulty', 'float8', (column) => column.notNull())
    .addPrimaryKeyConstraint('review_log_pkey', ['person_id', 'id'])
    .addForeignKeyConstraint('review_log_item_fkey', ['item_id', 'item_revision'], 'item', ['item_id', 'revision'])
    .addCheckConstraint('review_log_points_within', sql`points between 0 and max_points`)
    .addCheckConstraint('review_log_stability_positive', sql`stability > 0`)
    .addCheckConstraint('review_log_difficulty_within', sql`difficulty between 1 and 10`)
    .execute();
  await db.schema
    .createIndex('review_log_latest_idx')
    .on('review_log')
    .columns(['person_id', 'item_id', 'answered_at'])
    .execute();
  await db.schema
    .createTable('plan')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('exam_on', 'date')
    .addColumn('hours_per_week', 'float8', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('started_on', 'date', (column) => column.notNull())
    .addColumn('topics', 'jsonb', (column) => column.notNull())
    .addColumn('topics_from', 'text', (column) => column.notNull())
    .addColumn('saved_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('plan_pkey', ['person_id', 'id'])
    .addCheckConstraint('plan_hours_within', sql`hours_per_week between 0.5 and 60`)
    .addCheckConstraint('plan_exam_after_start', sql`exam_on > started_on`)
    .addCheckConstraint('plan_topics_from_known', sql`topics_from in ('report', 'chosen', 'all')`)
    .execute();
  await db.schema
    .createTable('lesson')
    .addColumn('slug', 'text', (column) => column.primaryKey())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['lesson', 'plan', 'review_log']) await db.schema.dropTable(table).execute();
}
