import type { QuizFigures } from '@careway/assessment';
import type { Kysely, Selectable } from 'kysely';
import type { QuizSimulationTable } from '../tables/calibration.ts';
import type { Database } from '../tables/database.ts';

/** How a quiz behaves over simulated people, with everything that makes the same figures again. */
export interface QuizSimulationRecord {
  readonly quiz: string;
  readonly parameterVersion: string;
  readonly bankVersion: string;
  readonly seed: string;
  readonly examinees: number;
  /** The target on the scale, logits. */
  readonly cut: number;
  readonly figures: QuizFigures;
  readonly createdAt: Date;
}

/** Keeps the figures of a quiz with one set of response models; those that are there stay. */
export async function saveQuizSimulation(
  db: Kysely<Database>,
  simulation: Omit<QuizSimulationRecord, 'createdAt'>,
): Promise<void> {
  await db
    .insertInto('quiz_simulation')
    .values({
      quiz: simulation.quiz,
      parameter_version: simulation.parameterVersion,
      bank_version: simulation.bankVersion,
      seed: simulation.seed,
      examinees: simulation.examinees,
      cut: simulation.cut,
      figures: JSON.stringify(simulation.figures),
    })
    .onConflict((conflict) => conflict.columns(['quiz', 'parameter_version']).doNothing())
    .execute();
}

/** The figures with these response models, or else the latest of the quiz; undefined when there are none. */
export async function findQuizSimulation(
  db: Kysely<Database>,
  quiz: string,
  parameterVersion: string,
): Promise<QuizSimulationRecord | undefined> {
  const rows = await db
    .selectFrom('quiz_simulation')
    .selectAll()
    .where('quiz', '=', quiz)
    .orderBy('created_at', 'desc')
    .execute();
  const row = rows.find((candidate) => candidate.parameter_version === parameterVersion) ?? rows[0];
  return row === undefined ? undefined : toSimulation(row);
}

function toSimulation(row: Selectable<QuizSimulationTable>): QuizSimulationRecord {
  return {
    quiz: row.quiz,
    parameterVersion: row.parameter_version,
    bankVersion: row.bank_version,
    seed: row.seed,
    examinees: row.examinees,
    cut: row.cut,
    figures: row.figures as QuizFigures,
    createdAt: row.created_at,
  };
}
