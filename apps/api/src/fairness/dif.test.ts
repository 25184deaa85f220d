import { FairnessRunDetail, ItemSuspensionPage, Job } from '@careway/contract';
import { findDifSummary, listLiveItems } from '@careway/database';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runDueJobs } from '../jobs/run-jobs.ts';
import { putSimulatedAnswers, type SimulatedAnswers } from '../testing/simulated-answers.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { reportFairness } from './report-fairness.ts';

let app: TestApp;
let admin: Client;
let author: Client;
let put: SimulatedAnswers;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  admin = await app.signUp({ role: 'administrator', name: 'Ada Admin' });
  author = await app.signUp({ role: 'author', name: 'Ben Author' });
});
afterAll(() => app[Symbol.asyncDispose]());

async function compare(): Promise<FairnessRunDetail> {
  const started = await admin.request('/api/v1/fairness', { body: { quiz: 'pcc-readiness' } });
  expect(started.status).toBe(202);
  const { id } = Job.parse(await started.json());
  expect(await runDueJobs(app.db)).toBe(1);
  const job = Job.parse(await (await admin.request(`/api/v1/jobs/${id}`)).json());
  expect(job).toMatchObject({ state: 'done', error: null, resultPath: `/api/v1/fairness/${id}` });
  return FairnessRunDetail.parse(await (await author.request(job.resultPath ?? '')).json());
}

async function queue(state: 'open' | 'decided') {
  const answer = await author.request(`/api/v1/item-suspensions?state=${state}`);
  return ItemSuspensionPage.parse(await answer.json()).items;
}

async function openAttempt(guest: Client) {
  const answer = await guest.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; question: { options: { id: string }[] } };
}

