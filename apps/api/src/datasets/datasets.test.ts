import { Dataset, DatasetComparison, Job, PayEquity } from '@careway/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runDueJobs } from '../jobs/run-jobs.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let recruiter: Client & { readonly id: string };
let organizationId: string;
let dataset: Dataset;

const people = [
  ...Array.from(
    { length: 12 },
    (_, index) => `Ada ${index},a${index}@x.org,Patient Care Coordinator,${50_000 + index * 500},"Akron, OH",F`,
  ),
  ...Array.from(
    { length: 10 },
    (_, index) => `Bob ${index},b${index}@x.org,pateint care cordinator,$${53 + index}k,Ohio,M`,
  ),
  'Cy,c@x.org,Medical Secretary,18.53/hr,"Dallas, TX",M',
  'Di,d@x.org,Medical Secretary,£30000,London,F',
  'Ed,e@x.org,Patient Navigator,=cmd(),Ohio,F',
  'Flo,f@x.org,Patient Navigator,900000,Ohio,F',
];
const file = `Name,Mail,Job,Salary,Where,Sex\n${people.join('\n')}\n`;

beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  recruiter = await app.signUp();
  organizationId = await app.createOrganization(recruiter);
  dataset = await uploadPay('Pay 2026');
});
afterAll(() => app[Symbol.asyncDispose]());

/** A data set of the file above, imported. */
async function uploadPay(name: string): Promise<Dataset> {
  const made = await recruiter.request('/api/v1/datasets', {
    body: {
      organizationId,
      name,
      asOf: '2026-06-30',
      payBasis: 'guess',
      mapping: { pay: 'Salary', title: 'Job', place: 'Where', group: 'Sex' },
    },
  });
  expect(made.status).toBe(201);
  const uploaded = Dataset.parse(await made.json());
  const sent = await recruiter.request(`/api/v1/datasets/${uploaded.id}/file`, {
    method: 'PUT',
    body: file,
    headers: { 'content-type': 'text/csv', 'content-length': String(Buffer.byteLength(file)) },
  });
  expect(sent.status).toBe(202);
  await runDueJobs(app.db);
  const job = Job.parse(await (await recruiter.request(`/api/v1/jobs/${Job.parse(await sent.json()).id}`)).json());
  expect(job).toMatchObject({ state: 'done', error: null });
  return uploaded;
}

async function compare(query: string): Promise<DatasetComparison> {
  return DatasetComparison.parse(
    await (await recruiter.request(`/api/v1/datasets/${dataset.id}/compare?${query}`)).json(),
  );
}

test('rows are taken or refused; an outlier is flagged; nothing unmapped is kept', async () => {
  const read = Dataset.parse(await (await recruiter.request(`/api/v1/datasets/${dataset.id}`)).json());
  expect(read).toMatchObject({ state: 'ready', rowsTaken: 24, rowsRefused: 2, outliers: 1 });
  const { rows } = await sql<{
    text: string;
  }>`select pay_row::text as text from pay_row where dataset_id = ${dataset.id}`.execute(app.db);
  expect(rows.map(({ text }) => text).join(' ')).not.toMatch(/@x\.org|Ada/);
  const csv = await (await recruiter.request(`/api/v1/datasets/${dataset.id}/rejected.csv`)).text();
  expect(csv).toContain("26,Salary,'=cmd(),");
  expect(csv).toContain('25,Salary,£30000,only US dollars');
});

