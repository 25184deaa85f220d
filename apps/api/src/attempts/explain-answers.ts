import type { AnswerExplanation, AttemptExplanations, explanationTimes } from '@careway/contract';
import {
  type AttemptRecord,
  type Database,
  findAssignment,
  findAttempt,
  isResultHeld,
  listQuestions,
  listTellablePositions,
  type QuestionRecord,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { attemptNotFound } from './attempt-problems.ts';
import { type ClockDeps, settleOverdue } from './settle-overdue.ts';

/**
 * When an attempt explains its answers. One that nobody assigned does so after its end; what an assignment says about its
 * end holds as it stands now.
 */
export async function explanationTime(
  db: Kysely<Database>,
  { explainsEach, assignedBy }: AttemptRecord,
): Promise<(typeof explanationTimes)[number]> {
  if (explainsEach) return 'after-each';
  if (assignedBy === null) return 'after-end';
  const assignment = await findAssignment(db, assignedBy.organizationId, assignedBy.assignmentId);
  return assignment?.explanations === 'never' ? 'never' : 'after-end';
}

/** Why each option of an answered question is right or wrong; `null` where its key may not be told now. */
export async function explainAnswer(
  db: Kysely<Database>,
  personId: string,
  attempt: AttemptRecord,
  question: QuestionRecord,
): Promise<AnswerExplanation | null> {
  const tellable = await listTellablePositions(db, personId, attempt.id);
  return tellable.has(question.position) ? explain(question) : null;
}

/** The explanations of an attempt that has ended, where its assignment and the bank allow them. */
export async function explainAttempt(
  deps: ClockDeps,
  person: Pick<Person, 'id'>,
  attemptId: string,
): Promise<AttemptExplanations> {
  await settleOverdue(deps, person.id, attemptId);
  const attempt = await findAttempt(deps.db, person.id, attemptId);
  if (attempt === undefined) throw attemptNotFound(attemptId);
  if (attempt.state === 'open')
    throw new ProblemError('attempt-open', 'This attempt is not finished. Its explanations come after its end.');
  if (await isResultHeld(deps.db, attempt.assignedBy))
    throw new ProblemError(
      'result-not-released',
      'Your instructor has not released the result yet. The explanations come with it.',
    );
  if ((await explanationTime(deps.db, attempt)) === 'never')
    throw new ProblemError('conflict', 'The organization that assigned this quiz shows no explanations.');
  const answered = (await listQuestions(deps.db, person.id, attemptId)).filter(({ answer }) => answer !== null);
  const tellable = await listTellablePositions(deps.db, person.id, attemptId);
  const items = answered.flatMap((question) => {
    const explanation = tellable.has(question.position) ? explain(question) : null;
    return explanation === null ? [] : [explanation];
  });
  return { items, withheld: answered.length - items.length };
}

function explain({ position, item, options, answer }: QuestionRecord): AnswerExplanation | null {
  if (answer === null) return null;
  const { points, maxPoints, chosen } = answer;
  const most = Math.max(...item.options.map(({ credit }) => credit));
  return {
    position,
    stem: item.stem,
    outcome: points === maxPoints ? 'right' : points > 0 ? 'partly' : 'wrong',
    points,
    maxPoints,
    options: options.flatMap(({ optionId }) => {
      const option = item.options.find(({ id }) => id === optionId);
      if (option === undefined) return [];
      const { text, credit, rationale } = option;
      const isKey = item.kind === 'multiple' ? credit > 0 : credit === most;
      return [{ text, isChosen: chosen.includes(optionId), credit, isKey, rationale }];
    }),
    sources: item.citations.map(({ source }) => source),
  };
}
