export type { EmbeddedServer, EmbeddedServerOptions, ServerAddress } from './embedded/server.ts';
export { startEmbeddedServer } from './embedded/server.ts';
export { DatabaseError, type DatabaseErrorCode } from './errors.ts';
export { migrateDown, migrateToLatest, migrationFolder, migrationStatus } from './migrate.ts';
export { type DatabaseLocation, type OpenDatabaseOptions, openDatabase, type WorkRole } from './open-database.ts';
export { type ServingLock, takeServingLock } from './single-server-lock.ts';
export type { Database } from './tables/database.ts';
