import type {
  AccountTable,
  InvitationTable,
  MemberTable,
  OrganizationTable,
  RateLimitTable,
  SessionTable,
  UserTable,
  VerificationTable,
} from './account.ts';
import type { AdministratorLinkTable, AuditEventTable, IdempotencyKeyTable, ReferenceFileTable } from './operations.ts';

/** Every table by name. A row type never leaves this package. */
export interface Database {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  organization: OrganizationTable;
  member: MemberTable;
  invitation: InvitationTable;
  rateLimit: RateLimitTable;
  administrator_link: AdministratorLinkTable;
  idempotency_key: IdempotencyKeyTable;
  audit_event: AuditEventTable;
  reference_file: ReferenceFileTable;
}
