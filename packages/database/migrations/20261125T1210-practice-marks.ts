import { type Kysely, sql } from 'kysely';

/** Lessons a person has read; reports on questions met in practice, where there is no attempt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lesson_read')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('lesson', 'text', (column) => column.notNull())
    .addColumn('read_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('lesson_read_pkey', ['person_id', 'id'])
    .execute();
  await db.schema.createIndex('lesson_read_lesson_idx').on('lesson_read').columns(['person_id', 'lesson']).execute();
  await sql`alter table problem_report
    alter column attempt_id drop not null, alter column position drop not null,
    add constraint problem_report_place_whole check (num_nulls(attempt_id, position) in (0, 2))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from problem_report where attempt_id is null`.execute(db);
  await sql`alter table problem_report
    drop constraint problem_report_place_whole,
    alter column attempt_id set not null, alter column position set not null`.execute(db);
  await db.schema.dropTable('lesson_read').execute();
}
