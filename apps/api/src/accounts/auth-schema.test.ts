import { createTestDatabase } from '@careway/database/testing';
import { getMigrations } from 'better-auth/db/migration';
import { expect, inject, test } from 'vitest';
import { createAuth } from './auth.ts';

test('our migrations have every table and column that better-auth needs', async () => {
  await using database = await createTestDatabase(inject('testServer'));
  const auth = createAuth({
    db: database.db,
    secret: 'test-secret-of-at-least-32-characters',
    publicUrl: 'http://localhost:8787',
    mailer: { isConfigured: false, send: async () => {} },
    signInsPerMinute: 10,
  });
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
  expect(toBeCreated).toEqual([]);
  expect(toBeAdded).toEqual([]);
});

test('sign-in tries of one address are limited, across processes', async () => {
  await using database = await createTestDatabase(inject('testServer'));
  const make = () =>
    createAuth({
      db: database.db,
      secret: 'test-secret-of-at-least-32-characters',
      publicUrl: 'http://localhost:8787',
      mailer: { isConfigured: false, send: async () => {} },
      signInsPerMinute: 3,
    });
  const statuses: number[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await make().handler(
      new Request('http://localhost:8787/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-careway-client-address': '203.0.113.7' },
        body: JSON.stringify({ email: 'nobody@example.org', password: 'wrong password' }),
      }),
    );
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
});
