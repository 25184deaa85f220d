import { type DraftItem, type Item, type ItemStatus, toWorkbenchId } from '@careway/assessment';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { ItemDraftTable } from '../tables/authoring.ts';
import type { Database } from '../tables/database.ts';
import { nameBankVersion, seenChecksum } from './bank-version.ts';

/** A question being written, beside the revision in use. `source` says where an imported one comes from. */
export interface DraftRecord {
  readonly itemId: string;
  readonly draft: DraftItem;
  readonly status: 'draft' | 'review';
  readonly edition: number;
  readonly baseRevision: number | null;
  readonly editorIds: readonly string[];
  readonly source: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The advisory lock under which numbers of the workbench are given out. */
const NUMBER_LOCK = 0x4357_0003;

/** The next free ids of the workbench, in order; they stay free until the transaction writes them. */
export async function takeWorkbenchIds(trx: Transaction<Database>, count: number): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(${NUMBER_LOCK})`.execute(trx);
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substring(item_id from 3)::int), 0) as last from (
      select item_id from item union all select item_id from item_draft union all select item_id from item_review
    ) used where item_id ~ '^W-[0-9]{5,9}$'`.execute(trx);
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, index) => toWorkbenchId(last + 1 + index));
}

/** Adds drafts of new questions. */
export async function insertDrafts(
  trx: Transaction<Database>,
  drafts: readonly { readonly itemId: string; readonly draft: DraftItem; readonly source: string | null }[],
  editorId: string,
  at: Date,
): Promise<void> {
  const BATCH = 500;
  for (let start = 0; start < drafts.length; start += BATCH) {
    await trx
      .insertInto('item_draft')
      .values(
        drafts.slice(start, start + BATCH).map(({ itemId, draft, source }) => ({
          item_id: itemId,
          document: JSON.stringify(draft),
          status: 'draft' as const,
          edition: 1,
          base_revision: null,
          editor_ids: [editorId],
          source,
          created_at: at,
          updated_at: at,
        })),
      )
      .execute();
  }
}

/** The draft of a question, or `undefined`. */
export async function findDraft(db: Kysely<Database>, itemId: string): Promise<DraftRecord | undefined> {
  const row = await db.selectFrom('item_draft').selectAll().where('item_id', '=', itemId).executeTakeFirst();
  return row === undefined ? undefined : toDraftRecord(row);
}

/** The same, locked until the transaction ends. */
export async function lockDraft(trx: Transaction<Database>, itemId: string): Promise<DraftRecord | undefined> {
  const row = await trx
    .selectFrom('item_draft')
    .selectAll()
    .where('item_id', '=', itemId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toDraftRecord(row);
}

/** Keeps a draft as it is now: a new one, or the next edition of the one there is. It is a draft again, not in review. */
export async function saveDraft(
  trx: Transaction<Database>,
  itemId: string,
  save: {
    readonly draft: DraftItem;
    readonly before: DraftRecord | undefined;
    readonly baseRevision: number | null;
    readonly editorId: string;
    readonly at: Date;
  },
): Promise<void> {
  const { before, draft, editorId, at } = save;
  const editors = [...new Set([...(before?.editorIds ?? []), editorId])];
  const row = {
    document: JSON.stringify(draft),
    status: 'draft' as const,
    edition: (before?.edition ?? 0) + 1,
    editor_ids: editors,
    updated_at: at,
  };
  await trx
    .insertInto('item_draft')
    .values({ item_id: itemId, base_revision: save.baseRevision, source: null, created_at: at, ...row })
    .onConflict((conflict) => conflict.column('item_id').doUpdateSet(row))
    .execute();
}

/** Moves a draft between writing and review. */
export async function setDraftStatus(
  trx: Transaction<Database>,
  itemId: string,
  status: DraftRecord['status'],
  at: Date,
): Promise<void> {
  await trx.updateTable('item_draft').set({ status, updated_at: at }).where('item_id', '=', itemId).execute();
}

export async function deleteDraft(trx: Transaction<Database>, itemId: string): Promise<void> {
  await trx.deleteFrom('item_draft').where('item_id', '=', itemId).execute();
}

/** Makes a whole draft the revision in use and drops the draft. Attempts keep the revision they have. Returns the revision. */
export async function publishDraft(
  trx: Transaction<Database>,
  record: DraftRecord,
  content: Omit<Item, 'id' | 'version'>,
): Promise<number> {
  const { revision: last } = await trx
    .selectFrom('item')
    .select((eb) => eb.fn.coalesce(eb.fn.max('revision'), sql<number>`0`).as('revision'))
    .where('item_id', '=', record.itemId)
    .executeTakeFirstOrThrow();
  const revision = last + 1;
  const item: Item = { ...content, id: record.itemId, version: revision };
  await trx
    .updateTable('item')
    .set({ is_current: false })
    .where('item_id', '=', record.itemId)
    .where('is_current', '=', true)
    .execute();
  const [author] = record.editorIds;
  await trx
    .insertInto('item')
    .values({
      item_id: item.id,
      revision,
      domain: item.domain,
      status: item.status,
      is_current: true,
      checksum: seenChecksum(item),
      document: JSON.stringify(item),
      origin: 'workbench',
      ...(author === undefined ? {} : { created_by: author }),
    })
    .execute();
  await deleteDraft(trx, record.itemId);
  await nameBankVersion(trx);
  return revision;
}

/** Moves the revision in use to another status; from then on the question is the product's, whatever its file says. */
export async function setItemStatus(trx: Transaction<Database>, itemId: string, status: ItemStatus): Promise<void> {
  await trx
    .updateTable('item')
    .set({
      status,
      origin: 'workbench',
      document: sql`jsonb_set(document, '{status}', to_jsonb(${status}::text))` as never,
    })
    .where('item_id', '=', itemId)
    .where('is_current', '=', true)
    .execute();
  await nameBankVersion(trx);
}

function toDraftRecord(row: Selectable<ItemDraftTable>): DraftRecord {
  return {
    itemId: row.item_id,
    draft: row.document as DraftItem,
    status: row.status,
    edition: row.edition,
    baseRevision: row.base_revision,
    editorIds: row.editor_ids,
    source: row.source,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Those of the ids that name a question, published or a draft. */
export async function listKnownItemIds(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('item')
    .select('item_id')
    .where('item_id', 'in', ids)
    .union(db.selectFrom('item_draft').select('item_id').where('item_id', 'in', ids))
    .execute();
  return new Set(rows.map((row) => row.item_id));
}
