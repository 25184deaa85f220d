import { Cohort, Me, RosterResult } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const organizationId = '1c8e3f70-52a8-4a39-9b0f-2f5ad9c6f001';
const cohortId = '2d8e3f70-52a8-4a39-9b0f-2f5ad9c6f002';
const educator = Me.parse({
  person: {
    id: '3e8e3f70-52a8-4a39-9b0f-2f5ad9c6f003',
    isGuest: false,
    name: 'Ada Lopez',
    email: 'ada@example.org',
    role: 'candidate',
    signsInThrough: null,
    memberships: [{ organizationId, name: 'Lakeside College', slug: 'lakeside', roles: ['educator'] }],
  },
  doors: ['candidate', 'educator'],
});
const cohort = Cohort.parse({
  id: cohortId,
  name: 'Spring evening group',
  certification: 'cmm',
  examOn: '2027-03-01',
  timeZone: 'America/New_York',
  daysToExam: 97,
  learners: 0,
  joined: 0,
  started: 0,
  finished: 0,
  createdAt: '2026-11-24T10:00:00Z',
  assignments: [],
  sharing: 'The organization sees the report of assigned quizzes.',
});
const cohortPath = `/api/v1/organizations/${organizationId}/cohorts/${cohortId}`;
const result = (dryRun: boolean) =>
  RosterResult.parse({
    dryRun,
    format: 'pasted',
    classes: [],
    importId: null,
    added: [{ file: null, line: 1, name: 'Maria Chen', email: 'maria@example.org' }],
    changed: [],
    unchanged: [],
    rejected: [{ file: null, line: 2, column: 'e-mail', text: 'not a line', reason: 'no e-mail address' }],
  });

test('a roster is written only after its dry run was shown, with each refused line and its reason', async () => {
  const calls = serve(
    {
      [`GET ${cohortPath}`]: () => cohort,
      [`GET ${cohortPath}/roster/imports`]: () => ({ items: [] }),
      [`POST ${cohortPath}/roster`]: ({ body }) => result((body as { dryRun: boolean }).dryRun),
    },
    educator,
  );
  const { user } = openPage(`/cohorts/${cohortId}/roster`);
  await user.type(await screen.findByLabelText('Learners, one a line'), 'Maria Chen, maria@example.org\nnot a line');
  await user.click(screen.getByRole('button', { name: 'Check the list' }));
  const preview = within(await screen.findByRole('region', { name: 'What would happen with each line' }));
  expect(preview.getByRole('row', { name: '2 Rejected not a line e-mail: no e-mail address' })).toBeTruthy();
  const writes = () =>
    calls.filter((call) => call.method === 'POST').map((call) => (call.body as { dryRun: boolean }).dryRun);
  expect(writes()).toEqual([true]);
  await user.click(screen.getByRole('button', { name: 'Add 1 learner' }));
  await screen.findByText('1 learner added, 0 learners changed');
  expect(writes()).toEqual([true, false]);
});

test('a person who teaches nowhere is told how to get a cohort', async () => {
  serve(
    {},
    {
      ...educator,
      person: educator.person === null ? null : { ...educator.person, memberships: [] },
      doors: ['candidate'],
    },
  );
  openPage('/cohorts');
  expect((await screen.findByRole('link', { name: 'Create an organization' })).getAttribute('href')).toBe('/account');
});
