import type { ItemProblem, ProblemReceipt, ReportProblemBody } from '@careway/contract';
import {
  answerProblem,
  type Database,
  findGivenItem,
  findLiveItem,
  listPersonNames,
  type listProblems,
  recordAuditEvent,
  savePracticeProblem,
  saveProblem,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { problemLabels } from './item-words.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** Takes a learner's report on a question they were shown. Reporting the same again changes the words. */
export async function reportProblem(
  deps: Deps,
  person: Pick<Person, 'id'>,
  question: { readonly attemptId: string; readonly position: number },
  report: ReportProblemBody,
): Promise<ProblemReceipt> {
  const at = deps.now();
  const given = await findGivenItem(deps.db, person.id, question.attemptId, question.position);
  if (given === undefined)
    throw new ProblemError(
      'not-found',
      `There is no question ${question.position} that you were shown in an attempt ${question.attemptId} of yours.`,
    );
  const isKept = await saveProblem(deps.db, person.id, {
    ...question,
    itemId: given.itemId,
    itemRevision: given.revision,
    ...report,
    at,
  });
  if (!isKept)
    throw new ProblemError('conflict', 'Your report on this question was read and answered by its authors already.');
  return { receivedAt: at.toISOString() };
}

/** Takes a report on a live question met in practice. Reporting it again while it is open changes the words. */
export async function reportPracticeProblem(
  deps: Deps,
  person: Pick<Person, 'id'>,
  itemId: string,
  report: ReportProblemBody,
): Promise<ProblemReceipt> {
  const at = deps.now();
  const found = await findLiveItem(deps.db, itemId);
  if (found === undefined) throw new ProblemError('not-found', `There is no question ${itemId} to practice.`);
  await deps.db
    .transaction()
    .execute((trx) => savePracticeProblem(trx, person.id, { itemId, itemRevision: found.revision, ...report, at }));
  return { receivedAt: at.toISOString() };
}

/** Reports as authors read them: the question and the words, not the person. */
export async function presentProblems(
  db: Kysely<Database>,
  problems: Awaited<ReturnType<typeof listProblems>>,
): Promise<ItemProblem[]> {
  const names = await listPersonNames(
    db,
    problems.flatMap(({ resolvedBy }) => resolvedBy ?? []),
  );
  return problems.map((problem) => ({
    id: problem.id,
    itemId: problem.itemId,
    revision: problem.itemRevision,
    stem: problem.stem,
    attemptId: problem.attemptId,
    position: problem.position,
    kind: problem.kind as ItemProblem['kind'],
    kindLabel: problemLabels[problem.kind as ItemProblem['kind']],
    comment: problem.comment,
    state: problem.state,
    resolution: problem.resolution,
    resolvedBy: problem.resolvedBy === null ? null : (names.get(problem.resolvedBy) ?? null),
    reportedAt: problem.createdAt.toISOString(),
    resolvedAt: problem.resolvedAt?.toISOString() ?? null,
  }));
}

/** Answers an open report. */
export async function answerReport(
  deps: Deps,
  author: Pick<Person, 'id'>,
  id: string,
  answer: { readonly state: 'resolved' | 'dismissed'; readonly resolution: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const answered = await answerProblem(trx, id, { ...answer, by: author.id, at: deps.now() });
    if (answered === undefined) throw new ProblemError('not-found', `There is no open report ${id}.`);
    await recordAuditEvent(trx, {
      actorId: author.id,
      action: 'item.problem-answered',
      target: answered.itemId,
      detail: { state: answer.state, revision: answered.itemRevision },
    });
  });
}
