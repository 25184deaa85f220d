import type { Item } from '@careway/assessment';
import { Accommodation, Attempt, OpenQuestion, Problem, QuizDetail, ReadinessReport } from '@careway/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createParameterShelf } from '../quizzes/adaptive-measure.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { settleAllOverdue } from './settle-overdue.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
});
afterAll(() => testApp[Symbol.asyncDispose]());
beforeEach(() => {
  testApp.clock.now = new Date('2026-11-24T12:00:00Z');
});

const pass = (minutes: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + minutes * 60_000);
};

async function start(client: Client, quiz = 'pcc-mock'): Promise<Attempt> {
  const answer = await client.request('/api/v1/attempts', { body: { quiz } });
  expect(answer.status).toBe(201);
  return Attempt.parse(await answer.json());
}

async function look(client: Client, id: string): Promise<Attempt> {
  return Attempt.parse(await (await client.request(`/api/v1/attempts/${id}`)).json());
}

async function questionAt(client: Client, id: string, position: number): Promise<OpenQuestion> {
  const answer = await client.request(`/api/v1/attempts/${id}/questions/${position}`);
  expect(answer.status).toBe(200);
  return OpenQuestion.parse(await answer.json());
}

const save = (client: Client, id: string, position: number, optionIds: readonly string[]) =>
  client.request(`/api/v1/attempts/${id}/responses/${position}`, { method: 'PUT', body: { optionIds } });

async function codeOf(pending: Promise<Response>): Promise<string> {
  return Problem.parse(await (await pending).json()).code;
}

async function reportOf(client: Client, id: string): Promise<ReadinessReport> {
  return ReadinessReport.parse(await (await client.request(`/api/v1/attempts/${id}/report`)).json());
}

/** The tokens of the key, read from the database. */
async function keysOf(id: string): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await testApp.db
    .selectFrom('attempt_question as question')
    .innerJoin('item', (join) =>
      join.onRef('item.item_id', '=', 'question.item_id').onRef('item.revision', '=', 'question.item_revision'),
    )
    .select(['question.position', 'question.options', 'item.document'])
    .where('attempt_id', '=', id)
    .execute();
  return new Map(
    rows.map(({ position, options, document }) => {
      const { options: own } = document as { options: { id: string; credit: number }[] };
      const best = Math.max(...own.map(({ credit }) => credit));
      const keys = own.filter(({ credit }) => credit === best).map(({ id: optionId }) => optionId);
      const shown = options as { token: string; optionId: string }[];
      return [position, shown.filter(({ optionId }) => keys.includes(optionId)).map(({ token }) => token)];
    }),
  );
}

