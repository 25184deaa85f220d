import { type Kysely, sql } from 'kysely';

/**
 * When an assignment explains answers. An attempt keeps whether it explains after each; assignments made before explained
 * nothing and go on so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment add column explanations text not null default 'never',
    add constraint assignment_explanations_known check (explanations in ('never', 'after-end', 'after-each')),
    add constraint assignment_explains_no_held_result
      check (explanations <> 'after-each' or result_release = 'at-end')`.execute(db);
  await sql`alter table attempt add column explains_each boolean not null default false,
    add constraint attempt_explains_each_in_form check (not explains_each or mode = 'form')`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attempt drop column explains_each`.execute(db);
  await sql`alter table assignment drop column explanations`.execute(db);
}