describe('against the market', () => {
  test('own percentiles are those of the rows, typos and texts understood', async () => {
    const all = await compare('soc=29-2099&area=OH');
    expect(all.all).toMatchObject({ state: 'shown', count: 23 });
    const { rows } = await sql<{
      median: number;
    }>`select percentile_cont(0.5) within group (order by annual_usd) as median
      from pay_row where dataset_id = ${dataset.id} and soc = '29-2099' and area_code = '39'`.execute(app.db);
    expect(all.all).toMatchObject({ median: { amount: Math.round(rows[0]?.median ?? 0) } });
    // The nation's median of May 2024 set to Ohio by the means of May 2023, to $100.
    expect(all.market).toMatchObject({
      soc: '29-2099',
      areaName: 'Ohio',
      kind: 'modelled',
      median: { amount: Math.round((48_790 * 49_920) / 54_220 / 100) * 100 },
      vintage: 'May 2024',
    });
    const nation = await compare('soc=29-2099');
    expect(nation.market).toMatchObject({ kind: 'published', median: { amount: 48_790 }, areaName: 'United States' });
  });

  test('by a column, one row each; groups under five are hidden in what is shared', async () => {
    const own = await compare('by=soc');
    expect(own.rows.map(({ value, own: cell }) => [value, cell.state])).toEqual([
      ['29-2099', 'shown'],
      ['43-6013', 'shown'],
    ]);
    const shared = await compare('by=soc&shared=1');
    expect(shared.rows.find(({ value }) => value === '43-6013')?.own).toMatchObject({ state: 'hidden' });
    expect(shared.rows.find(({ value }) => value === '43-6013')?.ratioToMarketMedian).toBeNull();
  });

  test('nobody is told by subtraction: not from the total, another row, or a comparison with fewer filters', async () => {
    // 23 of 24 are 29-2099: beside everyone's figures theirs would be the pay of the one secretary.
    const bySoc = await compare('by=soc&shared=1');
    expect(bySoc.all).toMatchObject({ state: 'shown', count: 24 });
    expect(bySoc.rows.find(({ value }) => value === '29-2099')?.own).toMatchObject({
      state: 'hidden',
      reason: expect.stringContaining('give away'),
    });
    const oneCode = await compare('soc=29-2099&by=group&shared=1');
    expect(oneCode.all.state).toBe('hidden');
    expect(oneCode.finding).not.toMatch(/\d\d,\d{3}/);
    // 10 men of that code beside the 11 men of the file.
    expect(oneCode.rows.every(({ own }) => own.state === 'hidden')).toBe(true);
    const byGroup = await compare('by=group&shared=1');
    expect(byGroup.rows.map(({ value, own }) => [value, own.state])).toEqual([
      ['F', 'shown'],
      ['M', 'shown'],
    ]);
  });

  test('each row stands beside the market of its own code, and of its own level, modelled', async () => {
    const byCode = await compare('by=soc');
    expect(byCode.rows.map(({ label, market }) => [label, market?.kind])).toEqual([
      ['Health Technologists and Technicians, All Other (29-2099)', 'published'],
      ['Medical Secretaries and Administrative Assistants (43-6013)', 'published'],
    ]);
    const levels = await compare('soc=29-2099&level=senior');
    expect(levels.market).toMatchObject({ kind: 'modelled', basis: expect.stringContaining('modelled') });
    expect(levels.market?.median?.amount).toBeGreaterThan(byCode.rows[0]?.market?.median?.amount ?? Infinity);
  });

  test('the gap between groups has an interval', async () => {
    const equity = PayEquity.parse(await (await recruiter.request(`/api/v1/datasets/${dataset.id}/equity`)).json());
    expect(equity.reference).toBe('F');
    expect(equity.gaps).toHaveLength(1);
    expect(equity.gaps[0]?.low).toBeLessThan(equity.gaps[0]?.gapPercent ?? 0);
  });
});

describe('what belongs to another organization', () => {
  test('does not exist for a stranger, nor for an educator of the same one', async () => {
    const stranger = await app.signUp();
    await app.createOrganization(stranger, 'Elsewhere');
    const educator = await app.signUp();
    await sql`insert into member (id, "organizationId", "userId", role, "createdAt")
      values (gen_random_uuid(), ${organizationId}::uuid, ${educator.id}::uuid, 'educator', now())`.execute(app.db);
    for (const client of [stranger, educator]) {
      for (const path of ['', '/compare', '/equity', '/rejected.csv']) {
        expect((await client.request(`/api/v1/datasets/${dataset.id}${path}`)).status).toBe(404);
      }
      expect((await client.request(`/api/v1/datasets/${dataset.id}`, { method: 'DELETE' })).status).toBe(404);
    }
    const list = await stranger.request(`/api/v1/datasets?organization=${organizationId}`);
    expect(list.status).toBe(404);
    expect((await educator.request(`/api/v1/datasets?organization=${organizationId}`)).status).toBe(403);
  });
});

test('a file without the mapped columns fails and says which; a deleted data set leaves no row', async () => {
  const made = Dataset.parse(
    await (
      await recruiter.request('/api/v1/datasets', {
        body: { organizationId, name: 'Other', asOf: '2026-01-01', payBasis: 'year', mapping: { pay: 'Wage' } },
      })
    ).json(),
  );
  const sent = await recruiter.request(`/api/v1/datasets/${made.id}/file`, {
    method: 'PUT',
    body: file,
    headers: { 'content-type': 'text/csv', 'content-length': String(Buffer.byteLength(file)) },
  });
  await runDueJobs(app.db);
  const job = Job.parse(await (await recruiter.request(`/api/v1/jobs/${Job.parse(await sent.json()).id}`)).json());
  expect(job).toMatchObject({ state: 'failed', error: expect.stringContaining('Wage') });
  expect((await recruiter.request(`/api/v1/datasets/${made.id}/compare`)).status).toBe(409);
  const gone = await uploadPay('Gone');
  expect((await recruiter.request(`/api/v1/datasets/${gone.id}`, { method: 'DELETE' })).status).toBe(204);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pay_row
    where dataset_id = ${gone.id}`.execute(app.db);
  expect(rows[0]?.count).toBe(0);
});
