import { AttemptSummary } from '@careway/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, serve } from '../../test/fake-server.ts';
import { openPage } from '../../test/open-page.tsx';

test('a visitor finds three doors and is asked for nothing', async () => {
  const calls = serve({});
  openPage('/');
  expect((await screen.findByRole('link', { name: 'Check my readiness' })).getAttribute('href')).toBe('/quizzes');
  expect(screen.getByRole('link', { name: 'Check an offer' }).getAttribute('href')).toBe('/salary/check');
  expect(screen.getByRole('link', { name: 'Open my cohorts' }).getAttribute('href')).toBe('/cohorts');
  expect(calls.map((call) => call.path)).toEqual(['/api/v1/me']);
});

test('a guest with an open attempt is offered its next question', async () => {
  const open = AttemptSummary.parse({
    id: '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11',
    quiz: 'pcc-readiness',
    quizTitle: 'Patient care coordinator readiness',
    mode: 'adaptive',
    state: 'open',
    answered: 8,
    of: 30,
    startedAt: '2026-11-24T10:00:00Z',
    lastSavedAt: '2026-11-24T10:10:00Z',
    finishedAt: null,
    sharedWith: null,
  });
  serve(
    {
      'GET /api/v1/attempts': () => ({ items: [open], nextCursor: null }),
      'GET /api/v1/me/assignments': () => ({ items: [] }),
    },
    guest,
  );
  openPage('/');
  expect((await screen.findByRole('link', { name: 'Continue, question 9' })).getAttribute('href')).toBe(
    `/attempts/${open.id}`,
  );
});

test('opening a page moves the focus to its heading and names the document after it', async () => {
  serve({ 'GET /api/v1/quizzes': () => ({ items: [], nextCursor: null }) });
  const { user } = openPage('/');
  await user.click(await screen.findByRole('link', { name: 'Check my readiness' }));
  const heading = await screen.findByRole('heading', { level: 1, name: 'Which quiz fits your goal and your time?' });
  expect(document.activeElement).toBe(heading);
  expect(document.title).toBe('Which quiz fits your goal and your time? · Careway');
});

test('an address that leads nowhere says so and offers the start page', async () => {
  serve({});
  openPage('/nowhere');
  await screen.findByRole('heading', { level: 1, name: 'There is no page here' });
  expect(screen.getByRole('link', { name: 'Go to the start page' }).getAttribute('href')).toBe('/');
});
