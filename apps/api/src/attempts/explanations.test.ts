import { Assignment, Attempt, AttemptExplanations, AttemptProgress, Problem } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { joinedLearner } from '../testing/joined-learner.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let educator: Client;
let org: string;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  educator = await testApp.signUp();
  org = await testApp.createOrganization(educator);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function read<T extends z.ZodType>(schema: T, pending: Promise<Response>): Promise<z.infer<T>> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return schema.parse(JSON.parse(text)) as z.infer<T>;
}
const codeOf = async (pending: Promise<Response>) => Problem.parse(await (await pending).json()).code;
const start = (client: Client, body: object) => read(Attempt, client.request('/api/v1/attempts', { body }));
const explanationsOf = (client: Client, id: string) => client.request(`/api/v1/attempts/${id}/explanations`);
const finish = (client: Client, id: string) => client.request(`/api/v1/attempts/${id}/finish`, { method: 'POST' });

/** Answers the open question with its first option. */
async function answerNext(client: Client, id: string): Promise<AttemptProgress> {
  const { question } = await read(Attempt, client.request(`/api/v1/attempts/${id}`));
  const body = { optionIds: [question?.options[0]?.id] };
  return read(
    AttemptProgress,
    client.request(`/api/v1/attempts/${id}/responses/${question?.position}`, { method: 'PUT', body }),
  );
}
const questionsOf = (id: string) =>
  testApp.db.selectFrom('attempt_question').selectAll().where('attempt_id', '=', id).orderBy('position').execute();
const setStatus = (itemId: string | undefined, status: string) =>
  testApp.db
    .updateTable('item')
    .set({ status })
    .where('item_id', '=', itemId ?? '')
    .where('is_current', '=', true)
    .execute();

describe('explanations after the end', () => {
  test('tell retired questions and those of practice; none on watch, none of another attempt that is open', async () => {
    const client = testApp.visitor();
    const { id } = await start(client, { quiz: 'pcc-form' });
    for (let position = 1; position <= 4; position += 1)
      expect(await answerNext(client, id)).not.toHaveProperty('explanation');
    expect(await codeOf(explanationsOf(client, id))).toBe('attempt-open');
    await finish(client, id);
    const [first, second, third] = await questionsOf(id);
    await setStatus(first?.item_id, 'watch');
    await setStatus(second?.item_id, 'retired');
    const other = await start(client, { quiz: 'pcc-form' });
    // The draw of the other attempt may hold any question: it keeps the third alone.
    await testApp.db
      .deleteFrom('attempt_question')
      .where('attempt_id', '=', other.id)
      .where('position', '>', 1)
      .execute();
    await testApp.db
      .updateTable('attempt_question')
      .set({ item_id: third?.item_id ?? '', item_revision: third?.item_revision ?? 0 })
      .where('attempt_id', '=', other.id)
      .where('position', '=', 1)
      .execute();
    const told = await read(AttemptExplanations, explanationsOf(client, id));
    expect(told).toMatchObject({ withheld: 2, items: [{ position: 2 }, { position: 4 }] });
    for (const { options, outcome, points } of told.items) {
      expect(options.some(({ isKey, rationale }) => isKey && rationale.length > 0)).toBe(true);
      expect(options.filter(({ isChosen }) => isChosen)).toHaveLength(1);
      expect(outcome === 'wrong').toBe(points === 0);
    }
    expect(await codeOf(explanationsOf(testApp.visitor(), id))).toBe('sign-in-required');
    expect(await codeOf(explanationsOf(educator, id))).toBe('not-found');
    for (const item of [first, second]) await setStatus(item?.item_id, 'live');
  });

  test('of an assignment come with a released result, and not where it says never', async () => {
    const { path, learner } = await joinedLearner(testApp, educator, org);
    const body = { quiz: 'pcc-form', resultRelease: 'when-released', explanations: 'after-end' };
    const made = await read(Assignment, educator.request(`${path}/assignments`, { body }));
    const { id } = await start(learner, { quiz: made.quiz, assignmentId: made.id });
    await answerNext(learner, id);
    await finish(learner, id);
    expect(await codeOf(explanationsOf(learner, id))).toBe('result-not-released');
    await educator.request(`${path}/assignments/${made.id}/release`, { method: 'POST' });
    expect((await read(AttemptExplanations, explanationsOf(learner, id))).items).toHaveLength(1);
    await educator.request(`${path}/assignments/${made.id}`, { method: 'PATCH', body: { explanations: 'never' } });
    expect(await codeOf(explanationsOf(learner, id))).toBe('conflict');
    expect(await read(Attempt, learner.request(`/api/v1/attempts/${id}`))).toMatchObject({ explains: 'never' });
  });
});

describe('explanations after each answer', () => {
  test('are for forms whose result does not wait, and name what else is allowed', async () => {
    const { path } = await joinedLearner(testApp, educator, org);
    for (const body of [
      { quiz: 'pcc-mock', explanations: 'after-each' },
      { quiz: 'pcc-readiness', explanations: 'after-each' },
      { quiz: 'pcc-form', explanations: 'after-each', resultRelease: 'when-released' },
    ]) {
      const refused = await educator.request(`${path}/assignments`, { body });
      const { code, errors } = Problem.parse(await refused.json());
      expect([code, errors?.[0]?.path]).toEqual(['invalid-request', 'body.explanations']);
      expect(errors?.[0]?.message).toContain('never or after-end');
    }
  });

  test('tell the answer that is saved and nothing of the next question, which counts as shown only when it is', async () => {
    const { path, learner } = await joinedLearner(testApp, educator, org);
    const body = { quiz: 'pcc-form', explanations: 'after-each' };
    const made = await read(Assignment, educator.request(`${path}/assignments`, { body }));
    const { id } = await start(learner, { quiz: made.quiz, assignmentId: made.id });
    const progress = await answerNext(learner, id);
    expect(progress).toMatchObject({ state: 'open', question: { position: 2 }, explanation: { position: 1 } });
    const rationales = (await questionsOf(id)).map(({ item_id }) => item_id);
    const next = await testApp.db
      .selectFrom('item')
      .select('document')
      .where('item_id', '=', rationales[1] ?? '')
      .where('is_current', '=', true)
      .executeTakeFirstOrThrow();
    const { options } = next.document as { options: { rationale: string }[] };
    expect(options.filter(({ rationale }) => JSON.stringify(progress).includes(rationale))).toEqual([]);
    expect((await questionsOf(id))[1]?.presented_at).toBeNull();
    await setStatus(rationales[1], 'watch');
    expect(await answerNext(learner, id)).toMatchObject({ explanation: null, question: { position: 3 } });
    expect((await questionsOf(id))[1]?.presented_at).not.toBeNull();
    await setStatus(rationales[1], 'live');
  });
});
