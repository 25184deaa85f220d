import type { Assignment, ChangeAssignmentBody, CreateAssignmentBody, WithdrawnAssignment } from '@careway/contract';
import {
  type AssignmentRecord,
  type AssignmentTerms,
  type Database,
  insertAssignment,
  listCohorts,
  lockAssignment,
  lockCohort,
  recordAuditEvent,
  updateAssignment,
  withdrawAssignment,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { LoadedQuiz, QuizShelf } from '../quizzes/load-quiz.ts';
import { describeAssignment } from './describe-assignment.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
}

/** A cohort of an organisation. */
export interface CohortPlace {
  readonly organizationId: string;
  readonly cohortId: string;
}

/** The terms of a quiz that was assigned with nothing said: no window, and a mock exam as the exam itself is. */
export function termsOfQuiz({ blueprint }: LoadedQuiz): AssignmentTerms {
  const isExam = blueprint.mode === 'mock';
  return {
    dueOn: null,
    opensAt: null,
    closesAt: null,
    attemptsAllowed: null,
    isTimed: isExam,
    canGoBack: isExam,
    resultRelease: 'at-end',
    explanations: 'after-end',
  };
}

/** Assigns a quiz to a cohort. Terms that are left out are as the quiz itself is, without a window. */
export async function createAssignment(
  deps: Deps,
  actor: Person,
  place: CohortPlace,
  { quiz: slug, ...body }: CreateAssignmentBody,
): Promise<Assignment> {
  const quiz = await deps.quizzes.find(deps.db, slug);
  const assignment = await deps.db.transaction().execute(async (trx) => {
    const timeZone = await lockedTimeZone(trx, place);
    const inserted = await insertAssignment(trx, place.organizationId, {
      cohortId: place.cohortId,
      quiz: quiz.blueprint.slug,
      quizTitle: quiz.blueprint.title,
      ...checkTerms(quiz, applyChange(termsOfQuiz(quiz), body, timeZone)),
      createdAt: deps.now(),
    });
    await record(trx, actor, place, 'assignment.created', inserted.id);
    return inserted;
  });
  return describeAssignment(assignment);
}

/** Changes the terms of an assignment: its window at once for everybody, the rest for attempts that start later. */
export async function changeAssignment(
  deps: Deps,
  actor: Person,
  place: CohortPlace,
  id: string,
  body: ChangeAssignmentBody,
): Promise<Assignment> {
  const changed = await deps.db.transaction().execute(async (trx) => {
    const timeZone = await lockedTimeZone(trx, place);
    const assignment = await requireAssignment(trx, place, id);
    if (assignment.withdrawnAt !== null)
      throw new ProblemError('conflict', 'This assignment was withdrawn. Assign the quiz again instead.');
    const quiz = await deps.quizzes.find(trx, assignment.quiz);
    const terms = checkTerms(quiz, applyChange(assignment, body, timeZone));
    await updateAssignment(trx, place.organizationId, id, terms);
    await record(trx, actor, place, 'assignment.changed', id);
    return { ...assignment, ...terms, ...(terms.resultRelease === 'at-end' ? { releasedAt: null } : {}) };
  });
  return describeAssignment(changed);
}

/** Takes an assignment back. Nobody starts it any more; open attempts can be ended, and results stay. */
export async function withdraw(
  deps: Deps,
  actor: Person,
  place: CohortPlace,
  id: string,
): Promise<WithdrawnAssignment> {
  return deps.db.transaction().execute(async (trx) => {
    await requireAssignment(trx, place, id);
    const outcome = await withdrawAssignment(trx, place.organizationId, id, deps.now());
    await record(trx, actor, place, 'assignment.withdrawn', id);
    return { outcome };
  });
}

async function lockedTimeZone(trx: Transaction<Database>, { organizationId, cohortId }: CohortPlace): Promise<string> {
  await lockCohort(trx, organizationId, cohortId);
  const [cohort] = await listCohorts(trx, organizationId, { id: cohortId });
  if (cohort === undefined) throw new ProblemError('not-found', `There is no cohort ${cohortId} in this organization.`);
  return cohort.timeZone;
}

export async function requireAssignment(
  trx: Transaction<Database>,
  { organizationId, cohortId }: CohortPlace,
  id: string,
): Promise<AssignmentRecord> {
  const assignment = await lockAssignment(trx, organizationId, id);
  if (assignment === undefined || assignment.cohortId !== cohortId)
    throw new ProblemError('not-found', `There is no assignment ${id} in this cohort.`);
  return assignment;
}

function record(trx: Transaction<Database>, actor: Person, place: CohortPlace, action: string, target: string) {
  return recordAuditEvent(trx, { actorId: actor.id, organizationId: place.organizationId, action, target });
}

function applyChange(before: AssignmentTerms, body: ChangeAssignmentBody, timeZone: string): AssignmentTerms {
  const { opens, closes, dueOn = before.dueOn, attemptsAllowed = before.attemptsAllowed } = body;
  return {
    dueOn,
    opensAt: opens === undefined ? before.opensAt : instantOf(opens, timeZone),
    closesAt: closes === undefined ? before.closesAt : instantOf(closes, timeZone),
    isTimed: body.isTimed ?? before.isTimed,
    canGoBack: body.canGoBack ?? before.canGoBack,
    attemptsAllowed,
    resultRelease: body.resultRelease ?? before.resultRelease,
    explanations: body.explanations ?? before.explanations,
  };
}

/** A time on the clocks of a zone as an instant; one that a clock change skips is taken after it, as calendars do. */
function instantOf(local: string | null, timeZone: string): Date | null {
  if (local === null) return null;
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds);
}

function checkTerms({ blueprint }: LoadedQuiz, terms: AssignmentTerms): AssignmentTerms {
  const { opensAt, closesAt, isTimed, canGoBack, explanations, resultRelease } = terms;
  const explainsEach = explanations === 'after-each';
  const onlyExams = `only a mock exam takes true; ${blueprint.slug} takes false`;
  const errors = [
    ...(opensAt !== null && closesAt !== null && closesAt <= opensAt
      ? [{ path: 'body.closes', message: 'must be later than opens' }]
      : []),
    ...(explainsEach && blueprint.mode !== 'form'
      ? [
          {
            path: 'body.explanations',
            message: `only a quiz of fixed questions in their order takes after-each; ${blueprint.slug} takes never or after-end`,
          },
        ]
      : []),
    ...(explainsEach && resultRelease === 'when-released'
      ? [
          {
            path: 'body.explanations',
            message:
              'after-each would tell a result that waits for release; take never or after-end with when-released',
          },
        ]
      : []),
    ...(isTimed && blueprint.mode !== 'mock' ? [{ path: 'body.isTimed', message: onlyExams }] : []),
    ...(canGoBack && blueprint.mode !== 'mock' ? [{ path: 'body.canGoBack', message: onlyExams }] : []),
  ];
  if (errors.length === 0) return terms;
  throw new ProblemError(
    'invalid-request',
    errors.map(({ path, message }) => `${path}: ${message}`).join('; '),
    errors,
  );
}
