import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

export interface AuditEvent {
  readonly actorId: string | null;
  readonly organizationId?: string | null;
  readonly action: string;
  readonly target?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Adds to the audit log; call it in the transaction of what it records. */
export async function recordAuditEvent(db: Kysely<Database>, event: AuditEvent): Promise<void> {
  await db
    .insertInto('audit_event')
    .values({
      actor_id: event.actorId,
      organization_id: event.organizationId ?? null,
      action: event.action,
      target: event.target ?? null,
      detail: JSON.stringify(event.detail ?? {}),
    })
    .execute();
}

/** An entry of the audit log as an administrator reads it. */
export interface AuditRecord {
  readonly id: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly organizationId: string | null;
  readonly action: string;
  readonly target: string | null;
}

/** A page of the audit log, newest first; `before` names the last entry of the page before. */
export async function listAuditEvents(
  db: Kysely<Database>,
  page: { readonly before: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly AuditRecord[]> {
  const { before } = page;
  const rows = await db
    .selectFrom('audit_event')
    .select(['id', 'at', 'actor_id', 'organization_id', 'action', 'target'])
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(at, id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    organizationId: row.organization_id,
    action: row.action,
    target: row.target,
  }));
}
