import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type LmsBrowser, lmsBrowser } from '../../test/lms-browser.ts';
import { type Received, SimulatedLms, verifyJws } from '../testing/simulated-lms.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { sendDueScores } from './send-scores.ts';

let testApp: TestApp;
let lms: SimulatedLms;
let owner: Client;
let org: string;
let between: LmsBrowser;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  lms = await SimulatedLms.start();
  owner = await testApp.signUp();
  org = await testApp.createOrganization(owner);
  between = lmsBrowser(testApp, lms, org);
  const added = await owner.request(`/api/v1/organizations/${org}/lti/platforms`, { body: lms.registration });
  expect(added.status).toBe(201);
});
afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await testApp[Symbol.asyncDispose]();
});
beforeEach(() => {
  lms.received.length = 0;
  lms.answers.set('POST /token', () => ({
    status: 200,
    body: { access_token: 'token-1', token_type: 'Bearer', expires_in: 3600 },
  }));
});

const GRADEBOOK = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const SCORE = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';
const LINE_ITEM = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem';

const send = () =>
  sendDueScores({
    db: testApp.db,
    now: () => testApp.clock.now,
    randomToken: () => crypto.randomUUID(),
    toolKeys: testApp.toolKeys,
    outgoing: { allowsPrivateNetwork: true },
  });

/** Launches, answers one question of the assigned quiz, ends it, and returns the report. */
async function takeQuiz(claims: Record<string, unknown>) {
  const learner = testApp.visitor();
  const to = (await between.launch(learner, claims)).headers.get('location') ?? '';
  const body = { quiz: 'pcc-readiness', assignmentId: to.split('=')[1] };
  const { id, question } = (await (await learner.request('/api/v1/attempts', { body })).json()) as {
    id: string;
    question: { position: number; options: { id: string }[]; choose?: number };
  };
  const [first] = question.options;
  await learner.request(`/api/v1/attempts/${id}/responses/1`, { method: 'PUT', body: { optionIds: [first?.id] } });
  await learner.request(`/api/v1/attempts/${id}/finish`, { method: 'POST' });
  const report = (await (await learner.request(`/api/v1/attempts/${id}/report`)).json()) as {
    scaledScore: number;
    range: { low: number; high: number };
  };
  expect(report.scaledScore).toBeGreaterThanOrEqual(200);
  return report;
}

const callsTo = (path: string): readonly Received[] => lms.received.filter((call) => call.path.startsWith(path));

async function standing() {
  const answer = await owner.request(`/api/v1/organizations/${org}/lti/platforms`);
  return ((await answer.json()) as { items: { id: string; scores: Record<string, unknown> }[] }).items[0];
}

