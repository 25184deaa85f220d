import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { ProblemReportTable } from '../tables/authoring.ts';
import type { Database } from '../tables/database.ts';

/** What a learner found wrong with a question they were given. */
export interface ProblemRecord {
  readonly id: string;
  readonly itemId: string;
  readonly itemRevision: number;
  /** Where it was met; `null` in practice. */
  readonly attemptId: string | null;
  readonly position: number | null;
  readonly kind: string;
  readonly comment: string;
  readonly state: 'open' | 'resolved' | 'dismissed';
  readonly resolution: string | null;
  readonly resolvedBy: string | null;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
}

/** Which item a person was given at a position of an attempt of theirs; `undefined` when it is not theirs or not shown yet. */
export async function findGivenItem(
  db: Kysely<Database>,
  personId: string,
  attemptId: string,
  position: number,
): Promise<{ readonly itemId: string; readonly revision: number } | undefined> {
  const row = await db
    .selectFrom('attempt_question')
    .select(['item_id', 'item_revision'])
    .where('person_id', '=', personId)
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .where('presented_at', 'is not', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { itemId: row.item_id, revision: row.item_revision };
}

/**
 * Keeps a report; a second one on the same question of the same attempt replaces the first while that is open. False when
 * the first was answered already.
 */
export async function saveProblem(
  db: Kysely<Database>,
  personId: string,
  problem: Pick<ProblemRecord, 'itemId' | 'itemRevision' | 'kind' | 'comment'> & {
    readonly attemptId: string;
    readonly position: number;
    readonly at: Date;
  },
): Promise<boolean> {
  const row = await db
    .insertInto('problem_report')
    .values({
      linked_person_id: personId,
      item_id: problem.itemId,
      item_revision: problem.itemRevision,
      attempt_id: problem.attemptId,
      position: problem.position,
      kind: problem.kind,
      comment: problem.comment,
      state: 'open',
      resolution: null,
      resolved_by: null,
      created_at: problem.at,
      resolved_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['attempt_id', 'position'])
        .doUpdateSet({ kind: problem.kind, comment: problem.comment, created_at: problem.at })
        .where('problem_report.state', '=', 'open'),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a report on a question met in practice; one of the same person on it that is still open is replaced. */
export async function savePracticeProblem(
  trx: Transaction<Database>,
  personId: string,
  problem: Pick<ProblemRecord, 'itemId' | 'itemRevision' | 'kind' | 'comment'> & { readonly at: Date },
): Promise<void> {
  await trx
    .deleteFrom('problem_report')
    .where('linked_person_id', '=', personId)
    .where('item_id', '=', problem.itemId)
    .where('attempt_id', 'is', null)
    .where('state', '=', 'open')
    .execute();
  await trx
    .insertInto('problem_report')
    .values({
      linked_person_id: personId,
      item_id: problem.itemId,
      item_revision: problem.itemRevision,
      attempt_id: null,
      position: null,
      kind: problem.kind,
      comment: problem.comment,
      state: 'open',
      resolution: null,
      resolved_by: null,
      created_at: problem.at,
      resolved_at: null,
    })
    .execute();
}

/** A page of reports, newest first; of one state or one question where named. */
export async function listProblems(
  db: Kysely<Database>,
  filter: { readonly state?: ProblemRecord['state'] | undefined; readonly itemId?: string | undefined },
  page: { readonly before: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly (ProblemRecord & { readonly stem: string })[]> {
  const { before } = page;
  const rows = await db
    .selectFrom('problem_report')
    .innerJoin('item', (join) =>
      join
        .onRef('item.item_id', '=', 'problem_report.item_id')
        .onRef('item.revision', '=', 'problem_report.item_revision'),
    )
    .selectAll('problem_report')
    .select(sql<string>`item.document ->> 'stem'`.as('stem'))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state ?? 'open'))
    .$if(filter.itemId !== undefined, (query) => query.where('problem_report.item_id', '=', filter.itemId ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(problem_report.created_at, problem_report.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`,
      ),
    )
    .orderBy('problem_report.created_at', 'desc')
    .orderBy('problem_report.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...toProblem(row), stem: row.stem }));
}

/** Answers an open report; `undefined` when there is none of that id that is open. */
export async function answerProblem(
  trx: Transaction<Database>,
  id: string,
  answer: {
    readonly state: 'resolved' | 'dismissed';
    readonly resolution: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<ProblemRecord | undefined> {
  const row = await trx
    .updateTable('problem_report')
    .set({ state: answer.state, resolution: answer.resolution, resolved_by: answer.by, resolved_at: answer.at })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toProblem(row);
}

function toProblem(row: Selectable<ProblemReportTable>): ProblemRecord {
  return {
    id: row.id,
    itemId: row.item_id,
    itemRevision: row.item_revision,
    attemptId: row.attempt_id,
    position: row.position,
    kind: row.kind,
    comment: row.comment,
    state: row.state,
    resolution: row.resolution,
    resolvedBy: row.resolved_by,
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
  };
}
