import {
  AssignmentList,
  AttemptSummary,
  AttentionList,
  CertificationTracker,
  CohortCredentials,
  CohortGrid,
  CohortSummary,
  ItemPage,
  ItemProblem,
  Me,
  PersonProgress,
  Plan,
  page,
  SharePage,
} from '@careway/contract';
import { DEMO_ORGANIZATION_ID, demoState } from '@careway/database';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { fillDemo } from './fill-demo.ts';
import { settleDemo } from './settle-demo.ts';

let testApp: TestApp;
const secret = 'test-secret-of-at-least-32-characters';
const deps = () => ({
  db: testApp.db,
  secret,
  publicUrl: 'http://localhost:8787',
  issuerKeys: () => testApp.issuerKeys,
});

beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'), { isDemo: true });
  await fillDemo(deps(), testApp.clock.now, () => {}, 60);
}, 600_000);
afterAll(() => testApp[Symbol.asyncDispose]());

async function signedIn(account: string) {
  const visitor = testApp.visitor();
  const answer = await visitor.request('/api/v1/demo/sign-in', { body: { account } });
  expect(answer.status).toBe(204);
  return visitor;
}

/** The default rules written again in SQL, on the tables alone: learner and reason, each reason once; all is assigned once. */
async function namedByTheRules(db: Kysely<never>, cohortId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with learner as (
      select l.email, l.id, (l.invited_at at time zone c.time_zone)::date as invited_on, c.exam_on, c.time_zone
      from cohort_learner l join cohort c on c.organization_id = l.organization_id and c.id = l.cohort_id
      where l.cohort_id = ${cohortId}::uuid
    ), asked as (
      select l.email, l.id as learner_id, a.id as assignment_id, a.quiz, a.due_on,
        (a.created_at at time zone l.time_zone)::date as assigned_on
      from learner l join assignment a on a.cohort_id = ${cohortId}::uuid
    ), progress as (
      select k.email, k.quiz, p.*, row_number() over (partition by k.email order by p.finished_at desc nulls last) as latest,
        row_number() over (partition by k.email, k.quiz order by p.finished_at desc nulls last) as latest_of_quiz,
        (coalesce(p.finished_at, p.last_saved_at, p.started_at) at time zone l.time_zone)::date as last_on
      from asked k join learner l using (email)
      join assignment_progress p on p.learner_id = k.learner_id and p.assignment_id = k.assignment_id
    ), finished as (select * from progress where report is not null),
    latest as (select * from finished where latest = 1)
    select email || ' exam-near' as key from learner join latest using (email)
      where latest.range_high < latest.range_target and exam_on - ${today}::date between 0 and 29
    union select email || ' overdue' from asked
      where ${today}::date - due_on >= 1
        and not exists (select from finished f where f.email = asked.email and f.assignment_id = asked.assignment_id)
    union select email || ' not-started' from learner
      where email not in (select email from progress)
        and ${today}::date - greatest(invited_on, (select min(assigned_on) from asked where asked.email = learner.email)) >= 7
    union select email || ' stalled' from learner join (
        select email, max(last_on) as last_on from progress group by email) done using (email)
      where ${today}::date - last_on >= 14 and exists (
        select from asked k where k.email = learner.email and not exists (
          select from finished f where f.email = k.email and f.assignment_id = k.assignment_id
            and f.latest_of_quiz = 1 and f.verdict = 'ready'))
    union select email || ' falling' from (
        select email, quiz, count(*) as n, bool_and(is_lower) as falls from (
          select email, quiz, latest_of_quiz, scaled_score < coalesce(lag(scaled_score) over (
            partition by email, quiz order by finished_at), 10000) as is_lower
          from finished where latest_of_quiz <= 3) three group by email, quiz) f where n = 3 and falls
    union select email || ' too-fast' from latest where answered >= 5 and 100.0 * too_fast / answered >= 25
    order by 1`.execute(db);
  return rows.map(({ key }) => key);
}

describe('the attention list of the demo', () => {
  test('holds exactly the learners whom the rules name, each with its reasons, and every rule names somebody', async () => {
    const educator = await signedIn('educator');
    const cohorts = page(CohortSummary).parse(
      await (await educator.request(`/api/v1/organizations/${DEMO_ORGANIZATION_ID}/cohorts`)).json(),
    ).items;
    expect(cohorts.map(({ learners }) => learners)).toEqual([30, 30]);
    const reasons = new Set<string>();
    for (const { id } of cohorts) {
      const path = `/api/v1/organizations/${DEMO_ORGANIZATION_ID}/cohorts/${id}/attention`;
      const list = AttentionList.parse(await (await educator.request(path)).json());
      const listed = list.items.flatMap(({ email, reasons: own }) => own.map(({ rule }) => `${email} ${rule}`));
      const named = await namedByTheRules(testApp.db as never, id, list.asOf);
      expect(listed.toSorted()).toEqual(named.toSorted());
      expect(new Set(list.items.map(({ email }) => email)).size).toBeLessThan(list.learners);
      for (const key of named) reasons.add(key.split(' ')[1] ?? '');
    }
    expect([...reasons].toSorted()).toEqual(['exam-near', 'falling', 'not-started', 'overdue', 'stalled', 'too-fast']);
  });
});

describe('the demo', () => {
  test('is one for every caller, and its five people have their doors', async () => {
    const doors = { candidate: 'candidate', educator: 'educator', recruiter: 'recruiter', author: 'author' };
    for (const [account, door] of Object.entries({ ...doors, administrator: 'administrator' })) {
      const me = Me.parse(await (await (await signedIn(account)).request('/api/v1/me')).json());
      expect(me.doors).toContain(door);
      expect(me.demo?.accounts).toHaveLength(5);
    }
  });

  test('has something on the screens of a candidate: certifications that lapse, an exam, lessons, practice, links', async () => {
    const candidate = await signedIn('candidate');
    const read = async (path: string) => (await candidate.request(`/api/v1${path}`)).json();
    const { items: held } = CertificationTracker.parse(await read('/certifications/mine'));
    const left = held.map(({ daysLeft }) => daysLeft);
    expect(left.some((days) => days !== null && days < 0)).toBe(true);
    expect(left.some((days) => days !== null && days > 0 && days < 60)).toBe(true);
    expect(left).toContain(null);
    expect(held.flatMap(({ evidence }) => evidence.map(({ mediaType }) => mediaType))).toContain('application/pdf');
    const attempts = page(AttemptSummary).parse(await read('/attempts')).items;
    expect(attempts.find(({ mode }) => mode === 'mock')?.state).toBe('complete');
    expect(((await read('/me/lessons')) as { items: unknown[] }).items.length).toBeGreaterThan(2);
    expect(Plan.parse(((await read('/plan')) as { plan: unknown }).plan).examOn).not.toBeNull();
    const progress = PersonProgress.parse(await read('/progress'));
    expect(progress.quizzes.map(({ points }) => points.length)).toEqual([3, 1, 1]);
    expect(progress.sentence).toMatch(/^(Likely|Too early)/);
    const links = SharePage.parse(await read('/shares')).items;
    expect(links.map(({ revokedAt }) => revokedAt === null).toSorted()).toEqual([false, true]);
  });

  test('has an assignment of every kind, an outcome 14 days after a nudge, and credentials that stand and one revoked', async () => {
    const educator = await signedIn('educator');
    const base = `/api/v1/organizations/${DEMO_ORGANIZATION_ID}/cohorts`;
    const read = async (path: string) => (await educator.request(`${base}${path}`)).json();
    const { items } = page(CohortSummary).parse(await read(''));
    const id = items.find(({ name }) => name === 'Evening class')?.id;
    const assignments = AssignmentList.parse(await read(`/${id}/assignments`));
    expect(assignments.items.map(({ window, isExam }) => `${window} ${isExam}`)).toEqual([
      'open false',
      'open false',
      'not-open true',
    ]);
    expect(assignments.accommodations.length).toBeGreaterThan(0);
    const grid = CohortGrid.parse(await read(`/${id}/grid?assignment=${assignments.items[1]?.id}`));
    expect(grid.domains).toHaveLength(10);
    expect(grid.learners.length).toBeGreaterThanOrEqual(10);
    const { candidates } = CohortCredentials.parse(await read(`/${id}/credentials`));
    const issued = candidates.flatMap(({ credential }) => credential ?? []);
    expect(issued.filter(({ revokedAt }) => revokedAt === null).length).toBeGreaterThan(0);
    expect(issued.filter(({ revokedAt }) => revokedAt !== null)).toHaveLength(1);
    const attention = AttentionList.parse(await read(`/${id}/attention`));
    expect(attention.items.some(({ lastNudge }) => lastNudge !== null && lastNudge.change !== null)).toBe(true);
  });

  test('has questions at every step of their way, and reports that wait and one that was answered', async () => {
    const author = await signedIn('author');
    for (const status of ['draft', 'review', 'pilot', 'watch', 'live']) {
      const list = ItemPage.parse(await (await author.request(`/api/v1/items?status=${status}`)).json());
      expect(list.items.length, status).toBeGreaterThan(0);
    }
    const reports = page(ItemProblem).parse(await (await author.request('/api/v1/item-problems')).json()).items;
    expect(reports.map(({ state }) => state).toSorted()).toEqual(['dismissed', 'open', 'open']);
  });

  test('shows nothing of its organization to an account that is not in it', async () => {
    const stranger = await testApp.signUp();
    for (const path of ['/cohorts', '/impact'])
      expect((await stranger.request(`/api/v1/organizations/${DEMO_ORGANIZATION_ID}${path}`)).status).toBe(404);
    const recruiter = await signedIn('recruiter');
    expect((await recruiter.request(`/api/v1/organizations/${DEMO_ORGANIZATION_ID}/cohorts`)).status).toBe(403);
    const other = await testApp.createOrganization(stranger, 'Lakeside College');
    const educator = await signedIn('educator');
    expect((await educator.request(`/api/v1/organizations/${other}/cohorts`)).status).toBe(404);
    expect((await educator.request('/api/v1/items')).status).toBe(403);
  });

  test('started again is left as it is; served without CAREWAY_DEMO it is refused', async () => {
    const people = () => testApp.db.selectFrom('user').select('id').execute();
    const before = (await people()).length;
    await settleDemo(deps(), true, () => {});
    expect((await people()).length).toBe(before);
    await expect(settleDemo(deps(), false, () => {})).rejects.toThrow(/holds the demo .* pnpm careway demo remove/);
  });
});

describe('a database with people of its own', () => {
  test('takes no demo and lets nobody in without a password', async () => {
    await using real = await createTestApp(inject('testServer'));
    await real.guest();
    const own = { ...deps(), db: real.db };
    await expect(settleDemo(own, true, () => {})).rejects.toThrow(/empty database only, and this one has 1 accounts/);
    expect(await demoState(real.db)).toEqual({ kind: 'none', people: 1 });
    const visitor = real.visitor();
    expect((await visitor.request('/api/v1/demo/sign-in', { body: { account: 'administrator' } })).status).toBe(404);
    expect(await (await visitor.request('/api/v1/me')).json()).not.toHaveProperty('demo');
  });
});