describe('the score of a finished attempt', () => {
  test('arrives at the line item of the link with its range, under a token for a signed assertion', async () => {
    lms.answers.set('POST /lineitems/7/scores', () => ({ status: 200, body: {} }));
    const claims = { sub: 'student-1', [GRADEBOOK]: { scope: [SCORE], lineitem: `${lms.url}/lineitems/7?type_id=3` } };
    const report = await takeQuiz(claims);
    expect(await send()).toBe(1);

    const form = new URLSearchParams(callsTo('/token')[0]?.body);
    expect(form.get('grant_type')).toBe('client_credentials');
    expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    expect(form.get('scope')).toBe(SCORE);
    const jwks = (await (await testApp.visitor().request('/lti/jwks.json')).json()) as {
      keys: Record<string, unknown>[];
    };
    expect(jwks.keys.flatMap((key) => Object.keys(key)).filter((name) => 'dpqi'.includes(name))).toEqual([]);
    const assertion = verifyJws(form.get('client_assertion') ?? '', jwks);
    expect(assertion).toMatchObject({
      isGood: true,
      claims: { iss: lms.clientId, sub: lms.clientId, aud: `${lms.url}/token` },
    });

    const [call, ...others] = callsTo('/lineitems');
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      method: 'POST',
      path: '/lineitems/7/scores?type_id=3',
      headers: { authorization: 'Bearer token-1', 'content-type': 'application/vnd.ims.lis.v1.score+json' },
    });
    const score = JSON.parse(call?.body ?? '{}') as Record<string, unknown>;
    expect(score).toMatchObject({
      userId: 'student-1',
      timestamp: testApp.clock.now.toISOString(),
      scoreGiven: report.scaledScore,
      scoreMaximum: 800,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
    expect(score.comment).toContain(`range ${report.range.low} to ${report.range.high}`);
    expect(await send()).toBe(0);
    expect(await standing()).toMatchObject({ scores: { sent: 1, due: 0, failed: 0, lastError: null } });
  });

  test('gets a line item made where the link has none, and the next score finds it', async () => {
    const resourceLink = { 'https://purl.imsglobal.org/spec/lti/claim/resource_link': { id: 'link-2' } };
    const claims = {
      ...resourceLink,
      [GRADEBOOK]: { scope: [SCORE, LINE_ITEM], lineitems: `${lms.url}/course/lineitems` },
    };
    lms.answers.set('GET /course/lineitems', () => ({ status: 200, body: [] }));
    lms.answers.set('POST /course/lineitems', () => ({ status: 201, body: { id: `${lms.url}/course/lineitems/9` } }));
    lms.answers.set('POST /course/lineitems/9/scores', () => ({ status: 204 }));
    await takeQuiz({ ...claims, sub: 'student-2', email: 'two@example.edu' });
    await takeQuiz({ ...claims, sub: 'student-3', email: 'three@example.edu' });
    expect(await send()).toBe(2);
    const made = callsTo('/course/lineitems').filter(
      ({ method, path }) => method === 'POST' && path === '/course/lineitems',
    );
    expect(made).toHaveLength(1);
    expect(JSON.parse(made[0]?.body ?? '{}')).toMatchObject({ scoreMaximum: 800, resourceLinkId: 'link-2' });
    const users = callsTo('/course/lineitems/9/scores').map(
      ({ body }) => (JSON.parse(body) as { userId: string }).userId,
    );
    expect(users.toSorted()).toEqual(['student-2', 'student-3']);
  });

  test('waits while its assignment holds the results, and goes once they are released', async () => {
    lms.answers.set('POST /lineitems/8/scores', () => ({ status: 200, body: {} }));
    const claims = (sub: string) => ({
      sub,
      'https://purl.imsglobal.org/spec/lti/claim/resource_link': { id: 'link-held', title: 'Held' },
      [GRADEBOOK]: { scope: [SCORE], lineitem: `${lms.url}/lineitems/8` },
    });
    const before = callsTo('/lineitems').length;
    const to = (await between.launch(testApp.visitor(), claims('student-81'))).headers.get('location') ?? '';
    const assignmentId = to.split('=')[1] ?? '';
    const { cohort_id: cohortId } = await testApp.db
      .selectFrom('assignment')
      .select('cohort_id')
      .where('id', '=', assignmentId)
      .executeTakeFirstOrThrow();
    const path = `/api/v1/organizations/${org}/cohorts/${cohortId}/assignments/${assignmentId}`;
    const held = await owner.request(path, { method: 'PATCH', body: { resultRelease: 'when-released' } });
    expect(held.status).toBe(200);
    const learner = testApp.visitor();
    await between.launch(learner, claims('student-82'));
    const { id, question } = (await (
      await learner.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness', assignmentId } })
    ).json()) as { id: string; question: { options: { id: string }[] } };
    const optionIds = question.options.slice(0, 1).map((option) => option.id);
    await learner.request(`/api/v1/attempts/${id}/responses/1`, { method: 'PUT', body: { optionIds } });
    await learner.request(`/api/v1/attempts/${id}/finish`, { method: 'POST' });
    expect((await learner.request(`/api/v1/attempts/${id}/report`)).status).toBe(409);
    expect(await send()).toBe(0);
    expect(callsTo('/lineitems').length).toBe(before);
    expect((await owner.request(`${path}/release`, { method: 'POST' })).status).toBe(200);
    expect(await send()).toBe(1);
    expect(JSON.parse(callsTo('/lineitems/8/scores')[0]?.body ?? '{}')).toMatchObject({ userId: 'student-82' });
  });

  test('is sent again after a failure that may pass, and given up after a refusal until an owner tries again', async () => {
    const start = testApp.clock.now;
    const claims = {
      sub: 'student-4',
      email: 'four@example.edu',
      [GRADEBOOK]: { scope: [SCORE], lineitem: `${lms.url}/lineitems/7` },
    };
    await takeQuiz(claims);
    lms.answers.set('POST /lineitems/7/scores', () => ({ status: 503 }));
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    expect((await standing())?.scores).toMatchObject({ due: 1, lastError: `${lms.url} answered 503 to POST.` });
    testApp.clock.now = new Date(start.getTime() + 61_000);
    lms.answers.set('POST /lineitems/7/scores', () => ({ status: 403 }));
    expect(await send()).toBe(1);
    const failed = await standing();
    expect(failed?.scores).toMatchObject({ due: 0, failed: 1 });
    lms.answers.set('POST /lineitems/7/scores', () => ({ status: 200 }));
    await owner.request(`/api/v1/organizations/${org}/lti/platforms/${failed?.id}/scores/retry`, { method: 'POST' });
    expect(await send()).toBe(1);
    expect((await standing())?.scores).toMatchObject({ due: 0, failed: 0 });
    testApp.clock.now = start;
  });

  test('of a link that takes no scores, or of a quiz taken on one’s own, stays here', async () => {
    await takeQuiz({
      sub: 'student-5',
      email: 'five@example.edu',
      'https://purl.imsglobal.org/spec/lti/claim/resource_link': { id: 'link-3' },
    });
    expect(await send()).toBe(0);
  });
});
