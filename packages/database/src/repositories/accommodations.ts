import type { TimeAllowance } from '@careway/assessment';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AccommodationTable } from '../tables/assessment.ts';
import type { Database } from '../tables/database.ts';

/** How somebody takes quizzes where that is not as everybody does. No reason is kept. */
export interface Accommodation {
  readonly time: TimeAllowance;
  /** May stop the clock of a mock exam. */
  readonly mayPause: boolean;
  readonly hasLargeText: boolean;
  /** New answers after which an attempt of any kind pauses by itself; `null`: all in one sitting. */
  readonly questionsPerSitting: number | null;
}

/** What a person set for quizzes of their own choice, or `undefined`. */
export async function findAccommodation(db: Kysely<Database>, personId: string): Promise<Accommodation | undefined> {
  const row = await db
    .selectFrom('accommodation')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('set_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toAccommodation(row);
}

/** Keeps what a person set, in place of what they set before. */
export async function saveAccommodation(
  trx: Transaction<Database>,
  personId: string,
  accommodation: Accommodation,
  at: Date,
): Promise<void> {
  await trx.deleteFrom('accommodation').where('person_id', '=', personId).execute();
  await trx
    .insertInto('accommodation')
    .values({ person_id: personId, ...toColumns(accommodation), set_at: at })
    .execute();
}

/** What an organisation gave a learner for everything it assigns, or `undefined`. */
export async function findLearnerAccommodation(
  db: Kysely<Database>,
  organizationId: string,
  learnerId: string,
): Promise<(Accommodation & { readonly setAt: Date }) | undefined> {
  const row = await db
    .selectFrom('learner_accommodation')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('learner_id', '=', learnerId)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...toAccommodation(row), setAt: row.set_at };
}

/** What an organisation gave the learners of a cohort, by learner. */
export async function listLearnerAccommodations(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<ReadonlyMap<string, Accommodation>> {
  const rows = await db
    .selectFrom('learner_accommodation as given')
    .innerJoin('cohort_learner as learner', (join) =>
      join.onRef('learner.organization_id', '=', 'given.organization_id').onRef('learner.id', '=', 'given.learner_id'),
    )
    .selectAll('given')
    .where('given.organization_id', '=', organizationId)
    .where('learner.cohort_id', '=', cohortId)
    .execute();
  return new Map(rows.map((row) => [row.learner_id, toAccommodation(row)]));
}

/** Keeps what an organisation gives a learner of its own; attempts that are open go on as they began. */
export async function saveLearnerAccommodation(
  db: Kysely<Database>,
  organizationId: string,
  learnerId: string,
  accommodation: Accommodation,
  at: Date,
): Promise<void> {
  const columns = { ...toColumns(accommodation), set_at: at };
  await db
    .insertInto('learner_accommodation')
    .values({ organization_id: organizationId, learner_id: learnerId, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'learner_id']).doUpdateSet(columns))
    .execute();
}

function toColumns({ time, mayPause, hasLargeText, questionsPerSitting }: Accommodation) {
  return {
    time_allowance: time,
    may_pause: mayPause,
    has_large_text: hasLargeText,
    questions_per_sitting: questionsPerSitting,
  };
}

function toAccommodation(row: Omit<Selectable<AccommodationTable>, 'person_id' | 'id' | 'set_at'>): Accommodation {
  return {
    time: row.time_allowance as TimeAllowance,
    mayPause: row.may_pause,
    hasLargeText: row.has_large_text,
    questionsPerSitting: row.questions_per_sitting,
  };
}
