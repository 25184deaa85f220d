import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/**
 * The positions of an attempt whose questions may be told with their keys: those that practice may show their person now. A
 * question under trial or on watch, an earlier wording of a live one, and one of another attempt that is open are not
 * among them; a retired one is.
 */
export async function listTellablePositions(
  db: Kysely<Database>,
  personId: string,
  attemptId: string,
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ position: number }>`
    select q.position from attempt_question q
    join item i on i.item_id = q.item_id and i.is_current
    where q.person_id = ${personId} and q.attempt_id = ${attemptId} and not q.is_trial
      and (i.status = 'retired' or (i.status = 'live' and i.revision = q.item_revision))
      and not exists (
        select 1 from attempt_question other
        join attempt a on a.person_id = other.person_id and a.id = other.attempt_id
        where other.person_id = q.person_id and a.person_id = q.person_id and other.item_id = q.item_id
          and a.state = 'open' and a.id <> q.attempt_id)`.execute(db);
  return new Set(rows.map(({ position }) => position));
}
