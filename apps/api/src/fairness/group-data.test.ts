import { GroupData, PersonExport } from '@careway/contract';
import { listAgreedGroups } from '@careway/database';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
});
afterAll(() => app[Symbol.asyncDispose]());

const path = '/api/v1/me/groups';
const said = { answers: { gender: 'woman', age: 'prefer-not-to-say' }, questionCheck: true, impact: false };

test('a guest tells groups, changes them, keeps the date of an agreement that goes on, and takes everything back', async () => {
  const guest = await app.guest();
  const empty = GroupData.parse(await (await guest.request(path)).json());
  expect(empty).toMatchObject({ changedAt: null, questionCheck: { agreedAt: null }, impact: { agreedAt: null } });
  for (const { choices } of empty.questions) expect(choices.at(-1)?.value).toBe('prefer-not-to-say');

  const first = GroupData.parse(await (await guest.request(path, { method: 'PUT', body: said })).json());
  expect(first.questions.map(({ answer }) => answer)).toEqual(['woman', null, 'prefer-not-to-say', null]);
  app.clock.now = new Date('2026-11-25T12:00:00Z');
  const changed = { answers: { gender: 'another-gender' }, questionCheck: true, impact: true };
  const second = GroupData.parse(await (await guest.request(path, { method: 'PUT', body: changed })).json());
  expect(second.questionCheck.agreedAt).toBe('2026-11-24T12:00:00.000Z');
  expect(second.impact.agreedAt).toBe('2026-11-25T12:00:00.000Z');
  const held = PersonExport.parse(await (await guest.request('/api/v1/me/export')).json());
  expect(held.tables.group_data).toHaveLength(1);

  expect((await guest.request(path, { method: 'DELETE' })).status).toBe(204);
  expect(GroupData.parse(await (await guest.request(path)).json()).changedAt).toBeNull();
  expect(await app.db.selectFrom('group_data').selectAll().execute()).toEqual([]);
});

test('what is not asked, not a choice, or agreed to nothing is refused by name', async () => {
  const guest = await app.guest();
  for (const [body, named] of [
    [{ ...said, answers: { religion: 'any' } }, 'body.answers.religion'],
    [{ ...said, answers: { gender: 'white' } }, 'body.answers.gender'],
    [{ ...said, questionCheck: false }, 'body.questionCheck'],
  ] as const) {
    const answer = await guest.request(path, { method: 'PUT', body });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(named);
  }
});

test('it follows a guest into an account that has its own, where the latest counts once; it goes with the account', async () => {
  const person = await app.signUp();
  await person.request(path, { method: 'PUT', body: { ...said, answers: { gender: 'man' } } });
  await app.db
    .insertInto('group_data')
    .values({
      person_id: person.id,
      gender: 'woman',
      race_ethnicity: null,
      age: null,
      first_language: null,
      question_check_agreed_at: new Date('2026-11-01T00:00:00Z'),
      impact_agreed_at: null,
      changed_at: new Date('2026-11-01T00:00:00Z'),
    })
    .execute();
  expect(await listAgreedGroups(app.db, 'question-check')).toEqual(new Map([[person.id, { gender: 'man' }]]));
  expect(await listAgreedGroups(app.db, 'impact')).toEqual(new Map());
  expect((await person.request('/api/v1/me', { method: 'DELETE' })).status).toBe(204);
  expect(await app.db.selectFrom('group_data').selectAll().execute()).toEqual([]);
});
