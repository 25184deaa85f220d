import type { DraftItem, Item, ItemStatus } from '@careway/assessment';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** A question as its authors list it: the revision in use, the draft beside it, or both. */
export interface ListedItem {
  readonly id: string;
  readonly content: Item | DraftItem;
  readonly published: {
    readonly revision: number;
    readonly status: ItemStatus;
    readonly origin: 'file' | 'workbench';
  } | null;
  readonly draft: { readonly status: 'draft' | 'review'; readonly edition: number } | null;
  /** Answers to the revision in use, in attempts that are complete. */
  readonly answers: number;
  readonly openProblems: number;
  readonly differsFromFile: boolean;
}

export interface ItemFilter {
  readonly domain?: string | undefined;
  readonly objective?: string | undefined;
  readonly status?: ItemStatus | undefined;
  readonly kind?: string | undefined;
  /** Part of the question's text or its id. */
  readonly text?: string | undefined;
}

interface ItemRow {
  readonly id: string;
  readonly document: Item | null;
  readonly revision: number | null;
  readonly status: ItemStatus | null;
  readonly origin: 'file' | 'workbench' | null;
  readonly draft: DraftItem | null;
  readonly draft_status: 'draft' | 'review' | null;
  readonly edition: number | null;
  readonly answers: number;
  readonly open_problems: number;
  readonly differs: boolean;
}

/** A page of questions by id, after `after`. A status finds questions in use with it and drafts with it. */
export async function listItems(
  db: Kysely<Database>,
  filter: ItemFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly ListedItem[]> {
  const { rows } = await sql<ItemRow>`
    with known as (
      select coalesce(i.item_id, d.item_id) as id, i.document, i.revision, i.status, i.origin,
        d.document as draft, d.status as draft_status, d.edition
      from (select * from item where is_current) i full join item_draft d on d.item_id = i.item_id
    )
    select known.*,
      (select count(*)::int from attempt_question q join attempt a on a.person_id = q.person_id and a.id = q.attempt_id
        where q.item_id = known.id and q.item_revision = known.revision and q.answered_at is not null
        and a.state = 'complete') as answers,
      (select count(*)::int from problem_report p where p.item_id = known.id and p.state = 'open') as open_problems,
      exists (select from item_file_difference f where f.item_id = known.id) as differs
    from known where ${conditions(filter, page.after)}
    order by id collate "C" limit ${page.limit}`.execute(db);
  return rows.map(toListedItem);
}

/** How many questions a filter finds. */
export async function countItems(db: Kysely<Database>, filter: ItemFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with known as (
      select coalesce(i.item_id, d.item_id) as id, i.document, i.status, d.document as draft, d.status as draft_status
      from (select * from item where is_current) i full join item_draft d on d.item_id = i.item_id
    ) select count(*)::int as count from known where ${conditions(filter, undefined)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function conditions(filter: ItemFilter, after: string | undefined) {
  const field = (name: string, value: string | undefined) =>
    value === undefined
      ? sql`true`
      : sql`coalesce(document ->> ${sql.lit(name)}, draft ->> ${sql.lit(name)}) = ${value}`;
  const text = filter.text === undefined ? undefined : `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql.join(
    [
      after === undefined ? sql`true` : sql`id collate "C" > ${after}`,
      field('domain', filter.domain),
      field('objective', filter.objective),
      field('kind', filter.kind),
      filter.status === undefined ? sql`true` : sql`(status = ${filter.status} or draft_status = ${filter.status})`,
      text === undefined
        ? sql`true`
        : sql`(id ilike ${text} or document ->> 'stem' ilike ${text} or draft ->> 'stem' ilike ${text})`,
    ],
    sql` and `,
  );
}

function toListedItem(row: ItemRow): ListedItem {
  const { document, draft, revision, status, origin, draft_status, edition } = row;
  const content = document ?? draft;
  if (content === null) throw new Error(`${row.id} has neither a revision nor a draft.`);
  return {
    id: row.id,
    content,
    published: revision === null || status === null || origin === null ? null : { revision, status, origin },
    draft: draft_status === null || edition === null ? null : { status: draft_status, edition },
    answers: row.answers,
    openProblems: row.open_problems,
    differsFromFile: row.differs,
  };
}
