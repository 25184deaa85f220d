import {
  AssessmentError,
  adaptivePlan,
  categoryOf,
  formLength,
  type GivenAnswer,
  openAdaptive,
  replayAdaptive,
  type Session,
  type SessionStep,
  type StopReason,
  trialCount,
} from '@careway/assessment';
import {
  type AdaptiveRules,
  type AttemptRecord,
  type AttemptStopReason,
  type BankItem,
  countAttempt,
  countShown,
  type Database,
  insertQuestion,
  type QuestionRecord,
  readExposure,
  readItemRevision,
  saveParameterSet,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { measureOf, type ParameterSet, type ParameterShelf } from '../quizzes/adaptive-measure.ts';
import type { LoadedQuiz } from '../quizzes/load-quiz.ts';
import { showOptions } from './show-options.ts';

/** What an adaptive attempt begins with. */
export interface AdaptiveStart {
  readonly rules: AdaptiveRules & { readonly maxQuestions: number };
  readonly first: BankItem;
}

/**
 * Chooses the first question and counts it. A quiz whose pool cannot fill its blueprint is refused here, before anybody
 * answers anything.
 */
export async function startAdaptive(
  trx: Transaction<Database>,
  quiz: LoadedQuiz,
  seed: string,
): Promise<AdaptiveStart> {
  const { blueprint } = quiz;
  if (blueprint.mode !== 'adaptive') throw new Error(`${blueprint.slug} is not adaptive.`);
  try {
    const { parameters, cut, trialIds } = measureOf(blueprint, quiz);
    const counters = await readExposure(trx, blueprint.slug);
    const { session, next } = openAdaptive(parameters.bank, adaptivePlan(blueprint, cut, counters, trialIds), seed);
    if (next === undefined) throw new Error(`${blueprint.slug} ends before its first question.`);
    await saveParameterSet(trx, parameters.version, parameters.entries);
    await countAttempt(trx, blueprint.slug);
    await countShown(trx, blueprint.slug, next.itemId);
    return {
      rules: {
        parameterSet: parameters.version,
        plan: session.plan,
        maxQuestions: formLength(blueprint) + trialCount(blueprint, trialIds.length),
      },
      first: await readChosen(trx, parameters, next.itemId),
    };
  } catch (error) {
    if (!(error instanceof AssessmentError && error.code === 'infeasible-blueprint')) throw error;
    throw new ProblemError('conflict', `This quiz cannot be started now: ${error.message}.`, undefined, {
      cause: error,
    });
  }
}

type Ongoing = AttemptRecord & { readonly adaptive: AdaptiveRules };

/** Whether the questions of an attempt are chosen one by one. */
export function isAdaptive(attempt: AttemptRecord): attempt is Ongoing {
  return attempt.adaptive !== null;
}

/** The attempt rebuilt from its seed and its answers, as it stands after the last of them. */
export async function resumeAdaptive(
  db: Kysely<Database>,
  shelf: ParameterShelf,
  attempt: Ongoing,
  questions: readonly QuestionRecord[],
): Promise<{ readonly parameters: ParameterSet; readonly step: SessionStep }> {
  const parameters = await shelf.find(db, attempt.adaptive.parameterSet);
  const step = replayAdaptive(parameters.bank, attempt.adaptive.plan, attempt.seed, answersOf(questions));
  return { parameters, step };
}

function answersOf(questions: readonly QuestionRecord[]): GivenAnswer[] {
  return questions.flatMap(({ item, answer }) =>
    answer === null ? [] : [{ itemId: item.id, category: categoryOf(item, answer.points) }],
  );
}

/** Gives the attempt the question the rules chose, and counts it. `shownAt` is `null` where a sitting ends before it. */
export async function giveNext(
  trx: Transaction<Database>,
  personId: string,
  attempt: AttemptRecord,
  chosen: { readonly parameters: ParameterSet; readonly itemId: string; readonly position: number },
  shownAt: Date | null,
): Promise<QuestionRecord> {
  const { item, revision } = await readChosen(trx, chosen.parameters, chosen.itemId);
  const options = showOptions(item, `${attempt.seed}/${chosen.position - 1}`);
  const isTrial = isUnderTrial(attempt.adaptive, item.id);
  const question = { itemId: item.id, revision, options, isTrial };
  await insertQuestion(trx, personId, attempt.id, chosen.position, question, shownAt);
  await countShown(trx, attempt.quiz, item.id);
  return { position: chosen.position, item, options, presentedAt: shownAt, answer: null, isFlagged: false, isTrial };
}

/** Whether the rules of an adaptive attempt show a question without scoring it. */
export function isUnderTrial(rules: AdaptiveRules | null, itemId: string): boolean {
  return rules?.plan.pretest?.itemIds.includes(itemId) ?? false;
}

function readChosen(db: Kysely<Database>, { revisions }: ParameterSet, itemId: string): Promise<BankItem> {
  const revision = revisions.get(itemId);
  if (revision === undefined) throw new Error(`The parameter set has no question ${itemId}.`);
  return readItemRevision(db, itemId, revision);
}

/** The engine's reason in the words of the outside. */
export function stopReasonOf(session: Session): AttemptStopReason {
  return stopReasons[session.result?.reason ?? 'max-items'];
}

const stopReasons: Readonly<Record<StopReason, AttemptStopReason>> = {
  decision: 'decided',
  'standard-error': 'precise-enough',
  'max-items': 'maximum-reached',
  'low-information': 'nothing-left-to-ask',
  'bank-exhausted': 'nothing-left-to-ask',
  time: 'finished-early',
  withdrawn: 'finished-early',
};
