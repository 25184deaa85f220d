import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { LtiPlatformTable } from '../tables/lti.ts';

/** What an organisation and its learning system agreed on at registration (LTI 1.3, security framework 1.0). */
export interface LtiRegistration {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Empty until the first launch of a platform that registered itself without naming one. */
  readonly deploymentIds: readonly string[];
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** The audience of a token request where it is not the token endpoint. */
  readonly tokenAudience: string | null;
  readonly jwksUrl: string;
  readonly instructorsAreEducators: boolean;
}

/** A registered platform. */
export interface LtiPlatformRecord extends LtiRegistration {
  readonly organizationId: string;
  readonly id: string;
  readonly createdAt: Date;
}

/** How the scores of a platform fare. */
export interface LtiScoreCounts {
  readonly sent: number;
  readonly due: number;
  readonly failed: number;
  readonly lastError: string | null;
}

/** Registers a platform; `undefined` when the organisation has one with this issuer and client id. */
export async function insertLtiPlatform(
  db: Kysely<Database>,
  organizationId: string,
  registration: LtiRegistration,
  createdAt: Date,
): Promise<LtiPlatformRecord | undefined> {
  const row = await db
    .insertInto('lti_platform')
    .values({ organization_id: organizationId, ...toRow(registration), created_at: createdAt })
    .onConflict((conflict) => conflict.constraint('lti_platform_client_key').doNothing())
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toPlatform(row);
}

/** The platforms of an organisation, oldest first, with how their scores fare. */
export async function listLtiPlatforms(
  db: Kysely<Database>,
  organizationId: string,
): Promise<readonly (LtiPlatformRecord & { readonly scores: LtiScoreCounts; readonly courses: number })[]> {
  const scores = (state: string) => sql<number>`(select count(*)::int from lti_score s
    where s.organization_id = lti_platform.organization_id and s.platform_id = lti_platform.id and s.state = ${state})`;
  const rows = await db
    .selectFrom('lti_platform')
    .selectAll()
    .select([
      scores('sent').as('sent'),
      scores('due').as('due'),
      scores('failed').as('failed'),
      sql<string | null>`(select s.last_error from lti_score s where s.organization_id = lti_platform.organization_id
        and s.platform_id = lti_platform.id and s.state <> 'sent' and s.last_error is not null
        order by s.next_try_at desc limit 1)`.as('last_error'),
      sql<number>`(select count(*)::int from lti_context x
        where x.organization_id = lti_platform.organization_id and x.platform_id = lti_platform.id)`.as('courses'),
    ])
    .where('organization_id', '=', organizationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ sent, due, failed, last_error: lastError, courses, ...row }) => ({
    ...toPlatform(row),
    scores: { sent, due, failed, lastError },
    courses,
  }));
}

/** The platforms of an organisation with this issuer. */
export async function findLtiPlatformsByIssuer(
  db: Kysely<Database>,
  organizationId: string,
  issuer: string,
): Promise<readonly LtiPlatformRecord[]> {
  const rows = await db
    .selectFrom('lti_platform')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('issuer', '=', issuer)
    .execute();
  return rows.map(toPlatform);
}

/** One platform, or `undefined`. */
export async function findLtiPlatform(
  db: Kysely<Database>,
  organizationId: string,
  id: string,
): Promise<LtiPlatformRecord | undefined> {
  const row = await db
    .selectFrom('lti_platform')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toPlatform(row);
}

/** Sets the deployments of a platform and whether its instructors teach here; `false` when there is no such platform. */
export async function updateLtiPlatform(
  db: Kysely<Database>,
  organizationId: string,
  id: string,
  change: Pick<LtiRegistration, 'name' | 'deploymentIds' | 'instructorsAreEducators'>,
): Promise<boolean> {
  const result = await db
    .updateTable('lti_platform')
    .set({
      name: change.name,
      deployment_ids: [...change.deploymentIds],
      instructors_are_educators: change.instructorsAreEducators,
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Keeps the first deployment of a platform that has none; `false` when it has one by now. */
export async function keepFirstLtiDeployment(
  db: Kysely<Database>,
  platform: Pick<LtiPlatformRecord, 'organizationId' | 'id'>,
  deploymentId: string,
): Promise<boolean> {
  const result = await db
    .updateTable('lti_platform')
    .set({ deployment_ids: [deploymentId] })
    .where('organization_id', '=', platform.organizationId)
    .where('id', '=', platform.id)
    .where(sql<boolean>`cardinality(deployment_ids) = 0`)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a platform with its links and waiting scores. Cohorts, learners and accounts stay. */
export async function deleteLtiPlatform(db: Kysely<Database>, organizationId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('lti_platform')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Uses a nonce up; `false` when it was used before. */
export async function useLtiNonce(
  db: Kysely<Database>,
  organizationId: string,
  nonce: string,
  expiresAt: Date,
): Promise<boolean> {
  const result = await db
    .insertInto('lti_used_nonce')
    .values({ organization_id: organizationId, nonce, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets used nonces that have expired by now. */
export async function purgeLtiNonces(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('lti_used_nonce').where('expires_at', '<', now).execute();
}

function toRow(registration: LtiRegistration) {
  return {
    name: registration.name,
    issuer: registration.issuer,
    client_id: registration.clientId,
    deployment_ids: [...registration.deploymentIds],
    authorization_endpoint: registration.authorizationEndpoint,
    token_endpoint: registration.tokenEndpoint,
    token_audience: registration.tokenAudience,
    jwks_url: registration.jwksUrl,
    instructors_are_educators: registration.instructorsAreEducators,
  };
}

function toPlatform(row: Selectable<LtiPlatformTable>): LtiPlatformRecord {
  return {
    organizationId: row.organization_id,
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    deploymentIds: row.deployment_ids,
    authorizationEndpoint: row.authorization_endpoint,
    tokenEndpoint: row.token_endpoint,
    tokenAudience: row.token_audience,
    jwksUrl: row.jwks_url,
    instructorsAreEducators: row.instructors_are_educators,
    createdAt: row.created_at,
  };
}
