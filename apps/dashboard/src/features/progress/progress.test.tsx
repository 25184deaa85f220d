import { PersonProgress } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

function point(on: string, score: number, share: number) {
  return {
    attemptId: '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11',
    finishedAt: `${on}T15:00:00Z`,
    scaledScore: score,
    low: score - 60,
    high: score + 60,
    target: 590,
    verdictLabel: 'Not yet',
    answered: 30,
    blueprintVersion: '2026-11-24',
    bankVersion: 'abc',
    domains: [
      { domain: 'communication', label: 'Communication', share, low: share - 0.1, high: share + 0.1, questions: 3 },
    ],
  };
}

function progressOf(finding: string, points: readonly ReturnType<typeof point>[]) {
  return PersonProgress.parse({
    sentence: points.length === 1 ? 'One result so far. A line needs two.' : 'Likely better than at first.',
    quizzes: [{ quiz: 'pcc-readiness', title: 'Readiness', confidence: 0.8, finding, points }],
    practice: {
      answers: 12,
      rightAnswers: 9,
      questions: 10,
      days: [{ on: '2026-11-24', answers: 12, rightAnswers: 9 }],
    },
    method: '/methods/form-readiness',
  });
}

test('one result is shown with its range, and says that a line needs two', async () => {
  const finding = '400, range 340–460';
  serve({ 'GET /api/v1/progress': () => progressOf(finding, [point('2026-11-20', 400, 0.3)]) }, guest);
  const { user } = openPage('/progress');
  await screen.findByRole('heading', { level: 2, name: `Readiness: ${finding}` });
  expect(screen.getByText(/A line needs two results/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show table' }));
  expect(screen.getByRole('row', { name: 'Nov 20, 2026 400 (340–460) 590 Not yet' })).toBeTruthy();
  expect(screen.queryByRole('list', { name: 'Domains of Readiness over time' })).toBeNull();
});

test('domains are compared only as far as their ranges allow', async () => {
  const finding = 'from 400 to 620, range 560–680';
  const points = [point('2026-11-20', 400, 0.3), point('2026-11-24', 620, 0.8)];
  serve({ 'GET /api/v1/progress': () => progressOf(finding, points) }, guest);
  const { user } = openPage('/progress');
  const title = 'Domains: 1 likely better, of 1';
  const figure = within(await screen.findByRole('figure', { name: title }));
  expect(
    figure.getByRole('img', {
      name: 'Communication. Nov 20, 2026: 30% (20%–40%), n = 3; Nov 24, 2026: 80% (70%–90%), n = 3',
    }),
  ).toBeTruthy();
  await user.click(figure.getByRole('button', { name: 'Show table' }));
  expect(
    figure.getByRole('row', { name: 'Communication 30% (20%–40%), n = 3 80% (70%–90%), n = 3 Likely better' }),
  ).toBeTruthy();
  expect(screen.getByText('9 of 12 answers')).toBeTruthy();
});

test('a quiz that tells nothing of single domains says that there is too little data', async () => {
  const points = [point('2026-11-20', 400, 0.3), point('2026-11-24', 420, 0.3)].map((one) => ({ ...one, domains: [] }));
  serve({ 'GET /api/v1/progress': () => progressOf('from 400 to 420', points) }, guest);
  openPage('/progress');
  expect(await screen.findByText(/^Too little data: a result of Readiness/)).toBeTruthy();
});

test('a visitor without a result is sent to the quiz and asked for nothing', async () => {
  const calls = serve({});
  openPage('/progress');
  await screen.findByText('No quiz is finished yet');
  expect(calls.map((call) => call.path)).toEqual(['/api/v1/me']);
});
