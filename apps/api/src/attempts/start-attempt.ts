import { allowedMinutes, drawSitting, examMinutes } from '@careway/assessment';
import {
  type Accommodation,
  type AssignedBy,
  type AssignmentRecord,
  type BankItem,
  type Database,
  findAccommodation,
  findLearnerAccommodation,
  insertAttempt,
  listAssignmentsOfPerson,
  lockAssignment,
  saveProgress,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import { STANDARD } from '../accommodations/describe-accommodation.ts';
import { requireStart } from '../assignments/assignment-window.ts';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { LoadedQuiz, QuizShelf } from '../quizzes/load-quiz.ts';
import { isUnderTrial, startAdaptive } from './adaptive-attempt.ts';
import { showOptions } from './show-options.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

/** Opens an attempt for the person, under the accommodation that holds for them now, and returns its id. */
export async function startAttempt(
  deps: Deps,
  person: Pick<Person, 'id'>,
  input: { readonly quiz: string; readonly assignmentId?: string | undefined },
): Promise<string> {
  const quiz = await deps.quizzes.find(deps.db, input.quiz);
  const asked =
    input.assignmentId === undefined ? null : await findAsked(deps.db, person.id, input.quiz, input.assignmentId);
  const assignedBy = asked?.assignedBy ?? null;
  const seed = deps.randomToken();
  const startedAt = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const assignment = asked === null ? null : await lockForStart(trx, asked.assignedBy, startedAt);
    const explainsEach = assignment?.explanations === 'after-each';
    // An answer that is not explained would show which questions are under trial.
    const drawn = explainsEach ? { ...quiz, pilots: [] } : quiz;
    const { adaptive, given, of } = await firstQuestions(trx, drawn, seed);
    const accommodation = await accommodationFor(trx, person.id, assignedBy);
    const timing = timingOf(quiz, given.length, accommodation ?? STANDARD, startedAt, assignment?.isTimed ?? true);
    const attemptId = await insertAttempt(trx, person.id, {
      quiz: quiz.blueprint.slug,
      quizTitle: quiz.blueprint.title,
      blueprintVersion: quiz.blueprint.version,
      bankVersion: quiz.bankVersion,
      targetShare: quiz.targetShare,
      assignedBy,
      seed,
      startedAt,
      accommodation,
      explainsEach,
      canGoBack: timing !== undefined && (assignment?.canGoBack ?? true),
      ...(adaptive === undefined ? {} : { adaptive }),
      ...(timing === undefined ? {} : { timing }),
      questions: given.map(({ item, revision, isTrial }, index) => ({
        itemId: item.id,
        revision,
        isTrial,
        options: showOptions(item, `${seed}/${index}`),
      })),
    });
    if (assignedBy !== null) {
      await saveProgress(trx, assignedBy.organizationId, {
        assignmentId: assignedBy.assignmentId,
        learnerId: assignedBy.learnerId,
        attemptId,
        state: 'started',
        answered: 0,
        of,
        startedAt,
        lastSavedAt: null,
        finishedAt: null,
        report: null,
      });
    }
    return attemptId;
  });
}

type Given = BankItem & { readonly isTrial: boolean };

/** The questions an attempt begins with: the whole form with its trials, or the first one of an adaptive quiz. */
async function firstQuestions(trx: Transaction<Database>, quiz: LoadedQuiz, seed: string) {
  if (quiz.blueprint.mode === 'adaptive') {
    const { rules, first } = await startAdaptive(trx, quiz, seed);
    const given: readonly Given[] = [{ ...first, isTrial: isUnderTrial(rules, first.item.id) }];
    return { adaptive: rules, given, of: rules.maxQuestions };
  }
  const byId = new Map([...quiz.items, ...quiz.pilots].map((bankItem) => [bankItem.item.id, bankItem]));
  const sitting = drawSitting(
    quiz.items.map(({ item }) => item),
    quiz.pilots.map(({ item }) => item),
    quiz.blueprint,
    seed,
  );
  const given = sitting.flatMap(({ item, isTrial }): Given[] => {
    const bankItem = byId.get(item.id);
    return bankItem === undefined ? [] : [{ ...bankItem, isTrial }];
  });
  return { adaptive: undefined, given, of: given.length };
}

/** What the organisation gave its learner, or what the person set for quizzes of their own; `null` for as everybody. */
async function accommodationFor(
  trx: Transaction<Database>,
  personId: string,
  assignedBy: AssignedBy | null,
): Promise<Accommodation | null> {
  const held =
    assignedBy === null
      ? await findAccommodation(trx, personId)
      : await findLearnerAccommodation(trx, assignedBy.organizationId, assignedBy.learnerId);
  if (held === undefined) return null;
  const { time, mayPause, hasLargeText, questionsPerSitting } = held;
  const isStandard = time === STANDARD.time && !mayPause && !hasLargeText && questionsPerSitting === null;
  return isStandard ? null : { time, mayPause, hasLargeText, questionsPerSitting };
}

/** The clock that a mock exam starts with; one that was assigned without a clock has no end. */
function timingOf(
  { blueprint }: LoadedQuiz,
  questions: number,
  { time }: Accommodation,
  startedAt: Date,
  isTimed: boolean,
) {
  if (blueprint.mode !== 'mock') return undefined;
  const baseMinutes = examMinutes(blueprint, questions);
  const minutes = isTimed ? allowedMinutes(baseMinutes, time) : null;
  return { baseMinutes, deadlineAt: minutes === null ? null : new Date(startedAt.getTime() + minutes * 60_000) };
}

/** What the person was assigned, as far as it is theirs and for this quiz. */
async function findAsked(db: Kysely<Database>, personId: string, quiz: string, assignmentId: string) {
  const asked = (await listAssignmentsOfPerson(db, personId)).find(({ assignment }) => assignment.id === assignmentId);
  if (asked === undefined) throw assignmentNotFound(assignmentId);
  const { assignment, organizationId, organizationName, learnerId } = asked;
  if (assignment.quiz !== quiz)
    throw new ProblemError(
      'conflict',
      `The assignment ${assignmentId} is for the quiz ${assignment.quiz}, not ${quiz}.`,
    );
  return { assignedBy: { organizationId, organizationName, assignmentId, learnerId } };
}

/** The assignment as it is now, when the learner may start it now; two starts at once come one after the other. */
async function lockForStart(trx: Transaction<Database>, assignedBy: AssignedBy, at: Date): Promise<AssignmentRecord> {
  const { organizationId, assignmentId, learnerId } = assignedBy;
  const assignment = await lockAssignment(trx, organizationId, assignmentId);
  if (assignment === undefined) throw assignmentNotFound(assignmentId);
  await requireStart(trx, organizationId, assignment, learnerId, at);
  return assignment;
}

function assignmentNotFound(id: string): ProblemError {
  return new ProblemError('not-found', `There is no assignment ${id} for you.`);
}
