import { type Kysely, sql } from 'kysely';

/** When learners get the result of an assigned quiz: at its end, or once the educator releases it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment
    add column result_release text not null default 'at-end',
    add column released_at timestamptz(3),
    add constraint assignment_release_known check (result_release in ('at-end', 'when-released')),
    add constraint assignment_released_where_held check (released_at is null or result_release = 'when-released')`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment drop column result_release, drop column released_at`.execute(db);
}
