import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** What the answers to one question of a quiz say: shares of its points, 0–1. */
export interface FormItemFigures {
  readonly answers: number;
  readonly meanShare: number;
  /** With the share of the other questions of the same attempt (Henrysson 1963); null when either does not vary. */
  readonly itemRestCorrelation: number | null;
}

/** First finished attempts of a quiz, without anything that names a person. */
export interface FormScores {
  /** Of each person the share of the points (0–1) of every question that counts. */
  readonly people: readonly (readonly number[])[];
  readonly items: readonly FormItemFigures[];
}

/**
 * What people earned at their first finished attempt at a quiz, questions under trial left out. A question without an
 * answer is left out, or earns nothing where `unansweredEarnNothing`.
 */
export async function readFormScores(
  db: Kysely<Database>,
  quiz: string,
  unansweredEarnNothing: boolean,
): Promise<FormScores> {
  const shares = sql`
    with first as (
      select distinct on (person_id) person_id, id from attempt
      where quiz = ${quiz} and state = 'complete'
      order by person_id, started_at, id
    ), given as (
      select f.id, q.item_id, q.item_revision,
        case when q.answered_at is null then 0 else q.points end::float8 / q.max_points as share
      from first f join attempt_question q on q.person_id = f.person_id and q.attempt_id = f.id
      where not q.is_trial and (q.answered_at is not null or ${unansweredEarnNothing}::boolean)
    )`;
  const [people, items] = await Promise.all([
    sql<{ shares: number[] }>`${shares}
      select array_agg(share order by item_id, item_revision) as shares from given group by id order by id`.execute(db),
    sql<FormItemFigures>`${shares}, rest as (
        select g.*, (sum(share) over attempt - share) / nullif(count(*) over attempt - 1, 0) as others
        from given g window attempt as (partition by id)
      )
      select count(*)::int as "answers", avg(share) as "meanShare", corr(share, others) as "itemRestCorrelation"
      from rest group by item_id, item_revision order by item_id, item_revision`.execute(db),
  ]);
  return { people: people.rows.map((row) => row.shares), items: items.rows };
}
