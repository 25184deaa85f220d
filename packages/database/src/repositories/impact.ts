import type { ShownCounts } from '@careway/assessment';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** A result that an organisation holds: who earned it, and the verdict of the latest finished attempt at the quiz. */
export interface HeldResult {
  readonly personId: string;
  readonly verdict: string;
}

/** The latest finished assigned result at a quiz of each person who joined a cohort of the organisation. */
export async function listHeldResults(
  db: Kysely<Database>,
  organizationId: string,
  quiz: string,
): Promise<readonly HeldResult[]> {
  const { rows } = await sql<{ person_id: string; verdict: string }>`
    select distinct on (l.linked_person_id) l.linked_person_id as person_id, p.report ->> 'verdict' as verdict
    from assignment_progress p
    join assignment a on a.organization_id = p.organization_id and a.id = p.assignment_id
    join cohort_learner l on l.organization_id = p.organization_id and l.id = p.learner_id
    where p.organization_id = ${organizationId} and a.quiz = ${quiz} and p.state = 'finished'
      and l.linked_person_id is not null and p.report ->> 'verdict' is not null
    order by l.linked_person_id, p.finished_at desc, p.attempt_id`.execute(db);
  return rows.map((row) => ({ personId: row.person_id, verdict: row.verdict }));
}

/** Quizzes that the organisation assigned, by title. */
export async function listAssignedQuizzes(
  db: Kysely<Database>,
  organizationId: string,
): Promise<readonly { readonly quiz: string; readonly title: string }[]> {
  const rows = await db
    .selectFrom('assignment')
    .distinctOn('quiz')
    .select(['quiz', 'quiz_title'])
    .where('organization_id', '=', organizationId)
    .orderBy('quiz')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({ quiz: row.quiz, title: row.quiz_title }));
}

/** Counts as the organisation was shown them. `counted` people agreed to be counted; it is not shown. */
export interface ImpactCountRecord {
  readonly counted: number;
  readonly shown: readonly ShownCounts[];
  readonly madeAt: Date;
}

/** Lets one reader at a time make the counts of a quiz; held until the transaction ends. */
export async function lockImpact(trx: Transaction<Database>, organizationId: string, quiz: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`impact/${organizationId}/${quiz}`}, 0))`.execute(trx);
}

/** The counts shown last, or `undefined`. */
export async function findImpactCount(
  db: Kysely<Database>,
  organizationId: string,
  quiz: string,
): Promise<ImpactCountRecord | undefined> {
  const row = await db
    .selectFrom('impact_count')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('quiz', '=', quiz)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { counted: row.counted, shown: row.shown as readonly ShownCounts[], madeAt: row.made_at };
}

/** Keeps counts that are shown from now on. */
export async function insertImpactCount(
  trx: Transaction<Database>,
  organizationId: string,
  quiz: string,
  count: ImpactCountRecord,
): Promise<void> {
  await trx
    .insertInto('impact_count')
    .values({
      organization_id: organizationId,
      quiz,
      counted: count.counted,
      shown: JSON.stringify(count.shown),
      made_at: count.madeAt,
    })
    .execute();
}
