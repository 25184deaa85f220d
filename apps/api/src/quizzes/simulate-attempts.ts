import { type CatSimulation, simulateQuiz } from '@careway/assessment';
import type { Database } from '@careway/database';
import type { Kysely } from 'kysely';
import { measureOf } from './adaptive-measure.ts';
import { createQuizShelf } from './load-quiz.ts';

/** How an adaptive quiz behaves on the bank as it stands. */
export interface QuizSimulation {
  readonly quiz: string;
  readonly bankVersion: string;
  readonly parameterVersion: string;
  /** The target on the scale, logits. */
  readonly cut: number;
  readonly figures: Omit<CatSimulation, 'results'>;
}

/** Gives an adaptive quiz to simulated people. Nothing is stored. Throws for a form, which has no rules to simulate. */
export async function simulateAttempts(
  db: Kysely<Database>,
  slug: string,
  options: { readonly examinees: number; readonly seed: string; readonly onExaminee?: (done: number) => void },
): Promise<QuizSimulation> {
  const quiz = await createQuizShelf().find(db, slug);
  const { blueprint } = quiz;
  if (blueprint.mode !== 'adaptive') throw new Error(`${slug} is a fixed form; only adaptive quizzes are simulated.`);
  const { parameters, cut } = measureOf(blueprint, quiz.items, quiz.pilots, quiz.targetShare);
  const { results: _, ...figures } = simulateQuiz(parameters.bank, blueprint, cut, options);
  return { quiz: slug, bankVersion: quiz.bankVersion, parameterVersion: parameters.version, cut, figures };
}
