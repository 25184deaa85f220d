import type { Kysely } from 'kysely';
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
