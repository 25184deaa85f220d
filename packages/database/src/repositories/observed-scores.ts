import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** What one person was told: a score with both ends of its range, on the scale 200–800, after so many questions. */
export interface ObservedScore {
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly questions: number;
}

/** The results of each person's first finished attempt at an adaptive quiz, without anything that names them. */
export async function listObservedScores(db: Kysely<Database>, quiz: string): Promise<readonly ObservedScore[]> {
  const { rows } = await sql<ObservedScore>`
    with first as (
      select distinct on (person_id) report from attempt
      where quiz = ${quiz} and state = 'complete' and mode = 'adaptive'
      order by person_id, started_at, id
    )
    select (report ->> 'scaledScore')::float8 as score, (report -> 'range' ->> 'low')::float8 as low,
      (report -> 'range' ->> 'high')::float8 as high, (report ->> 'questionsAnswered')::int as questions
    from first where report ->> 'scaledScore' is not null`.execute(db);
  return rows;
}
