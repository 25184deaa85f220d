import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** What answers say of one revision of a question. Answers of open attempts and those too fast to be read are left out. */
export interface ItemStatistics {
  readonly answers: number;
  readonly tooFast: number;
  /** Mean share of points, 0–1; null without answers. */
  readonly meanShare: number | null;
  /**
   * Corrected item-total correlation: the question's share of points with the share of all other answered questions that
   * count in the same attempt (Henrysson 1963); null when either does not vary.
   */
  readonly itemRestCorrelation: number | null;
  /** Options that were chosen, by the item's own option id. */
  readonly options: ReadonlyMap<string, OptionStatistics>;
}

/** What answers say of one option. */
export interface OptionStatistics {
  readonly chosen: number;
  /** Mean share of points (0–1) on the rest of the quiz of those who chose it; null when they answered nothing else. */
  readonly restShare: number | null;
  /** Correlation of choosing it with the share on the rest; null when either does not vary. */
  readonly restCorrelation: number | null;
}

/** Statistics of a revision over complete attempts; `minSeconds` is how long an answer took at least. */
export async function findItemStatistics(
  db: Kysely<Database>,
  itemId: string,
  revision: number,
  minSeconds: number,
): Promise<ItemStatistics> {
  const answered = sql`
    select q.points::float8 / q.max_points as share, q.chosen,
      coalesce(extract(epoch from q.answered_at - q.presented_at), ${minSeconds}) >= ${minSeconds} as is_read,
      (rest.points - own.points)::float8 / nullif(rest.max_points - own.max_points, 0) as rest_share
    from attempt_question q
    join attempt a on a.person_id = q.person_id and a.id = q.attempt_id and a.state = 'complete'
    join lateral (
      select sum(o.points) as points, sum(o.max_points) as max_points from attempt_question o
      where o.person_id = q.person_id and o.attempt_id = q.attempt_id and o.answered_at is not null and not o.is_trial
    ) rest on true
    join lateral (
      select case when q.is_trial then 0 else q.points end as points,
        case when q.is_trial then 0 else q.max_points end as max_points
    ) own on true
    where q.item_id = ${itemId} and q.item_revision = ${revision} and q.answered_at is not null`;
  const { rows } = await sql<{ answers: number; too_fast: number; mean: number | null; correlation: number | null }>`
    with answered as (${answered})
    select count(*) filter (where is_read)::int as answers, count(*) filter (where not is_read)::int as too_fast,
      avg(share) filter (where is_read) as mean, corr(share, rest_share) filter (where is_read) as correlation
    from answered`.execute(db);
  const options = await sql<{ option_id: string; count: number; rest: number | null; correlation: number | null }>`
    with answered as (${answered}), options as (
      select distinct option_id from answered, jsonb_array_elements_text(chosen) as option_id where is_read
    )
    select option_id, count(*) filter (where chosen ? option_id)::int as count,
      avg(rest_share) filter (where chosen ? option_id) as rest,
      corr((chosen ? option_id)::int, rest_share) as correlation
    from answered, options where is_read group by 1 order by 1`.execute(db);
  const [row] = rows;
  return {
    answers: row?.answers ?? 0,
    tooFast: row?.too_fast ?? 0,
    meanShare: row?.mean ?? null,
    itemRestCorrelation: row?.correlation ?? null,
    options: new Map(
      options.rows.map(({ option_id, count, rest, correlation }) => [
        option_id,
        { chosen: count, restShare: rest, restCorrelation: correlation },
      ]),
    ),
  };
}

/** In how many attempts at an adaptive quiz a question was shown. */
export interface ItemExposure {
  readonly quiz: string;
  readonly shown: number;
  readonly attempts: number;
}

/** How often every adaptive quiz that was begun showed a question. */
export async function listItemExposure(db: Kysely<Database>, itemId: string): Promise<readonly ItemExposure[]> {
  return db
    .selectFrom('quiz_exposure as quiz')
    .leftJoin('item_exposure as own', (join) => join.onRef('own.quiz', '=', 'quiz.quiz').on('own.item_id', '=', itemId))
    .select(['quiz.quiz', 'quiz.attempts'])
    .select((eb) => eb.fn.coalesce('own.shown', sql<number>`0`).as('shown'))
    .orderBy('quiz.quiz')
    .execute();
}

/** How many questions of a domain and objective stand at each status. */
export interface PoolCount {
  readonly domain: string;
  readonly objective: string;
  readonly status: string;
  readonly count: number;
}

/** The pool by domain, objective and status: revisions in use, and drafts under their own status. */
export async function countPool(db: Kysely<Database>): Promise<readonly PoolCount[]> {
  const { rows } = await sql<PoolCount>`
    select domain, document ->> 'objective' as objective, status, count(*)::int as count
    from item where is_current group by 1, 2, 3
    union all
    select document ->> 'domain', coalesce(document ->> 'objective', ''), status, count(*)::int
    from item_draft where document ->> 'domain' is not null group by 1, 2, 3
    order by 1, 2, 3`.execute(db);
  return rows;
}
