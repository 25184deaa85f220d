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

/** How many of a roster have not joined yet. */
export function joinedWords({ learners, joined }: Pick<CohortSummary, 'learners' | 'joined'>): string {
  if (learners === 0) return 'Nobody is on the roster yet.';
  const waiting = learners - joined;
  if (waiting === 0) return learners === 1 ? 'The one learner has joined.' : 'Everybody has joined.';
  return `${waiting} of ${countOf(learners, 'learner')} ${waiting === 1 ? 'has' : 'have'} not joined.`;
}

/** Cohorts by their exam: the nearest ahead first, then those without a date, then those whose exam is past. */
export function byExam<Dated extends Pick<CohortSummary, 'daysToExam'>>(cohorts: readonly Dated[]): readonly Dated[] {
  const rank = (days: number | null) => (days === null ? 1 : days < 0 ? 2 : 0);
  return cohorts.toSorted(
    (a, b) => rank(a.daysToExam) - rank(b.daysToExam) || Math.abs(a.daysToExam ?? 0) - Math.abs(b.daysToExam ?? 0),
  );
}

/** Which group comes first, in one sentence: the one with the nearest exam in which somebody has not finished. */
export function firstCohortWords(
  cohorts: readonly Pick<CohortSummary, 'name' | 'daysToExam' | 'learners' | 'finished'>[],
): string {
  const ahead = byExam(cohorts).filter(({ daysToExam }) => daysToExam === null || daysToExam >= 0);
  const first = ahead.find(({ learners, finished }) => finished < learners);
  if (first === undefined) return 'No group waits for you: everybody on a roster has finished.';
  const { name, daysToExam, learners, finished } = first;
  const exam =
    daysToExam === null ? '' : daysToExam === 0 ? 'its exam is today, and ' : `exam in ${countOf(daysToExam, 'day')}, `;
  const waiting = learners - finished;
  return `${name}: ${exam}${waiting} of ${countOf(learners, 'learner')} ${waiting === 1 ? 'has' : 'have'} not finished.`;
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
