import { AssessmentError, adaptivePlan, noExposure, openAdaptive } from '@careway/assessment';
import { activateCalibration, type Database, findCalibration, recordAuditEvent } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { type CalibratedModels, measureOf } from '../quizzes/adaptive-measure.ts';
import { createQuizShelf, readModels } from '../quizzes/load-quiz.ts';

/**
 * Makes a calibration the one that new attempts use; open attempts keep the models they began with. Refuses one that did
 * not converge, and one that leaves a quiz without the questions its blueprint needs.
 */
export async function useCalibration(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  version: string,
  by: string | null,
): Promise<void> {
  const { db } = deps;
  const found = await findCalibration(db, version);
  if (found === undefined) throw calibrationNotFound(version);
  if (!found.converged) {
    throw new ProblemError('conflict', `${version} did not converge, so its figures cannot be used. Calibrate again.`);
  }
  await requireQuizzesStart(db, await readModels(db, version));
  await db.transaction().execute(async (trx) => {
    await activateCalibration(trx, version, by, deps.now());
    await recordAuditEvent(trx, { actorId: by, action: 'calibration.activated', target: version });
  });
}

async function requireQuizzesStart(db: Kysely<Database>, calibrated: CalibratedModels): Promise<void> {
  for (const quiz of await createQuizShelf().list(db)) {
    const { blueprint } = quiz;
    if (blueprint.mode !== 'adaptive') continue;
    try {
      const { parameters, cut } = measureOf(blueprint, { ...quiz, calibrated });
      openAdaptive(parameters.bank, adaptivePlan(blueprint, cut, noExposure), 'activation');
    } catch (error) {
      if (!(error instanceof AssessmentError && error.code === 'infeasible-blueprint')) throw error;
      const detail = `With ${String(calibrated.version)} this quiz could not be given any more: ${error.message}.`;
      throw new ProblemError('conflict', detail, undefined, { cause: error });
    }
  }
}

export function calibrationNotFound(version: string): ProblemError {
  return new ProblemError('not-found', `There is no calibration ${version}.`);
}
