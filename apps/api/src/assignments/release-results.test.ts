import { Assignment, AssignmentList, Attempt, Problem, ReadinessReport, ReleasedResults } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { joinedLearner } from '../testing/joined-learner.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let educator: Client;
let org: string;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  educator = await testApp.signUp({ name: 'Edu Cator' });
  org = await testApp.createOrganization(educator);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function read<T extends z.ZodType>(schema: T, pending: Promise<Response>): Promise<z.infer<T>> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return schema.parse(JSON.parse(text)) as z.infer<T>;
}
async function problemOf(pending: Promise<Response>): Promise<Problem> {
  return Problem.parse(await (await pending).json());
}

/** A learner who finished the assigned quiz, whose result waits for release. */
async function finishedLearner() {
  const { path, learner, learnerId } = await joinedLearner(testApp, educator, org, { examOn: '2026-12-10' });
  const made = await read(
    Assignment,
    educator.request(`${path}/assignments`, { body: { quiz: 'pcc-form', resultRelease: 'when-released' } }),
  );
  const attempt = await read(
    Attempt,
    learner.request('/api/v1/attempts', { body: { quiz: made.quiz, assignmentId: made.id } }),
  );
  const place = `/api/v1/attempts/${attempt.id}`;
  const optionIds = attempt.question?.options.slice(0, 1).map((option) => option.id) ?? [];
  await learner.request(`${place}/responses/1`, { method: 'PUT', body: { optionIds } });
  await learner.request(`${place}/finish`, { method: 'POST' });
  const { report } = await testApp.db
    .selectFrom('attempt')
    .select('report')
    .where('id', '=', attempt.id)
    .executeTakeFirstOrThrow();
  return {
    path,
    learner,
    learnerId,
    assignment: made,
    place,
    release: `${path}/assignments/${made.id}/release`,
    report: ReadinessReport.parse(report),
  };
}

/** Every answer a learner can ask for that could tell a result, by its path. */
async function everythingSeen(learner: Client, place: string): Promise<ReadonlyMap<string, string>> {
  const paths = [
    place,
    `${place}/report`,
    '/api/v1/attempts',
    '/api/v1/home',
    '/api/v1/progress',
    '/api/v1/plan',
    '/api/v1/review',
    '/api/v1/quizzes',
    '/api/v1/me/assignments',
    '/api/v1/me/export',
    '/api/v1/credentials/mine',
  ];
  const seen = new Map<string, string>();
  for (const path of paths) seen.set(path, await (await learner.request(path)).text());
  const { id, url } = (await (
    await learner.request('/api/v1/shares', {
      body: {
        kind: 'candidate-report',
        parts: ['readiness', 'topics', 'plan'],
        recipient: 'an employer',
        withName: false,
      },
    })
  ).json()) as { id: string; url: string };
  const token = url.split('/').at(-1);
  seen.set('share', await (await testApp.visitor().request(`/api/v1/shares/${token}`)).text());
  await learner.request(`/api/v1/shares/${id}`, { method: 'DELETE' });
  return seen;
}

/** Where a result shows: its sentence or scores, missed topics, points of single answers. */
function tellers(seen: ReadonlyMap<string, string>, report: ReadinessReport): readonly string[] {
  const marks = [
    report.sentence,
    '"scaledScore":',
    '"verdict":',
    '"missed":1',
    '"missed":0',
    '"points":0',
    '"points":1',
  ];
  return [...seen].filter(([, text]) => marks.some((mark) => text.includes(mark))).map(([path]) => path);
}

