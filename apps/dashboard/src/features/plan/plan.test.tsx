import { Plan, Quiz } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const quiz = Quiz.parse({
  slug: 'pcc-readiness',
  title: 'Patient care coordinator readiness',
  goal: 'See how ready you are.',
  mode: 'form',
  questions: { min: 30, max: 30 },
  minutesAbout: 25,
  timeLimitMinutes: null,
  canGoBack: false,
  blueprintVersion: '2026-11-24',
  bankVersion: 'abc',
  target: { share: 0.65, label: '65% of points', basis: 'Set by the writers.' },
});
const plan = Plan.parse({
  quiz: 'pcc-readiness',
  quizTitle: quiz.title,
  examOn: '2026-11-29',
  daysLeft: 5,
  hoursPerWeek: 5,
  minutesPerDay: 42,
  timeZone: 'America/Chicago',
  startedOn: '2026-11-24',
  savedAt: '2026-11-24T12:00:00Z',
  sentence: 'It does not fit: 5 days at 42 minutes a day are too few for 120 questions on 25 topics.',
  topicsFrom: 'all',
  topics: [
    {
      domain: 'communication',
      objective: 'language-access',
      domainLabel: 'Patient and family communication',
      statement: 'Get qualified language help in time.',
      questions: 7,
      lessons: [{ slug: 'being-understood', title: 'Being understood', minutes: 5 }],
    },
  ],
  fit: {
    fits: false,
    reasons: ['20 of 120 questions would not be practiced before the exam.'],
    nearestExamOn: '2026-12-03',
    hoursPerWeekNeeded: 7,
    questions: 120,
    questionsPracticed: 100,
    expectedShare: 0.67,
  },
  days: [
    {
      on: '2026-11-24',
      minutes: 41,
      limitMinutes: 42,
      steps: [
        {
          kind: 'lesson',
          title: 'Being understood',
          detail: 'Lesson',
          minutes: 5,
          path: '/lessons/being-understood',
          lesson: 'being-understood',
          isDone: false,
        },
        { kind: 'practice', title: 'Practice 29 questions', detail: '29 new', minutes: 36, path: '/review' },
      ],
    },
  ],
  method: '/methods/practice-schedule',
});
const quizzes = { 'GET /api/v1/quizzes': () => ({ items: [quiz], nextCursor: null }) };

test('a plan is made from goal, exam date and hours a week, in the time zone of the device', async () => {
  const calls = serve(
    { ...quizzes, 'GET /api/v1/plan': () => ({ plan: null }), 'PUT /api/v1/plan': () => plan },
    guest,
  );
  const { user } = openPage('/plan');
  await user.type(await screen.findByLabelText(/Exam date/), '2026-11-29');
  await user.clear(screen.getByLabelText(/Hours a week/));
  await user.type(screen.getByLabelText(/Hours a week/), '5');
  await user.click(await screen.findByRole('button', { name: 'Make the plan' }));
  await screen.findByText(plan.sentence);
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
    quiz: 'pcc-readiness',
    examOn: '2026-11-29',
    hoursPerWeek: 5,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
});

test('a plan that cannot fit says what does not, and offers the nearest date and the hours that would do', async () => {
  const calls = serve({ ...quizzes, 'GET /api/v1/plan': () => ({ plan }), 'PUT /api/v1/plan': () => plan }, guest);
  const { user } = openPage('/plan');
  await screen.findByText('20 of 120 questions would not be practiced before the exam.');
  expect(screen.getByRole('button', { name: 'Plan 7 hours a week' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Plan for Dec 3, 2026, the nearest date that fits' }));
  expect(calls.find((call) => call.method === 'PUT')?.body).toMatchObject({ examOn: '2026-12-03', hoursPerWeek: 5 });
});

test('the steps of a day have their minutes and lead to where they are done', async () => {
  serve({ ...quizzes, 'GET /api/v1/plan': () => ({ plan }) }, guest);
  openPage('/plan');
  const steps = within(await screen.findByRole('region', { name: 'Your steps' }));
  expect(steps.getByRole('heading', { name: 'Tuesday, Nov 24, 2026 41 of 42 minutes' })).toBeTruthy();
  expect(steps.getByRole('link', { name: 'Being understood' }).getAttribute('href')).toBe('/lessons/being-understood');
  expect(steps.getByRole('link', { name: 'Practice 29 questions' }).getAttribute('href')).toBe('/review');
  expect(steps.getByText('Nov 29, 2026: exam day')).toBeTruthy();
});

test('a lesson of the plan is ticked where it stands', async () => {
  const calls = serve(
    {
      'GET /api/v1/plan': () => ({ plan }),
      'GET /api/v1/quizzes': () => ({ items: [quiz] }),
      'PUT /api/v1/lessons/being-understood/read': () => ({}),
    },
    guest,
  );
  const { user } = openPage('/plan');
  await user.click(await screen.findByRole('checkbox', { name: 'Read' }));
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ isRead: true });
});
