import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

export type IdempotentStart =
  | { readonly kind: 'started' }
  | { readonly kind: 'running' }
  | { readonly kind: 'reused' }
  | { readonly kind: 'finished'; readonly status: number; readonly contentType: string; readonly body: string };

/** A call that began this long ago without an end died with its process; its key may be used again. */
const ABANDONED_AFTER_SECONDS = 60;

/** Notes the first call with a key, or says what became of it. */
export async function startIdempotentCall(
  db: Kysely<Database>,
  call: { readonly personId: string; readonly key: string; readonly requestHash: string },
): Promise<IdempotentStart> {
  const inserted = await db
    .insertInto('idempotency_key')
    .values({
      person_id: call.personId,
      key: call.key,
      request_hash: call.requestHash,
      status: null,
      content_type: null,
      body: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'key'])
        .doUpdateSet({ created_at: sql`current_timestamp` })
        .where('idempotency_key.status', 'is', null)
        .where('idempotency_key.request_hash', '=', call.requestHash)
        .where(
          sql<boolean>`idempotency_key.created_at < current_timestamp - make_interval(secs => ${ABANDONED_AFTER_SECONDS})`,
        ),
    )
    .returning('key')
    .executeTakeFirst();
  if (inserted !== undefined) return { kind: 'started' };
  const first = await db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'content_type', 'body'])
    .where('person_id', '=', call.personId)
    .where('key', '=', call.key)
    .executeTakeFirst();
  if (first === undefined) return { kind: 'running' };
  if (first.request_hash !== call.requestHash) return { kind: 'reused' };
  if (first.status === null) return { kind: 'running' };
  return {
    kind: 'finished',
    status: first.status,
    contentType: first.content_type ?? 'application/json',
    body: first.body ?? '',
  };
}

/** Keeps the answer for the next call with the same key. */
export async function finishIdempotentCall(
  db: Kysely<Database>,
  answer: {
    readonly personId: string;
    readonly key: string;
    readonly status: number;
    readonly contentType: string;
    readonly body: string;
  },
): Promise<void> {
  await db
    .updateTable('idempotency_key')
    .set({ status: answer.status, content_type: answer.contentType, body: answer.body })
    .where('person_id', '=', answer.personId)
    .where('key', '=', answer.key)
    .execute();
}

/** Frees a key whose call failed on our side, so that it can be tried again. */
export async function forgetIdempotentCall(
  db: Kysely<Database>,
  call: { readonly personId: string; readonly key: string },
): Promise<void> {
  await db.deleteFrom('idempotency_key').where('person_id', '=', call.personId).where('key', '=', call.key).execute();
}

/** Removes keys older than a day; returns how many. */
export async function purgeIdempotencyKeys(db: Kysely<Database>): Promise<number> {
  const result = await db
    .deleteFrom('idempotency_key')
    .where(sql<boolean>`created_at < current_timestamp - interval '1 day'`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
