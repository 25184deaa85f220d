import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { IssuedCredentialTable } from '../tables/credential.ts';
import type { Database } from '../tables/database.ts';

/** A credential as it was signed. `evidence` is the result it rests on. */
export interface NewCredential {
  readonly id: string;
  readonly cohortId: string;
  readonly learnerId: string;
  readonly linkedPersonId: string | null;
  readonly learnerName: string;
  readonly quiz: string;
  readonly name: string;
  readonly evidence: unknown;
  readonly statusList: number;
  readonly statusIndex: number;
  /** The signed JSON, byte for byte. */
  readonly document: string;
  readonly jwt: string;
  readonly issuedAt: Date;
  readonly validUntil: Date | null;
  readonly replacesId: string | null;
}

/** A credential with where it stands. */
export interface CredentialRecord extends NewCredential {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly revokedAt: Date | null;
  readonly revocationReason: string | null;
  /** The credential that took its place. */
  readonly replacedById: string | null;
}

/** Entries of one status list, in the order they were asked for. */
export interface StatusEntry {
  readonly list: number;
  readonly index: number;
}

/** Entries of a status list: the least that the Bitstring Status List recommendation allows, 16 kB. */
export const STATUS_LIST_LENGTH = 131_072;

/** Takes `count` unused entries of the organisation's status lists; no other call gets the same ones. */
export async function reserveStatusEntries(
  db: Kysely<Database>,
  organizationId: string,
  count: number,
): Promise<readonly StatusEntry[]> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`status-list ${organizationId}`}, 0))`.execute(trx);
    const last = await trx
      .selectFrom('credential_status_list')
      .select(['list', 'next_index'])
      .where('organization_id', '=', organizationId)
      .orderBy('list', 'desc')
      .limit(1)
      .executeTakeFirst();
    const entries: StatusEntry[] = [];
    let { list, next_index: index } = last ?? { list: 1, next_index: 0 };
    const used = new Map<number, number>();
    while (entries.length < count) {
      if (index === STATUS_LIST_LENGTH) {
        list += 1;
        index = 0;
      }
      entries.push({ list, index });
      index += 1;
      used.set(list, index);
    }
    for (const [number, next] of used) {
      await trx
        .insertInto('credential_status_list')
        .values({ organization_id: organizationId, list: number, next_index: next })
        .onConflict((conflict) => conflict.columns(['organization_id', 'list']).doUpdateSet({ next_index: next }))
        .execute();
    }
    return entries;
  });
}

/** Keeps an issued credential. `false` when the learner already holds one for the quiz that is not revoked. */
export async function insertCredential(
  trx: Transaction<Database>,
  organizationId: string,
  credential: NewCredential,
): Promise<boolean> {
  const result = await trx
    .insertInto('issued_credential')
    .values({
      organization_id: organizationId,
      id: credential.id,
      cohort_id: credential.cohortId,
      learner_id: credential.learnerId,
      linked_person_id: credential.linkedPersonId,
      learner_name: credential.learnerName,
      quiz: credential.quiz,
      name: credential.name,
      evidence: JSON.stringify(credential.evidence),
      status_list: credential.statusList,
      status_index: credential.statusIndex,
      document: credential.document,
      jwt: credential.jwt,
      issued_at: credential.issuedAt,
      valid_until: credential.validUntil,
      revoked_at: null,
      revocation_reason: null,
      replaces_id: credential.replacesId,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'learner_id', 'quiz']).where('revoked_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Revokes a credential unless it is revoked already. */
export async function revokeCredential(
  trx: Transaction<Database>,
  organizationId: string,
  id: string,
  revocation: { readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('issued_credential')
    .set({ revoked_at: revocation.at, revocation_reason: revocation.reason })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The credentials of a cohort, latest first. */
export async function listCredentials(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly CredentialRecord[]> {
  const rows = await credentials(db)
    .where('credential.organization_id', '=', organizationId)
    .where('credential.cohort_id', '=', cohortId)
    .execute();
  return rows.map(toCredential);
}

export async function findCredential(
  db: Kysely<Database>,
  organizationId: string,
  id: string,
): Promise<CredentialRecord | undefined> {
  const row = await credentials(db)
    .where('credential.organization_id', '=', organizationId)
    .where('credential.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toCredential(row);
}

/** What organisations issued to a person, latest first. */
export async function listCredentialsOfPerson(
  db: Kysely<Database>,
  personId: string,
): Promise<readonly CredentialRecord[]> {
  const rows = await credentials(db).where('credential.linked_person_id', '=', personId).execute();
  return rows.map(toCredential);
}

/** The revoked entries of one status list and when the last was revoked; `undefined` when there is no such list. */
export async function findStatusList(
  db: Kysely<Database>,
  organizationId: string,
  list: number,
): Promise<{ readonly revoked: readonly number[]; readonly lastRevokedAt: Date | null } | undefined> {
  const row = await db
    .selectFrom('credential_status_list')
    .select('list')
    .where('organization_id', '=', organizationId)
    .where('list', '=', list)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const revoked = await db
    .selectFrom('issued_credential')
    .select(['status_index', 'revoked_at'])
    .where('organization_id', '=', organizationId)
    .where('status_list', '=', list)
    .where('revoked_at', 'is not', null)
    .orderBy('revoked_at')
    .execute();
  return { revoked: revoked.map((entry) => entry.status_index), lastRevokedAt: revoked.at(-1)?.revoked_at ?? null };
}

function credentials(db: Kysely<Database>) {
  return db
    .selectFrom('issued_credential as credential')
    .leftJoin('organization', 'organization.id', 'credential.organization_id')
    .leftJoin('issued_credential as later', (join) =>
      join
        .onRef('later.organization_id', '=', 'credential.organization_id')
        .onRef('later.replaces_id', '=', 'credential.id'),
    )
    .selectAll('credential')
    .select(['organization.name as organization_name', 'later.id as replaced_by_id'])
    .orderBy('credential.issued_at', 'desc')
    .orderBy('credential.id');
}

function toCredential(
  row: Selectable<IssuedCredentialTable> & { organization_name: string | null; replaced_by_id: string | null },
): CredentialRecord {
  return {
    organizationId: row.organization_id,
    organizationName: row.organization_name ?? 'An organization that is no longer here',
    id: row.id,
    cohortId: row.cohort_id,
    learnerId: row.learner_id,
    linkedPersonId: row.linked_person_id,
    learnerName: row.learner_name,
    quiz: row.quiz,
    name: row.name,
    evidence: row.evidence,
    statusList: row.status_list,
    statusIndex: row.status_index,
    document: row.document,
    jwt: row.jwt,
    issuedAt: row.issued_at,
    validUntil: row.valid_until,
    revokedAt: row.revoked_at,
    revocationReason: row.revocation_reason,
    replacesId: row.replaces_id,
    replacedById: row.replaced_by_id,
  };
}
