import { categoryOf, LOW_EFFORT_SECONDS, type Matrix, type Pool, type PoolItem, poolsOf } from '@careway/assessment';
import {
  type CountableAnswers,
  type Database,
  findActiveCalibration,
  listBlueprints,
  listCalibrationReleases,
  listCountableAnswers,
  listRevisionsOfDomains,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { type CalibratedModels, modelOf } from '../quizzes/adaptive-measure.ts';
import { readModels } from '../quizzes/load-quiz.ts';

/** A pool with its questions and every countable answer to them. */
export interface LoadedPool extends Pool {
  readonly items: readonly PoolItem[];
  /** Whether the question at this revision is one that new attempts may be given; in the order of `items`. */
  readonly isInUse: readonly boolean[];
  readonly data: Matrix;
}

/** Questions as `id@revision` that a person found sound: ever, and since the calibration in use was made. */
interface Released {
  readonly ever: ReadonlySet<string>;
  readonly sinceActive: ReadonlySet<string>;
}

const usable: readonly string[] = ['live', 'pilot', 'watch'];

/** Every pool with the answers that count so far. Revisions that were replaced take part where somebody answered them. */
export async function readPools(db: Kysely<Database>): Promise<readonly LoadedPool[]> {
  const active = await findActiveCalibration(db);
  const models = await readModels(db, active?.version ?? null);
  const releases = (await listCalibrationReleases(db, new Date(0))).map(({ itemId, revision, at }) => ({
    question: `${itemId}@${revision}`,
    isSinceActive: active !== undefined && at >= active.createdAt,
  }));
  const released: Released = {
    ever: new Set(releases.map(({ question }) => question)),
    sinceActive: new Set(releases.flatMap(({ question, isSinceActive }) => (isSinceActive ? [question] : []))),
  };
  const pools: LoadedPool[] = [];
  for (const pool of poolsOf(await listBlueprints(db))) pools.push(await readPool(db, pool, models, released));
  return pools;
}

async function readPool(
  db: Kysely<Database>,
  pool: Pool,
  models: CalibratedModels,
  released: Released,
): Promise<LoadedPool> {
  const answers = await listCountableAnswers(db, pool.quizzes, LOW_EFFORT_SECONDS);
  const answered = new Set(answers.flatMap(({ questions }) => questions));
  const revisions = (await listRevisionsOfDomains(db, pool.domains))
    .map((known) => ({ ...known, isInUse: known.isCurrent && usable.includes(known.status) }))
    .filter(({ item, revision, isInUse }) => isInUse || answered.has(`${item.id}@${revision}`));
  const items = revisions.map(({ item, revision }) => {
    const before = modelOf({ item, revision }, models);
    const question = `${item.id}@${revision}`;
    const returns = before.status === 'suspended' && released.sinceActive.has(question);
    return {
      item,
      revision,
      before: returns ? { ...before, status: 'provisional' as const } : before,
      isReleased: released.ever.has(question),
    };
  });
  return { ...pool, items, isInUse: revisions.map(({ isInUse }) => isInUse), data: toMatrix(items, answers) };
}

function toMatrix(items: readonly PoolItem[], answers: readonly CountableAnswers[]): Matrix {
  const columns = new Map(items.map(({ item, revision }, column) => [`${item.id}@${revision}`, column]));
  const scores = new Int8Array(answers.length * items.length).fill(-1);
  answers.forEach(({ questions, points }, person) => {
    questions.forEach((question, place) => {
      const column = columns.get(question);
      const item = items[column ?? -1]?.item;
      if (column === undefined || item === undefined) return;
      scores[person * items.length + column] = categoryOf(item, points[place] ?? 0);
    });
  });
  return { persons: answers.length, items: items.length, scores };
}
