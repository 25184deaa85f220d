import type { ItemStatus } from '@careway/assessment';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ItemSuspensionTable } from '../tables/fairness.ts';
import type { DifComparisonRecord } from './dif.ts';
import { listDifComparisons, listDifRuns } from './dif.ts';
import { setItemStatus } from './item-drafts.ts';

export const suspensionVerdicts = ['keep', 'revise', 'retire'] as const;
export type SuspensionVerdict = (typeof suspensionVerdicts)[number];

/** Why a question was taken out of use: a comparison in which it is of class C. */
export interface SuspensionGround {
  readonly characteristic: string;
  readonly reference: string | null;
  readonly focal: string;
  readonly delta: number | null;
  readonly effect: number | null;
}

/** A question that a run took out of use. `verdict` and what belongs to it are null while nobody has judged it. */
export interface SuspensionRecord {
  readonly id: string;
  readonly itemId: string;
  readonly itemRevision: number;
  readonly statusBefore: ItemStatus;
  readonly runId: string;
  readonly grounds: readonly SuspensionGround[];
  readonly suspendedAt: Date;
  readonly verdict: SuspensionVerdict | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/**
 * Takes the version in use out of new attempts until somebody has judged it. Nothing happens, and the answer is false, when
 * it is not drawn anyway, when it is suspended already, or when every ground was judged before and the version kept.
 */
export async function suspendItem(
  trx: Transaction<Database>,
  suspension: Pick<SuspensionRecord, 'itemId' | 'itemRevision' | 'runId' | 'grounds' | 'suspendedAt'>,
): Promise<boolean> {
  const { itemId, itemRevision, grounds } = suspension;
  const item = await trx
    .selectFrom('item')
    .select('status')
    .where('item_id', '=', itemId)
    .where('revision', '=', itemRevision)
    .where('is_current', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (item === undefined || (item.status !== 'live' && item.status !== 'pilot')) return false;
  const before = (await listSuspensionsOf(trx, itemId)).filter((one) => one.itemRevision === itemRevision);
  if (before.some(({ verdict }) => verdict === null)) return false;
  const isJudged = (ground: SuspensionGround) =>
    before.some(
      ({ verdict, grounds: old }) =>
        verdict === 'keep' &&
        old.some(({ characteristic, focal }) => characteristic === ground.characteristic && focal === ground.focal),
    );
  if (grounds.every(isJudged)) return false;
  await trx
    .insertInto('item_suspension')
    .values({
      item_id: itemId,
      item_revision: itemRevision,
      status_before: item.status,
      run_id: suspension.runId,
      grounds: JSON.stringify(grounds),
      suspended_at: suspension.suspendedAt,
      verdict: null,
      reason: null,
      decided_by: null,
      decided_at: null,
    })
    .execute();
  await setItemStatus(trx, itemId, 'watch');
  return true;
}

/** A page of suspensions, newest first; only those that wait for a verdict, or only those that have one. */
export async function listSuspensions(
  db: Kysely<Database>,
  filter: { readonly state?: 'open' | 'decided' | undefined },
  page: { readonly before: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly (SuspensionRecord & { readonly stem: string })[]> {
  const { before } = page;
  const rows = await db
    .selectFrom('item_suspension as s')
    .innerJoin('item as i', (join) =>
      join.onRef('i.item_id', '=', 's.item_id').onRef('i.revision', '=', 's.item_revision'),
    )
    .selectAll('s')
    .select(sql<string>`i.document ->> 'stem'`.as('stem'))
    .$if(filter.state === 'open', (query) => query.where('s.verdict', 'is', null))
    .$if(filter.state === 'decided', (query) => query.where('s.verdict', 'is not', null))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(s.suspended_at, s.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('s.suspended_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...toSuspension(row), stem: row.stem }));
}

/** The suspensions of a question, newest first. */
export async function listSuspensionsOf(db: Kysely<Database>, itemId: string): Promise<readonly SuspensionRecord[]> {
  const rows = await db
    .selectFrom('item_suspension')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('suspended_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toSuspension);
}

/** A suspension that waits for its verdict, locked; `undefined` when there is none. */
export async function lockOpenSuspension(
  trx: Transaction<Database>,
  id: string,
): Promise<SuspensionRecord | undefined> {
  const row = await trx
    .selectFrom('item_suspension')
    .selectAll()
    .where('id', '=', id)
    .where('verdict', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toSuspension(row);
}

/** Records the verdict and moves the question accordingly: back to where it was, out for good, or it waits for a new version. */
export async function decideSuspension(
  trx: Transaction<Database>,
  suspension: SuspensionRecord,
  decision: {
    readonly verdict: SuspensionVerdict;
    readonly reason: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .updateTable('item_suspension')
    .set({ verdict: decision.verdict, reason: decision.reason, decided_by: decision.by, decided_at: decision.at })
    .where('id', '=', suspension.id)
    .execute();
  if (decision.verdict === 'keep') await setItemStatus(trx, suspension.itemId, suspension.statusBefore);
  if (decision.verdict === 'retire') await setItemStatus(trx, suspension.itemId, 'retired');
}

/** What fairness evidence a quiz has, for its technical report. `null` when groups were never compared. */
export interface DifSummary {
  readonly runId: string;
  readonly madeAt: Date;
  readonly method: string;
  readonly bankVersion: string;
  readonly items: number;
  readonly comparisons: readonly DifComparisonRecord[];
  /** Questions that any run of this quiz took out of use: waiting for a verdict, and by verdict. */
  readonly suspensions: Readonly<Record<'open' | SuspensionVerdict, number>>;
}

/** The latest run of a quiz with classes by comparison and the verdicts on questions it suspended. */
export async function findDifSummary(db: Kysely<Database>, quiz: string): Promise<DifSummary | null> {
  const [run] = await listDifRuns(db, { quiz }, { before: undefined, limit: 1 });
  if (run === undefined) return null;
  const counts = await db
    .selectFrom('item_suspension as s')
    .innerJoin('dif_run as r', 'r.id', 's.run_id')
    .select([
      sql<'open' | SuspensionVerdict>`coalesce(s.verdict, 'open')`.as('state'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('r.quiz', '=', quiz)
    .groupBy('state')
    .execute();
  const countOf = (state: 'open' | SuspensionVerdict) => counts.find((row) => row.state === state)?.count ?? 0;
  return {
    runId: run.id,
    madeAt: run.madeAt,
    method: run.method,
    bankVersion: run.bankVersion,
    items: run.items,
    comparisons: await listDifComparisons(db, run.id),
    suspensions: { open: countOf('open'), keep: countOf('keep'), revise: countOf('revise'), retire: countOf('retire') },
  };
}

function toSuspension(row: Selectable<ItemSuspensionTable>): SuspensionRecord {
  return {
    id: row.id,
    itemId: row.item_id,
    itemRevision: row.item_revision,
    statusBefore: row.status_before as ItemStatus,
    runId: row.run_id,
    grounds: row.grounds as readonly SuspensionGround[],
    suspendedAt: row.suspended_at,
    verdict: row.verdict,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
