import { CreatedShare, Dataset, SharedView, SharePage } from '@careway/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runDueJobs } from '../jobs/run-jobs.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let recruiter: Client & { readonly id: string };
let organizationId: string;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  recruiter = await app.signUp();
  organizationId = await app.createOrganization(recruiter);
});
afterAll(() => app[Symbol.asyncDispose]());

async function share(body: object): Promise<CreatedShare> {
  const answer = await recruiter.request('/api/v1/shares', { body });
  expect(answer.status).toBe(201);
  return CreatedShare.parse(await answer.json());
}
const open = (url: string, client: Client = app.visitor()) =>
  client.request(`/api/v1/shares/${new URL(url).pathname.split('/').at(-1)}`);

async function payData(): Promise<Dataset> {
  const made = Dataset.parse(
    await (
      await recruiter.request('/api/v1/datasets', {
        body: {
          organizationId,
          name: 'Pay 2026',
          asOf: '2026-06-30',
          payBasis: 'guess',
          mapping: { pay: 'Pay', title: 'Title', place: 'Where' },
        },
      })
    ).json(),
  );
  const rows = [
    ...Array(6).fill('52k,Medical Secretary,Ohio'),
    ...Array(9).fill('64k,Medical Secretary,Iowa'),
    ...Array(4).fill('99k,Medical Secretary,Texas'),
  ];
  const file = `Pay,Title,Where\n${rows.join('\n')}\n`;
  await recruiter.request(`/api/v1/datasets/${made.id}/file`, {
    method: 'PUT',
    body: file,
    headers: { 'content-type': 'text/csv', 'content-length': String(Buffer.byteLength(file)) },
  });
  await runDueJobs(app.db);
  return made;
}

test('a link shows the answer as it was, to anybody who has it, also after the wages changed', async () => {
  const made = await share({ kind: 'wage-check', body: { occupation: 'patient-care-coordinator', pay: '52k' } });
  expect(made.title).toContain('$52,000 a year is');
  expect(new Date(made.expiresAt).getTime() - new Date(made.createdAt).getTime()).toBe(90 * 86_400_000);
  await sql`update wage_observation set median_annual_usd = median_annual_usd + 5000 where soc = '29-2099' and year = 2024`.execute(
    app.db,
  );
  const answer = await open(made.url);
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  const view = SharedView.parse(await answer.json());
  expect(view).toMatchObject({ kind: 'wage-check', frozenAt: made.createdAt, title: made.title });
  expect(view.kind === 'wage-check' && view.answer.wage.median).toMatchObject({ value: { amount: 48_790 } });
  await sql`update wage_observation set median_annual_usd = median_annual_usd - 5000 where soc = '29-2099' and year = 2024`.execute(
    app.db,
  );
  const { rows } = await sql<{ text: string }>`select share::text as text from share`.execute(app.db);
  expect(rows.map(({ text }) => text).join()).not.toContain(new URL(made.url).pathname.split('/').at(-1));
});

test('the figures of an occupation side by side can be shared', async () => {
  const made = await share({ kind: 'wage-summary', query: {} });
  const view = SharedView.parse(await (await open(made.url)).json());
  expect(view).toMatchObject({ kind: 'wage-summary', title: made.title });
  expect(view.kind === 'wage-summary' && view.answer.figures).toHaveLength(10);
});

test('own pay is frozen without groups under five; deleting the data set ends its links', async () => {
  const dataset = await payData();
  const made = await share({ kind: 'dataset', datasetId: dataset.id, query: { by: 'area' } });
  const view = SharedView.parse(await (await open(made.url)).json());
  if (view.kind !== 'dataset') throw new Error(view.kind);
  expect(view.answer.comparison.rows.map(({ label, own }) => [label, own.state])).toEqual([
    ['Iowa', 'shown'],
    ['Ohio', 'hidden'],
    ['Texas', 'hidden'],
  ]);
  const small = await share({ kind: 'dataset', datasetId: dataset.id, query: { by: 'area', shared: '0' } });
  expect(await (await open(small.url)).json()).toMatchObject({ answer: { comparison: view.answer.comparison } });
  const stranger = await app.signUp();
  const refused = await stranger.request('/api/v1/shares', {
    body: { kind: 'dataset', datasetId: dataset.id, query: {} },
  });
  expect(refused.status).toBe(404);
  await recruiter.request(`/api/v1/datasets/${dataset.id}`, { method: 'DELETE' });
  expect((await open(made.url)).status).toBe(404);
});

test('a link ends when it is taken back or expires; nobody else can take it back; views are counted', async () => {
  const ask = { kind: 'wage-compare', query: { year: '2023' }, expiresInDays: 2 };
  const [kept, ended] = [await share(ask), await share(ask)];
  await open(kept.url);
  await open(kept.url);
  const stranger = await app.signUp();
  expect((await stranger.request(`/api/v1/shares/${ended.id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await open(ended.url)).status).toBe(200);
  expect((await recruiter.request(`/api/v1/shares/${ended.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await open(ended.url)).status).toBe(404);
  const list = SharePage.parse(await (await recruiter.request('/api/v1/shares')).json());
  expect(list.items.find(({ id }) => id === kept.id)).toMatchObject({ views: 2, revokedAt: null });
  expect(list.items.find(({ id }) => id === ended.id)?.revokedAt).not.toBeNull();
  app.clock.now = new Date(app.clock.now.getTime() + 3 * 86_400_000);
  expect((await open(kept.url)).status).toBe(404);
});

test('deleting the organization ends the links to its pay', async () => {
  const dataset = await payData();
  const made = await share({ kind: 'dataset', datasetId: dataset.id, query: {} });
  expect((await open(made.url)).status).toBe(200);
  const removed = await recruiter.request('/api/auth/organization/delete', { body: { organizationId } });
  expect(removed.status).toBe(200);
  expect((await open(made.url)).status).toBe(404);
});
