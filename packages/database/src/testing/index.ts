export { createTestDatabase, type TestDatabase, type TestServer, urlOf, withDatabase } from './test-server.ts';
