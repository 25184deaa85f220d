import {
  Cohort,
  CohortSummary,
  Invitation,
  Learner,
  LearnerReport,
  MyAssignment,
  Problem,
  page,
  RosterResult,
} from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
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

async function json<T extends z.ZodType>(schema: T, pending: Promise<Response>): Promise<z.infer<T>> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return schema.parse(JSON.parse(text)) as z.infer<T>;
}

const createCohort = (body: object) => json(Cohort, educator.request(`/api/v1/organizations/${org}/cohorts`, { body }));
const importRoster = (cohort: string, text: string, dryRun: boolean) =>
  json(
    RosterResult,
    educator.request(`/api/v1/organizations/${org}/cohorts/${cohort}/roster`, { body: { text, dryRun } }),
  );
const roster = async (cohort: string) =>
  (
    await json(
      z.object({ items: z.array(Learner) }),
      educator.request(`/api/v1/organizations/${org}/cohorts/${cohort}/roster`),
    )
  ).items;
const assign = (cohort: string) =>
  educator.request(`/api/v1/organizations/${org}/cohorts/${cohort}/assignments`, {
    body: { quiz: 'pcc-readiness', dueOn: '2026-12-18' },
  });

/** The token in an invitation link. */
const tokenOf = (learner: z.infer<typeof Learner> | undefined) => learner?.invitationUrl?.split('/join/')[1] ?? '';

describe('a cohort', () => {
  test('is created with a name, a certification and an exam date, and counts the days where it is', async () => {
    testApp.clock.now = new Date('2026-11-24T03:00:00Z');
    const cohort = await createCohort({
      name: 'Fall term',
      certification: 'cmm',
      examOn: '2026-12-18',
      timeZone: 'America/New_York',
    });
    // 3:00 UTC is still Nov 23 in New York: 25 days, not 24.
    expect(cohort).toMatchObject({ name: 'Fall term', daysToExam: 25, learners: 0 });
    const list = await json(page(CohortSummary), educator.request(`/api/v1/organizations/${org}/cohorts`));
    expect(list.items.map((entry) => entry.id)).toContain(cohort.id);
  });

  test('with a time zone or a date that does not exist is refused by name', async () => {
    const zone = await educator.request(`/api/v1/organizations/${org}/cohorts`, {
      body: { name: 'X', timeZone: 'Mars/Base' },
    });
    expect(zone.status).toBe(422);
    expect(Problem.parse(await zone.json()).errors?.[0]?.path).toBe('body.timeZone');
    const date = await educator.request(`/api/v1/organizations/${org}/cohorts`, {
      body: { name: 'X', examOn: '2026-02-30' },
    });
    expect(Problem.parse(await date.json()).errors?.[0]?.path).toBe('body.examOn');
  });
});

describe('a pasted roster', () => {
  const lines =
    'Name,E-mail\nAda Okafor, ada@example.org\nWei Chen <WEI@example.org>\n\nno address here\nAda Again, ada@example.org\n';

  test('as a dry run says what would happen and changes nothing', async () => {
    const { id } = await createCohort({ name: 'Dry' });
    const result = await importRoster(id, lines, true);
    expect(result.added).toEqual([
      { file: null, line: 2, name: 'Ada Okafor', email: 'ada@example.org' },
      { file: null, line: 3, name: 'Wei Chen', email: 'wei@example.org' },
    ]);
    expect(result.rejected.map(({ line, column }) => [line, column])).toEqual([
      [5, 'e-mail'],
      [6, 'e-mail'],
    ]);
    expect(await roster(id)).toEqual([]);
  });

  test('confirmed adds its learners once; the same again changes nothing; a new spelling renames', async () => {
    const { id } = await createCohort({ name: 'Confirmed' });
    expect((await importRoster(id, lines, false)).added).toHaveLength(2);
    const again = await importRoster(id, lines, false);
    expect(again).toMatchObject({ added: [], changed: [], unchanged: [{ line: 2 }, { line: 3 }] });
    const renamed = await importRoster(id, 'Ada Okafor-Bell, ada@example.org', false);
    expect(renamed.changed).toEqual([
      { file: null, line: 1, name: 'Ada Okafor-Bell', email: 'ada@example.org', was: 'Ada Okafor' },
    ]);
    expect((await roster(id)).map((learner) => learner.name)).toEqual(['Ada Okafor-Bell', 'Wei Chen']);
  });
});

