export type { EmbeddedServer, EmbeddedServerOptions, ServerAddress } from './embedded/server.ts';
export { startEmbeddedServer } from './embedded/server.ts';
export { DatabaseError, type DatabaseErrorCode } from './errors.ts';
export { migrateDown, migrateToLatest, migrationFolder, migrationStatus } from './migrate.ts';
export { type DatabaseLocation, type OpenDatabaseOptions, openDatabase, type WorkRole } from './open-database.ts';
export {
  type AdministratorLinkUse,
  hasAdministrator,
  insertAdministratorLink,
  useAdministratorLink,
} from './repositories/administrators.ts';
export { type AuditEvent, recordAuditEvent } from './repositories/audit.ts';
export {
  finishIdempotentCall,
  forgetIdempotentCall,
  type IdempotentStart,
  purgeIdempotencyKeys,
  startIdempotentCall,
} from './repositories/idempotency.ts';
export { findMembershipRoles, listMemberships } from './repositories/memberships.ts';
export { erasePerson, exportPersonData, movePersonData } from './repositories/person-data.ts';
export { type ServingLock, takeServingLock } from './single-server-lock.ts';
export type { Database } from './tables/database.ts';
