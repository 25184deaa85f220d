import type { DifComparison, DifFinding, Item } from '@careway/assessment';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { DifComparisonTable, DifRunTable } from '../tables/fairness.ts';

/** A question whose answers are compared: the version in use, and whether it is scored in new attempts. */
export interface StudiedItem {
  readonly item: Item;
  readonly revision: number;
}

/** An answer that is compared. */
export interface ComparedAnswer {
  readonly personId: string;
  readonly itemId: string;
  readonly points: number;
}

/** The questions in use, under trial or watched: those whose answers can be compared. */
export async function listStudiedItems(db: Kysely<Database>): Promise<readonly StudiedItem[]> {
  const rows = await db
    .selectFrom('item')
    .select(['document', 'revision'])
    .where('is_current', '=', true)
    .where('status', 'in', ['live', 'watch', 'pilot'])
    .orderBy('item_id')
    .execute();
  return rows.map((row) => ({ item: row.document as Item, revision: row.revision }));
}

/**
 * Answers to the versions in use, of each named person's first finished attempt at a quiz; answers faster than `minSeconds`
 * are left out.
 */
export async function listComparedAnswers(
  db: Kysely<Database>,
  quiz: string,
  personIds: readonly string[],
  minSeconds: number,
): Promise<readonly ComparedAnswer[]> {
  const { rows } = await sql<{ person_id: string; item_id: string; points: number }>`
    with first as (
      select distinct on (person_id) person_id, id from attempt
      where quiz = ${quiz} and state = 'complete' and person_id = any (${[...personIds]}::uuid[])
      order by person_id, started_at, id
    )
    select q.person_id, q.item_id, q.points
    from first f join attempt_question q on q.person_id = f.person_id and q.attempt_id = f.id
    join item i on i.item_id = q.item_id and i.revision = q.item_revision and i.is_current
    where q.answered_at is not null
      and coalesce(extract(epoch from q.answered_at - q.presented_at), ${minSeconds}) >= ${minSeconds}
    order by q.person_id, q.position`.execute(db);
  return rows.map((row) => ({ personId: row.person_id, itemId: row.item_id, points: row.points }));
}

/** One run of comparing groups. `items` is how many questions were looked at. */
export interface DifRunRecord {
  readonly id: string;
  readonly quiz: string;
  readonly quizTitle: string;
  readonly bankVersion: string;
  readonly method: string;
  readonly items: number;
  readonly startedBy: string;
  readonly madeAt: Date;
}

