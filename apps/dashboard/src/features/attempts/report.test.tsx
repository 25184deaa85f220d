import { ReadinessReport } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, problem, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const id = '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11';
const report = ReadinessReport.parse({
  attemptId: id,
  quiz: 'pcc-readiness',
  quizTitle: 'Patient care coordinator readiness',
  verdict: 'not-yet',
  verdictLabel: 'Not yet',
  sentence: 'Not yet: your whole range, 23%–45% of points, is below the target of 65% of points.',
  scaledScore: 400,
  range: { low: 341, high: 470, confidence: 0.8, target: 590 },
  overall: { share: 0.333, low: 0.234, high: 0.45, confidence: 0.8 },
  target: { share: 0.65, label: '65% of points', basis: 'Set by the question writers.' },
  moreQuestions: null,
  domains: [
    {
      domain: 'communication',
      label: 'Patient and family communication',
      questions: 3,
      points: 0,
      maxPoints: 3,
      range: { share: 0, low: 0, high: 0.354, confidence: 0.8 },
      verdict: 'not-yet',
      gap: 0.65,
    },
  ],
  topics: [],
  nextSteps: [{ title: 'Review: communication', detail: 'Get qualified language help in time.', minutes: 15 }],
  questionsAnswered: 30,
  questionsGiven: 30,
  lowEffort: { answers: 0, thresholdSeconds: 3 },
  method: {
    name: 'Wilson score interval, 80%',
    sentence: 'Each question counts as one trial.',
    page: '/methods/form-readiness',
  },
  bankVersion: 'c11b71a8d0',
  blueprintVersion: '2026-11-24',
  provisional: true,
  limits: ['It is not the chance of passing any outside exam.'],
  stopReason: 'all-answered',
  startedAt: '2026-11-24T10:00:00Z',
  finishedAt: '2026-11-24T10:24:00Z',
  sharedWith: null,
});

test('the report gives the verdict, the score with its range and target, and what it does not say', async () => {
  serve({ [`GET /api/v1/attempts/${id}/report`]: () => report }, guest);
  const { user } = openPage(`/attempts/${id}/report`);
  await screen.findByText(report.sentence);
  expect(screen.getByText(/Score 400 on a scale from 200 to 800; 80% range 341–470, target 590/)).toBeTruthy();
  expect(screen.getByText('It is not the chance of passing any outside exam.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Keep this' }).getAttribute('href')).toBe('/claim');
  await user.click(screen.getByText('Show table'));
  const table = within(screen.getByRole('region', { name: 'Result in each domain' }));
  expect(table.getByRole('row', { name: 'Patient and family communication 3 0 of 3 0% 0%–35%' })).toBeTruthy();
});

test('an adaptive report shows its score against the target, why it stopped and why no domain has a number', async () => {
  const adaptive = ReadinessReport.parse({
    ...report,
    verdict: 'ready',
    verdictLabel: 'Ready',
    sentence: 'Ready: your whole range, 540–670, is at or above the target of 499.',
    scaledScore: 605,
    range: { low: 540, high: 670, confidence: 0.8, target: 499 },
    overall: null,
    domains: [],
    domainNote: 'You answered at most 3 questions in any one subject. That is too few for a score of its own.',
    questionsAnswered: 17,
    stopReason: 'decided',
    mode: 'adaptive',
    parameterVersion: 'expert-0123456789',
    provisionalNote: 'The result is provisional: 100% of what it rests on are questions judged by their writers.',
  });
  serve({ [`GET /api/v1/attempts/${id}/report`]: () => adaptive }, guest);
  openPage(`/attempts/${id}/report`);
  await screen.findByText(adaptive.sentence);
  expect(
    screen.getByRole('img', { name: 'Score 605, range 540 to 670, target 499, on a scale from 200 to 800' }),
  ).toBeTruthy();
  expect(screen.getByText(/too few for a score of its own/)).toBeTruthy();
  expect(screen.getByText(/17 of at most 30 answered. The quiz stopped because the answers had decided/)).toBeTruthy();
  expect(screen.getByText(/100% of what it rests on/)).toBeTruthy();
  expect(screen.queryByText(/% of the points;/)).toBeNull();
  expect(screen.queryByRole('region', { name: 'Result in each domain' })).toBeNull();
});

test('a report that could not be read says what failed and the reference to quote', async () => {
  serve(
    {
      [`GET /api/v1/attempts/${id}/report`]: () =>
        problem({ status: 404, code: 'not-found', detail: 'There is no such attempt of yours.' }),
    },
    guest,
  );
  openPage(`/attempts/${id}/report`);
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText('We could not load your report.')).toBeTruthy();
  expect(alert.getByText('Reference req-17')).toBeTruthy();
  expect(alert.queryByRole('button')).toBeNull();
});

test('a result that waits for release says so, and that the answers are saved', async () => {
  const detail = 'Your instructor has not released the result yet. Your answers are saved.';
  serve(
    { [`GET /api/v1/attempts/${id}/report`]: () => problem({ status: 409, code: 'result-not-released', detail }) },
    guest,
  );
  openPage(`/attempts/${id}/report`);
  await screen.findByText('Your instructor has not released the result yet');
  expect(screen.getByText(/Your answers are saved\./)).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