describe('a mock exam', () => {
  test('says before the start what the time is, why, and what each allowance makes of it', async () => {
    const quiz = QuizDetail.parse(await (await testApp.visitor().request('/api/v1/quizzes/pcc-mock')).json());
    expect(quiz).toMatchObject({
      mode: 'mock',
      timeLimitMinutes: 90,
      canGoBack: true,
      questions: { min: 60, max: 60 },
    });
    expect(quiz.time?.choices.find(({ time }) => time === '1.5')?.label).toBe('135 min (90 min × 1.5)');
    expect(quiz.time?.basis).toContain('words');
  });

  test('lets a person go anywhere, change and take back answers and flag, and shows no key on the way', async () => {
    const client = testApp.visitor();
    const attempt = await start(client);
    expect(attempt).toMatchObject({ mode: 'mock', of: 60, timing: { words: '90 min', mayPause: false } });
    expect(attempt.timing?.deadlineAt).toBe('2026-11-24T13:30:00.000Z');
    const question = await questionAt(client, attempt.id, 41);
    const [one, two] = question.options.map(({ id }) => id);
    if (question.kind === 'choose-one') {
      expect((await save(client, attempt.id, 41, [one ?? ''])).status).toBe(200);
    }
    const saved = await save(client, attempt.id, 41, [two ?? '']);
    const text = await saved.text();
    expect(text).not.toMatch(/credit|rationale|citation|difficulty|isTrial/i);
    expect(JSON.parse(text)).toMatchObject({ state: 'open', question: { position: 41, chosen: [two] } });
    expect((await questionAt(client, attempt.id, 41)).chosen).toEqual([two]);
    const flagged = await client.request(`/api/v1/attempts/${attempt.id}/flags/41`, {
      method: 'PUT',
      body: { isFlagged: true },
    });
    expect(flagged.status).toBe(204);
    const places = (await look(client, attempt.id)).places ?? [];
    expect(places).toHaveLength(60);
    expect(places[40]).toEqual({ position: 41, isAnswered: true, isFlagged: true });
    await save(client, attempt.id, 41, []);
    expect((await look(client, attempt.id)).places?.[40]).toEqual({ position: 41, isAnswered: false, isFlagged: true });
    expect(await codeOf(client.request(`/api/v1/attempts/${attempt.id}/questions/61`))).toBe('not-found');
    expect(await codeOf(testApp.visitor().request(`/api/v1/attempts/${attempt.id}/questions/1`))).toBe(
      'sign-in-required',
    );
    expect(await codeOf((await testApp.guest()).request(`/api/v1/attempts/${attempt.id}/questions/1`))).toBe(
      'not-found',
    );
  });

  test('takes answers for 15 seconds after its end, refuses later ones and counts all that were saved', async () => {
    const client = testApp.visitor();
    const attempt = await start(client);
    const keys = await keysOf(attempt.id);
    for (let position = 1; position <= 30; position += 1)
      await save(client, attempt.id, position, keys.get(position) ?? []);
    pass(90);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 14_000);
    expect((await save(client, attempt.id, 31, keys.get(31) ?? [])).status).toBe(200);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 2_000);
    expect(await codeOf(save(client, attempt.id, 32, keys.get(32) ?? []))).toBe('time-is-up');
    expect(await look(client, attempt.id)).toMatchObject({ state: 'complete', stopReason: 'time-up', answered: 31 });
    const report = await reportOf(client, attempt.id);
    expect(report).toMatchObject({
      mode: 'mock',
      stopReason: 'time-up',
      questionsAnswered: 31,
      questionsGiven: 60,
      time: { words: '90 min', limitMinutes: 90, usedMinutes: 90 },
      finishedAt: '2026-11-24T13:30:00.000Z',
      unansweredNote: '29 questions without an answer earned no points, as in an exam.',
    });
    expect(report.overall?.share).toBeCloseTo(31 / 60, 12);
  });

  test('that nobody comes back to is ended by the service, with a report even without an answer', async () => {
    const client = testApp.visitor();
    const attempt = await start(client);
    pass(91);
    const deps = { db: testApp.db, now: () => testApp.clock.now, parameters: createParameterShelf() };
    expect(await settleAllOverdue(deps)).toBeGreaterThan(0);
    expect(await settleAllOverdue(deps)).toBe(0);
    expect(await reportOf(client, attempt.id)).toMatchObject({
      verdict: 'too-early-to-tell',
      questionsAnswered: 0,
      sentence: 'Too early to tell: no question was answered.',
    });
  });

  test('is finished by the person with what is answered, once, and takes nothing afterward', async () => {
    const client = testApp.visitor();
    const attempt = await start(client);
    expect(await codeOf(client.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' }))).toBe('conflict');
    const keys = await keysOf(attempt.id);
    for (const [position, tokens] of keys) await save(client, attempt.id, position, tokens);
    pass(50);
    await client.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
    const report = await reportOf(client, attempt.id);
    expect(report).toMatchObject({ verdict: 'ready', stopReason: 'all-answered', time: { usedMinutes: 50 } });
    expect(report.unansweredNote).toBeUndefined();
    expect(report.domains.map(({ questions }) => questions)).toEqual(Array.from({ length: 10 }, () => 6));
    expect(await codeOf(save(client, attempt.id, 1, keys.get(1) ?? []))).toBe('attempt-complete');
  });

  test('a quiz without free movement has no flags, no pause and no other question to open', async () => {
    const client = testApp.visitor();
    const attempt = await start(client, 'pcc-form');
    expect(attempt.timing).toBeNull();
    expect(await codeOf(client.request(`/api/v1/attempts/${attempt.id}/questions/2`))).toBe('conflict');
    expect(await codeOf(client.request(`/api/v1/attempts/${attempt.id}/pause`, { method: 'POST' }))).toBe('conflict');
    expect(await codeOf(save(client, attempt.id, 1, []))).toBe('invalid-request');
  });
});

