import { Attempt, OpenQuestion } from '@careway/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { guest, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const id = '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11';
const savedAt = '2026-11-24T10:42:00Z';
const OF = 3;

afterEach(() => {
  vi.useRealTimers();
});

function question(position: number): OpenQuestion {
  return OpenQuestion.parse({
    position,
    of: OF,
    kind: 'choose-one',
    stem: `What do you do first in case ${position}?`,
    instruction: 'Choose one.',
    exhibit: null,
    options: ['Call the clinic', 'Wait for the report'].map((text, index) => ({ id: `q${position}o${index}`, text })),
    chosen: [],
    isFlagged: false,
  });
}

function attempt(minutesLeft: number, parts: Partial<Attempt> = {}): Attempt {
  return Attempt.parse({
    id,
    quiz: 'pcc-mock',
    quizTitle: 'Care coordination mock exam',
    mode: 'mock',
    state: 'open',
    answered: 0,
    of: OF,
    startedAt: savedAt,
    lastSavedAt: null,
    finishedAt: null,
    sharedWith: null,
    question: question(1),
    places: [1, 2, 3].map((position) => ({ position, isAnswered: false, isFlagged: false })),
    timing: {
      words: '135 min (90 min × 1.5)',
      baseMinutes: 90,
      limitMinutes: 135,
      now: new Date().toISOString(),
      deadlineAt: new Date(Date.now() + minutesLeft * 60_000).toISOString(),
      pausedAt: null,
      mayPause: true,
    },
    accommodation: null,
    saved: [],
    stopReason: null,
    ...parts,
  });
}

const path = `/api/v1/attempts/${id}`;

function exam(minutesLeft: number, isOnline: () => boolean = () => true) {
  const places = [1, 2, 3];
  return serve(
    {
      [`GET ${path}`]: () => attempt(minutesLeft),
      [`POST ${path}/finish`]: () => attempt(0),
      ...Object.fromEntries(places.map((position) => [`GET ${path}/questions/${position}`, () => question(position)])),
      ...Object.fromEntries(places.map((position) => [`PUT ${path}/flags/${position}`, () => ({})])),
      ...Object.fromEntries(
        places.map((position) => [
          `PUT ${path}/responses/${position}`,
          () => (isOnline() ? { state: 'open', savedAt, question: question(position) } : 'lost'),
        ]),
      ),
    },
    guest,
  );
}

test('a choice is saved at once, a flag too, and the last look says what is open before the end is confirmed', async () => {
  const calls = exam(100);
  const { user } = openPage(`/attempts/${id}`);
  await screen.findByRole('group', { name: 'What do you do first in case 1?' });
  expect(screen.getByText('100 min left')).toBeTruthy();
  await user.keyboard('2f');
  await screen.findByText(/^Saved/);
  expect(calls.find((call) => call.method === 'PUT' && call.path.includes('responses'))?.body).toEqual({
    optionIds: ['q1o1'],
  });
  await screen.findByRole('button', { name: 'Remove flag' });
  await user.keyboard('{Enter}');
  await screen.findByRole('group', { name: 'What do you do first in case 2?' });
  await user.click(screen.getByRole('button', { name: 'Previous' }));
  expect((await screen.findByRole('radio', { name: 'Wait for the report' })).getAttribute('checked')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Review all' }));
  await screen.findByRole('heading', { name: '1 of 3 answered, 2 without an answer, 1 flagged' });
  expect(screen.getAllByRole('button', { name: 'Question 1, answered, flagged' }).length).toBeGreaterThan(0);
  await user.click(screen.getByRole('button', { name: 'Finish exam' }));
  expect(screen.getByText(/2 questions without an answer will earn no points/)).toBeTruthy();
  expect(calls.some((call) => call.path.endsWith('/finish'))).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Finish with 1 answered' }));
  await waitFor(() => expect(calls.some((call) => call.path.endsWith('/finish'))).toBe(true));
});

test('choices made without a connection are kept on the device and sent in their order', async () => {
  let isOnline = false;
  const calls = exam(100, () => isOnline);
  const { user } = openPage(`/attempts/${id}`);
  await user.click(await screen.findByRole('radio', { name: 'Call the clinic' }));
  await screen.findByText(/^Offline – kept on this device/);
  await user.click(screen.getByRole('radio', { name: 'Wait for the report' }));
  await user.click(screen.getByRole('button', { name: 'Next question' }));
  const second = within(await screen.findByRole('group', { name: 'What do you do first in case 2?' }));
  await user.click(second.getByRole('radio', { name: 'Call the clinic' }));
  expect(localStorage.getItem(`careway.answers.${id}`)).toContain('q2o0');
  const before = calls.length;
  isOnline = true;
  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(localStorage.getItem(`careway.answers.${id}`)).toBeNull());
  const sent = calls.slice(before).filter((call) => call.method === 'PUT');
  expect(sent.map(({ body }) => body)).toEqual([{ optionIds: ['q1o1'] }, { optionIds: ['q2o0'] }]);
});

