import type { Item, MeasuredItem, Rng } from '@careway/assessment';
import type { OpenQuestion } from '@careway/contract';
import type { Database } from '@careway/database';
import type { Kysely } from 'kysely';
import { describeAttempt } from '../attempts/describe-attempt.ts';
import { finishAttempt } from '../attempts/finish-attempt.ts';
import { describePlace } from '../attempts/mock-attempt.ts';
import { recordResponse } from '../attempts/record-response.ts';
import { startAttempt } from '../attempts/start-attempt.ts';
import type { ParameterShelf } from '../quizzes/adaptive-measure.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import type { Clock } from './clock.ts';
import { answerTo, drawCategories, shownIds } from './simulated-answers.ts';

/** What every attempt of the demo is taken with. */
export interface QuizTaking {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly parameters: ParameterShelf;
  readonly randomToken: () => string;
  /** Every live question with the model that people answer by, by its stem. */
  readonly questions: ReadonlyMap<string, readonly { readonly item: Item; readonly model: MeasuredItem }[]>;
  readonly rng: Rng;
}

/** How somebody takes a quiz. `theta` is their ability that day, logits; a fast person does not read. */
export interface Sitting {
  readonly quiz: string;
  readonly assignmentId?: string | undefined;
  readonly theta: number;
  readonly isFast?: boolean;
  /** Leaves it open after so many answers. */
  readonly stopAfter?: number;
}

/** Takes a quiz as its learner would, answer by answer, with the models' luck. Returns the id of the attempt. */
export async function takeQuiz(
  taking: QuizTaking,
  personId: string,
  clock: Clock,
  { quiz, assignmentId, theta, isFast = false, stopAfter = Number.POSITIVE_INFINITY }: Sitting,
): Promise<string> {
  const deps = { ...taking, now: clock.now };
  const attemptId = await startAttempt(deps, { id: personId }, { quiz, assignmentId });
  let { question } = await describeAttempt(deps, { id: personId }, attemptId);
  for (let answered = 0; question !== null && answered < stopAfter; answered++) {
    const optionIds = chooseOptions(taking, question, theta, isFast);
    clock.pass(isFast ? 1 + taking.rng() : 15 + Math.floor(60 * taking.rng()));
    const { position } = question;
    const progress = await recordResponse(deps, { id: personId }, { attemptId, position, optionIds });
    question = progress.state === 'open' ? progress.question : null;
  }
  return attemptId;
}

/** Takes a mock exam from its first question to its last, then hands it in. Returns the id of the attempt. */
export async function takeExam(
  taking: QuizTaking,
  personId: string,
  clock: Clock,
  { quiz, theta }: Pick<Sitting, 'quiz' | 'theta'>,
): Promise<string> {
  const deps = { ...taking, now: clock.now };
  const person = { id: personId };
  const attemptId = await startAttempt(deps, person, { quiz });
  const { places = [] } = await describeAttempt(deps, person, attemptId);
  for (const { position } of places) {
    const question = await describePlace(deps, person, attemptId, position);
    clock.pass(25 + Math.floor(90 * taking.rng()));
    await recordResponse(deps, person, { attemptId, position, optionIds: chooseOptions(taking, question, theta) });
  }
  await finishAttempt(deps, person, attemptId);
  return attemptId;
}

/** The ids of the options that somebody of ability theta takes; a fast person takes any, mostly a wrong one. */
function chooseOptions(
  { questions, rng }: QuizTaking,
  { stem, options }: Pick<OpenQuestion, 'stem' | 'options'>,
  theta: number,
  isFast = false,
): string[] {
  const asked = questions
    .get(stem)
    ?.find(({ item }) => item.options.every(({ text }) => options.some((shown) => shown.text === text)));
  if (asked === undefined) throw new Error(`The bank has no live question "${stem}".`);
  const [category = 0] = isFast ? [Math.floor(rng() * 1.3)] : drawCategories([asked.model], theta, rng);
  return shownIds(asked.item, answerTo(asked.item, category).chosen, options);
}
