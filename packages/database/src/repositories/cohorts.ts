import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { CohortTable } from '../tables/cohort.ts';
import type { Database } from '../tables/database.ts';

export interface CohortRecord {
  readonly id: string;
  readonly name: string;
  readonly certification: string | null;
  readonly examOn: string | null;
  readonly timeZone: string;
  readonly createdAt: Date;
}

/** A cohort with counts of its learners: all, joined, and those who started or finished any assignment. */
export interface CohortCounts extends CohortRecord {
  readonly learners: number;
  readonly joined: number;
  readonly started: number;
  readonly finished: number;
}

export async function insertCohort(
  trx: Transaction<Database>,
  organizationId: string,
  cohort: Omit<CohortRecord, 'id'>,
): Promise<string> {
  const row = await trx
    .insertInto('cohort')
    .values({
      organization_id: organizationId,
      name: cohort.name,
      certification: cohort.certification,
      exam_on: cohort.examOn,
      time_zone: cohort.timeZone,
      created_at: cohort.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The cohorts of an organisation, newest first; with an id, that one alone. */
export async function listCohorts(
  db: Kysely<Database>,
  organizationId: string,
  page:
    | { readonly before: { readonly at: string; readonly id: string } | undefined; readonly limit: number }
    | { readonly id: string },
): Promise<readonly CohortCounts[]> {
  const only = 'id' in page ? page.id : undefined;
  const before = 'id' in page ? undefined : page.before;
  const rows = await db
    .selectFrom('cohort')
    .selectAll('cohort')
    .select([
      count(sql``).as('learners'),
      count(sql`and l.joined_at is not null`).as('joined'),
      count(sql`and exists (${progressOf})`).as('started'),
      count(sql`and exists (${progressOf} and p.state = 'finished')`).as('finished'),
    ])
    .where('organization_id', '=', organizationId)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit('id' in page ? 1 : page.limit)
    .execute();
  return rows.map(({ learners, joined, started, finished, ...row }) => ({
    ...toCohort(row),
    learners,
    joined,
    started,
    finished,
  }));
}

const progressOf = sql`select 1 from assignment_progress p where p.organization_id = l.organization_id and p.learner_id = l.id`;

function count(condition: ReturnType<typeof sql>) {
  return sql<number>`(select count(*)::int from cohort_learner l
    where l.organization_id = cohort.organization_id and l.cohort_id = cohort.id ${condition})`;
}

/** Locks a cohort's row, so that two imports into it come one after the other. */
export async function lockCohort(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('cohort')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', cohortId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

function toCohort(row: Omit<Selectable<CohortTable>, 'attention_rules'>): CohortRecord {
  return {
    id: row.id,
    name: row.name,
    certification: row.certification,
    examOn: row.exam_on,
    timeZone: row.time_zone,
    createdAt: row.created_at,
  };
}
