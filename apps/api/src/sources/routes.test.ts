import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SourceDetail, SourcePage } from '@careway/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
});
afterAll(() => app[Symbol.asyncDispose]());

test('a source answers with publisher, vintage, licence, what uses it, and the SHA-256 of the file as it is', async () => {
  const answer = await app.visitor().request('/api/v1/sources/oews-2024');
  const source = SourceDetail.parse(await answer.json());
  const file = fileURLToPath(import.meta.resolve('@careway/labor-market/data/oews-national.csv'));
  expect(source).toMatchObject({
    publisher: 'US Bureau of Labor Statistics',
    vintage: 'May 2024',
    file: 'oews-national.csv',
    checksum: createHash('sha256').update(readFileSync(file)).digest('hex'),
  });
  expect(source.licence).toContain('Public domain');
  expect(source.usedBy).toEqual([
    { what: 'Official wages and employment', path: '/api/v1/wages?source=oews-2024', count: 15 },
  ]);
});

test('what a source is used by can be asked for', async () => {
  const { items } = SourcePage.parse(await (await app.visitor().request('/api/v1/sources?limit=200')).json());
  for (const { id } of items) {
    const source = SourceDetail.parse(await (await app.visitor().request(`/api/v1/sources/${id}`)).json());
    for (const use of source.usedBy) expect((await app.visitor().request(use.path)).status).toBe(200);
  }
});

test('all sources are listed in pages, the five pay sites among them', async () => {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/api/v1/sources?limit=10${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page = SourcePage.parse(await (await app.visitor().request(path)).json());
    ids.push(...page.items.map((source) => source.id));
    cursor = page.nextCursor;
  }
  expect(ids).toHaveLength(25);
  expect(ids).toEqual(expect.arrayContaining(['jobted', 'velvetjobs', 'glassdoor', 'payscale', 'zippia', 'oews-2012']));
});

test('a source that does not exist is not found, by name', async () => {
  const answer = await app.visitor().request('/api/v1/sources/nobody');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'not-found', detail: 'There is no source "nobody".' });
});

test('an id or a cursor with a NUL byte is refused, not a fault of ours', async () => {
  expect((await app.visitor().request('/api/v1/sources/%00')).status).toBe(404);
  const cursor = Buffer.from('\0a').toString('base64url');
  for (const list of ['sources', 'wages']) {
    const answer = await app.visitor().request(`/api/v1/${list}?cursor=${cursor}`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'query.cursor' }] });
  }
});
