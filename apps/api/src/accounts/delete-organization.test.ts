import { Attempt } from '@careway/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

interface Made {
  readonly id: string;
}
const post = async (client: Client, path: string, body: unknown, method = 'POST') => {
  const answer = await client.request(path, { method, body });
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
  return (await answer.json()) as Made;
};

/** An organization with a term's data: cohort, roster, rules, note, nudge, extra time and a learner in the middle of a quiz. */
async function teach() {
  const educator = await testApp.signUp();
  const org = await testApp.createOrganization(educator);
  const { id: cohort } = await post(educator, `/api/v1/organizations/${org}/cohorts`, { name: 'Term' });
  const base = `/api/v1/organizations/${org}/cohorts/${cohort}`;
  await post(educator, `${base}/roster`, { text: 'Ada Okafor, ada@example.org', dryRun: false });
  const { items } = (await (await educator.request(`${base}/roster`)).json()) as {
    items: { id: string; invitationUrl: string }[];
  };
  const [entry] = items;
  const { id: assignmentId } = await post(educator, `${base}/assignments`, { quiz: 'pcc-form' });
  const list = (await (await educator.request(`${base}/attention`)).json()) as {
    rules: { id: string; isOn: boolean; threshold: number }[];
  };
  const rules = list.rules.map(({ id, isOn, threshold }) => ({ id, isOn, threshold }));
  await post(educator, `${base}/attention/rules`, { rules, scope: 'organization' }, 'PUT');
  await post(educator, `${base}/learners/${entry?.id}/notes`, { text: 'Works nights.' });
  await post(educator, `${base}/learners/${entry?.id}/nudges`, { subject: 'Hello', text: 'Hello', channel: 'copied' });
  const extra = { time: '2', mayPause: false, hasLargeText: false };
  await post(educator, `${base}/learners/${entry?.id}/accommodation`, extra, 'PUT');
  const learner = await testApp.signUp();
  const token = entry?.invitationUrl.split('/').at(-1);
  await post(learner, `/api/v1/invitations/${token}/accept`, {});
  const started = await learner.request('/api/v1/attempts', { body: { quiz: 'pcc-form', assignmentId } });
  return { educator, org, learner, attempt: Attempt.parse(await started.json()) };
}

/** Rows of an organization by table, of every table in the catalogue with an `organization_id`. */
async function rowsOf(org: string): Promise<ReadonlyMap<string, number>> {
  const tables = await sql<{ name: string }>`select c.table_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'organization_id'`.execute(testApp.db);
  const counts = new Map<string, number>();
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}
      where organization_id = ${org}`.execute(testApp.db);
    if (rows[0] !== undefined && rows[0].n > 0) counts.set(name, rows[0].n);
  }
  return counts;
}

test('a deleted organization takes everything it held with it but the log, nothing of another one, and no answer of a learner', async () => {
  const [gone, other] = [await teach(), await teach()];
  const before = await rowsOf(gone.org);
  for (const table of [
    'cohort',
    'cohort_learner',
    'assignment',
    'assignment_progress',
    'learner_note',
    'nudge',
    'teaching_rules',
    'learner_accommodation',
    'roster_import',
  ])
    expect(before.get(table), table).toBeGreaterThan(0);
  const untouched = await rowsOf(other.org);
  await post(gone.educator, '/api/auth/organization/delete', { organizationId: gone.org });
  expect([...(await rowsOf(gone.org)).keys()]).toEqual(['audit_event']);
  expect(await rowsOf(other.org)).toEqual(untouched);
  const { learner, attempt } = gone;
  const saved = await learner.request(`/api/v1/attempts/${attempt.id}/responses/1`, {
    method: 'PUT',
    body: { optionIds: [attempt.question?.options[0]?.id] },
  });
  expect(saved.status).toBe(200);
  const now = Attempt.parse(await (await learner.request(`/api/v1/attempts/${attempt.id}`)).json());
  expect(now).toMatchObject({ answered: 1, sharedWith: null });
});
