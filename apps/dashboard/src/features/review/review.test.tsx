import { ReviewQueue, ReviewResult } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, problem, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const queue = ReviewQueue.parse({
  on: '2026-11-24',
  sentence: '1 question today, about 1 minute.',
  examOn: '2026-12-15',
  questions: [
    {
      itemId: 'AC-001',
      domain: 'scheduling-access',
      domainLabel: 'Scheduling and access',
      topic: 'Give an estimate by the right day.',
      reason: { code: 'due', label: 'Due, last answered 3 days ago' },
      minutes: 0.8,
      kind: 'choose-one',
      stem: 'By when is the estimate due?',
      instruction: 'Choose one.',
      exhibit: null,
      options: [
        { id: 'x1', text: 'By Tuesday' },
        { id: 'x2', text: 'By Friday' },
      ],
    },
  ],
  waiting: [
    {
      domain: 'scheduling-access',
      domainLabel: 'Scheduling and access',
      reason: 'due',
      reasonLabel: 'Time to repeat',
      questions: 1,
      minutes: 1,
    },
  ],
  today: { questions: 1, minutes: 1, doneQuestions: 0, limitMinutes: 42 },
  nextDueOn: null,
  load: [{ on: '2026-11-24', minutes: 1, questions: 1, limitMinutes: 42 }],
  method: '/methods/practice-schedule',
});
const result = ReviewResult.parse({
  itemId: 'AC-001',
  outcome: 'wrong',
  sentence: 'Not right this time. Here is why.',
  points: 0,
  maxPoints: 1,
  options: [
    { id: 'x1', text: 'By Tuesday', isChosen: false, credit: 1, isKey: true, rationale: 'One business day.' },
    { id: 'x2', text: 'By Friday', isChosen: true, credit: 0, isKey: false, rationale: 'That counts back.' },
  ],
  topic: 'Give an estimate by the right day.',
  citations: [{ source: '42 USC 300gg-136', fact: 'AC-01' }],
  signOff: 'practitioner',
  lessons: [{ slug: 'good-faith-estimate-clocks', title: 'Which clock is running', minutes: 5 }],
  nextDueOn: '2026-11-25',
  nextDueSentence: 'It comes again on Nov 25, 2026.',
});

test('a person practices with the keyboard alone and sees the key only after the answer', async () => {
  const calls = serve(
    {
      'GET /api/v1/review/queue': () => queue,
      'POST /api/v1/review/AC-001': () => result,
      'POST /api/v1/review/AC-001/problem': () => ({ receivedAt: '2026-11-24T12:00:00Z' }),
    },
    guest,
  );
  const { user } = openPage('/review');
  const region = within(await screen.findByRole('region', { name: 'Practice of today by subject and reason' }));
  expect(region.getByRole('row', { name: 'Scheduling and access Time to repeat 1 1' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Start: 1 question, about 1 minute' }));
  await screen.findByText('By when is the estimate due?');
  expect(screen.queryByText('One business day.')).toBeNull();
  await user.keyboard('{Enter}');
  expect(screen.getByText('Choose an answer first.')).toBeTruthy();
  await user.keyboard('2{Enter}');
  const heading = await screen.findByRole('heading', { name: result.sentence });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('Best answer')).toBeTruthy();
  expect(screen.getByText('Not right · your answer')).toBeTruthy();
  expect(screen.getByText(/Awaits sign-off by a practitioner/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Which clock is running' }).getAttribute('href')).toBe(
    '/lessons/good-faith-estimate-clocks',
  );
  const sent = calls.find((call) => call.method === 'POST');
  expect(sent?.body).toEqual({ optionIds: ['x2'] });
  expect(sent?.idempotencyKey).not.toBeNull();
  await user.click(screen.getByText('Report a problem with this question'));
  await user.click(screen.getByRole('button', { name: 'Send the report' }));
  await screen.findByText(/^Thank you/);
  expect(calls.find((call) => call.path === '/api/v1/review/AC-001/problem')?.body).toEqual({
    kind: 'unclear',
    comment: '',
  });
  await user.click(screen.getByRole('button', { name: 'End this session' }));
  await screen.findByText(/0 of 1 answer had full points/);
});

test('an answer that could not be kept says so, and can be sent again', async () => {
  let isDown = true;
  serve(
    {
      'GET /api/v1/review/queue': () => queue,
      'POST /api/v1/review/AC-001': () =>
        isDown ? problem({ status: 500, code: 'internal-error', detail: 'It broke.' }) : result,
    },
    guest,
  );
  const { user } = openPage('/review');
  await user.click(await screen.findByRole('button', { name: /^Start/ }));
  await user.click(await screen.findByRole('radio', { name: 'By Friday' }));
  await user.click(screen.getByRole('button', { name: 'Check my answer' }));
  await screen.findByText('Your answer was not kept.');
  isDown = false;
  await user.click(screen.getByRole('button', { name: 'Check my answer' }));
  await screen.findByRole('heading', { name: result.sentence });
});

test('with nothing due a person is offered five extra questions', async () => {
  const idle = { ...queue, questions: [], waiting: [], sentence: 'Nothing is due today.' };
  const calls = serve({ 'GET /api/v1/review/queue': ({ path }) => (path.includes('extra=5') ? queue : idle) }, guest);
  const { user } = openPage('/review');
  await user.click(await screen.findByRole('button', { name: 'Get 5 extra questions' }));
  await screen.findByRole('button', { name: /^Start/ });
  expect(calls.some((call) => call.path === '/api/v1/review/queue?extra=5')).toBe(true);
});
