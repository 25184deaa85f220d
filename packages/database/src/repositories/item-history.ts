import type { Item, ItemStatus } from '@careway/assessment';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** One revision of a question as it was published. */
export interface RevisionRecord {
  readonly item: Item;
  readonly revision: number;
  readonly status: ItemStatus;
  readonly isCurrent: boolean;
  readonly origin: 'file' | 'workbench';
  readonly createdBy: string | null;
  readonly publishedAt: Date;
  /** Attempts that were given it. */
  readonly attempts: number;
}

/** Every revision of a question, latest first. */
export async function listRevisions(db: Kysely<Database>, itemId: string): Promise<readonly RevisionRecord[]> {
  const rows = await db
    .selectFrom('item')
    .select(['document', 'revision', 'status', 'is_current', 'origin', 'created_by', 'loaded_at'])
    .select((eb) =>
      eb
        .selectFrom('attempt_question as q')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('q.item_id', '=', 'item.item_id')
        .whereRef('q.item_revision', '=', 'item.revision')
        .as('attempts'),
    )
    .where('item_id', '=', itemId)
    .orderBy('revision', 'desc')
    .execute();
  return rows.map((row) => ({
    item: row.document as Item,
    revision: row.revision,
    status: row.status as ItemStatus,
    isCurrent: row.is_current,
    origin: row.origin,
    createdBy: row.created_by,
    publishedAt: row.loaded_at,
    attempts: row.attempts ?? 0,
  }));
}

/** What a second person said of a draft. */
export interface ReviewEntry {
  readonly id: string;
  readonly edition: number;
  readonly reviewerId: string;
  readonly decision: 'approve' | 'send-back';
  readonly challenged: string;
  readonly changed: string;
  readonly revision: number | null;
  readonly at: Date;
}

/** Reviews made in the product, latest first. */
export async function listItemReviews(db: Kysely<Database>, itemId: string): Promise<readonly ReviewEntry[]> {
  const rows = await db
    .selectFrom('item_review')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    edition: row.edition,
    reviewerId: row.reviewer_id,
    decision: row.decision,
    challenged: row.challenged,
    changed: row.changed,
    revision: row.revision,
    at: row.created_at,
  }));
}

export async function insertItemReview(
  trx: Transaction<Database>,
  itemId: string,
  review: Omit<ReviewEntry, 'id'>,
): Promise<void> {
  await trx
    .insertInto('item_review')
    .values({
      item_id: itemId,
      edition: review.edition,
      reviewer_id: review.reviewerId,
      decision: review.decision,
      challenged: review.challenged,
      changed: review.changed,
      revision: review.revision,
      created_at: review.at,
    })
    .execute();
}

/** What the bank's file says of a question that the product has taken over, where it says something else. */
export async function findFileDifference(
  db: Kysely<Database>,
  itemId: string,
): Promise<{ readonly item: Item; readonly noticedAt: Date } | undefined> {
  const row = await db.selectFrom('item_file_difference').selectAll().where('item_id', '=', itemId).executeTakeFirst();
  return row === undefined ? undefined : { item: row.document as Item, noticedAt: row.noticed_at };
}

/** The revisions in use, by id, of a domain and status where one is named. */
export async function listCurrentItems(
  db: Kysely<Database>,
  filter: { readonly domain?: string | undefined; readonly status?: ItemStatus | undefined } = {},
): Promise<readonly Item[]> {
  const rows = await db
    .selectFrom('item')
    .select('document')
    .where('is_current', '=', true)
    .$if(filter.domain !== undefined, (query) => query.where('domain', '=', filter.domain ?? ''))
    .$if(filter.status !== undefined, (query) => query.where('status', '=', filter.status ?? ''))
    .orderBy(sql`item_id collate "C"`)
    .execute();
  return rows.map((row) => row.document as Item);
}

/** Names of account holders, by id; ids of nobody are left out. */
export async function listPersonNames(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('user')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
