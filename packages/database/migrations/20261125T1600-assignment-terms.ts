import { type Kysely, sql } from 'kysely';

/** The terms of an assignment: its window, clock, going back and attempts. An attempt keeps whether it may go back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment
    add column opens_at timestamptz(3),
    add column closes_at timestamptz(3),
    add column is_timed boolean not null default false,
    add column can_go_back boolean not null default false,
    add column attempts_allowed integer,
    add column withdrawn_at timestamptz(3),
    add constraint assignment_window_in_order check (closes_at > opens_at),
    add constraint assignment_attempts_counted check (attempts_allowed between 1 and 20)`.execute(db);
  await sql`update assignment set is_timed = true, can_go_back = true from blueprint
    where blueprint.slug = assignment.quiz and blueprint.document ->> 'mode' = 'mock'`.execute(db);
  await sql`alter table attempt add column can_go_back boolean not null default false`.execute(db);
  await sql`update attempt set can_go_back = true where mode = 'mock'`.execute(db);
  await sql`alter table attempt add constraint attempt_goes_back_in_mock check (not can_go_back or mode = 'mock')`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attempt drop column can_go_back`.execute(db);
  await sql`alter table assignment drop column opens_at, drop column closes_at, drop column is_timed,
    drop column can_go_back, drop column attempts_allowed, drop column withdrawn_at`.execute(db);
}
