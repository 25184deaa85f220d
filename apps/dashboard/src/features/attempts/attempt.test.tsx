import { Attempt, AttemptProgress, OpenQuestion } from '@careway/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, problem, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const id = '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11';
const savedAt = '2026-11-24T10:42:00Z';

function question(position: number, parts: Partial<OpenQuestion> = {}): OpenQuestion {
  return OpenQuestion.parse({
    position,
    of: 30,
    kind: 'choose-one',
    stem: `What do you do first in case ${position}?`,
    instruction: 'Choose one.',
    exhibit: null,
    options: ['Call the clinic', 'Wait for the report', 'Ask the family'].map((text, index) => ({
      id: `q${position}o${index}`,
      text,
    })),
    ...parts,
  });
}

function attempt(open: OpenQuestion): Attempt {
  return Attempt.parse({
    id,
    quiz: 'pcc-readiness',
    quizTitle: 'Patient care coordinator readiness',
    mode: 'adaptive',
    state: 'open',
    answered: open.position - 1,
    of: 30,
    startedAt: savedAt,
    lastSavedAt: null,
    finishedAt: null,
    sharedWith: null,
    question: open,
    saved: [],
    stopReason: null,
  });
}

function next(position: number): AttemptProgress {
  return AttemptProgress.parse({ state: 'open', savedAt, question: question(position) });
}

test('an answer is sent under its option id, and the next question comes with the progress and the time it was saved', async () => {
  const calls = serve(
    {
      [`GET /api/v1/attempts/${id}`]: () => attempt(question(9)),
      [`PUT /api/v1/attempts/${id}/responses/9`]: () => next(10),
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await screen.findByText('Question 9 of at most 30');
  expect(screen.getByRole('progressbar', { name: 'Answered questions' }).getAttribute('value')).toBe('8');
  const options = within(screen.getByRole('group', { name: 'What do you do first in case 9?' }));
  await user.click(options.getByRole('radio', { name: 'Ask the family' }));
  await user.click(screen.getByRole('button', { name: 'Next question' }));
  await screen.findByText('Question 10 of at most 30');
  await screen.findByText(/^Saved \d{1,2}:42/);
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({ optionIds: ['q9o2'] });
  expect(document.activeElement?.textContent).toBe('What do you do first in case 10?');
});

test('number keys choose, Enter goes on, and nothing is sent before an answer is chosen', async () => {
  const calls = serve(
    {
      [`GET /api/v1/attempts/${id}`]: () => attempt(question(1)),
      [`PUT /api/v1/attempts/${id}/responses/1`]: () => next(2),
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await screen.findByText('Question 1 of at most 30');
  await user.keyboard('{Enter}');
  await screen.findByText('Choose an answer first.');
  expect(calls.some((call) => call.method === 'PUT')).toBe(false);
  await user.keyboard('2{Enter}');
  await screen.findByText('Question 2 of at most 30');
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({ optionIds: ['q1o1'] });
});

test('an answer given without a connection stays on the device and is sent again with the same key', async () => {
  let isOnline = false;
  const calls = serve(
    {
      [`GET /api/v1/attempts/${id}`]: () => attempt(question(3)),
      [`PUT /api/v1/attempts/${id}/responses/3`]: () => (isOnline ? next(4) : 'lost'),
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await user.click(await screen.findByRole('radio', { name: 'Call the clinic' }));
  await user.click(screen.getByRole('button', { name: 'Next question' }));
  await screen.findByText(/^Offline – kept on this device/);
  expect(localStorage.getItem(`careway.answer.${id}`)).toContain('q3o0');
  isOnline = true;
  window.dispatchEvent(new Event('online'));
  await screen.findByText('Question 4 of at most 30');
  const sent = calls.filter((call) => call.method === 'PUT');
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent.map((call) => call.idempotencyKey)).size).toBe(1);
  expect(localStorage.getItem(`careway.answer.${id}`)).toBeNull();
});

test('an answer kept from a closed browser is sent when the attempt is opened again', async () => {
  localStorage.setItem(`careway.answer.${id}`, JSON.stringify({ position: 5, optionIds: ['q5o1'], key: 'kept-key' }));
  const calls = serve(
    {
      [`GET /api/v1/attempts/${id}`]: () => attempt(question(5)),
      [`PUT /api/v1/attempts/${id}/responses/5`]: () => next(6),
    },
    guest,
  );
  openPage(`/attempts/${id}`);
  await screen.findByText('Question 6 of at most 30');
  expect(calls.find((call) => call.method === 'PUT')).toMatchObject({
    body: { optionIds: ['q5o1'] },
    idempotencyKey: 'kept-key',
  });
});

test('when the service holds an answer already, the page goes on from what it holds', async () => {
  let position = 7;
  serve(
    {
      [`GET /api/v1/attempts/${id}`]: () => attempt(question(position)),
      [`PUT /api/v1/attempts/${id}/responses/7`]: () => {
        position = 8;
        return problem({ status: 409, code: 'answer-already-accepted', detail: 'Question 7 was answered.' });
      },
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await user.click(await screen.findByRole('radio', { name: 'Call the clinic' }));
  await user.click(screen.getByRole('button', { name: 'Next question' }));
  await screen.findByText('Question 8 of at most 30');
  expect(localStorage.getItem(`careway.answer.${id}`)).toBeNull();
});

test('a question that takes several answers shows checkboxes, and its exhibit as a table', async () => {
  const exhibit = {
    title: 'Contact log',
    kind: 'log',
    table: [
      ['Patient', 'Entry'],
      ['D. Osei', 'no reply'],
    ],
  };
  serve({ [`GET /api/v1/attempts/${id}`]: () => attempt(question(1, { kind: 'choose-all', exhibit })) }, guest);
  openPage(`/attempts/${id}`);
  expect(await screen.findAllByRole('checkbox', { name: /Call|Wait|Ask/ })).toHaveLength(3);
  expect(
    within(screen.getByRole('region', { name: 'Contact log' })).getByRole('columnheader', { name: 'Patient' }),
  ).toBeTruthy();
});

test('a finished attempt leads to its report', async () => {
  serve(
    {
      [`GET /api/v1/attempts/${id}`]: () => ({
        ...attempt(question(30)),
        state: 'complete',
        question: null,
        stopReason: 'decided',
      }),
    },
    guest,
  );
  const { path } = openPage(`/attempts/${id}`);
  await waitFor(() => expect(path()).toBe(`/attempts/${id}/report`));
});
