import {
  Accommodation,
  type AccommodationBody,
  Attempt,
  AttemptProgress,
  Problem,
  ReadinessReport,
} from '@careway/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

const NOON = new Date('2026-11-25T12:00:00Z');
let testApp: TestApp;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
});
beforeEach(() => {
  testApp.clock.now = NOON;
});
afterAll(() => testApp[Symbol.asyncDispose]());

const pass = (minutes: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + minutes * 60_000);
};
const twoASitting = { time: 'standard', mayPause: false, hasLargeText: false, questionsPerSitting: 2 } as const;

async function start(client: Client, quiz: string, body: AccommodationBody = twoASitting): Promise<Attempt> {
  await client.request('/api/v1/me/accommodation', { method: 'PUT', body });
  const answer = await client.request('/api/v1/attempts', { body: { quiz } });
  expect(answer.status).toBe(201);
  return Attempt.parse(await answer.json());
}
const look = async (client: Client, id: string) =>
  Attempt.parse(await (await client.request(`/api/v1/attempts/${id}`)).json());
const resume = async (client: Client, id: string) =>
  Attempt.parse(await (await client.request(`/api/v1/attempts/${id}/resume`, { method: 'POST' })).json());
const put = (client: Client, id: string, position: number, optionIds: readonly string[]) =>
  client.request(`/api/v1/attempts/${id}/responses/${position}`, { method: 'PUT', body: { optionIds } });
async function save(client: Client, id: string, position: number, optionIds: readonly string[]) {
  const answer = await put(client, id, position, optionIds);
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return AttemptProgress.parse(JSON.parse(text));
}
/** Answers the open question with its first option. */
async function answerNext(client: Client, id: string): Promise<AttemptProgress> {
  const { question } = await look(client, id);
  return save(client, id, question?.position ?? 0, [question?.options[0]?.id ?? '']);
}
const codeOf = async (pending: Promise<Response>) => Problem.parse(await (await pending).json()).code;

describe('fewer questions a sitting', () => {
  test.each(['pcc-form', 'pcc-readiness'])(
    'lets %s stand after each sitting, with the answers saved, until it is resumed',
    async (quiz) => {
      const client = testApp.visitor();
      const { id, sitting } = await start(client, quiz);
      expect(sitting).toEqual({ questions: 2, isOver: false });
      expect(await answerNext(client, id)).toMatchObject({ state: 'open', question: { position: 2 } });
      const { question: second } = await look(client, id);
      const chosen = [second?.options[0]?.id ?? ''];
      expect(await save(client, id, 2, chosen)).toEqual({ state: 'paused', savedAt: NOON.toISOString() });
      pass(30);
      const paused = await look(client, id);
      expect(paused).toMatchObject({
        answered: 2,
        question: null,
        sitting: { isOver: true },
        pausedAt: NOON.toISOString(),
      });
      expect((await save(client, id, 2, chosen)).state).toBe('paused');
      expect(await codeOf(put(client, id, 3, ['any']))).toBe('attempt-paused');
      const going = await resume(client, id);
      expect(going).toMatchObject({ pausedAt: null, sitting: { isOver: false }, question: { position: 3 } });
      const shown = await testApp.db
        .selectFrom('attempt_question')
        .select('presented_at')
        .where('attempt_id', '=', id)
        .where('position', '=', 3)
        .executeTakeFirstOrThrow();
      expect(shown.presented_at).toEqual(testApp.clock.now);
      expect((await answerNext(client, id)).state).toBe('open');
      expect((await answerNext(client, id)).state).toBe('paused');
    },
  );

  test('counts newly answered questions of an exam, not moves, and stops its clock meanwhile', async () => {
    const client = testApp.visitor();
    const { id } = await start(client, 'pcc-mock');
    const optionsOf = async (position: number) => {
      const answer = await client.request(`/api/v1/attempts/${id}/questions/${position}`);
      return ((await answer.json()) as { options: { id: string }[] }).options.map((option) => option.id);
    };
    const [seventh, fortieth] = [await optionsOf(7), await optionsOf(40)];
    for (const chosen of [seventh.slice(0, 1), seventh.slice(1, 2), [], seventh.slice(0, 1)])
      expect((await save(client, id, 7, chosen)).state).toBe('open');
    pass(10);
    expect((await save(client, id, 40, fortieth.slice(0, 1))).state).toBe('paused');
    expect(await codeOf(put(client, id, 7, seventh.slice(1, 2)))).toBe('attempt-paused');
    expect(await codeOf(client.request(`/api/v1/attempts/${id}/questions/8`))).toBe('attempt-paused');
    pass(120);
    const going = await resume(client, id);
    expect(going).toMatchObject({ answered: 2, timing: { deadlineAt: '2026-11-25T15:30:00.000Z', pausedAt: null } });
    expect((await save(client, id, 40, fortieth.slice(1, 2))).state).toBe('open');
    pass(5);
    await client.request(`/api/v1/attempts/${id}/finish`, { method: 'POST' });
    const report = ReadinessReport.parse(await (await client.request(`/api/v1/attempts/${id}/report`)).json());
    expect(report.time?.usedMinutes).toBe(15);
  });

  test('leaves the breaks out of the minutes of an exam without a limit too', async () => {
    const client = testApp.visitor();
    const { id } = await start(client, 'pcc-mock', { ...twoASitting, time: 'untimed', questionsPerSitting: 1 });
    pass(3);
    await answerNext(client, id);
    pass(60);
    await resume(client, id);
    pass(4);
    await client.request(`/api/v1/attempts/${id}/finish`, { method: 'POST' });
    const report = ReadinessReport.parse(await (await client.request(`/api/v1/attempts/${id}/report`)).json());
    expect(report.time?.usedMinutes).toBe(7);
  });

  test('ends an attempt with its last question rather than letting it stand', async () => {
    const client = testApp.visitor();
    const { id, of } = await start(client, 'pcc-form', { ...twoASitting, questionsPerSitting: 100 });
    const states: string[] = [];
    for (let position = 1; position <= of; position += 1) states.push((await answerNext(client, id)).state);
    expect(states.at(-1)).toBe('complete');
    expect(states.slice(0, -1).every((state) => state === 'open')).toBe(true);
  });

  test('is read back by its person, in the export of their data, and refused outside 1 to 100', async () => {
    const client = await testApp.signUp();
    await start(client, 'pcc-form');
    const held = Accommodation.parse(await (await client.request('/api/v1/me/accommodation')).json());
    expect(held).toMatchObject({ questionsPerSitting: 2, words: 'Standard time, 2 questions a sitting.' });
    const own = (await (await client.request('/api/v1/me/export')).json()) as {
      tables: Record<string, { questions_per_sitting?: number; accommodation?: object }[]>;
    };
    expect(own.tables.accommodation?.[0]?.questions_per_sitting).toBe(2);
    expect(own.tables.attempt?.[0]?.accommodation).toEqual(twoASitting);
    for (const questionsPerSitting of [0, 101, 2.5]) {
      const body = { ...twoASitting, questionsPerSitting };
      const refused = await client.request('/api/v1/me/accommodation', { method: 'PUT', body });
      expect(refused.status).toBe(422);
      expect(Problem.parse(await refused.json()).errors?.[0]?.path).toBe('body.questionsPerSitting');
    }
  });
});
