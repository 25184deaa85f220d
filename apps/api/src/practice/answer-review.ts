import {
  AssessmentError,
  afterAnswer,
  dueDay,
  formatDay,
  gradeOf,
  type Item,
  scoreResponse,
} from '@careway/assessment';
import type { ReviewResult } from '@careway/contract';
import { type BankItem, findLiveItem, insertPracticeAnswer, listMemories, type ShownOption } from '@careway/database';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { lessonsFor, linkLesson } from '../lessons/describe-lesson.ts';
import { loadPractice, type Practice, type PracticeDeps, topicKey } from './load-practice.ts';
import { showOptions, spellDay } from './review-queue.ts';

/**
 * Scores an answer given in practice, keeps it, and only then tells the key, every rationale and when the question comes
 * again. A question of an attempt that is open is not told.
 */
export async function answerReview(
  deps: PracticeDeps & { readonly secret: string },
  person: Pick<Person, 'id'>,
  input: { readonly itemId: string; readonly optionIds: readonly string[] },
): Promise<ReviewResult> {
  const practice = await loadPractice(deps, person.id);
  const bankItem = practice.items.get(input.itemId) ?? (await findLiveItem(deps.db, input.itemId));
  if (bankItem === undefined) throw new ProblemError('not-found', `There is no question ${input.itemId} to practice.`);
  if (practice.withheld.has(input.itemId)) {
    throw new ProblemError(
      'conflict',
      'This question is part of a quiz of yours that is still open. Finish the quiz first.',
    );
  }
  const { item, revision } = bankItem;
  const shown = showOptions(deps.secret, bankItem, practice.today);
  const chosen = readChoice(shown, input.optionIds);
  const score = scoreChoice(item, chosen);
  const before = (await listMemories(deps.db, person.id)).get(item.id) ?? null;
  const day = Math.max(practice.today, before?.lastDay ?? practice.today);
  const memory = afterAnswer(before, day, gradeOf(score));
  await insertPracticeAnswer(deps.db, person.id, {
    itemId: item.id,
    revision,
    at: deps.now(),
    chosen,
    ...score,
    memory,
  });
  return {
    itemId: item.id,
    ...outcomeOf(score),
    ...score,
    options: explain(bankItem, shown, chosen),
    topic: practice.statements.get(topicKey(item)) ?? item.objective,
    citations: item.citations.map(({ source, fact }) => ({ source, fact: fact ?? null })),
    signOff: item.signOff === 'none' ? null : item.signOff,
    lessons: lessonsFor(practice.lessons, item).map(linkLesson),
    ...nextDue(practice, dueDay(memory)),
  };
}

function readChoice(shown: readonly ShownOption[], tokens: readonly string[]): readonly string[] {
  const byToken = new Map(shown.map(({ token, optionId }) => [token, optionId]));
  return tokens.map((token, index) => {
    const optionId = byToken.get(token);
    if (optionId !== undefined) return optionId;
    const message = `${token} is not an option of this question as it stands; load the queue again`;
    throw new ProblemError('invalid-request', `body.optionIds.${index}: ${message}`, [
      { path: `body.optionIds.${index}`, message },
    ]);
  });
}

function scoreChoice(item: Item, chosen: readonly string[]) {
  try {
    return scoreResponse(item, chosen);
  } catch (error) {
    if (!(error instanceof AssessmentError)) throw error;
    const message = error.message.slice(error.message.indexOf(': ') + 2);
    throw new ProblemError('invalid-request', `body.optionIds: ${message}`, [{ path: 'body.optionIds', message }]);
  }
}

function outcomeOf({ points, maxPoints }: { readonly points: number; readonly maxPoints: number }) {
  if (points === maxPoints) return { outcome: 'right', sentence: 'Right.' } as const;
  if (points > 0) return { outcome: 'partly', sentence: `Partly right: ${points} of ${maxPoints} points.` } as const;
  return { outcome: 'wrong', sentence: 'Not right this time. Here is why.' } as const;
}

function explain(
  { item }: BankItem,
  shown: readonly ShownOption[],
  chosen: readonly string[],
): ReviewResult['options'] {
  const most = Math.max(...item.options.map(({ credit }) => credit));
  return shown.flatMap(({ token, optionId }) => {
    const option = item.options.find(({ id }) => id === optionId);
    if (option === undefined) return [];
    const { text, credit, rationale } = option;
    const isKey = item.kind === 'multiple' ? credit > 0 : credit === most;
    return [{ id: token, text, isChosen: chosen.includes(optionId), credit, isKey, rationale }];
  });
}

function nextDue({ examDay }: Practice, due: number): Pick<ReviewResult, 'nextDueOn' | 'nextDueSentence'> {
  if (examDay !== null && due >= examDay) {
    return {
      nextDueOn: null,
      nextDueSentence: 'You should still know it on your exam day; it may come once more to stay fresh.',
    };
  }
  return { nextDueOn: formatDay(due), nextDueSentence: `It comes again on ${spellDay(due)}.` };
}
