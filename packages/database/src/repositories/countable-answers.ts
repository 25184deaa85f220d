import type { Item } from '@careway/assessment';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** What one person answered: questions as `id@revision` with the points earned, in the same order. */
export interface CountableAnswers {
  readonly questions: readonly string[];
  readonly points: readonly number[];
}

/**
 * The answers that a calibration may rest on, a row a person and nothing that names them: of the first finished attempt of
 * each person at one of the quizzes, every answer that was read (it took `minSeconds` at least) to a question they had not
 * practised before. Questions under trial count too.
 */
export async function listCountableAnswers(
  db: Kysely<Database>,
  quizzes: readonly string[],
  minSeconds: number,
): Promise<readonly CountableAnswers[]> {
  const { rows } = await sql<{ questions: string[]; points: number[] }>`
    with first as (
      select distinct on (person_id) person_id, id from attempt
      where quiz = any (${[...quizzes]}::text[]) and state = 'complete'
      order by person_id, started_at, id
    )
    select array_agg(q.item_id || '@' || q.item_revision order by q.position) as questions,
      array_agg(q.points order by q.position) as points
    from first join attempt_question q on q.person_id = first.person_id and q.attempt_id = first.id
    where q.answered_at is not null
      and coalesce(extract(epoch from q.answered_at - q.presented_at), ${minSeconds}) >= ${minSeconds}
      and not exists (
        select from review_log r
        where r.person_id = q.person_id and r.item_id = q.item_id and r.answered_at < q.answered_at
      )
    group by first.person_id, first.id
    order by first.id`.execute(db);
  return rows;
}

/** A question at a revision, and whether it is the one in use. */
export interface RevisionOf {
  readonly item: Item;
  readonly revision: number;
  readonly isCurrent: boolean;
  readonly status: string;
}

/** Every revision of every question of the domains, by id and revision. */
export async function listRevisionsOfDomains(
  db: Kysely<Database>,
  domains: readonly string[],
): Promise<readonly RevisionOf[]> {
  const rows = await db
    .selectFrom('item')
    .select(['document', 'revision', 'is_current', 'status'])
    .where('domain', 'in', [...domains])
    .orderBy(sql`item_id collate "C"`)
    .orderBy('revision')
    .execute();
  return rows.map((row) => ({
    item: row.document as Item,
    revision: row.revision,
    isCurrent: row.is_current,
    status: row.status,
  }));
}
