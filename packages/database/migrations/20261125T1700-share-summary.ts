import { type Kysely, sql } from 'kysely';

/** The figures of an occupation side by side can be shared too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('share').dropConstraint('share_kind_check').execute();
  await db.schema
    .alterTable('share')
    .addCheckConstraint(
      'share_kind_check',
      sql`kind in ('wage-summary', 'wage-check', 'wage-compare', 'wage-trend', 'dataset')`,
    )
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from share where kind = 'wage-summary'`.execute(db);
  await db.schema.alterTable('share').dropConstraint('share_kind_check').execute();
  await db.schema
    .alterTable('share')
    .addCheckConstraint('share_kind_check', sql`kind in ('wage-check', 'wage-compare', 'wage-trend', 'dataset')`)
    .execute();
}