describe('a result that waits for release', () => {
  test('shows nowhere to its learner, shows once released, and is hidden again when that is undone', async () => {
    const { learner, place, release, report } = await finishedLearner();
    const plan = { quiz: 'pcc-form', examOn: null, hoursPerWeek: 5, timeZone: 'UTC' };
    expect((await learner.request('/api/v1/plan', { method: 'PUT', body: plan })).status).toBe(200);
    const before = await everythingSeen(learner, place);
    expect(tellers(before, report)).toEqual([]);
    expect(Problem.parse(JSON.parse(before.get(`${place}/report`) ?? ''))).toMatchObject({
      status: 409,
      code: 'result-not-released',
      detail: 'Your instructor has not released the result yet. Your answers are saved.',
    });
    expect(JSON.parse(before.get(place) ?? '')).toMatchObject({ state: 'complete', isResultHeld: true });
    expect(JSON.parse(before.get('/api/v1/progress') ?? '').sentence).toContain('has not released');
    expect(JSON.parse(before.get('/api/v1/plan') ?? '')).not.toMatchObject({ topicsFrom: 'report' });
    expect(before.get('/api/v1/me/export')).toContain('"chosen":["');

    expect(await read(ReleasedResults, educator.request(release, { method: 'POST' }))).toEqual({
      releasedAt: testApp.clock.now.toISOString(),
      learners: 1,
    });
    const after = tellers(await everythingSeen(learner, place), report);
    expect(after).toEqual(
      expect.arrayContaining([`${place}/report`, '/api/v1/home', '/api/v1/progress', '/api/v1/me/export', 'share']),
    );

    expect(await read(ReleasedResults, educator.request(release, { method: 'DELETE' }))).toMatchObject({
      releasedAt: null,
    });
    expect(tellers(await everythingSeen(learner, place), report)).toEqual([]);
    const log = await testApp.db
      .selectFrom('audit_event')
      .select('action')
      .where('organization_id', '=', org)
      .execute();
    expect(log.map(({ action }) => action).filter((action) => action.includes('.results-'))).toEqual([
      'assignment.results-released',
      'assignment.results-held',
    ]);
  });

  test('is seen by the educator at once, and earns no credential and no hint in a nudge before', async () => {
    const { path, learnerId, release, report, assignment } = await finishedLearner();
    const shown = await (await educator.request(`${path}/learners/${learnerId}`)).text();
    expect(shown).toContain(report.sentence);
    const list = await read(AssignmentList, educator.request(`${path}/assignments`));
    expect(list.items[0]).toMatchObject({ resultRelease: 'when-released', releasedAt: null, finished: 1 });

    // The verdict is made a plain "ready", and then one below the target: neither may get out.
    const verdictOf = (verdict: string, low: number, high: number) =>
      testApp.db
        .updateTable('assignment_progress')
        .set({
          report: JSON.stringify({ ...report, verdict, range: { ...report.range, low, high } }),
        })
        .where('assignment_id', '=', assignment.id)
        .execute();
    await verdictOf('ready', report.range.target, 800);
    const issue = () =>
      educator.request(`${path}/credentials`, { body: { quiz: assignment.quiz, learnerIds: [learnerId] } });
    expect(await (await issue()).json()).toMatchObject({
      issued: [],
      notIssued: [{ reason: expect.stringContaining('not released yet') }],
    });
    await verdictOf('not-yet', 200, 300);
    const draft = async () => {
      const { items } = (await (await educator.request(`${path}/attention`)).json()) as {
        items: { draft: { text: string } }[];
      };
      return items[0]?.draft.text;
    };
    testApp.clock.now = new Date('2026-11-30T12:00:00Z');
    expect(await draft()).toContain('Let us plan what to practice first.');
    expect(await draft()).not.toContain('below');
    await educator.request(release, { method: 'POST' });
    expect(await draft()).toContain('below the target');
    await verdictOf('ready', report.range.target, 800);
    expect(await (await issue()).json()).toMatchObject({ notIssued: [] });
  });

  test('is released by educators of its organization alone, and only where results wait', async () => {
    const { path, learner, release } = await finishedLearner();
    const stranger = await testApp.signUp();
    const other = await testApp.createOrganization(stranger);
    expect((await learner.request(release, { method: 'POST' })).status).toBe(404);
    expect((await stranger.request(release, { method: 'POST' })).status).toBe(404);
    expect((await stranger.request(release.replace(org, other), { method: 'POST' })).status).toBe(404);
    const open = await read(Assignment, educator.request(`${path}/assignments`, { body: { quiz: 'pcc-form' } }));
    const refused = await problemOf(educator.request(`${path}/assignments/${open.id}/release`, { method: 'POST' }));
    expect(refused.code).toBe('conflict');
  });
});
