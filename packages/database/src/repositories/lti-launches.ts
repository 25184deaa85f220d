import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Somebody as a learning system names them. */
export interface LtiSubject {
  readonly organizationId: string;
  readonly issuer: string;
  readonly subject: string;
}

/** A course, or a link in it, of one deployment of a platform. */
export interface LtiPlace {
  readonly organizationId: string;
  readonly platformId: string;
  readonly deploymentId: string;
}

/**
 * The account of a subject; made at the first launch. It is found by issuer and subject within the organisation alone,
 * never by e-mail, and its own address is one that receives nothing.
 */
export async function ensureLtiPerson(
  trx: Transaction<Database>,
  { organizationId, issuer, subject }: LtiSubject,
  account: { readonly name: string; readonly email: string; readonly now: Date },
): Promise<{ readonly personId: string; readonly isNew: boolean }> {
  await trx
    .insertInto('lti_account')
    .values({ organization_id: organizationId, issuer, subject, linked_person_id: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const held = await trx
    .selectFrom('lti_account')
    .select('linked_person_id')
    .where('organization_id', '=', organizationId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (held.linked_person_id !== null) return { personId: held.linked_person_id, isNew: false };
  const { id } = await trx
    .insertInto('user')
    .values({
      name: account.name,
      email: account.email,
      emailVerified: false,
      image: null,
      isAnonymous: false,
      createdAt: account.now,
      updatedAt: account.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('lti_account')
    .set({ linked_person_id: id })
    .where('organization_id', '=', organizationId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
  return { personId: id, isNew: true };
}

/** The name of the learning system that made a person's account; `null` when none did or it was removed. */
export async function findLearningSystemOf(db: Kysely<Database>, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('lti_account as account')
    .innerJoin('lti_platform as platform', (join) =>
      join
        .onRef('platform.organization_id', '=', 'account.organization_id')
        .onRef('platform.issuer', '=', 'account.issuer'),
    )
    .select('platform.name')
    .where('account.linked_person_id', '=', personId)
    .orderBy('platform.created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Makes a person an educator of an organisation, beside the roles they have; `false` when they were one. */
export async function ensureEducator(
  trx: Transaction<Database>,
  organizationId: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const result = await trx
    .insertInto('member')
    .values({ organizationId, userId: personId, role: 'educator', createdAt: now })
    .onConflict((conflict) =>
      conflict
        .constraint('member_once')
        .doUpdateSet({ role: sql`member.role || ',educator'` })
        .where(sql<boolean>`not string_to_array(member.role, ',') && array['educator', 'owner']`),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The cohort that a course is, or `undefined` for a course seen for the first time. */
export async function findLtiCohort(
  trx: Transaction<Database>,
  place: LtiPlace,
  contextId: string,
): Promise<string | undefined> {
  // Two first launches of a course come one after the other, so that they make one cohort.
  await sql`select pg_advisory_xact_lock(hashtext(${`lti/${place.platformId}/${place.deploymentId}/${contextId}`}))`.execute(
    trx,
  );
  const row = await trx
    .selectFrom('lti_context')
    .select('cohort_id')
    .where('organization_id', '=', place.organizationId)
    .where('platform_id', '=', place.platformId)
    .where('deployment_id', '=', place.deploymentId)
    .where('context_id', '=', contextId)
    .executeTakeFirst();
  return row?.cohort_id;
}

/** Keeps which cohort a course is, and where its roster is read. */
export async function saveLtiContext(
  trx: Transaction<Database>,
  place: LtiPlace,
  context: { readonly contextId: string; readonly cohortId: string; readonly membershipsUrl: string | null },
): Promise<void> {
  await trx
    .insertInto('lti_context')
    .values({
      organization_id: place.organizationId,
      platform_id: place.platformId,
      deployment_id: place.deploymentId,
      context_id: context.contextId,
      cohort_id: context.cohortId,
      memberships_url: context.membershipsUrl,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'platform_id', 'deployment_id', 'context_id'])
        .doUpdateSet({ memberships_url: sql`coalesce(excluded.memberships_url, lti_context.memberships_url)` }),
    )
    .execute();
}

/** The course that a cohort is and its roster service, or `undefined`. */
export async function findLtiContextOfCohort(db: Kysely<Database>, organizationId: string, cohortId: string) {
  const row = await db
    .selectFrom('lti_context')
    .select(['platform_id', 'memberships_url'])
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .orderBy(sql`memberships_url is null`)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { platformId: row.platform_id, membershipsUrl: row.memberships_url };
}

/** The learner of a cohort whom a launch means: who was here before, else one not yet joined, by id, then by e-mail. */
export async function findLtiLearner(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
  by: { readonly personId: string; readonly subject: string; readonly email: string | null },
): Promise<{ readonly id: string; readonly isJoined: boolean } | undefined> {
  const row = await trx
    .selectFrom('cohort_learner')
    .select(['id', 'linked_person_id'])
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .where(
      sql<boolean>`linked_person_id = ${by.personId} or (linked_person_id is null and
        (sourced_id = ${by.subject} or (sourced_id is null and email = ${by.email})))`,
    )
    .orderBy(sql`linked_person_id is null`)
    .orderBy(sql`sourced_id is null`)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, isJoined: row.linked_person_id !== null };
}

/** Whether an address or an id of the learning system is another learner's in the cohort. */
export async function isLtiIdentityTaken(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
  identity: { readonly subject: string } | { readonly email: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('cohort_learner')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .$if('subject' in identity, (query) =>
      query.where('sourced_id', '=', 'subject' in identity ? identity.subject : ''),
    )
    .$if('email' in identity, (query) => query.where('email', '=', 'email' in identity ? identity.email : ''))
    .executeTakeFirst();
  return row !== undefined;
}
