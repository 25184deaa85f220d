import { type Kysely, sql } from 'kysely';

/** Two roles can be joined by several ways. Going back keeps the first way of each step. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('career_step')
    .addColumn('way', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('career_step').dropConstraint('career_step_pkey').execute();
  await db.schema
    .alterTable('career_step')
    .addPrimaryKeyConstraint('career_step_pkey', ['from_slug', 'to_slug', 'way'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from career_step as later using career_step as earlier
    where later.from_slug = earlier.from_slug and later.to_slug = earlier.to_slug
      and later.ordinal > earlier.ordinal`.execute(db);
  await db.schema.alterTable('career_step').dropConstraint('career_step_pkey').execute();
  await db.schema.alterTable('career_step').dropColumn('way').execute();
  await db.schema
    .alterTable('career_step')
    .addPrimaryKeyConstraint('career_step_pkey', ['from_slug', 'to_slug'])
    .execute();
}