describe('accommodations', () => {
  const setOwn = (client: Client, body: unknown) => client.request('/api/v1/me/accommodation', { method: 'PUT', body });

  test('of a learner hold for the next exam: half as much time again, and pauses that stop the clock', async () => {
    const client = testApp.visitor();
    const set = await setOwn(client, { time: '1.5', mayPause: true, hasLargeText: true });
    expect(Accommodation.parse(await set.json()).words).toBe('Time × 1.5, pauses, large text.');
    const attempt = await start(client);
    expect(attempt).toMatchObject({
      timing: { words: '135 min (90 min × 1.5)', limitMinutes: 135, mayPause: true },
      accommodation: { hasLargeText: true },
    });
    pass(30);
    const paused = Attempt.parse(
      await (await client.request(`/api/v1/attempts/${attempt.id}/pause`, { method: 'POST' })).json(),
    );
    expect(paused.question).toBeNull();
    expect(await codeOf(client.request(`/api/v1/attempts/${attempt.id}/questions/1`))).toBe('attempt-paused');
    expect(await codeOf(save(client, attempt.id, 1, ['x']))).toBe('attempt-paused');
    pass(600);
    await client.request(`/api/v1/attempts/${attempt.id}/resume`, { method: 'POST' });
    const resumed = await look(client, attempt.id);
    const left = Date.parse(resumed.timing?.deadlineAt ?? '') - Date.parse(resumed.timing?.now ?? '');
    expect(left).toBe(105 * 60_000);
    const keys = await keysOf(attempt.id);
    await save(client, attempt.id, 1, keys.get(1) ?? []);
    pass(10);
    await client.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
    expect((await reportOf(client, attempt.id)).time).toEqual({
      words: '135 min (90 min × 1.5)',
      limitMinutes: 135,
      usedMinutes: 40,
    });
  });

  test('without a limit there is no deadline; pauses are refused to those who did not set them', async () => {
    const client = testApp.visitor();
    await setOwn(client, { time: 'untimed', mayPause: false, hasLargeText: false });
    const attempt = await start(client, 'cmm-mock');
    expect(attempt.timing).toMatchObject({ limitMinutes: null, deadlineAt: null });
    pass(60 * 24);
    expect((await look(client, attempt.id)).state).toBe('open');
    await setOwn(client, { time: 'standard', mayPause: false, hasLargeText: false });
    const timed = await start(client, 'cmm-mock');
    expect(timed.timing?.limitMinutes).toBe(68);
    expect(await codeOf(client.request(`/api/v1/attempts/${timed.id}/pause`, { method: 'POST' }))).toBe('conflict');
    expect(await codeOf(setOwn(client, { time: '3', mayPause: false, hasLargeText: false }))).toBe('invalid-request');
  });

  test('given by an educator hold for assigned work alone, and are hidden from other organizations', async () => {
    const educator = await testApp.signUp();
    const org = await testApp.createOrganization(educator);
    const base = `/api/v1/organizations/${org}/cohorts`;
    const json = async <T>(pending: Promise<Response>) => (await (await pending).json()) as T;
    const cohort = await json<{ id: string }>(educator.request(base, { body: { name: 'Term' } }));
    await educator.request(`${base}/${cohort.id}/roster`, { body: { text: 'Ada, ada@example.org', dryRun: false } });
    const roster = await json<{ items: { id: string; invitationUrl: string }[] }>(
      educator.request(`${base}/${cohort.id}/roster`),
    );
    const learner = roster.items[0];
    const path = `${base}/${cohort.id}/learners/${learner?.id}/accommodation`;
    const body = { time: '2', mayPause: false, hasLargeText: false };
    expect((await educator.request(path, { method: 'PUT', body })).status).toBe(200);
    expect(Accommodation.parse(await json(educator.request(path))).words).toBe('Time × 2.');
    const stranger = await testApp.signUp();
    await testApp.createOrganization(stranger, 'Elsewhere');
    expect(await codeOf(stranger.request(path))).toBe('not-found');

    const assignment = await json<{ id: string }>(
      educator.request(`${base}/${cohort.id}/assignments`, { body: { quiz: 'pcc-mock' } }),
    );
    const client = await testApp.guest();
    const token = learner?.invitationUrl.split('/').at(-1);
    await client.request(`/api/v1/invitations/${token}/accept`, { method: 'POST', body: {} });
    const held = await json(client.request(`/api/v1/me/accommodation?assignment=${assignment.id}`));
    expect(held).toMatchObject({ time: '2', setBy: 'Lakeside College' });
    const assigned = await client.request('/api/v1/attempts', {
      body: { quiz: 'pcc-mock', assignmentId: assignment.id },
    });
    expect(Attempt.parse(await assigned.json()).timing?.words).toBe('180 min (90 min × 2)');
    expect((await start(client)).timing?.words).toBe('90 min');
  });
});

test('questions under trial are given in forms and mock exams without being scored, and bring their own time', async () => {
  const client = testApp.visitor();
  const piloted = await testApp.db
    .selectFrom('item')
    .select(['item_id', 'document'])
    .where('domain', '=', 'communication')
    .where('is_current', '=', true)
    .orderBy('item_id')
    .execute();
  // One whose enemy was drawn would be left out, so none has any.
  const ids = piloted
    .filter(({ document }) => (document as Item).enemies === undefined)
    .slice(0, 4)
    .map(({ item_id }) => item_id);
  await testApp.db.updateTable('item').set({ status: 'pilot' }).where('item_id', 'in', ids).execute();
  const attempt = await start(client);
  expect(attempt).toMatchObject({ of: 64, timing: { limitMinutes: 96 } });
  const given = await testApp.db
    .selectFrom('attempt_question')
    .select(['position', 'item_id', 'is_trial'])
    .where('attempt_id', '=', attempt.id)
    .execute();
  const trials = new Set(given.filter(({ is_trial }) => is_trial).map(({ position }) => position));
  expect(new Set(given.filter(({ is_trial }) => is_trial).map(({ item_id }) => item_id))).toEqual(new Set(ids));
  for (const [position, tokens] of await keysOf(attempt.id))
    if (!trials.has(position)) await save(client, attempt.id, position, tokens);
  const open = await questionAt(client, attempt.id, [...trials][0] ?? 0);
  await save(client, attempt.id, open.position, open.kind === 'choose-one' ? [open.options[0]?.id ?? ''] : []);
  await client.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
  const report = await reportOf(client, attempt.id);
  expect(report.overall?.share).toBe(1);
  expect(report.unansweredNote).toBeUndefined();
  expect((await start(client, 'pcc-form')).of).toBe(34);
});
