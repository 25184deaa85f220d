import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** A note of an educator on a learner. `author` is null once the account is gone. */
export interface NoteRecord {
  readonly id: string;
  readonly learnerId: string;
  readonly authorId: string;
  readonly author: string | null;
  readonly text: string;
  readonly createdAt: Date;
}

/** A message to a learner, sent by mail or given to the educator to copy, with the rules it answered. */
export interface NudgeRecord extends NoteRecord {
  readonly subject: string;
  readonly channel: 'mail' | 'copied';
  readonly reasons: readonly string[];
}

interface Entry {
  readonly cohortId: string;
  readonly learnerId: string;
  readonly authorId: string;
  readonly text: string;
  readonly createdAt: Date;
}

export async function insertNote(db: Kysely<Database>, organizationId: string, note: Entry): Promise<string> {
  const row = await db
    .insertInto('learner_note')
    .values({ organization_id: organizationId, ...toRow(note) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Removes a note of this author; false when there is none. */
export async function deleteNote(
  db: Kysely<Database>,
  organizationId: string,
  note: { readonly id: string; readonly learnerId: string; readonly authorId: string },
): Promise<boolean> {
  const result = await db
    .deleteFrom('learner_note')
    .where('organization_id', '=', organizationId)
    .where('id', '=', note.id)
    .where('learner_id', '=', note.learnerId)
    .where('author_id', '=', note.authorId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The notes on a learner, latest first. */
export async function listNotes(
  db: Kysely<Database>,
  organizationId: string,
  learnerId: string,
): Promise<readonly NoteRecord[]> {
  const rows = await db
    .selectFrom('learner_note as note')
    .leftJoin('user', 'user.id', 'note.author_id')
    .select(['note.id', 'note.learner_id', 'note.author_id', 'note.text', 'note.created_at', 'user.name as author'])
    .where('note.organization_id', '=', organizationId)
    .where('note.learner_id', '=', learnerId)
    .orderBy('note.created_at', 'desc')
    .orderBy('note.id')
    .execute();
  return rows.map(toNote);
}

export async function insertNudge(
  db: Kysely<Database>,
  organizationId: string,
  nudge: Entry & Pick<NudgeRecord, 'subject' | 'channel' | 'reasons'>,
): Promise<string> {
  const row = await db
    .insertInto('nudge')
    .values({
      organization_id: organizationId,
      ...toRow(nudge),
      subject: nudge.subject,
      channel: nudge.channel,
      reasons: sql`${nudge.reasons}::text[]`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The nudges to a learner, latest first. */
export async function listNudges(
  db: Kysely<Database>,
  organizationId: string,
  learnerId: string,
): Promise<readonly NudgeRecord[]> {
  const rows = await nudges(db, organizationId)
    .where('nudge.learner_id', '=', learnerId)
    .orderBy('nudge.created_at', 'desc')
    .orderBy('nudge.id')
    .execute();
  return rows.map(toNudge);
}

/** The last nudge to each learner of a cohort who had one. */
export async function listLastNudges(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly NudgeRecord[]> {
  const rows = await nudges(db, organizationId)
    .distinctOn('nudge.learner_id')
    .where('nudge.cohort_id', '=', cohortId)
    .orderBy('nudge.learner_id')
    .orderBy('nudge.created_at', 'desc')
    .execute();
  return rows.map(toNudge);
}

/** How many nudges of an organisation went out by mail since a moment. */
export async function countMailedNudges(db: Kysely<Database>, organizationId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('nudge')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('organization_id', '=', organizationId)
    .where('channel', '=', 'mail')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

function nudges(db: Kysely<Database>, organizationId: string) {
  return db
    .selectFrom('nudge')
    .leftJoin('user', 'user.id', 'nudge.author_id')
    .select([
      'nudge.id',
      'nudge.learner_id',
      'nudge.author_id',
      'nudge.text',
      'nudge.created_at',
      'nudge.subject',
      'nudge.channel',
      'nudge.reasons',
      'user.name as author',
    ])
    .where('nudge.organization_id', '=', organizationId);
}

function toRow({ cohortId, learnerId, authorId, text, createdAt }: Entry) {
  return { cohort_id: cohortId, learner_id: learnerId, author_id: authorId, text, created_at: createdAt };
}

interface NoteRow {
  readonly id: string;
  readonly learner_id: string;
  readonly author_id: string;
  readonly author: string | null;
  readonly text: string;
  readonly created_at: Date;
}

function toNote({ id, learner_id, author_id, author, text, created_at }: NoteRow): NoteRecord {
  return { id, learnerId: learner_id, authorId: author_id, author, text, createdAt: created_at };
}

function toNudge(row: NoteRow & Pick<NudgeRecord, 'subject' | 'channel' | 'reasons'>): NudgeRecord {
  return { ...toNote(row), subject: row.subject, channel: row.channel, reasons: row.reasons };
}
