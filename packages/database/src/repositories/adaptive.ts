import { type ExposureCounters, type Item, type MeasuredItem, noExposure } from '@careway/assessment';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { BankItem } from './bank.ts';

/** A question's response model and the revision of its text that the model is about. */
export interface ParameterEntry {
  readonly revision: number;
  readonly measured: MeasuredItem;
}

/** Keeps a set of response models under its name; one that is there stays as it is. */
export async function saveParameterSet(
  db: Kysely<Database>,
  version: string,
  entries: readonly ParameterEntry[],
): Promise<void> {
  await db
    .insertInto('parameter_set')
    .values({ version, items: JSON.stringify(entries) })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}

/** The response models kept under a name, or `undefined`. */
export async function findParameterSet(
  db: Kysely<Database>,
  version: string,
): Promise<readonly ParameterEntry[] | undefined> {
  const row = await db.selectFrom('parameter_set').select('items').where('version', '=', version).executeTakeFirst();
  return row?.items as readonly ParameterEntry[] | undefined;
}

/** How often each question was shown in how many attempts at a quiz. */
export async function readExposure(db: Kysely<Database>, quiz: string): Promise<ExposureCounters> {
  const attempts = await db.selectFrom('quiz_exposure').select('attempts').where('quiz', '=', quiz).executeTakeFirst();
  if (attempts === undefined) return noExposure;
  const shown = await db.selectFrom('item_exposure').select(['item_id', 'shown']).where('quiz', '=', quiz).execute();
  return {
    sessions: attempts.attempts,
    administrations: Object.fromEntries(shown.map(({ item_id, shown: times }) => [item_id, times])),
  };
}

/** Counts an attempt that begins. */
export async function countAttempt(trx: Transaction<Database>, quiz: string): Promise<void> {
  await trx
    .insertInto('quiz_exposure')
    .values({ quiz, attempts: 1 })
    .onConflict((conflict) => conflict.column('quiz').doUpdateSet({ attempts: sql`quiz_exposure.attempts + 1` }))
    .execute();
}

/** Counts a question that is shown. */
export async function countShown(trx: Transaction<Database>, quiz: string, itemId: string): Promise<void> {
  await trx
    .insertInto('item_exposure')
    .values({ quiz, item_id: itemId, shown: 1 })
    .onConflict((conflict) =>
      conflict.columns(['quiz', 'item_id']).doUpdateSet({ shown: sql`item_exposure.shown + 1` }),
    )
    .execute();
}

/** A question at a revision that attempts may have been given. Throws when there is none. */
export async function readItemRevision(db: Kysely<Database>, itemId: string, revision: number): Promise<BankItem> {
  const row = await db
    .selectFrom('item')
    .select('document')
    .where('item_id', '=', itemId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return { item: row.document as Item, revision };
}
