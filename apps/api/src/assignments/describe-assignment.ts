import type { Assignment, AssignmentList, MyAssignment } from '@careway/contract';
import {
  type AssignmentRecord,
  type Database,
  holdsResults,
  listAssignments,
  listAssignmentsOfPerson,
  listCohorts,
  listLearnerAccommodations,
  listLearners,
  listProgress,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { describeAccommodation, timeWords } from '../accommodations/describe-accommodation.ts';
import { ProblemError } from '../http/problem.ts';
import { standardMinutes } from '../quizzes/describe-quiz.ts';
import type { LoadedQuiz, QuizShelf } from '../quizzes/load-quiz.ts';
import { windowAt } from './assignment-window.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
}

/** An assignment as everybody concerned reads it. */
export function describeAssignment(assignment: AssignmentRecord): Assignment {
  const { id, quiz, quizTitle, dueOn, isTimed, canGoBack, attemptsAllowed, resultRelease, explanations } = assignment;
  const { releasedAt, withdrawnAt, createdAt } = assignment;
  return {
    id,
    quiz,
    quizTitle,
    dueOn,
    isTimed,
    canGoBack,
    attemptsAllowed,
    resultRelease,
    explanations,
    ...describeTimes(assignment),
    releasedAt: releasedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function describeTimes({ opensAt, closesAt }: AssignmentRecord) {
  return { opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null };
}

/** What a cohort was assigned: windows on the clocks of its time zone, how many began and finished, who has extra time. */
export async function listCohortAssignments(
  deps: Deps,
  organizationId: string,
  cohortId: string,
): Promise<AssignmentList> {
  const { db } = deps;
  const [[cohort], assignments, learners, progress, given, quizzes] = await Promise.all([
    listCohorts(db, organizationId, { id: cohortId }),
    listAssignments(db, organizationId, cohortId),
    listLearners(db, organizationId, cohortId),
    listProgress(db, organizationId, cohortId),
    listLearnerAccommodations(db, organizationId, cohortId),
    deps.quizzes.list(db),
  ]);
  if (cohort === undefined) throw new ProblemError('not-found', `There is no cohort ${cohortId} in this organization.`);
  const { timeZone } = cohort;
  const bySlug = new Map(quizzes.map((quiz) => [quiz.blueprint.slug, quiz]));
  return {
    timeZone,
    learners: learners.length,
    items: assignments.map((assignment) => {
      const attempts = progress.filter(({ assignmentId }) => assignmentId === assignment.id);
      const minutes = minutesOf(bySlug.get(assignment.quiz));
      return {
        ...describeAssignment(assignment),
        window: windowAt(assignment, deps.now()),
        opens: localTime(assignment.opensAt, timeZone),
        closes: localTime(assignment.closesAt, timeZone),
        isExam: minutes !== null,
        canExplainEach: bySlug.get(assignment.quiz)?.blueprint.mode === 'form',
        time: assignment.isTimed && minutes !== null ? timeWords(minutes, 'standard') : null,
        started: new Set(attempts.map(({ learnerId }) => learnerId)).size,
        finished: new Set(attempts.filter(({ state }) => state === 'finished').map(({ learnerId }) => learnerId)).size,
      };
    }),
    accommodations: learners.flatMap(({ id, name }) => {
      const { words } = describeAccommodation(given.get(id), null);
      return words === standardWords ? [] : [{ learnerId: id, name, words }];
    }),
  };
}

const explanationWords: Readonly<Record<AssignmentRecord['explanations'], string>> = {
  never: 'Answers are not explained.',
  'after-end':
    'After the end you can read why each option was right or wrong, except where a question is on trial or watch.',
  'after-each': 'Each answer is explained once it is saved; it cannot be changed then.',
};

const standardWords = describeAccommodation(undefined, null).words;

function minutesOf(quiz: LoadedQuiz | undefined): number | null {
  return quiz === undefined ? null : standardMinutes(quiz);
}

/** "2026-11-30T09:00": an instant on the clocks of a time zone. */
function localTime(at: Date | null, timeZone: string): string | null {
  if (at === null) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}

/** What the cohorts a person joined ask of them, newest first. */
export async function listMyAssignments(deps: Pick<Deps, 'db' | 'now'>, personId: string): Promise<MyAssignment[]> {
  const rows = await listAssignmentsOfPerson(deps.db, personId);
  return rows.map(({ assignment, attempts, ...row }) => ({
    assignmentId: assignment.id,
    organization: row.organizationName,
    cohort: row.cohortName,
    quiz: assignment.quiz,
    quizTitle: assignment.quizTitle,
    dueOn: assignment.dueOn,
    isTimed: assignment.isTimed,
    canGoBack: assignment.canGoBack,
    attemptsAllowed: assignment.attemptsAllowed,
    resultRelease: assignment.resultRelease,
    explanations: assignment.explanations,
    ...describeTimes(assignment),
    window: windowAt(assignment, deps.now()),
    terms: termsWords(assignment),
    attemptsMade: attempts,
    state: row.state ?? 'not-started',
    isResultHeld: row.state === 'finished' && holdsResults(assignment),
    attemptId: row.attemptId,
  }));
}

function termsWords({
  isTimed,
  canGoBack,
  attemptsAllowed,
  closesAt,
  resultRelease,
  explanations,
}: AssignmentRecord): string[] {
  const end = isTimed
    ? ['An exam that you start before the close runs to the end of its own time.']
    : ['The close ends it: later answers are not taken, what was saved counts.'];
  return [
    isTimed ? 'Under the clock of the exam, with the time that is set for you.' : 'Without a clock.',
    canGoBack
      ? 'You can go back, flag questions and change answers until you finish.'
      : 'One question after the other: the first answer counts, and there is no going back.',
    attemptsAllowed === null
      ? 'As many attempts as you like.'
      : `${attemptsAllowed} ${attemptsAllowed === 1 ? 'attempt' : 'attempts'}.`,
    ...(closesAt === null ? [] : end),
    resultRelease === 'at-end'
      ? 'You see your result at the end.'
      : 'You see your result once your instructor releases it.',
    explanationWords[explanations],
  ];
}
