import { drawForm } from '@careway/assessment';
import {
  type AssignedBy,
  type Database,
  insertAttempt,
  listAssignmentsOfPerson,
  saveProgress,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { LoadedQuiz, QuizShelf } from '../quizzes/load-quiz.ts';
import { startAdaptive } from './adaptive-attempt.ts';
import { showOptions } from './show-options.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

/** Opens an attempt for the person and returns its id. */
export async function startAttempt(
  deps: Deps,
  person: Pick<Person, 'id'>,
  input: { readonly quiz: string; readonly assignmentId?: string | undefined },
): Promise<string> {
  const quiz = await deps.quizzes.find(deps.db, input.quiz);
  const assignedBy =
    input.assignmentId === undefined ? null : await findAssignment(deps.db, person.id, input.quiz, input.assignmentId);
  const seed = deps.randomToken();
  const startedAt = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const { adaptive, given, of } = await firstQuestions(trx, quiz, seed);
    const attemptId = await insertAttempt(trx, person.id, {
      quiz: quiz.blueprint.slug,
      quizTitle: quiz.blueprint.title,
      blueprintVersion: quiz.blueprint.version,
      bankVersion: quiz.bankVersion,
      targetShare: quiz.targetShare,
      assignedBy,
      seed,
      startedAt,
      ...(adaptive === undefined ? {} : { adaptive }),
      questions: given.map(({ item, revision }, index) => ({
        itemId: item.id,
        revision,
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

/** The questions an attempt begins with: the whole form, or the first one of an adaptive quiz. */
async function firstQuestions(trx: Transaction<Database>, quiz: LoadedQuiz, seed: string) {
  if (quiz.blueprint.mode === 'adaptive') {
    const { rules, first } = await startAdaptive(trx, quiz, seed);
    return { adaptive: rules, given: [first], of: rules.maxQuestions };
  }
  const byId = new Map(quiz.items.map((bankItem) => [bankItem.item.id, bankItem]));
  const form = drawForm(
    quiz.items.map(({ item }) => item),
    quiz.blueprint,
    seed,
  );
  const given = form.flatMap(({ id }) => byId.get(id) ?? []);
  return { adaptive: undefined, given, of: given.length };
}

async function findAssignment(
  db: Kysely<Database>,
  personId: string,
  quiz: string,
  assignmentId: string,
): Promise<AssignedBy> {
  const assignment = (await listAssignmentsOfPerson(db, personId)).find(
    (candidate) => candidate.assignmentId === assignmentId,
  );
  if (assignment === undefined) throw new ProblemError('not-found', `There is no assignment ${assignmentId} for you.`);
  if (assignment.quiz !== quiz)
    throw new ProblemError(
      'conflict',
      `The assignment ${assignmentId} is for the quiz ${assignment.quiz}, not ${quiz}.`,
    );
  const { organizationId, organizationName, learnerId } = assignment;
  return { organizationId, organizationName, assignmentId, learnerId };
}
