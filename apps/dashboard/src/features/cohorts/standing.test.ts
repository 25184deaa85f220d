import { expect, test } from 'vitest';
import { standingWords } from './standing.ts';

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
