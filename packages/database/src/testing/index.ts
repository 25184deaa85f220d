export { createTestDatabase, type TestDatabase, type TestServer, withDatabase } from './test-server.ts';
