import type { ColumnType, Generated } from 'kysely';

/** A one-time link that makes its user an administrator. Only the token's SHA-256 is kept. */
export interface AdministratorLinkTable {
  token_hash: string;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
  used_by: string | null;
}

/** An unsafe call that carried an Idempotency-Key, with its answer once there is one. */
export interface IdempotencyKeyTable {
  person_id: string;
  key: string;
  request_hash: string;
  status: number | null;
  content_type: string | null;
  body: string | null;
  created_at: Generated<Date>;
}

/** Something that somebody did and that must be answerable for. Rows are only added. */
export interface AuditEventTable {
  id: Generated<string>;
  at: Generated<Date>;
  actor_id: string | null;
  organization_id: string | null;
  action: string;
  target: string | null;
  detail: ColumnType<Record<string, unknown>, string | undefined, never>;
}

/** A reference data file of the product as it was last loaded. */
export interface ReferenceFileTable {
  name: string;
  checksum: string;
  row_count: number;
  loaded_at: Generated<Date>;
}
