import { createHash } from 'node:crypto';
import { drawForm, type Item, shuffleOptions } from '@careway/assessment';
import {
  type AssignedBy,
  type Database,
  insertAttempt,
  listAssignmentsOfPerson,
  type ShownOption,
  saveProgress,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

/** Draws a form for the person and opens it. Returns the attempt's id. */
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
  const revisions = new Map(quiz.items.map(({ item, revision }) => [item.id, revision]));
  const form = drawForm(
    quiz.items.map(({ item }) => item),
    quiz.blueprint,
    seed,
  );
  return deps.db.transaction().execute(async (trx) => {
    const attemptId = await insertAttempt(trx, person.id, {
      quiz: quiz.blueprint.slug,
      quizTitle: quiz.blueprint.title,
      blueprintVersion: quiz.blueprint.version,
      bankVersion: quiz.bankVersion,
      targetShare: quiz.targetShare,
      assignedBy,
      seed,
      startedAt,
      questions: form.map((item, index) => ({
        itemId: item.id,
        revision: revisions.get(item.id) ?? 1,
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
        of: form.length,
        startedAt,
        lastSavedAt: null,
        finishedAt: null,
        report: null,
      });
    }
    return attemptId;
  });
}

/** The options in an order of this attempt, under ids that mean nothing outside it. */
function showOptions(item: Item, seed: string): ShownOption[] {
  return shuffleOptions(item, seed).map((option) => ({
    token: createHash('sha256').update(`${seed}/${item.id}/${option.id}`).digest('base64url').slice(0, 12),
    optionId: option.id,
  }));
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
