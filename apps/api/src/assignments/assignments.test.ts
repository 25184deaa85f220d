import { Assignment, AssignmentList, Attempt, AttemptProgress, MyAssignment, Problem } from '@careway/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let educator: Client;
let org: string;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  testApp.clock.now = NOON;
  educator = await testApp.signUp({ name: 'Edu Cator' });
  org = await testApp.createOrganization(educator);
});
beforeEach(() => {
  testApp.clock.now = NOON;
});
afterAll(() => testApp[Symbol.asyncDispose]());

const NOON = new Date('2026-11-25T12:00:00Z');
const at = (iso: string) => {
  testApp.clock.now = new Date(iso);
};

async function read<T extends z.ZodType>(schema: T, pending: Promise<Response>): Promise<z.infer<T>> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return schema.parse(JSON.parse(text)) as z.infer<T>;
}
async function problemOf(pending: Promise<Response>): Promise<Problem> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.ok, text).toBe(false);
  return Problem.parse(JSON.parse(text));
}
const codeOf = async (pending: Promise<Response>) => (await problemOf(pending)).code;

/** A cohort in New York with one learner who has joined. */
async function cohortWithLearner() {
  const base = `/api/v1/organizations/${org}/cohorts`;
  const { id } = await read(
    z.object({ id: z.uuid() }),
    educator.request(base, { body: { name: 'Term', timeZone: 'America/New_York' } }),
  );
  await educator.request(`${base}/${id}/roster`, { body: { text: 'Ada Okafor, ada@example.org', dryRun: false } });
  const roster = await read(
    z.object({ items: z.array(z.object({ id: z.string(), invitationUrl: z.string() })) }),
    educator.request(`${base}/${id}/roster`),
  );
  const [entry] = roster.items;
  const learner = await testApp.signUp({ name: 'Ada Okafor' });
  const token = entry?.invitationUrl.split('/').at(-1) ?? '';
  expect((await learner.request(`/api/v1/invitations/${token}/accept`, { method: 'POST' })).status).toBe(200);
  return { path: `${base}/${id}`, learner, learnerId: entry?.id ?? '' };
}
const assign = (path: string, body: object) => read(Assignment, educator.request(`${path}/assignments`, { body }));
const change = (path: string, id: string, body: object) =>
  educator.request(`${path}/assignments/${id}`, { method: 'PATCH', body });
const start = (client: Client, { id, quiz }: Assignment) =>
  client.request('/api/v1/attempts', { body: { quiz, assignmentId: id } });
const save = (client: Client, attempt: Attempt, position: number, option: string | undefined) =>
  client.request(`/api/v1/attempts/${attempt.id}/responses/${position}`, {
    method: 'PUT',
    body: { optionIds: [option ?? ''] },
  });
const mine = async (client: Client) =>
  (await read(z.object({ items: z.array(MyAssignment) }), client.request('/api/v1/me/assignments'))).items;

