import { type Database, listCalibrations, queueWork } from '@careway/database';
import type { Kysely } from 'kysely';
import { THE_PRODUCT } from '../jobs/the-product.ts';
import { readPools } from './read-pools.ts';

/** New answers that count before the nightly run makes another version. */
export const LEAST_NEW_ANSWERS = 100;
const DAY_MS = 86_400_000;

/** What the nightly run did: the job it queued, or why it queued none. */
export interface NightlyOutcome {
  readonly jobId: string | null;
  /** Answers that count and that the latest calibration did not have. */
  readonly newAnswers: number;
}

/**
 * Queues a calibration when at least `LEAST_NEW_ANSWERS` answers came since the latest one; the job makes a version that waits
 * for an author. While a calibration waits or runs no second one is queued, and once it is made its answers are no longer
 * new, so any number of processes may call this at the same hour.
 */
export async function queueDueCalibration(db: Kysely<Database>): Promise<NightlyOutcome> {
  const [latest] = await listCalibrations(db, { after: undefined, limit: 1 });
  const pools = await readPools(db);
  const answers = pools.reduce((sum, { data }) => sum + data.scores.reduce((n, score) => n + Number(score >= 0), 0), 0);
  const newAnswers = answers - (latest?.answers ?? 0);
  if (newAnswers < LEAST_NEW_ANSWERS) return { jobId: null, newAnswers };
  return { jobId: await queueWork(db, { kind: 'calibration', payload: {}, startedBy: THE_PRODUCT }), newAnswers };
}

/** Milliseconds from `now` to the next time of day `at` (minutes after midnight, UTC); a whole day when it is that minute. */
export function untilNext(at: number, now: Date): number {
  const ahead = at * 60_000 - (now.getTime() % DAY_MS);
  return ahead > 0 ? ahead : ahead + DAY_MS;
}

/** Runs `queueDueCalibration` every day at `at` (minutes after midnight, UTC) until it is stopped. */
export function startNightlyCalibration(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  at: number,
  tell: (outcome: NightlyOutcome | { readonly error: unknown }) => void,
): { stop(): Promise<void> } {
  let working: Promise<void> = Promise.resolve();
  const wait = () => setTimeout(run, untilNext(at, deps.now()));
  const run = () => {
    working = queueDueCalibration(deps.db).then(tell, (error: unknown) => tell({ error }));
    timer = wait();
  };
  let timer = wait();
  return {
    stop: async () => {
      clearTimeout(timer);
      await working;
    },
  };
}