describe('a learner', () => {
  test('joins by the link, takes the assigned quiz, and only then the educator sees progress and the report', async () => {
    const { id } = await createCohort({ name: 'Journey' });
    await importRoster(id, 'Noor Haddad, noor@example.org\nLuis Ortega, luis@example.org', false);
    const assignment = z.object({ id: z.uuid() }).parse(await (await assign(id)).json());
    const noor = (await roster(id)).find((learner) => learner.name === 'Noor Haddad');
    expect(noor).toMatchObject({ state: 'invited', progress: [{ state: 'not-started' }] });

    const visitor = testApp.visitor();
    const invitation = await json(Invitation, visitor.request(`/api/v1/invitations/${tokenOf(noor)}`));
    expect(invitation).toMatchObject({
      organization: 'Lakeside College',
      cohort: 'Journey',
      state: 'invited',
      isYours: false,
    });
    const joined = await json(
      Invitation,
      visitor.request(`/api/v1/invitations/${tokenOf(noor)}/accept`, { method: 'POST' }),
    );
    expect(joined).toMatchObject({ state: 'joined', isYours: true });
    const mine = await json(z.object({ items: z.array(MyAssignment) }), visitor.request('/api/v1/me/assignments'));
    expect(mine.items).toMatchObject([
      { assignmentId: assignment.id, state: 'not-started', organization: 'Lakeside College' },
    ]);

    // What the learner does on their own stays theirs.
    await visitor.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
    expect((await roster(id)).find((learner) => learner.id === noor?.id)?.progress[0]?.state).toBe('not-started');

    const started = await visitor.request('/api/v1/attempts', {
      body: { quiz: 'pcc-readiness', assignmentId: assignment.id },
    });
    const attempt = (await started.json()) as {
      id: string;
      sharedWith: string;
      question: { options: { id: string }[] };
    };
    expect(attempt.sharedWith).toBe('Lakeside College');
    await visitor.request(`/api/v1/attempts/${attempt.id}/responses/1`, {
      method: 'PUT',
      body: { optionIds: [attempt.question.options[0]?.id] },
    });
    expect((await roster(id)).find((learner) => learner.id === noor?.id)?.progress[0]).toMatchObject({
      state: 'started',
      answered: 1,
      of: 30,
      result: null,
    });

    await visitor.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
    const after = (await roster(id)).find((learner) => learner.id === noor?.id);
    expect(after?.progress[0]).toMatchObject({ state: 'finished', result: { verdict: 'too-early-to-tell' } });
    const reports = await json(
      z.object({ items: z.array(LearnerReport) }),
      educator.request(`/api/v1/organizations/${org}/cohorts/${id}/learners/${noor?.id}`),
    );
    expect(reports.items[0]?.report?.attemptId).toBe(attempt.id);
    const [summary] = (
      await json(page(CohortSummary), educator.request(`/api/v1/organizations/${org}/cohorts`))
    ).items.filter((entry) => entry.id === id);
    expect(summary).toMatchObject({ learners: 2, joined: 1, started: 1, finished: 1 });
  });

  test('cannot use the link of somebody who joined, and a changed link is nothing', async () => {
    const { id } = await createCohort({ name: 'Links' });
    await importRoster(id, 'Sam Reyes, sam@example.org', false);
    const token = tokenOf((await roster(id))[0]);
    await testApp.visitor().request(`/api/v1/invitations/${token}/accept`, { method: 'POST' });
    const second = await testApp.visitor().request(`/api/v1/invitations/${token}/accept`, { method: 'POST' });
    expect(second.status).toBe(410);
    const changed = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await testApp.visitor().request(`/api/v1/invitations/${changed}`)).status).toBe(404);
    expect((await testApp.visitor().request('/api/v1/invitations/short')).status).toBe(404);
  });

  test('who joined as a guest and makes an account later stays joined', async () => {
    const { id } = await createCohort({ name: 'Claim' });
    await importRoster(id, 'Kim Novak, kim@example.org', false);
    const visitor = testApp.visitor();
    await visitor.request(`/api/v1/invitations/${tokenOf((await roster(id))[0])}/accept`, { method: 'POST' });
    await assign(id);
    await visitor.request('/api/auth/sign-up/email', {
      body: { name: 'Kim', email: 'kim.claims@example.org', password: 'correct horse battery' },
    });
    const mine = await json(z.object({ items: z.array(MyAssignment) }), visitor.request('/api/v1/me/assignments'));
    expect(mine.items.map((entry) => entry.cohort)).toEqual(['Claim']);
  });

  test('cannot start an assignment that is not theirs', async () => {
    const { id } = await createCohort({ name: 'Theirs' });
    const assignment = (await (await assign(id)).json()) as { id: string };
    const answer = await testApp
      .visitor()
      .request('/api/v1/attempts', { body: { quiz: 'pcc-readiness', assignmentId: assignment.id } });
    expect(answer.status).toBe(404);
  });
});

describe('another organization', () => {
  test('learns nothing of a cohort or a learner, even by their ids', async () => {
    const { id } = await createCohort({ name: 'Private' });
    await importRoster(id, 'Ivy Stone, ivy@example.org', false);
    const learnerId = (await roster(id))[0]?.id;
    const other = await testApp.signUp();
    const otherOrg = await testApp.createOrganization(other, 'Harbor Clinic');
    for (const path of [
      `/api/v1/organizations/${org}/cohorts/${id}`,
      `/api/v1/organizations/${otherOrg}/cohorts/${id}`,
      `/api/v1/organizations/${otherOrg}/cohorts/${id}/roster`,
      `/api/v1/organizations/${otherOrg}/cohorts/${id}/learners/${learnerId}`,
    ]) {
      expect((await other.request(path)).status, path).toBe(404);
    }
  });
});
