import { type Kysely, sql } from 'kysely';

/** A person can share a report of their own. Going back ends the links that show one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await allow(db, ['wage-summary', 'wage-check', 'wage-compare', 'wage-trend', 'dataset', 'candidate-report']);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from share where kind = 'candidate-report'`.execute(db);
  await allow(db, ['wage-summary', 'wage-check', 'wage-compare', 'wage-trend', 'dataset']);
}

async function allow(db: Kysely<unknown>, kinds: readonly string[]): Promise<void> {
  await db.schema.alterTable('share').dropConstraint('share_kind_check').execute();
  await db.schema
    .alterTable('share')
    .addCheckConstraint('share_kind_check', sql`kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))})`)
    .execute();
}