test('ten minutes are announced even with the time hidden, and at the end the exam is handed in', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  const calls = exam(11);
  openPage(`/attempts/${id}`);
  await screen.findByText('11 min left');
  act(() => screen.getByRole('button', { name: 'Hide time' }).click());
  expect(screen.queryByText('11 min left')).toBeNull();
  act(() => vi.advanceTimersByTime(61_000));
  await screen.findByText('10 minutes left.');
  expect(calls.some((call) => call.path.endsWith('/finish'))).toBe(false);
  act(() => vi.advanceTimersByTime(601_000));
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith('/finish'))).toHaveLength(1));
});

test('a paused exam shows no question until it is resumed', async () => {
  const pausedAt = new Date().toISOString();
  const timing = { ...attempt(60).timing, pausedAt };
  serve(
    {
      [`GET ${path}`]: () => ({ ...attempt(60), question: null, timing, pausedAt }),
      [`POST ${path}/resume`]: () => attempt(60),
      [`GET ${path}/questions/1`]: () => question(1),
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await screen.findByText('Paused: the clock stands');
  expect(screen.queryByRole('group')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Resume the exam' }));
  await screen.findByRole('group', { name: 'What do you do first in case 1?' });
});

test('the last answer of a sitting brings the break with one button to go on, without question or clock', async () => {
  const resting = { question: null, answered: 1, pausedAt: savedAt, sitting: { questions: 1, isOver: true } };
  let isResting = false;
  const calls = serve(
    {
      [`GET ${path}`]: () => (isResting ? { ...attempt(60), ...resting } : attempt(60)),
      [`GET ${path}/questions/1`]: () => question(1),
      [`PUT ${path}/responses/1`]: () => {
        isResting = true;
        return { state: 'paused', savedAt };
      },
      [`POST ${path}/resume`]: () => attempt(60),
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await user.click(await screen.findByRole('radio', { name: /Call the clinic/ }));
  const words = await screen.findByText('You answered 1 of 3. Take a break; go on when you are ready.');
  expect(document.activeElement).toBe(words);
  expect(screen.queryByRole('group')).toBeNull();
  expect(screen.queryByText(/min left/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  await screen.findByRole('group', { name: 'What do you do first in case 1?' });
  expect(calls.filter(({ method }) => method === 'POST').map(({ path: to }) => to)).toEqual([`${path}/resume`]);
});

test('an exam without going back shows its clock over one question, and the next one only after the answer', async () => {
  const { places: _, ...oneByOne } = attempt(40);
  serve(
    {
      [`GET ${path}`]: () => oneByOne,
      [`PUT ${path}/responses/1`]: () => ({ state: 'open', savedAt, question: question(2) }),
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await screen.findByText('What do you do first in case 1?');
  expect(screen.getByText('40 min left')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Previous' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: /Call the clinic/ }));
  await user.click(screen.getByRole('button', { name: 'Next question' }));
  await screen.findByText('What do you do first in case 2?');
  expect(screen.getByText('40 min left')).toBeTruthy();
});
