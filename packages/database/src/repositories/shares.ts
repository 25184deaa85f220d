import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ShareTable } from '../tables/share.ts';

/** A share link as its maker reads it. */
export interface ShareRecord {
  readonly id: string;
  readonly kind: ShareTable['kind'];
  readonly title: string;
  readonly views: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** What a link shows: the answer as it was kept. */
export interface SharedAnswer {
  readonly kind: ShareTable['kind'];
  readonly title: string;
  readonly answer: unknown;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Keeps an answer under the hash of its token. */
export async function insertShare(
  db: Kysely<Database>,
  share: {
    readonly personId: string;
    readonly tokenHash: string;
    readonly kind: ShareTable['kind'];
    readonly title: string;
    readonly answer: unknown;
    readonly datasetId?: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<ShareRecord> {
  const row = await db
    .insertInto('share')
    .values({
      person_id: share.personId,
      token_hash: share.tokenHash,
      kind: share.kind,
      title: share.title,
      answer: JSON.stringify(share.answer),
      dataset_id: share.datasetId ?? null,
      created_at: share.createdAt,
      expires_at: share.expiresAt,
      revoked_at: null,
    })
    .returning(['id', 'kind', 'title', 'views', 'created_at', 'expires_at', 'revoked_at'])
    .executeTakeFirstOrThrow();
  return toShare(row);
}

/** The links of a person, newest first. */
export async function listShares(
  db: Kysely<Database>,
  personId: string,
  page: { readonly before?: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly ShareRecord[]> {
  const { before } = page;
  const rows = await db
    .selectFrom('share')
    .select(['id', 'kind', 'title', 'views', 'created_at', 'expires_at', 'revoked_at'])
    .where('person_id', '=', personId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${before?.at ?? ''}::timestamptz, ${before?.id ?? ''}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toShare);
}

/** The answer under a token that is neither expired nor revoked, counting the view; undefined otherwise. */
export async function viewShare(db: Kysely<Database>, tokenHash: string, now: Date): Promise<SharedAnswer | undefined> {
  const row = await db
    .updateTable('share')
    .set({ views: sql`views + 1` })
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['kind', 'title', 'answer', 'created_at', 'expires_at'])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { kind, title, answer } = row;
  return { kind, title, answer, createdAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString() };
}

/** Why a token shows nothing: its link was ended, or has expired; undefined for a token that was never given out. */
export async function findEndedShare(
  db: Kysely<Database>,
  tokenHash: string,
): Promise<{ readonly reason: 'ended' | 'expired'; readonly at: string } | undefined> {
  const row = await db
    .selectFrom('share')
    .select(['revoked_at', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return row.revoked_at === null
    ? { reason: 'expired', at: row.expires_at.toISOString() }
    : { reason: 'ended', at: row.revoked_at.toISOString() };
}

/** Ends a link of a person and drops its answer; false when there is none. */
export async function revokeShare(db: Kysely<Database>, personId: string, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('share')
    .set({ revoked_at: sql`coalesce(revoked_at, ${now})`, answer: JSON.stringify(null) })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function toShare(row: Omit<Selectable<ShareTable>, 'person_id' | 'token_hash' | 'answer' | 'dataset_id'>): ShareRecord {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    views: row.views,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
