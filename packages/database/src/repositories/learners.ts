import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { CohortLearnerTable } from '../tables/cohort.ts';
import type { Database } from '../tables/database.ts';

export interface LearnerRecord {
  readonly id: string;
  readonly cohortId: string;
  readonly name: string;
  /** For messages alone; null where a learning system told none. */
  readonly email: string | null;
  /** The learning system by which the person signs in, if they do. */
  readonly signsInThrough: string | null;
  readonly linkedPersonId: string | null;
  readonly invitationNonce: string;
  readonly invitedAt: Date;
  readonly joinedAt: Date | null;
  /** The learner's id in the system the roster came from. */
  readonly sourcedId: string | null;
}

/** What a roster says about a learner. */
export interface RosterIdentity {
  readonly name: string;
  readonly email: string | null;
  readonly sourcedId: string | null;
}

/** Rows of one insert: PostgreSQL takes 65,535 parameters. */
const BATCH = 1000;

/** The name of the learning system that made the account of a learner's person, in the same organisation. */
const learningSystem = sql<string | null>`(select platform.name from lti_account account
  join lti_platform platform
    on platform.organization_id = account.organization_id and platform.issuer = account.issuer
  where account.organization_id = cohort_learner.organization_id
    and account.linked_person_id = cohort_learner.linked_person_id
  order by platform.created_at limit 1)`;

/** The learners of a cohort by name. */
export async function listLearners(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly LearnerRecord[]> {
  const rows = await db
    .selectFrom('cohort_learner')
    .selectAll()
    .select(learningSystem.as('signs_in_through'))
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
  return rows.map(toLearner);
}

export async function findLearner(
  db: Kysely<Database>,
  organizationId: string,
  learnerId: string,
): Promise<LearnerRecord | undefined> {
  const row = await db
    .selectFrom('cohort_learner')
    .selectAll()
    .select(learningSystem.as('signs_in_through'))
    .where('organization_id', '=', organizationId)
    .where('id', '=', learnerId)
    .executeTakeFirst();
  return row === undefined ? undefined : toLearner(row);
}

/** Adds learners and returns their ids in the same order; the caller has made sure that none is in the cohort. */
export async function insertLearners(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
  learners: readonly (RosterIdentity & { readonly invitationNonce: string; readonly invitedAt: Date })[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let start = 0; start < learners.length; start += BATCH) {
    const rows = await trx
      .insertInto('cohort_learner')
      .values(
        learners.slice(start, start + BATCH).map((learner) => ({
          organization_id: organizationId,
          cohort_id: cohortId,
          name: learner.name,
          email: learner.email,
          sourced_id: learner.sourcedId,
          linked_person_id: null,
          invitation_nonce: learner.invitationNonce,
          invited_at: learner.invitedAt,
          joined_at: null,
        })),
      )
      .returning('id')
      .execute();
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

/** Gives learners another name, address or id, all in one statement. */
export async function updateLearners(
  trx: Transaction<Database>,
  organizationId: string,
  learners: readonly (RosterIdentity & { readonly id: string })[],
): Promise<void> {
  if (learners.length === 0) return;
  const list = (pick: (learner: RosterIdentity & { readonly id: string }) => string | null) => learners.map(pick);
  await sql`
    update cohort_learner set name = changed.name, email = changed.email, sourced_id = changed.sourced_id
    from unnest(
      ${list(({ id }) => id)}::uuid[], ${list(({ name }) => name)}::text[],
      ${list(({ email }) => email)}::text[], ${list(({ sourcedId }) => sourcedId)}::text[]
    ) as changed (id, name, email, sourced_id)
    where cohort_learner.organization_id = ${organizationId} and cohort_learner.id = changed.id`.execute(trx);
}

/** Takes learners off a roster, with what the organisation holds of their progress. */
export async function deleteLearners(
  trx: Transaction<Database>,
  organizationId: string,
  learnerIds: readonly string[],
): Promise<void> {
  if (learnerIds.length === 0) return;
  await trx
    .deleteFrom('cohort_learner')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`id = any (${learnerIds}::uuid[])`)
    .execute();
}

/** Ties a learner to the person who accepted the invitation, unless somebody did before. */
export async function joinLearner(
  trx: Transaction<Database>,
  join: { readonly organizationId: string; readonly learnerId: string; readonly personId: string; readonly at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('cohort_learner')
    .set({ linked_person_id: join.personId, joined_at: join.at })
    .where('organization_id', '=', join.organizationId)
    .where('id', '=', join.learnerId)
    .where('linked_person_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function toLearner(row: Selectable<CohortLearnerTable> & { readonly signs_in_through: string | null }): LearnerRecord {
  return {
    id: row.id,
    cohortId: row.cohort_id,
    name: row.name,
    email: row.email,
    signsInThrough: row.signs_in_through,
    linkedPersonId: row.linked_person_id,
    invitationNonce: row.invitation_nonce,
    invitedAt: row.invited_at,
    joinedAt: row.joined_at,
    sourcedId: row.sourced_id,
  };
}
