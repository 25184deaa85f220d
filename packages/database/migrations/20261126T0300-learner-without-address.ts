import { type Kysely, sql } from 'kysely';

/** A learner who came by a learning system that told no address has none, instead of one that receives nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('cohort_learner')
    .alterColumn('email', (column) => column.dropNotNull())
    .execute();
  await sql`update cohort_learner set email = null where email like '%@lti.invalid'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`update cohort_learner set email = id || '@lti.invalid' where email is null`.execute(db);
  await db.schema
    .alterTable('cohort_learner')
    .alterColumn('email', (column) => column.setNotNull())
    .execute();
}
