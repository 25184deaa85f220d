import { createHash } from 'node:crypto';
import { ENGINE_VERSION, type PoolCalibration } from '@careway/assessment';
import {
  type CalibratedItemRecord,
  currentBankVersion,
  type Database,
  insertCalibration,
  type NewCalibration,
  recordAuditEvent,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { measureInThread, type ThreadOptions } from './measure-in-thread.ts';
import { type LoadedPool, readPools } from './read-pools.ts';

/** How parameters are estimated, for people and for the technical report. */
export const calibrationMethod =
  'Posterior mode of the marginal likelihood by EM (Bock & Aitkin 1981), experts’ judgements as priors (Mislevy 1986), standard errors from the observed information (Louis 1982)';

export interface CalibrationRequest extends ThreadOptions {
  /** Who asked for it; null from the command line and from the nightly run. */
  readonly startedBy: string | null;
  /** Estimate and tell, keep nothing. */
  readonly isDryRun?: boolean;
}

/** What became of a calibration. `unchanged`: the same answers gave a version that is there already. */
export interface CalibrationOutcome {
  readonly kind: 'made' | 'unchanged' | 'judged';
  readonly calibration: NewCalibration;
  readonly items: readonly CalibratedItemRecord[];
}

/**
 * Recalibrates the whole bank from every answer that counts and keeps the result as a new version, which nobody uses before
 * it is activated. Reads, then estimates in a thread, then writes in one transaction: whatever stops it before leaves
 * nothing. Throws what `onProgress` throws.
 */
export async function runCalibration(db: Kysely<Database>, request: CalibrationRequest): Promise<CalibrationOutcome> {
  const bankVersion = await currentBankVersion(db);
  const pools = await readPools(db);
  const results = await measureInThread(
    { kind: 'calibrate', pools: pools.map(({ items, data }) => ({ items, data })) },
    request,
  );
  const items = pools.flatMap((pool, p) => itemsInUse(pool, results[p]));
  const calibration = describe(bankVersion, request.startedBy, pools, results, items);
  if (request.isDryRun === true) return { kind: 'judged', calibration, items };
  const isNew = await db.transaction().execute(async (trx) => {
    const inserted = await insertCalibration(trx, calibration, items);
    if (inserted) {
      await recordAuditEvent(trx, {
        actorId: request.startedBy,
        action: 'calibration.made',
        target: calibration.version,
        detail: { people: calibration.people, answers: calibration.answers, converged: calibration.converged },
      });
    }
    return inserted;
  });
  return { kind: isNew ? 'made' : 'unchanged', calibration, items };
}

function itemsInUse(pool: LoadedPool, result: PoolCalibration | undefined): CalibratedItemRecord[] {
  return pool.items.flatMap(({ before }, i) => {
    const item = result?.items[i];
    return item === undefined || pool.isInUse[i] !== true ? [] : [{ ...item, before }];
  });
}

function describe(
  bankVersion: string,
  startedBy: string | null,
  pools: readonly LoadedPool[],
  results: readonly PoolCalibration[],
  items: readonly CalibratedItemRecord[],
): NewCalibration {
  const models = items.map(({ itemId, revision, measured }) => [itemId, revision, measured]);
  const checksum = createHash('sha256')
    .update(JSON.stringify([bankVersion, ENGINE_VERSION, models]))
    .digest('hex');
  const estimated = results.filter(({ logLikelihood }) => logLikelihood !== null);
  const sum = (of: (result: PoolCalibration) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    version: `calibration-${checksum.slice(0, 10)}`,
    bankVersion,
    engineVersion: ENGINE_VERSION,
    method: calibrationMethod,
    checksum,
    people: sum(({ people }) => people),
    answers: sum(({ answers }) => answers),
    logLikelihood: estimated.length === 0 ? null : sum(({ logLikelihood }) => logLikelihood ?? 0),
    converged: results.every(({ converged }) => converged),
    pools: results.map(({ items: _, ...result }, p) => ({
      ...result,
      domains: pools[p]?.domains ?? [],
      quizzes: pools[p]?.quizzes ?? [],
    })),
    startedBy,
  };
}
