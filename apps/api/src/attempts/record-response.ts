import { scoreResponse } from '@careway/assessment';
import type { AttemptProgress } from '@careway/contract';
import {
  type AttemptRecord,
  type AttemptStopReason,
  type Database,
  insertResponse,
  listQuestions,
  lockAttempt,
  markPresented,
  type QuestionRecord,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import { requireOpenWindow } from '../assignments/assignment-window.ts';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { ParameterShelf } from '../quizzes/adaptive-measure.ts';
import { giveNext, isAdaptive, resumeAdaptive, stopReasonOf } from './adaptive-attempt.ts';
import { attemptNotFound, noSuchPosition } from './attempt-problems.ts';
import { changeResponse } from './change-response.ts';
import { endAttempt, shareProgress } from './end-attempt.ts';
import { endedProblem, isOverdue, movesFreely, requireRunning } from './exam-clock.ts';
import { explainAnswer } from './explain-answers.ts';
import { presentQuestion } from './present-question.ts';
import { readChoice } from './read-choice.ts';
import { countAnswered, endSitting, endsSitting } from './sitting.ts';

export interface RecordResponseInput {
  readonly attemptId: string;
  readonly position: number;
  /** The ids shown in this attempt. */
  readonly optionIds: readonly string[];
}

/**
 * Keeps the answer to the open question and opens the next one; after the last one the attempt ends. The same answer sent
 * twice is taken once; another answer to an answered question is refused, since the first one counts. In a mock exam every
 * question is open and the last answer counts. After the last question of a sitting the attempt stands until it is resumed.
 */
export async function recordResponse(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date; readonly parameters: ParameterShelf },
  person: Pick<Person, 'id'>,
  input: RecordResponseInput,
): Promise<AttemptProgress> {
  const outcome = await deps.db.transaction().execute(async (trx) => {
    const attempt = await lockAttempt(trx, person.id, input.attemptId);
    if (attempt === undefined) throw attemptNotFound(input.attemptId);
    if (movesFreely(attempt)) return changeResponse(trx, deps, person.id, attempt, input);
    const questions = await listQuestions(trx, person.id, attempt.id);
    const explained = async (
      of: AttemptRecord,
      answered: QuestionRecord,
      progress: Promise<AttemptProgress>,
    ): Promise<AttemptProgress> =>
      of.explainsEach
        ? { ...(await progress), explanation: await explainAnswer(trx, person.id, of, answered) }
        : progress;
    const at = deps.now();
    if (isOverdue(attempt, at)) {
      const deadline = attempt.timing?.deadlineAt ?? at;
      return endedProblem(await endAttempt(trx, deps.parameters, person.id, attempt, questions, 'time-up', deadline));
    }
    const question = questions[input.position - 1];
    if (question === undefined) throw noSuchPosition(attempt, questions.length, input.position);
    if (question.answer === null) requireRunning(attempt);
    const chosen = readChoice(question, input.optionIds);
    if (question.answer !== null) {
      if (!isSameChoice(question.answer.chosen, chosen)) {
        throw new ProblemError(
          'answer-already-accepted',
          `Question ${input.position} has an answer; the first one counts.`,
        );
      }
      return explained(
        attempt,
        question,
        progressOf(trx, person.id, attempt, questions, question.answer.at, deps.now()),
      );
    }
    await requireOpenWindow(trx, attempt, at);
    const open = questions.find((candidate) => candidate.answer === null);
    if (open?.position !== input.position) {
      throw new ProblemError('position-not-open', `Question ${open?.position} is open, not ${input.position}.`);
    }
    const answer = { at, chosen, ...scoreResponse(question.item, chosen) };
    await insertResponse(trx, person.id, attempt.id, input.position, answer);
    const answered = questions.map((candidate) => (candidate === question ? { ...candidate, answer } : candidate));
    const saved = { ...attempt, lastSavedAt: at };
    const isOver = endsSitting(attempt, countAnswered(answered));
    const { given, stopReason } = await goOn(trx, deps.parameters, person.id, saved, answered, isOver ? null : at);
    if (stopReason === null) {
      await shareProgress(trx, saved, given);
      const going = isOver ? await endSitting(trx, person.id, saved, at) : saved;
      return explained(going, { ...question, answer }, progressOf(trx, person.id, going, given, at, at));
    }
    const ended = await endAttempt(trx, deps.parameters, person.id, saved, given, stopReason, at);
    return explained(ended, { ...question, answer }, progressOf(trx, person.id, ended, given, at, at));
  });
  if (outcome instanceof ProblemError) throw outcome;
  return outcome;
}

/** The attempt's questions with the next one, if the rules ask one; or why it ends. `shownAt`: `null` when not shown yet. */
async function goOn(
  trx: Transaction<Database>,
  shelf: ParameterShelf,
  personId: string,
  attempt: AttemptRecord,
  answered: readonly QuestionRecord[],
  shownAt: Date | null,
): Promise<{ readonly given: readonly QuestionRecord[]; readonly stopReason: AttemptStopReason | null }> {
  if (!isAdaptive(attempt)) {
    const isOpen = answered.some((candidate) => candidate.answer === null);
    return { given: answered, stopReason: isOpen ? null : 'all-answered' };
  }
  const { parameters, step } = await resumeAdaptive(trx, shelf, attempt, answered);
  if (step.next === undefined) return { given: answered, stopReason: stopReasonOf(step.session) };
  const chosen = { parameters, itemId: step.next.itemId, position: answered.length + 1 };
  return { given: [...answered, await giveNext(trx, personId, attempt, chosen, shownAt)], stopReason: null };
}

function isSameChoice(before: readonly string[], now: readonly string[]): boolean {
  return before.length === now.length && before.every((id) => now.includes(id));
}

async function progressOf(
  trx: Transaction<Database>,
  personId: string,
  attempt: AttemptRecord,
  questions: readonly QuestionRecord[],
  savedAt: Date,
  now: Date,
): Promise<AttemptProgress> {
  const open = attempt.state === 'complete' ? undefined : questions.find((candidate) => candidate.answer === null);
  if (open === undefined)
    return { state: 'complete', savedAt: savedAt.toISOString(), stopReason: attempt.stopReason ?? 'all-answered' };
  if (attempt.pausedAt !== null) return { state: 'paused', savedAt: savedAt.toISOString() };
  // While an explanation is read the next question is not shown; a look at the attempt notes when it is.
  if (!attempt.explainsEach) await markPresented(trx, personId, attempt.id, open.position, now);
  return { state: 'open', savedAt: savedAt.toISOString(), question: presentQuestion(open, attempt.maxQuestions) };
}
