import { type Kysely, sql } from 'kysely';

/**
 * Fewer questions a sitting: so many answers after which an attempt of any kind pauses by itself. An attempt knows with how
 * many answers its sitting began and how long it stood.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['accommodation', 'learner_accommodation']) {
    await sql`alter table ${sql.table(table)} add column questions_per_sitting integer,
      add constraint ${sql.ref(`${table}_sitting_counted`)} check (questions_per_sitting between 1 and 100)`.execute(
      db,
    );
  }
  await sql`alter table attempt
    add column sitting_from integer not null default 0,
    add column stood_seconds integer not null default 0,
    drop constraint attempt_pause_within,
    add constraint attempt_pause_open check (paused_at is null or state = 'open'),
    add constraint attempt_sitting_counted check (sitting_from >= 0),
    add constraint attempt_stood_positive check (stood_seconds >= 0)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`update attempt set paused_at = null where deadline_at is null`.execute(db);
  await sql`alter table attempt drop column sitting_from, drop column stood_seconds,
    drop constraint attempt_pause_open,
    add constraint attempt_pause_within check (paused_at is null or (deadline_at is not null and state = 'open'))`.execute(
    db,
  );
  for (const table of ['accommodation', 'learner_accommodation'])
    await sql`alter table ${sql.table(table)} drop column questions_per_sitting`.execute(db);
}
