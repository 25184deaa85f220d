import type { AssignmentProgress, CohortSummary, Learner } from '@careway/contract';
import { countOf } from '../../components/numbers.ts';

/** The cohort's state in one sentence: how many of how many have not started. */
export function standingWords({
  learners,
  started,
  finished,
}: Pick<CohortSummary, 'learners' | 'started' | 'finished'>): string {
  if (learners === 0) return 'Nobody is on the roster yet.';
  if (learners === 1) return oneLearner(started, finished);
  const waiting = learners - started;
  if (waiting === 0 && finished === learners) return `All ${countOf(learners, 'learner')} have finished.`;
  if (waiting === 0) return `Everyone has started; ${finished} of ${learners} have finished.`;
  if (started === 0) return `None of the ${countOf(learners, 'learner')} has started.`;
  return `${waiting} of ${countOf(learners, 'learner')} ${waiting === 1 ? 'has' : 'have'} not started.`;
}

function oneLearner(started: number, finished: number): string {
  if (finished === 1) return 'The one learner has finished.';
  return started === 1 ? 'The one learner has started.' : 'The one learner has not started.';
}

/** Where one learner stands with one assignment. `order` sorts those first who have done least. */
export function learnerStanding(
  learner: Learner,
  progress: AssignmentProgress | undefined,
): { readonly words: string; readonly order: number } {
  if (learner.state === 'invited') return { words: 'Invited, not joined', order: 0 };
  if (progress === undefined || progress.state === 'not-started') return { words: 'Joined, not started', order: 1 };
  if (progress.state === 'finished') return { words: 'Finished', order: 1_000 };
  const of = progress.of === null ? '' : ` of ${progress.of}`;
  return { words: `Started, ${progress.answered}${of} answered`, order: 2 + progress.answered };
}
