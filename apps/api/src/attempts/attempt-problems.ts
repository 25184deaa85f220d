import type { AttemptRecord } from '@careway/database';
import { ProblemError } from '../http/problem.ts';

/** An attempt that is not there or somebody else's. */
export function attemptNotFound(id: string): ProblemError {
  return new ProblemError('not-found', `There is no attempt ${id} of yours.`);
}

/** A position without a question; `given` questions were given so far. */
export function noSuchPosition(attempt: AttemptRecord, given: number, position: number): ProblemError {
  if (position > attempt.maxQuestions)
    return new ProblemError(
      'not-found',
      `This attempt has the positions 1 to ${attempt.maxQuestions}, not ${position}.`,
    );
  if (attempt.state === 'complete')
    return new ProblemError('attempt-complete', 'This attempt has ended. See its report.');
  return new ProblemError('position-not-open', `Question ${given} is open, not ${position}.`);
}
