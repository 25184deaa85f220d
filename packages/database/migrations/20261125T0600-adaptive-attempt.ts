import { type Kysely, sql } from 'kysely';

/** Adaptive attempts: the response models and rules an attempt was opened with, and how often each question was shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const now = sql`current_timestamp`;
  await db.schema
    .createTable('parameter_set')
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('items', 'jsonb', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .execute();
  await db.schema
    .createTable('quiz_exposure')
    .addColumn('quiz', 'text', (column) => column.primaryKey())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addCheckConstraint('quiz_exposure_attempts_positive', sql`attempts >= 1`)
    .execute();
  await db.schema
    .createTable('item_exposure')
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('shown', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('item_exposure_pkey', ['quiz', 'item_id'])
    .addCheckConstraint('item_exposure_shown_positive', sql`shown >= 1`)
    .execute();
  await db.schema
    .alterTable('attempt')
    .addColumn('mode', 'text', (column) => column.notNull().defaultTo('form'))
    .addColumn('max_questions', 'integer')
    .addColumn('parameter_set', 'text', (column) => column.references('parameter_set.version'))
    .addColumn('session_plan', 'jsonb')
    .execute();
  await sql`update attempt a set max_questions = (
    select count(*) from attempt_question q where q.person_id = a.person_id and q.attempt_id = a.id)`.execute(db);
  await db.schema
    .alterTable('attempt')
    .alterColumn('max_questions', (column) => column.setNotNull())
    .execute();
  await db.schema
    .alterTable('attempt')
    .alterColumn('mode', (column) => column.dropDefault())
    .execute();
  await sql`alter table attempt
    add constraint attempt_mode_known check (mode in ('form', 'adaptive')),
    add constraint attempt_adaptive_has_rules
      check ((mode = 'adaptive') = (parameter_set is not null and session_plan is not null)),
    add constraint attempt_max_questions_positive check (max_questions >= 1)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('attempt')
    .dropColumn('mode')
    .dropColumn('max_questions')
    .dropColumn('parameter_set')
    .dropColumn('session_plan')
    .execute();
  for (const table of ['item_exposure', 'quiz_exposure', 'parameter_set']) await db.schema.dropTable(table).execute();
}
