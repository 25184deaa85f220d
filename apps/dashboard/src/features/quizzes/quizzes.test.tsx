import { Accommodation, QuizDetail } from '@careway/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, serve, visitor } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const quiz = QuizDetail.parse({
  slug: 'pcc-mock',
  title: 'Care coordination mock exam',
  goal: 'Sit 60 questions.',
  mode: 'mock',
  questions: { min: 60, max: 60 },
  minutesAbout: 90,
  timeLimitMinutes: 90,
  canGoBack: true,
  blueprintVersion: '1',
  bankVersion: 'x',
  target: { share: 0.6, label: '60% of points', basis: 'Judged.' },
  domains: [],
  time: {
    basis: '90 seconds a question.',
    choices: [
      { time: 'standard', label: '90 min' },
      { time: '1.5', label: '135 min (90 min × 1.5)' },
    ],
  },
  rules: ['Go back and forth.'],
  stored: ['Your answers.'],
  limits: ['It is not the chance of passing.'],
});
const standard = Accommodation.parse({
  time: 'standard',
  mayPause: false,
  hasLargeText: false,
  setBy: null,
  words: 'Standard time.',
});

test('a visitor whose first call to start is lost starts one attempt: a session first, then the same key again', async () => {
  let me: unknown = visitor;
  let tries = 0;
  const calls = serve({
    'GET /api/v1/me': () => me,
    'GET /api/v1/quizzes/pcc-mock': () => quiz,
    'GET /api/v1/me/accommodation': () => standard,
    'POST /api/auth/sign-in/anonymous': () => {
      me = guest;
      return { user: {} };
    },
    'POST /api/v1/attempts': () => {
      tries += 1;
      return tries === 1 ? 'lost' : { id: '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11' };
    },
  });
  const { user, path } = openPage('/quizzes/pcc-mock');
  await user.click(await screen.findByRole('button', { name: 'Start exam' }));
  await screen.findByText('The quiz could not be started.');
  await user.click(screen.getByRole('button', { name: 'Start exam' }));
  await waitFor(() => expect(path()).toBe('/attempts/0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11'));
  const posts = calls.filter(({ method }) => method === 'POST');
  expect(posts.map((call) => call.path)).toEqual([
    '/api/auth/sign-in/anonymous',
    '/api/v1/attempts',
    '/api/v1/attempts',
  ]);
  expect(posts[1]?.idempotencyKey).not.toBeNull();
  expect(posts[2]?.idempotencyKey).toBe(posts[1]?.idempotencyKey);
});

test('extra time is chosen by the minutes it gives, without a reason', async () => {
  const calls = serve(
    {
      'GET /api/v1/quizzes/pcc-mock': () => quiz,
      'GET /api/v1/me/accommodation': () => standard,
      'PUT /api/v1/me/accommodation': () => ({ ...standard, time: '1.5', words: 'Time × 1.5.' }),
    },
    guest,
  );
  const { user } = openPage('/quizzes/pcc-mock');
  await user.selectOptions(await screen.findByLabelText('Time'), '135 min (90 min × 1.5)');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved. Time × 1.5.');
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
    time: '1.5',
    mayPause: false,
    hasLargeText: false,
    questionsPerSitting: null,
  });
});
