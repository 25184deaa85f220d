import { ImportRun, ImportRunPage, Job } from '@careway/contract';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { runDueJobs } from '../jobs/run-jobs.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let administrator: Client & { readonly id: string };

beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  administrator = await app.signUp({ role: 'administrator' });
});
afterEach(() => app.db.deleteFrom('job').where('state', 'in', ['queued', 'running']).execute());
afterAll(() => app[Symbol.asyncDispose]());

const header = 'AREA_TITLE,OCC_CODE,OCC_TITLE,A_MEAN';
const upload = (client: Client, text: string, query = 'name=state_M2023_dl.csv') =>
  client.request(`/api/v1/admin/imports?${query}`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(Buffer.byteLength(text)) },
  });

describe('an upload by an administrator', () => {
  test('becomes a job that imports it; its refused rows come back as a CSV that no spreadsheet runs', async () => {
    const answer = await upload(
      administrator,
      `${header}\nOhio,43-6013,Secretaries,39930\nOhio,=1+1,Bad,1\nNowhere,43-6013,Bad,1\n`,
    );
    expect(answer.status).toBe(202);
    const queued = Job.parse(await answer.json());
    expect(queued).toMatchObject({ kind: 'import', state: 'queued', resultPath: null });
    expect(await runDueJobs(app.db)).toBe(1);
    const done = Job.parse(await (await administrator.request(`/api/v1/jobs/${queued.id}`)).json());
    expect(done).toMatchObject({ state: 'done', rowsTaken: 1, rowsRefused: 2, done: queued.total });
    const run = ImportRun.parse(await (await administrator.request(done.resultPath ?? '')).json());
    expect(run).toMatchObject({
      format: 'oews',
      rowsTaken: 1,
      rowsRefused: 2,
      isCurrent: true,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const csv = await (await administrator.request(`${done.resultPath}/rejected.csv`)).text();
    expect(csv.split('\r\n')).toEqual([
      'line,column,value,reason',
      "3,OCC_CODE,'=1+1,is not a SOC code such as 43-6013",
      '4,AREA,Nowhere,is not a place that OEWS knows',
      '',
    ]);
    const page = ImportRunPage.parse(await (await administrator.request('/api/v1/admin/imports')).json());
    expect(page.items.map((each) => each.id)).toContain(run.id);
    const left = await app.db.selectFrom('upload_chunk').select('place').execute();
    expect(left).toEqual([]);
  });

  test('of a file that is no table fails with what to do, and keeps nothing', async () => {
    const answer = await upload(administrator, '<!doctype html><p>Not found</p>');
    const { id } = Job.parse(await answer.json());
    await runDueJobs(app.db);
    const failed = Job.parse(await (await administrator.request(`/api/v1/jobs/${id}`)).json());
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('web page') });
  });

  test('as a dry run is judged at once', async () => {
    const answer = await upload(administrator, `${header}\nOhio,43-6013,S,x\n`, 'name=state_M2022_dl.csv&dryRun=1');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      vintage: 'May 2022',
      rowsRefused: 1,
      refused: [{ line: 2, column: 'A_MEAN', value: 'x' }],
    });
  });

  test('tells its progress as server-sent events until it has ended', async () => {
    const { id } = Job.parse(
      await (await upload(administrator, `${header}\nOhio,43-6013,S,1\n`, 'name=state_M2021_dl.csv')).json(),
    );
    const events = await administrator.request(`/api/v1/jobs/${id}/events`);
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    await runDueJobs(app.db);
    const text = await events.text();
    expect(text).toContain('event: job');
    expect(text).toContain('"state":"done"');
  });

  test('that nobody has begun can be cancelled', async () => {
    const { id } = Job.parse(
      await (await upload(administrator, `${header}\nOhio,43-6013,S,2\n`, 'name=state_M2020_dl.csv')).json(),
    );
    const answer = await administrator.request(`/api/v1/jobs/${id}`, { method: 'DELETE' });
    expect(Job.parse(await answer.json()).state).toBe('cancelled');
    expect(await runDueJobs(app.db)).toBe(0);
  });
});

test('a job whose process was killed is taken up again and ends as if undisturbed', async () => {
  const { id } = Job.parse(
    await (
      await upload(administrator, `${header}\nOhio,43-6013,S,5\nTexas,43-6013,S,6\n`, 'name=state_M2019_dl.csv')
    ).json(),
  );
  await app.db
    .updateTable('job')
    .set({ state: 'running', alive_at: new Date(Date.now() - 60_000) })
    .where('id', '=', id)
    .execute();
  expect(await runDueJobs(app.db)).toBe(1);
  const job = Job.parse(await (await administrator.request(`/api/v1/jobs/${id}`)).json());
  expect(job).toMatchObject({ state: 'done', rowsTaken: 2 });
});

test('a job that lives is not taken twice', async () => {
  const { id } = Job.parse(
    await (await upload(administrator, `${header}\nOhio,43-6013,S,7\n`, 'name=state_M2018_dl.csv')).json(),
  );
  await app.db.updateTable('job').set({ state: 'running', alive_at: new Date() }).where('id', '=', id).execute();
  expect(await runDueJobs(app.db)).toBe(0);
});

test('others may not import, and do not see the jobs of others', async () => {
  const other = await app.signUp();
  expect((await upload(other, `${header}\n`)).status).toBe(403);
  const { id } = Job.parse(
    await (await upload(administrator, `${header}\nOhio,43-6013,S,9\n`, 'name=state_M2017_dl.csv')).json(),
  );
  expect((await other.request(`/api/v1/jobs/${id}`)).status).toBe(404);
});
