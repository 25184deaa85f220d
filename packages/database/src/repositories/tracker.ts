import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ContinuingEducationTable, EvidenceFileTable, HeldCertificationTable } from '../tables/tracker.ts';

/** A certification that a person says they hold. Days are YYYY-MM-DD. */
export interface HeldRecord {
  readonly id: string;
  readonly code: string;
  readonly reading: string | null;
  readonly earnedOn: string;
  readonly renewedOn: string | null;
  readonly expiresOn: string | null;
}

/** Continuing education toward a renewal, in the unit of its certification's rule. */
export interface CreditRecord {
  readonly id: string;
  readonly certificationId: string;
  readonly title: string;
  readonly on: string;
  readonly amount: number;
  readonly category: string | null;
}

/** An evidence file without its content. */
export interface EvidenceRecord {
  readonly id: string;
  readonly certificationId: string;
  readonly name: string;
  readonly mediaType: EvidenceFileTable['media_type'];
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly createdAt: Date;
}

/** What a person tracks: certifications by the day they were added, with their credits and files, latest first. */
export async function readTracker(db: Kysely<Database>, personId: string) {
  const [held, credits, files] = await Promise.all([
    db
      .selectFrom('held_certification')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('continuing_education')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('earned_on', 'desc')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('evidence_file')
      .select(['id', 'certification_id', 'name', 'media_type', 'size_bytes', 'sha256', 'created_at'])
      .where('person_id', '=', personId)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute(),
  ]);
  return { held: held.map(toHeld), credits: credits.map(toCredit), files: files.map(toEvidence) };
}

/** Locks what a person tracks against a second change at the same time, so that limits hold. */
export async function lockTracker(trx: Transaction<Database>, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tracker ${personId}`}, 0))`.execute(trx);
}

export async function insertHeld(
  trx: Transaction<Database>,
  personId: string,
  held: Omit<HeldRecord, 'id'>,
  at: Date,
): Promise<string> {
  const row = await trx
    .insertInto('held_certification')
    .values({ person_id: personId, code: held.code, reading: held.reading, ...daysOf(held), created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes the days of a certification; false when the person has none of that id. */
export async function updateHeld(
  db: Kysely<Database>,
  personId: string,
  id: string,
  days: Pick<HeldRecord, 'earnedOn' | 'renewedOn' | 'expiresOn'>,
): Promise<boolean> {
  const result = await db
    .updateTable('held_certification')
    .set(daysOf(days))
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertCredit(
  trx: Transaction<Database>,
  personId: string,
  credit: Omit<CreditRecord, 'id'>,
  at: Date,
): Promise<string> {
  const row = await trx
    .insertInto('continuing_education')
    .values({
      person_id: personId,
      certification_id: credit.certificationId,
      title: credit.title,
      earned_on: credit.on,
      amount: credit.amount,
      category: credit.category,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function insertEvidence(
  trx: Transaction<Database>,
  personId: string,
  file: Omit<EvidenceRecord, 'id'> & { readonly contentBase64: string },
): Promise<string> {
  const row = await trx
    .insertInto('evidence_file')
    .values({
      person_id: personId,
      certification_id: file.certificationId,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      content_base64: file.contentBase64,
      created_at: file.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** An evidence file with its content; undefined when the person has none of that id at that certification. */
export async function findEvidence(
  db: Kysely<Database>,
  personId: string,
  certificationId: string,
  id: string,
): Promise<(EvidenceRecord & { readonly contentBase64: string }) | undefined> {
  const row = await db
    .selectFrom('evidence_file')
    .selectAll()
    .where('person_id', '=', personId)
    .where('certification_id', '=', certificationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...toEvidence(row), contentBase64: row.content_base64 };
}

/** Removes a certification with all that belongs to it, or one credit or file of it; false when there is none. */
export async function deleteTracked(
  db: Kysely<Database>,
  personId: string,
  target:
    | { readonly table: 'held_certification'; readonly id: string }
    | {
        readonly table: 'continuing_education' | 'evidence_file';
        readonly id: string;
        readonly certificationId: string;
      },
): Promise<boolean> {
  const result =
    target.table === 'held_certification'
      ? await db
          .deleteFrom('held_certification')
          .where('person_id', '=', personId)
          .where('id', '=', target.id)
          .executeTakeFirst()
      : await db
          .deleteFrom(target.table)
          .where('person_id', '=', personId)
          .where('id', '=', target.id)
          .where('certification_id', '=', target.certificationId)
          .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

function daysOf({ earnedOn, renewedOn, expiresOn }: Pick<HeldRecord, 'earnedOn' | 'renewedOn' | 'expiresOn'>) {
  return { earned_on: earnedOn, renewed_on: renewedOn, expires_on: expiresOn };
}

function toHeld(row: Selectable<HeldCertificationTable>): HeldRecord {
  return {
    id: row.id,
    code: row.code,
    reading: row.reading,
    earnedOn: row.earned_on,
    renewedOn: row.renewed_on,
    expiresOn: row.expires_on,
  };
}

function toCredit(row: Selectable<ContinuingEducationTable>): CreditRecord {
  return {
    id: row.id,
    certificationId: row.certification_id,
    title: row.title,
    on: row.earned_on,
    amount: row.amount,
    category: row.category,
  };
}

function toEvidence(row: Omit<Selectable<EvidenceFileTable>, 'person_id' | 'content_base64'>): EvidenceRecord {
  return {
    id: row.id,
    certificationId: row.certification_id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    createdAt: row.created_at,
  };
}