/** The questions an attempt can be given. */
async function poolOf(attemptId: string): Promise<string[]> {
  const { items } = await app.db
    .selectFrom('attempt')
    .innerJoin('parameter_set', 'parameter_set.version', 'attempt.parameter_set')
    .select('items')
    .where('attempt.id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return (items as { measured: { id: string } }[]).map(({ measured }) => measured.id);
}

const isDrawn = async (id: string) => (await listLiveItems(app.db)).some(({ item }) => item.id === id);

test('without anybody’s groups every comparison says that there are too few people; the same job again is kept once', async () => {
  const detail = await compare();
  expect(detail.sentence).toMatch(/^Too early to tell/);
  expect(detail.comparisons).toHaveLength(11);
  for (const { status, reference, referenceN, focalN } of detail.comparisons) {
    expect([status, reference, referenceN, focalN]).toEqual(['insufficient', null, null, null]);
  }
  expect(await queue('open')).toEqual([]);

  // As after a kill between the end of the work and the end of the job.
  await app.db.updateTable('job').set({ state: 'queued', finished_at: null }).execute();
  expect(await runDueJobs(app.db)).toBe(1);
  expect(await app.db.selectFrom('dif_run').select('id').execute()).toEqual([{ id: detail.id }]);
});

test('flags exactly the planted question between men and women, nothing between ages; new attempts lose it, begun ones go on', async () => {
  put = await putSimulatedAnswers(app.db);
  const [early, late] = [await app.guest(), await app.guest()];
  const opened = await openAttempt(early);
  expect(await poolOf(opened.id)).toContain(put.planted);
  const detail = await compare();
  const byFocal = (focal: string) => detail.comparisons.find((one) => one.focal.value === focal);
  expect(byFocal('woman')).toMatchObject({ status: 'ok', referenceN: 500, focalN: 400, reference: { value: 'man' } });
  expect(byFocal('another-gender')).toMatchObject({ status: 'insufficient', focalN: null });
  const ages = detail.comparisons.filter(({ characteristic }) => characteristic === 'age');
  expect(ages).toMatchObject([{ status: 'ok', classes: { A: 24, B: 0, C: 0 }, untested: detail.items - 24 }]);
  const large = detail.findings.filter(({ itemClass }) => itemClass === 'C');
  expect(large.map(({ itemId }) => itemId)).toEqual([put.planted]);
  expect(large[0]?.delta).toBeLessThan(-1.5);
  expect(large[0]?.oddsRatio).toBeGreaterThan(1.9);
  expect(large[0]?.uniformP).toBeLessThan(0.001);
  expect(large[0]?.direction).toBe('Favors “Man” over “Woman” of the same ability');

  expect((await queue('open')).map(({ itemId }) => itemId)).toEqual([put.planted]);
  expect(await isDrawn(put.planted)).toBe(false);
  const answered = await early.request(`/api/v1/attempts/${opened.id}/responses/1`, {
    method: 'PUT',
    body: { optionIds: opened.question.options.slice(0, 1).map(({ id }) => id) },
  });
  expect(await answered.json()).toMatchObject({ state: 'open' });
  expect(await poolOf(opened.id)).toContain(put.planted);
  expect(await poolOf((await openAttempt(late)).id)).not.toContain(put.planted);
  const again = await compare();
  expect(again.findings.filter(({ itemClass }) => itemClass === 'C')).toHaveLength(1);
  expect(await queue('open')).toHaveLength(1);
});

test('only a second person’s verdict brings it back, and the next run does not suspend what was kept', async () => {
  const [open] = await queue('open');
  const path = `/api/v1/item-suspensions/${open?.id}`;
  const verdict = {
    verdict: 'keep',
    reason: 'The term it asks for is part of the work; the difference is one of training.',
  };
  const own = await admin.request(path, { method: 'PUT', body: verdict });
  expect(own.status).toBe(409);
  expect(await own.text()).toMatch(/second person/);
  const moved = await author.request(`/api/v1/items/${put.planted}/status`, {
    method: 'PUT',
    body: { to: 'live', reason: 'Looks fine to me.' },
  });
  expect(moved.status).toBe(409);
  const short = await author.request(path, { method: 'PUT', body: { verdict: 'keep', reason: 'ok' } });
  expect(short.status).toBe(422);

  expect((await author.request(path, { method: 'PUT', body: verdict })).status).toBe(204);
  expect(await isDrawn(put.planted)).toBe(true);
  expect(await queue('decided')).toMatchObject([{ itemId: put.planted, verdict: 'keep', decidedBy: 'Ben Author' }]);
  expect((await author.request(path, { method: 'PUT', body: verdict })).status).toBe(404);
  await compare();
  expect(await queue('open')).toEqual([]);
  expect(await findDifSummary(app.db, 'pcc-readiness')).toMatchObject({
    items: expect.any(Number),
    suspensions: { open: 0, keep: 1, revise: 0, retire: 0 },
  });
  expect(await reportFairness(app.db, 'pcc-readiness')).toMatchObject({
    label: expect.stringContaining('2 of 11 comparisons'),
    comparisons: [
      { comparison: 'Gender: Woman, against Man', classes: { C: 1 } },
      { comparison: expect.stringMatching(/^Age: /), classes: { B: 0, C: 0 } },
    ],
  });
  expect(await reportFairness(app.db, 'cmm-readiness')).toMatchObject({ madeAt: null, comparisons: [] });
});

test('a version judged to need revision does not go live again', async () => {
  await app.db.updateTable('item_suspension').set({ verdict: 'revise' }).where('item_id', '=', put.planted).execute();
  const move = (to: string) =>
    author.request(`/api/v1/items/${put.planted}/status`, { method: 'PUT', body: { to, reason: 'A try.' } });
  expect((await move('watch')).status).toBe(200);
  const refused = await move('live');
  expect(refused.status).toBe(409);
  expect(await refused.text()).toMatch(/needs? revision/);
});

test('authors read comparisons and administrators start them; nobody else does', async () => {
  const candidate = await app.signUp();
  for (const path of ['/api/v1/fairness', '/api/v1/item-suspensions']) {
    expect((await candidate.request(path)).status).toBe(403);
  }
  expect((await author.request('/api/v1/fairness', { body: { quiz: 'pcc-readiness' } })).status).toBe(403);
  expect((await admin.request('/api/v1/fairness', { body: { quiz: 'nothing' } })).status).toBe(404);
});
