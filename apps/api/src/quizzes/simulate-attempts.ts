import { type QuizFigures, quizFigures, simulateQuiz } from '@careway/assessment';
import { type Database, type JobProgress, type JobRecord, saveQuizSimulation } from '@careway/database';
import type { Kysely } from 'kysely';
import { measureInThread } from '../calibrations/measure-in-thread.ts';
import { measureOf } from './adaptive-measure.ts';
import { createQuizShelf, type LoadedQuiz } from './load-quiz.ts';

/** The people of the figures that the technical report shows: as many as the command takes when nothing is said. */
export const REPORTED_EXAMINEES = 1000;
export const REPORTED_SEED = '1';

/** How an adaptive quiz behaves on the bank as it stands. */
export interface QuizSimulation {
  readonly quiz: string;
  readonly bankVersion: string;
  readonly parameterVersion: string;
  /** The target on the scale, logits. */
  readonly cut: number;
  readonly figures: QuizFigures;
}

/** Gives an adaptive quiz to simulated people. Nothing is stored. Throws for a form, which has no rules to simulate. */
export async function simulateAttempts(
  db: Kysely<Database>,
  slug: string,
  options: { readonly examinees: number; readonly seed: string; readonly onExaminee?: (done: number) => void },
): Promise<QuizSimulation> {
  const quiz = await createQuizShelf().find(db, slug);
  const { blueprint, parameters, cut } = adaptiveMeasure(quiz);
  const figures = quizFigures(simulateQuiz(parameters.bank, blueprint, cut, options), cut);
  return { quiz: slug, bankVersion: quiz.bankVersion, parameterVersion: parameters.version, cut, figures };
}

/** The work of a simulation job: the figures of one quiz for its technical report. Returns where they are told of. */
export async function simulateForReport(
  db: Kysely<Database>,
  job: JobRecord,
  report: (progress: JobProgress) => Promise<void>,
): Promise<string> {
  const slug = String(job.payload.quiz);
  const quiz = await createQuizShelf().find(db, slug);
  const { blueprint, parameters, cut } = adaptiveMeasure(quiz);
  const options = { examinees: REPORTED_EXAMINEES, seed: REPORTED_SEED };
  const figures = await measureInThread(
    { kind: 'simulate', items: parameters.bank.items, blueprint, cut, ...options },
    { onProgress: (share) => report({ done: Math.floor(share * job.total), rowsTaken: 0, rowsRefused: 0 }) },
  );
  const { bankVersion } = quiz;
  const versions = { bankVersion, parameterVersion: parameters.version };
  await saveQuizSimulation(db, { quiz: slug, ...versions, ...options, cut, figures });
  return `/api/v1/quizzes/${slug}/technical-report`;
}

function adaptiveMeasure(quiz: LoadedQuiz) {
  const { blueprint } = quiz;
  if (blueprint.mode !== 'adaptive') {
    throw new Error(`${blueprint.slug} is a fixed form; only adaptive quizzes are simulated.`);
  }
  return { blueprint, ...measureOf(blueprint, quiz) };
}
