import { expect, test } from 'vitest';
import { byExam, firstCohortWords, joinedWords, standingWords } from './standing.ts';

test.each([
  [{ learners: 0, started: 0, finished: 0 }, 'Nobody is on the roster yet.'],
  [{ learners: 1, started: 0, finished: 0 }, 'The one learner has not started.'],
  [{ learners: 12, started: 0, finished: 0 }, 'None of the 12 learners has started.'],
  [{ learners: 12, started: 9, finished: 6 }, '3 of 12 learners have not started.'],
  [{ learners: 2, started: 1, finished: 0 }, '1 of 2 learners has not started.'],
  [{ learners: 12, started: 12, finished: 6 }, 'Everyone has started; 6 of 12 have finished.'],
  [{ learners: 12, started: 12, finished: 12 }, 'All 12 learners have finished.'],
  [{ learners: 1, started: 1, finished: 1 }, 'The one learner has finished.'],
])('%o reads "%s"', (cohort, words) => {
  expect(standingWords(cohort)).toBe(words);
});

test('says how many of a roster have not joined', () => {
  expect(joinedWords({ learners: 30, joined: 27 })).toBe('3 of 30 learners have not joined.');
  expect(joinedWords({ learners: 30, joined: 30 })).toBe('Everybody has joined.');
});

const group = (name: string, daysToExam: number | null, finished = 0) => ({ name, daysToExam, learners: 30, finished });

test('orders groups by the nearest exam ahead, those past last', () => {
  const groups = [group('past', -3), group('none', null), group('far', 95), group('near', 24)];
  expect(byExam(groups).map(({ name }) => name)).toEqual(['near', 'far', 'none', 'past']);
});

test('names the group with the nearest exam in which somebody has not finished', () => {
  const groups = [group('Past class', -3), group('Daytime class', 95, 11), group('Evening class', 24, 21)];
  expect(firstCohortWords(groups)).toBe('Evening class: exam in 24 days, 9 of 30 learners have not finished.');
  expect(firstCohortWords([group('Evening class', 24, 30), group('Daytime class', 95, 29)])).toBe(
    'Daytime class: exam in 95 days, 1 of 30 learners has not finished.',
  );
  expect(firstCohortWords([group('Evening class', 24, 30), group('Past class', -3)])).toBe(
    'No group waits for you: everybody on a roster has finished.',
  );
});
