import { randomUUID } from 'node:crypto';
import { Impact } from '@careway/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let educator: Client;
let organizationId: string;
let assignmentId: string;
let cohortId: string;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  educator = await app.signUp();
  organizationId = await app.createOrganization(educator);
  const base = `/api/v1/organizations/${organizationId}/cohorts`;
  ({ id: cohortId } = (await (await educator.request(base, { body: { name: 'Term' } })).json()) as { id: string });
  const assigned = await educator.request(`${base}/${cohortId}/assignments`, { body: { quiz: 'pcc-readiness' } });
  ({ id: assignmentId } = (await assigned.json()) as { id: string });
});
afterAll(() => app[Symbol.asyncDispose]());

/** Learners who finished the assigned quiz, the first `ready` of them with the verdict ready. */
async function finished(
  groups: { readonly gender?: string; readonly age?: string },
  count: number,
  ready: number,
  agrees = true,
): Promise<void> {
  for (let n = 0; n < count; n++) {
    const personId = randomUUID();
    const learner = await app.db
      .insertInto('cohort_learner')
      .values({
        organization_id: organizationId,
        cohort_id: cohortId,
        name: 'A Learner',
        email: `${personId}@example.org`,
        linked_person_id: personId,
        invitation_nonce: personId,
        invited_at: app.clock.now,
        joined_at: app.clock.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await app.db
      .insertInto('assignment_progress')
      .values({
        organization_id: organizationId,
        assignment_id: assignmentId,
        learner_id: learner.id,
        attempt_id: randomUUID(),
        state: 'finished',
        answered: 20,
        of_questions: 30,
        started_at: app.clock.now,
        last_saved_at: app.clock.now,
        finished_at: app.clock.now,
        report: JSON.stringify({ verdict: n < ready ? 'ready' : 'not-yet' }),
      })
      .execute();
    await app.db
      .insertInto('group_data')
      .values({
        person_id: personId,
        gender: groups.gender ?? null,
        race_ethnicity: null,
        age: groups.age ?? null,
        first_language: null,
        question_check_agreed_at: app.clock.now,
        impact_agreed_at: agrees ? app.clock.now : null,
        changed_at: app.clock.now,
      })
      .execute();
  }
}

async function impact(client: Client = educator): Promise<Impact> {
  const answer = await client.request(`/api/v1/organizations/${organizationId}/impact?quiz=pcc-readiness`);
  expect(answer.status).toBe(200);
  return Impact.parse(await answer.json());
}

const genderOf = (answer: Impact) => answer.tables.find(({ characteristic }) => characteristic === 'gender');

test('says too early to tell until enough people agreed, and shows nobody who did not', async () => {
  await finished({ gender: 'man' }, 10, 8);
  await finished({ gender: 'woman' }, 9, 4);
  await finished({ gender: 'woman' }, 12, 0, false);
  const early = await impact();
  expect(early).toMatchObject({ madeAt: null, tables: [] });
  expect(early.sentence).toMatch(/^Too early to tell/);
});

test('the EEOC’s published example, 48 of 80 and 12 of 40: half the rate, below four fifths, with p and interval', async () => {
  await finished({ gender: 'man' }, 70, 40);
  await finished({ gender: 'woman' }, 31, 8);
  const answer = await impact();
  const gender = genderOf(answer);
  expect(gender?.groups).toMatchObject([
    { group: 'woman', people: 40, ready: 12, rate: 0.3, ratio: 0.5, verdict: 'below', hangsOnOne: false },
    { group: 'man', people: 80, ready: 48, rate: 0.6, ratio: null, verdict: 'reference' },
  ]);
  // By the log method of Katz et al. (1978): exp(ln .5 ± 1.96 sqrt(1/12 − 1/40 + 1/48 − 1/80)).
  const reach = 1.959964 * Math.sqrt(1 / 12 - 1 / 40 + 1 / 48 - 1 / 80);
  expect(gender?.groups[0]?.ratioLow).toBeCloseTo(0.5 * Math.exp(-reach), 5);
  expect(gender?.groups[0]?.ratioHigh).toBeCloseTo(0.5 * Math.exp(reach), 5);
  expect(gender?.groups[0]?.p).toBeLessThan(0.01);
  expect(answer.sentence).toBe('One group is below four fifths of the highest rate: Woman (50%).');
  expect(JSON.stringify(answer)).not.toMatch(/Learner|example\.org|counted"/);
});

test('counts stay until ten more people can be counted, and a group below ten hides the next with it', async () => {
  const before = await impact();
  app.clock.now = new Date('2026-11-26T12:00:00Z');
  await finished({ gender: 'another-gender' }, 3, 3);
  expect(await impact()).toEqual(before);
  await finished({ gender: 'man' }, 7, 7);
  const after = await impact();
  expect(after.madeAt).toBe('2026-11-26T12:00:00.000Z');
  expect(genderOf(after)).toMatchObject({ status: 'too-few', groups: [] });
  expect(genderOf(after)?.hiddenNote).not.toBeNull();
  const kept = await app.db.selectFrom('impact_count').select('shown').execute();
  expect(JSON.stringify(kept)).not.toContain('another-gender');
});

test('an outsider does not find the organization, and an unknown quiz is named with what is allowed', async () => {
  const outsider = await app.signUp();
  expect((await outsider.request(`/api/v1/organizations/${organizationId}/impact`)).status).toBe(404);
  const answer = await educator.request(`/api/v1/organizations/${organizationId}/impact?quiz=nothing`);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('pcc-readiness');
});
