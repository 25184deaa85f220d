import { CandidateReport, CreatedShare, Problem, type reportParts, SharedView } from '@careway/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let candidate: Client & { readonly id: string };
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  candidate = await app.signUp();
});
afterAll(() => app[Symbol.asyncDispose]());

async function home(client: Client, query = ''): Promise<CandidateReport> {
  const answer = await client.request(`/api/v1/home${query}`);
  expect(answer.status).toBe(200);
  return CandidateReport.parse(await answer.json());
}

async function share(parts: readonly (typeof reportParts)[number][], withName = false): Promise<CreatedShare> {
  const answer = await candidate.request('/api/v1/shares', {
    body: { kind: 'candidate-report', parts, recipient: 'Dana', withName },
  });
  expect(answer.status).toBe(201);
  return CreatedShare.parse(await answer.json());
}

const open = ({ url }: CreatedShare) =>
  app.visitor().request(`/api/v1/shares/${new URL(url).pathname.split('/').at(-1)}`);

async function finishQuiz(client: Client): Promise<void> {
  const started = (await (await client.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } })).json()) as {
    id: string;
    question: { position: number; options: { id: string }[] } | null;
  };
  let { question } = started;
  while (question !== null && question !== undefined) {
    const { position, options } = question;
    const saved = (await (
      await client.request(`/api/v1/attempts/${started.id}/responses/${position}`, {
        method: 'PUT',
        body: { optionIds: options.slice(0, 1).map(({ id }) => id) },
      })
    ).json()) as { question?: typeof question };
    question = saved.question ?? null;
  }
}

test('a newcomer sees what is not there yet, ten skills with where each leads, and four goals', async () => {
  const report = await home(await app.signUp());
  expect(report).toMatchObject({ readiness: null, plan: null, certifications: [] });
  expect(report.skills).toHaveLength(10);
  const transitions = report.skills.find(({ domain }) => domain === 'care-transitions');
  expect(transitions?.certifications.map(({ abbreviation }) => abbreviation)).toEqual(['CCM', 'ACM', 'CMGT-BC']);
  const step = transitions?.steps.find(({ to }) => to.slug === 'nurse-case-manager');
  expect(step?.pay).toMatchObject({ soc: '29-1141', sourceId: 'oews-2024' });
  expect(report.routes.goals.map(({ to }) => to.slug).toSorted()).toEqual(
    [
      'healthcare-administrator',
      'health-policy-analyst',
      'medical-records-specialist',
      'nurse-case-manager',
    ].toSorted(),
  );
  expect((await app.visitor().request('/api/v1/home')).status).toBe(401);
});

test('goals come in another order by time than by pay, and each says why', async () => {
  const [byPay, byTime] = [await home(candidate), await home(candidate, '?by=time')];
  expect(byPay.routes.goals[0]?.to.slug).toBe('health-policy-analyst');
  expect(byPay.routes.goals[0]?.reason).toMatch(/^First: \$\d+,000 more over ten years; the next:/);
  expect(byTime.routes.goals[0]?.reason).toMatch(/year/);
  expect(byTime.routes.goals.map(({ to }) => to.slug)).not.toEqual(byPay.routes.goals.map(({ to }) => to.slug));
});

test('after a quiz the report has its range, and missed questions come first', async () => {
  await finishQuiz(candidate);
  const report = await home(candidate);
  const { readiness, skills } = report;
  if (readiness === null) throw new Error('no readiness');
  expect(readiness.range.low).toBeLessThanOrEqual(readiness.scaledScore);
  expect(readiness.scaledScore).toBeLessThanOrEqual(readiness.range.high);
  const missed = skills.map((skill) => skill.missed ?? 0);
  expect(missed).toEqual(missed.toSorted((a, b) => b - a));
  expect(skills.reduce((sum, skill) => sum + (skill.asked ?? 0), 0)).toBeGreaterThan(0);
});

test('a shared report holds the chosen parts and no other, and no name unless it is given', async () => {
  const made = await share(['readiness', 'routes']);
  expect(made.title).toBe('Career report for Dana');
  const view = SharedView.parse(await (await open(made)).json());
  if (view.kind !== 'candidate-report') throw new Error(view.kind);
  expect(view.answer.name).toBeNull();
  expect(Object.keys(view.answer.report).toSorted()).toEqual(['madeAt', 'readiness', 'routes']);
  const stored = await app.db.selectFrom('share').select('answer').where('id', '=', made.id).executeTakeFirstOrThrow();
  expect(Object.keys((stored.answer as typeof view.answer).report)).not.toContain('skills');
  const named = SharedView.parse(await (await open(await share(['plan'], true))).json());
  expect(named.kind === 'candidate-report' && named.answer.name).toBe('Pat Example');
});

test('a report that is taken back shows nothing, says so, and only its maker can take it back', async () => {
  const made = await share(['readiness']);
  const stranger = await app.signUp();
  expect((await stranger.request(`/api/v1/shares/${made.id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await open(made)).status).toBe(200);
  expect((await candidate.request(`/api/v1/shares/${made.id}`, { method: 'DELETE' })).status).toBe(204);
  const gone = await open(made);
  expect(gone.status).toBe(404);
  expect(Problem.parse(await gone.json()).detail).toMatch(/^The person who made this link took it back on /);
  const stored = await app.db.selectFrom('share').select('answer').where('id', '=', made.id).executeTakeFirstOrThrow();
  expect(stored.answer).toBeNull();
});

test('a part that does not exist, or none, is refused by its name', async () => {
  for (const parts of [['salary'], []]) {
    const answer = await candidate.request('/api/v1/shares', {
      body: { kind: 'candidate-report', parts, recipient: 'Dana', withName: false },
    });
    expect(answer.status).toBe(422);
    expect(Problem.parse(await answer.json()).errors?.[0]?.path).toMatch(/parts/);
  }
});