/** Keeps a run whole. False when a run of that id is kept already: then nothing is written. */
export async function insertDifRun(
  trx: Transaction<Database>,
  run: DifRunRecord,
  comparisons: readonly DifComparison[],
  revisions: ReadonlyMap<string, number>,
): Promise<boolean> {
  const row = await trx
    .insertInto('dif_run')
    .values({
      id: run.id,
      quiz: run.quiz,
      quiz_title: run.quizTitle,
      bank_version: run.bankVersion,
      method: run.method,
      items: run.items,
      started_by: run.startedBy,
      made_at: run.madeAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  for (const [place, comparison] of comparisons.entries()) {
    await trx
      .insertInto('dif_comparison')
      .values({
        run_id: run.id,
        place,
        characteristic: comparison.characteristic,
        focal: comparison.focal,
        reference: comparison.reference,
        status: comparison.status,
        reference_n: comparison.referenceN,
        focal_n: comparison.focalN,
        rounds: comparison.rounds,
        untested: comparison.untested,
      })
      .execute();
    if (comparison.findings.length === 0) continue;
    await trx
      .insertInto('dif_finding')
      .values(
        comparison.findings.map(({ itemId, itemClass, ...numbers }) => ({
          run_id: run.id,
          place,
          item_id: itemId,
          item_revision: revisions.get(itemId) ?? 1,
          item_class: itemClass,
          numbers: JSON.stringify(numbers),
        })),
      )
      .execute();
  }
  return true;
}

/** A page of runs, newest first; of one quiz where named. */
export async function listDifRuns(
  db: Kysely<Database>,
  filter: { readonly quiz?: string | undefined },
  page: { readonly before: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly DifRunRecord[]> {
  const { before } = page;
  const rows = await db
    .selectFrom('dif_run')
    .selectAll()
    .$if(filter.quiz !== undefined, (query) => query.where('quiz', '=', filter.quiz ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(made_at, id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toRun);
}

/** A run, or `undefined`. */
export async function findDifRun(db: Kysely<Database>, id: string): Promise<DifRunRecord | undefined> {
  const row = await db.selectFrom('dif_run').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toRun(row);
}

/** A comparison as it is kept, with its questions by class. */
export interface DifComparisonRecord
  extends Omit<DifComparison, 'characteristic' | 'focal' | 'reference' | 'findings'> {
  readonly characteristic: string;
  readonly focal: string;
  readonly reference: string | null;
  readonly classes: Readonly<Record<'A' | 'B' | 'C', number>>;
}

/** The comparisons of a run, in their order. */
export async function listDifComparisons(db: Kysely<Database>, runId: string): Promise<readonly DifComparisonRecord[]> {
  const [comparisons, counts] = await Promise.all([
    db.selectFrom('dif_comparison').selectAll().where('run_id', '=', runId).orderBy('place').execute(),
    db
      .selectFrom('dif_finding')
      .select(['place', 'item_class', sql<number>`count(*)::int`.as('count')])
      .where('run_id', '=', runId)
      .groupBy(['place', 'item_class'])
      .execute(),
  ]);
  const countOf = (place: number, itemClass: string) =>
    counts.find((row) => row.place === place && row.item_class === itemClass)?.count ?? 0;
  return comparisons.map((row) => ({
    ...toComparison(row),
    classes: { A: countOf(row.place, 'A'), B: countOf(row.place, 'B'), C: countOf(row.place, 'C') },
  }));
}

/** A finding with the comparison it belongs to and the question's text. */
export interface DifFindingRecord extends DifFinding {
  readonly characteristic: string;
  readonly focal: string;
  readonly reference: string | null;
  readonly revision: number;
  readonly stem: string;
}

/** The findings of a run, by comparison and question; of one question or of given classes where named. */
export async function listDifFindings(
  db: Kysely<Database>,
  runId: string,
  filter: { readonly itemId?: string | undefined; readonly classes?: readonly ('A' | 'B' | 'C')[] | undefined } = {},
): Promise<readonly DifFindingRecord[]> {
  const { itemId, classes } = filter;
  const rows = await db
    .selectFrom('dif_finding as f')
    .innerJoin('dif_comparison as c', (join) =>
      join.onRef('c.run_id', '=', 'f.run_id').onRef('c.place', '=', 'f.place'),
    )
    .innerJoin('item as i', (join) =>
      join.onRef('i.item_id', '=', 'f.item_id').onRef('i.revision', '=', 'f.item_revision'),
    )
    .select(['f.item_id', 'f.item_revision', 'f.item_class', 'f.numbers', 'c.characteristic', 'c.focal', 'c.reference'])
    .select(sql<string>`i.document ->> 'stem'`.as('stem'))
    .where('f.run_id', '=', runId)
    .$if(itemId !== undefined, (query) => query.where('f.item_id', '=', itemId ?? ''))
    .$if(classes !== undefined, (query) => query.where('f.item_class', 'in', [...(classes ?? [])]))
    .orderBy('f.place')
    .orderBy(sql`f.item_id collate "C"`)
    .execute();
  return rows.map((row) => ({
    ...(row.numbers as Omit<DifFinding, 'itemId' | 'itemClass'>),
    itemId: row.item_id,
    itemClass: row.item_class,
    characteristic: row.characteristic,
    focal: row.focal,
    reference: row.reference,
    revision: row.item_revision,
    stem: row.stem,
  }));
}

function toRun(row: Selectable<DifRunTable>): DifRunRecord {
  return {
    id: row.id,
    quiz: row.quiz,
    quizTitle: row.quiz_title,
    bankVersion: row.bank_version,
    method: row.method,
    items: row.items,
    startedBy: row.started_by,
    madeAt: row.made_at,
  };
}

function toComparison(row: Selectable<DifComparisonTable>): Omit<DifComparisonRecord, 'classes'> {
  return {
    characteristic: row.characteristic,
    focal: row.focal,
    reference: row.reference,
    status: row.status,
    referenceN: row.reference_n,
    focalN: row.focal_n,
    rounds: row.rounds,
    untested: row.untested,
  };
}
