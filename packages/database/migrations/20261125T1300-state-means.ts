import { type Kysely, sql } from 'kysely';

/** Rows of official wage tables of which we hold the mean alone, such as those of states. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('wage_observation')
    .addColumn('has_mean_only', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
  await db.schema
    .alterTable('wage_observation')
    .addCheckConstraint(
      'wage_observation_mean_only_check',
      sql`not has_mean_only or (employment_state = 'suppressed' and p10_state = 'suppressed' and p25_state = 'suppressed'
        and median_state = 'suppressed' and p75_state = 'suppressed' and p90_state = 'suppressed')`,
    )
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('wage_observation').dropConstraint('wage_observation_mean_only_check').execute();
  await db.schema.alterTable('wage_observation').dropColumn('has_mean_only').execute();
}