describe('the window of an assignment', () => {
  test('is set on the clocks of the cohort and shown as an instant: 9:00 in New York is 14:00 UTC in winter, 13:00 in summer', async () => {
    const { path, learner } = await cohortWithLearner();
    const body = { quiz: 'pcc-form', opens: '2026-11-30T09:00', closes: '2027-06-15T09:00' };
    const made = await assign(path, body);
    expect([made.opensAt, made.closesAt]).toEqual(['2026-11-30T14:00:00.000Z', '2027-06-15T13:00:00.000Z']);
    const list = await read(AssignmentList, educator.request(`${path}/assignments`));
    expect(list).toMatchObject({ timeZone: 'America/New_York', learners: 1 });
    expect(list.items[0]).toMatchObject({ opens: body.opens, closes: body.closes, window: 'not-open', isExam: false });
    expect((await mine(learner))[0]).toMatchObject({ window: 'not-open', opensAt: made.opensAt });
  });

  test('refuses a start before and after, by the clock of the service; the opening instant is in, the closing one out', async () => {
    const { path, learner } = await cohortWithLearner();
    const made = await assign(path, { quiz: 'pcc-form', opens: '2026-11-30T09:00', closes: '2026-12-01T09:00' });
    at('2026-11-30T13:59:59.999Z');
    const early = await problemOf(start(learner, made));
    expect([early.code, early.status]).toEqual(['assignment-not-open', 409]);
    expect(early.detail).toContain('2026-11-30T14:00:00.000Z');
    at('2026-12-01T14:00:00Z');
    expect(await codeOf(start(learner, made))).toBe('assignment-closed');
    at('2026-11-30T14:00:00Z');
    expect((await start(learner, made)).status).toBe(201);
  });

  test('ends answers where no clock runs; what was saved counts, and a window that is moved takes answers again', async () => {
    const { path, learner } = await cohortWithLearner();
    const made = await assign(path, { quiz: 'pcc-form', closes: '2026-11-25T08:00' });
    const attempt = await read(Attempt, start(learner, made));
    const next = await read(AttemptProgress, save(learner, attempt, 1, attempt.question?.options[0]?.id));
    at('2026-11-25T13:00:00Z');
    const option = next.state === 'open' ? next.question.options[0]?.id : '';
    expect(await codeOf(save(learner, attempt, 2, option))).toBe('assignment-closed');
    expect((await change(path, made.id, { closes: '2026-11-26T08:00' })).status).toBe(200);
    expect((await save(learner, attempt, 2, option)).status).toBe(200);
    at('2026-11-27T00:00:00Z');
    const ended = await read(Attempt, learner.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' }));
    expect(ended).toMatchObject({ state: 'complete', answered: 2 });
  });

  test('never cuts an exam that has begun: extra time of the learner applies by itself and runs past the close', async () => {
    const { path, learner, learnerId } = await cohortWithLearner();
    await educator.request(`${path}/learners/${learnerId}/accommodation`, {
      method: 'PUT',
      body: { time: '1.5', mayPause: false, hasLargeText: false },
    });
    const made = await assign(path, { quiz: 'pcc-mock', closes: '2026-11-25T08:00' });
    const attempt = await read(Attempt, start(learner, made));
    expect(attempt.timing).toMatchObject({ words: '135 min (90 min × 1.5)', deadlineAt: '2026-11-25T14:15:00.000Z' });
    at('2026-11-25T14:00:00Z');
    expect((await save(learner, attempt, 1, attempt.question?.options[0]?.id)).status).toBe(200);
    const list = await read(AssignmentList, educator.request(`${path}/assignments`));
    expect(list.accommodations).toEqual([{ learnerId, name: 'Ada Okafor', words: 'Time × 1.5.' }]);
    expect(list.items[0]).toMatchObject({ window: 'closed', time: '90 min', started: 1, finished: 0 });
  });
});

describe('the terms of an assignment', () => {
  test('may take the clock or going back from a mock exam, and never give them to another quiz', async () => {
    const { path } = await cohortWithLearner();
    expect(await assign(path, { quiz: 'pcc-mock' })).toMatchObject({ isTimed: true, canGoBack: true });
    for (const field of ['isTimed', 'canGoBack']) {
      const body = { quiz: 'pcc-readiness', [field]: true };
      const problem = await problemOf(educator.request(`${path}/assignments`, { body }));
      expect(problem.errors).toEqual([
        { path: `body.${field}`, message: 'only a mock exam takes true; pcc-readiness takes false' },
      ]);
    }
    const wrong = { quiz: 'pcc-form', opens: '2026-12-02T09:00', closes: '2026-12-02T09:00' };
    expect((await problemOf(educator.request(`${path}/assignments`, { body: wrong }))).errors?.[0]?.path).toBe(
      'body.closes',
    );
  });

  test('without going back, an exam asks one question after the other under its clock, and the first answer counts', async () => {
    const { path, learner } = await cohortWithLearner();
    const attempt = await read(Attempt, start(learner, await assign(path, { quiz: 'pcc-mock', canGoBack: false })));
    expect(attempt.places).toBeUndefined();
    expect(attempt.timing?.limitMinutes).toBe(90);
    const [one, two] = attempt.question?.options.map(({ id }) => id) ?? [];
    const first = await read(AttemptProgress, save(learner, attempt, 1, one));
    expect(first).toMatchObject({ state: 'open', question: { position: 2 } });
    expect(await codeOf(save(learner, attempt, 1, two))).toBe('answer-already-accepted');
    expect(await codeOf(save(learner, attempt, 3, one))).toBe('invalid-request');
    expect(await codeOf(learner.request(`/api/v1/attempts/${attempt.id}/questions/1`))).toBe('conflict');
    at('2026-11-25T13:30:16Z');
    const option = first.state === 'open' ? first.question.options[0]?.id : '';
    expect(await codeOf(save(learner, attempt, 2, option))).toBe('time-is-up');
    expect(await read(Attempt, learner.request(`/api/v1/attempts/${attempt.id}`))).toMatchObject({
      state: 'complete',
      stopReason: 'time-up',
    });
  });

  test('without a clock, an exam has no deadline, whatever time the learner has elsewhere', async () => {
    const { path, learner } = await cohortWithLearner();
    const attempt = await read(Attempt, start(learner, await assign(path, { quiz: 'pcc-mock', isTimed: false })));
    expect(attempt.timing).toMatchObject({ limitMinutes: null, deadlineAt: null });
    expect(attempt.places).toHaveLength(60);
  });

  test('allow so many attempts, and one more when the educator says so', async () => {
    const { path, learner } = await cohortWithLearner();
    const made = await assign(path, { quiz: 'pcc-form', attemptsAllowed: 1 });
    expect((await start(learner, made)).status).toBe(201);
    expect(await codeOf(start(learner, made))).toBe('no-attempts-left');
    await change(path, made.id, { attemptsAllowed: 2 });
    expect((await start(learner, made)).status).toBe(201);
  });
});

describe('withdrawing', () => {
  test('removes an assignment nobody began, and keeps one with its attempts where nobody can start it', async () => {
    const { path, learner } = await cohortWithLearner();
    const unused = await assign(path, { quiz: 'pcc-form' });
    const begun = await assign(path, { quiz: 'pcc-form' });
    await start(learner, begun);
    const take = ({ id }: Assignment) => educator.request(`${path}/assignments/${id}`, { method: 'DELETE' });
    expect(await (await take(unused)).json()).toEqual({ outcome: 'removed' });
    expect(await (await take(begun)).json()).toEqual({ outcome: 'kept' });
    expect(await codeOf(start(learner, begun))).toBe('not-found');
    expect(await codeOf(change(path, begun.id, { dueOn: '2026-12-01' }))).toBe('conflict');
    expect(await mine(learner)).toEqual([]);
    const { items } = await read(AssignmentList, educator.request(`${path}/assignments`));
    expect(items.map(({ id, withdrawnAt }) => [id, withdrawnAt])).toEqual([[begun.id, NOON.toISOString()]]);
  });

  test('is hidden from every other organization', async () => {
    const { path } = await cohortWithLearner();
    const { id } = await assign(path, { quiz: 'pcc-form' });
    const stranger = await testApp.signUp();
    const other = await testApp.createOrganization(stranger);
    const foreign = path.replace(org, other);
    for (const [client, place] of [
      [stranger, path],
      [stranger, foreign],
    ] as const) {
      const answer = await client.request(`${place}/assignments/${id}`, { method: 'DELETE' });
      expect(answer.status).toBe(404);
    }
  });
});
