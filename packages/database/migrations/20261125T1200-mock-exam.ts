import { type Kysely, sql } from 'kysely';

/**
 * Mock exams: attempts under time, flags, questions under trial in forms. Accommodations: a person's own, and those an
 * organization gives its learners; an attempt keeps the one it was started with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attempt
    add column base_minutes integer,
    add column accommodation jsonb,
    add column deadline_at timestamptz(3),
    add column paused_at timestamptz(3),
    drop constraint attempt_mode_known,
    add constraint attempt_mode_known check (mode in ('form', 'adaptive', 'mock')),
    add constraint attempt_mock_has_time check ((mode = 'mock') = (base_minutes is not null)),
    add constraint attempt_base_minutes_positive check (base_minutes >= 1),
    add constraint attempt_deadline_after_start check (deadline_at > started_at),
    add constraint attempt_pause_within check (paused_at is null or (deadline_at is not null and state = 'open'))`.execute(
    db,
  );
  await sql`create index attempt_deadline_idx on attempt (deadline_at)
    where state = 'open' and deadline_at is not null and paused_at is null`.execute(db);
  await sql`alter table attempt_question
    add column is_flagged boolean not null default false,
    add column is_trial boolean not null default false`.execute(db);
  await sql`update attempt_question q set is_trial = true from attempt a
    where a.person_id = q.person_id and a.id = q.attempt_id
      and a.session_plan -> 'pretest' -> 'itemIds' ? q.item_id`.execute(db);

  await db.schema
    .createTable('accommodation')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('time_allowance', 'text', (column) => column.notNull())
    .addColumn('may_pause', 'boolean', (column) => column.notNull())
    .addColumn('has_large_text', 'boolean', (column) => column.notNull())
    .addColumn('set_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('accommodation_pkey', ['person_id', 'id'])
    .addCheckConstraint('accommodation_time_known', timeKnown)
    .execute();
  await db.schema
    .createTable('learner_accommodation')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('learner_id', 'uuid', (column) => column.notNull())
    .addColumn('time_allowance', 'text', (column) => column.notNull())
    .addColumn('may_pause', 'boolean', (column) => column.notNull())
    .addColumn('has_large_text', 'boolean', (column) => column.notNull())
    .addColumn('set_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('learner_accommodation_pkey', ['organization_id', 'learner_id'])
    .addForeignKeyConstraint(
      'learner_accommodation_learner_fkey',
      ['organization_id', 'learner_id'],
      'cohort_learner',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addCheckConstraint('learner_accommodation_time_known', timeKnown)
    .execute();
}

const timeKnown = sql<boolean>`time_allowance in ('standard', '1.25', '1.5', '2', 'untimed')`;

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['learner_accommodation', 'accommodation']) await db.schema.dropTable(table).execute();
  await sql`delete from attempt where mode = 'mock'`.execute(db);
  await sql`alter table attempt_question drop column is_flagged, drop column is_trial`.execute(db);
  await sql`alter table attempt
    drop column base_minutes, drop column accommodation, drop column deadline_at, drop column paused_at,
    drop constraint attempt_mode_known,
    add constraint attempt_mode_known check (mode in ('form', 'adaptive'))`.execute(db);
}
