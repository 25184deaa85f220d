import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** The rules a cohort goes by, as they were saved; `of` says whose they are, null where neither has set any. */
export async function findAttentionRules(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<{ readonly of: 'cohort' | 'organization'; readonly rules: unknown } | null> {
  const row = await db
    .selectFrom('cohort')
    .leftJoin('teaching_rules as all', 'all.organization_id', 'cohort.organization_id')
    .select(['cohort.attention_rules as own', 'all.attention_rules as common'])
    .where('cohort.organization_id', '=', organizationId)
    .where('cohort.id', '=', cohortId)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.own !== null) return { of: 'cohort', rules: row.own };
  return row.common === null ? null : { of: 'organization', rules: row.common };
}

/** Gives one cohort rules of its own; null takes them away. */
export async function saveCohortRules(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
  rules: object | null,
): Promise<void> {
  await trx
    .updateTable('cohort')
    .set({ attention_rules: rules === null ? null : JSON.stringify(rules) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', cohortId)
    .execute();
}

/** Sets the rules of every cohort of an organisation that has none of its own. */
export async function saveOrganizationRules(
  trx: Transaction<Database>,
  organizationId: string,
  rules: object,
): Promise<void> {
  const text = JSON.stringify(rules);
  await trx
    .insertInto('teaching_rules')
    .values({ organization_id: organizationId, attention_rules: text })
    .onConflict((conflict) =>
      conflict.column('organization_id').doUpdateSet({ attention_rules: sql`excluded.attention_rules` }),
    )
    .execute();
}
