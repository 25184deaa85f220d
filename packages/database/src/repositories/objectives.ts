import type { Domain } from '@careway/assessment';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** What a learner can do who answers the questions of an objective. */
export interface Objective {
  readonly domain: Domain;
  readonly slug: string;
  readonly statement: string;
  /** Made in the product, so that its words can be changed there. */
  readonly isOwn: boolean;
}

/** Every objective, by domain and slug. */
export async function listObjectives(db: Kysely<Database>): Promise<readonly Objective[]> {
  const rows = await db.selectFrom('objective').selectAll().orderBy('domain').orderBy('slug').execute();
  return rows.map(({ domain, slug, statement, origin }) => ({
    domain: domain as Domain,
    slug,
    statement,
    isOwn: origin === 'workbench',
  }));
}

/** Adds an objective of the product; false when its domain has one of that slug. */
export async function insertObjective(
  trx: Transaction<Database>,
  objective: Omit<Objective, 'isOwn'>,
): Promise<boolean> {
  const result = await trx
    .insertInto('objective')
    .values({ ...objective, origin: 'workbench' })
    .onConflict((conflict) => conflict.columns(['domain', 'slug']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes the words of an objective of the product; false when there is none such. */
export async function renameObjective(
  trx: Transaction<Database>,
  { domain, slug, statement }: Omit<Objective, 'isOwn'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('objective')
    .set({ statement })
    .where('domain', '=', domain)
    .where('slug', '=', slug)
    .where('origin', '=', 'workbench')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
