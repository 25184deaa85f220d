import { AssignmentList, Me, MyAssignment } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const organizationId = '1c8e3f70-52a8-4a39-9b0f-2f5ad9c6f001';
const cohortId = '2d8e3f70-52a8-4a39-9b0f-2f5ad9c6f002';
const assignmentId = '4d8e3f70-52a8-4a39-9b0f-2f5ad9c6f004';
const path = `/api/v1/organizations/${organizationId}/cohorts/${cohortId}/assignments`;
const educator = Me.parse({
  person: {
    id: '3e8e3f70-52a8-4a39-9b0f-2f5ad9c6f003',
    isGuest: false,
    name: 'Ada Lopez',
    email: 'ada@example.org',
    role: 'candidate',
    memberships: [{ organizationId, name: 'Lakeside College', slug: 'lakeside', roles: ['educator'] }],
  },
  doors: ['candidate', 'educator'],
});
const terms = {
  quiz: 'pcc-mock',
  quizTitle: 'Mock exam',
  dueOn: null,
  opensAt: '2026-11-30T14:00:00.000Z',
  closesAt: '2026-12-04T22:00:00.000Z',
  isTimed: true,
  canGoBack: false,
  attemptsAllowed: 1,
  resultRelease: 'at-end',
  explanations: 'after-end',
};
const list = AssignmentList.parse({
  timeZone: 'America/New_York',
  learners: 12,
  items: [
    {
      ...terms,
      id: assignmentId,
      releasedAt: null,
      withdrawnAt: null,
      createdAt: '2026-11-24T10:00:00Z',
      window: 'open',
      opens: '2026-11-30T09:00',
      closes: '2026-12-04T17:00',
      isExam: true,
      canExplainEach: false,
      time: '90 min',
      started: 5,
      finished: 4,
    },
  ],
  accommodations: [
    { learnerId: '5d8e3f70-52a8-4a39-9b0f-2f5ad9c6f005', name: 'Wei Chen', words: 'Time × 1.5, pauses.' },
  ],
});

test('an educator sees the window on the clocks of the cohort, the terms and who has extra time, and changes them', async () => {
  const calls = serve(
    {
      [`GET ${path}`]: () => list,
      'GET /api/v1/quizzes': () => ({ items: [] }),
      [`PATCH ${path}/${assignmentId}`]: () => list.items[0],
    },
    educator,
  );
  const { user } = openPage(`/cohorts/${cohortId}/assignments`);
  await screen.findByText('1 assignment is open; 1 is not finished by everybody yet.');
  expect(screen.getByText(/^Open, opens Nov 30, 2026, 9:00\sAM EST, closes Dec 4, 2026, 5:00\sPM EST\.$/)).toBeTruthy();
  expect(
    screen.getByText('Clock: 90 min, no going back, 1 attempt, result at the end, explanations after the end.'),
  ).toBeTruthy();
  expect(screen.getByText('5 of 12 learners began, 4 finished.')).toBeTruthy();
  expect(screen.getByText(/Time × 1.5, pauses\./)).toBeTruthy();
  await user.click(screen.getByText('Change window and terms'));
  const form = within(screen.getByRole('form', { name: 'Terms of Mock exam, no due date' }));
  await user.selectOptions(form.getByLabelText('Clock'), 'As practice, without a clock');
  await user.clear(form.getByLabelText('Closes'));
  await user.click(form.getByRole('button', { name: 'Save terms' }));
  expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
    opens: '2026-11-30T09:00',
    closes: null,
    dueOn: null,
    attemptsAllowed: 1,
    resultRelease: 'at-end',
    explanations: 'after-end',
    isTimed: false,
    canGoBack: false,
  });
});

test('an educator releases the results that wait with one button that counts them, and can hold them again', async () => {
  const [entry] = list.items;
  const held = { ...list, items: [{ ...entry, resultRelease: 'when-released' }] };
  let releasedAt: string | null = null;
  const calls = serve(
    {
      [`GET ${path}`]: () => ({ ...held, items: held.items.map((item) => ({ ...item, releasedAt })) }),
      'GET /api/v1/quizzes': () => ({ items: [] }),
      [`POST ${path}/${assignmentId}/release`]: () => {
        releasedAt = '2026-12-05T15:00:00.000Z';
        return { releasedAt, learners: 4 };
      },
      [`DELETE ${path}/${assignmentId}/release`]: () => {
        releasedAt = null;
        return { releasedAt, learners: 4 };
      },
    },
    educator,
  );
  const { user } = openPage(`/cohorts/${cohortId}/assignments`);
  await screen.findByText(/^4 results wait\. Learners read that you have not released the result\./);
  await user.click(screen.getByRole('button', { name: 'Release 4 results of Mock exam' }));
  await screen.findByText(/^Results released Dec 5, 2026, 10:00\sAM EST: 4 learners can see theirs/);
  await user.click(screen.getByRole('button', { name: 'Hold the results of Mock exam again' }));
  await screen.findByText(/^4 results wait\./);
  expect(calls.filter(({ method }) => method !== 'GET').map(({ method }) => method)).toEqual(['POST', 'DELETE']);
});

test('a learner reads the window with the zone of their own clocks before the start', async () => {
  const mine = MyAssignment.parse({
    ...terms,
    assignmentId,
    organization: 'Lakeside College',
    cohort: 'Spring',
    window: 'not-open',
    terms: ['1 attempt.'],
    attemptsMade: 0,
    state: 'not-started',
    isResultHeld: false,
    attemptId: null,
  });
  serve(
    { 'GET /api/v1/me/assignments': () => ({ items: [mine] }), 'GET /api/v1/attempts': () => ({ items: [] }) },
    guest,
  );
  openPage('/');
  const assigned = await screen.findByRole('region', { name: 'Assigned by Lakeside College' });
  const here = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  expect(assigned.textContent).toContain(`Opens ${here.format(new Date(terms.opensAt))}`);
});
