import { Problem } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let guest: Client;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  guest = await testApp.guest();
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function problem(pending: Promise<Response>) {
  const answer = await pending;
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const body = Problem.parse(await answer.json());
  expect(body.status).toBe(answer.status);
  expect(body.requestId).toBe(answer.headers.get('x-request-id'));
  return body;
}

describe('a fault in a request is named', () => {
  test('an unknown route is 404 and names the path', async () => {
    expect(await problem(guest.request('/api/v1/nothing-here'))).toMatchObject({
      status: 404,
      code: 'not-found',
      detail: 'There is nothing at /api/v1/nothing-here.',
    });
  });

  test('a method that the path does not take is 405 with what it takes', async () => {
    const answer = await guest.request('/api/v1/quizzes', { method: 'DELETE' });
    expect(answer.headers.get('allow')).toBe('GET');
    expect(answer.status).toBe(405);
  });

  test('malformed JSON is 400', async () => {
    expect(await problem(guest.request('/api/v1/attempts', { body: '{"quiz": ' }))).toMatchObject({
      status: 400,
      code: 'malformed-json',
    });
  });

  test('a body that is not JSON is 415 and says what came', async () => {
    const asked = guest.request('/api/v1/attempts', { body: 'quiz=x', headers: { 'content-type': 'text/plain' } });
    expect(await problem(asked)).toMatchObject({
      status: 415,
      detail: 'The body must be application/json, got text/plain.',
    });
  });

  test('a wrong id is 422 and names the parameter; an unknown one is 404', async () => {
    expect(await problem(guest.request('/api/v1/attempts/17'))).toMatchObject({
      status: 422,
      errors: [{ path: 'param.id' }],
    });
    expect(await problem(guest.request('/api/v1/attempts/00000000-0000-4000-8000-000000000000'))).toMatchObject({
      status: 404,
    });
    expect(await problem(guest.request('/api/v1/quizzes/none'))).toMatchObject({
      status: 404,
      detail:
        'There is no quiz none; there are pcc-readiness, cpcc-readiness, cmm-readiness, pcc-form, pcc-mock, cpcc-mock, cmm-mock.',
    });
  });

  test('a body over the limit is 413 and names the limit', async () => {
    const answer = await guest.request('/api/v1/attempts', { body: { quiz: 'x'.repeat(300_000) } });
    expect(answer.headers.get('connection')).toBe('close');
    expect(await problem(Promise.resolve(answer))).toMatchObject({
      status: 413,
      code: 'body-too-large',
      detail: 'The body may have at most 262144 bytes.',
    });
  });

  test('a bad query value is 422 and names the value’s place and what is allowed', async () => {
    expect(await problem(guest.request('/api/v1/attempts?limit=0'))).toMatchObject({
      status: 422,
      errors: [{ path: 'query.limit' }],
    });
    expect(await problem(guest.request('/api/v1/attempts?state=done'))).toMatchObject({
      status: 422,
      errors: [{ path: 'query.state' }],
    });
    expect(await problem(guest.request('/api/v1/attempts?cursor=%F0'))).toMatchObject({
      status: 422,
      errors: [{ path: 'query.cursor' }],
    });
  });

  test('a field that is missing is 422 and named', async () => {
    expect(await problem(guest.request('/api/v1/attempts', { body: {} }))).toMatchObject({
      status: 422,
      errors: [{ path: 'body.quiz' }],
    });
  });

  test('a text with U+0000 is 422, in a path, a cursor and a body', async () => {
    const cursor = Buffer.from('\u0000').toString('base64url');
    expect(await problem(guest.request('/api/v1/certifications/a%00b'))).toMatchObject({
      code: expect.stringMatching(/invalid-request|not-found/),
    });
    expect(await problem(guest.request(`/api/v1/occupations?cursor=${cursor}`))).toMatchObject({ status: 422 });
    const owner = await testApp.signUp();
    const asked = owner.request('/api/v1/organizations', { body: { name: 'No\u0000Name' } });
    expect(await problem(asked)).toMatchObject({ status: 422, code: 'invalid-request' });
  });

  test('a call from another site is refused', async () => {
    const asked = guest.request('/api/v1/attempts', {
      body: { quiz: 'pcc-readiness' },
      headers: { origin: 'https://evil.example' },
    });
    expect(await problem(asked)).toMatchObject({ status: 403, code: 'cross-site-refused' });
  });

  test('a failure of ours says nothing of its cause', async () => {
    await using broken = await createTestApp(inject('testServer'));
    await broken.db.schema.dropTable('bank_version').execute();
    const body = await problem(broken.visitor().request('/api/v1/quizzes'));
    expect(body).toMatchObject({ status: 500, code: 'internal-error' });
    expect(JSON.stringify(body)).not.toMatch(/bank_version|relation|select/i);
  });

  test('an error of the account service is a problem document too', async () => {
    const asked = guest.request('/api/auth/sign-in/email', {
      body: { email: 'nobody@example.org', password: 'wrong password' },
    });
    expect(await problem(asked)).toMatchObject({ status: 401 });
  });
});

describe('every answer', () => {
  test('carries security headers, and a request id of its own or the caller’s', async () => {
    const answer = await guest.request('/api/v1/quizzes', { headers: { 'x-request-id': 'caller-chosen-1' } });
    expect(answer.headers.get('x-request-id')).toBe('caller-chosen-1');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('of reference data has an ETag, and the same question again is 304', async () => {
    const first = await guest.request('/api/v1/quizzes');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await guest.request('/api/v1/quizzes', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('of some size is compressed for those who ask', async () => {
    const answer = await guest.request('/api/openapi.json', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });
});

describe('an unsafe call with an Idempotency-Key', () => {
  test('sent twice happens once; the key for another request is refused', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const ask = () => guest.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' }, headers });
    const once = (await (await ask()).json()) as { id: string };
    const again = await ask();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(((await again.json()) as { id: string }).id).toBe(once.id);
    const other = guest.request('/api/v1/attempts', { body: { quiz: 'other' }, headers });
    expect(await problem(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });
});

describe('the operator', () => {
  test('reads health, readiness and metrics', async () => {
    expect(await (await guest.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await guest.request('/readyz')).json()).toMatchObject({ status: 'ready' });
    expect(await (await guest.request('/metrics')).text()).toContain('http_request_duration_seconds_bucket');
  });

  test('is told not ready when the schema is behind', async () => {
    await using behind = await createTestApp(inject('testServer'));
    await behind.db.deleteFrom('kysely_migration' as never).execute();
    expect(await problem(behind.visitor().request('/readyz'))).toMatchObject({ status: 503, code: 'not-ready' });
  });
});
