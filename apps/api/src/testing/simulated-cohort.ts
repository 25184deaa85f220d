import { randomUUID } from 'node:crypto';
import {
  expertParameters,
  type Item,
  type MeasuredItem,
  makeRng,
  type Rng,
  simulateResponses,
  standardNormal,
} from '@careway/assessment';
import type { Database } from '@careway/database';
import { type Kysely, sql } from 'kysely';

/** People whose answers follow known response models, as finished attempts in the database. */
export interface SimulatedCohort {
  /** The true model of each question. */
  readonly truth: ReadonlyMap<string, MeasuredItem>;
}

/**
 * Puts attempts of simulated people into the database: each is given `questions` questions of the pool at random and answers
 * by its true model, whose difficulty is the judged one plus an error of sd .7, as the priors say. Abilities N(mean, 1). The
 * same seed gives the same answers.
 */
export async function insertCohort(
  db: Kysely<Database>,
  items: readonly { readonly item: Item; readonly revision: number }[],
  options: {
    readonly people: number;
    readonly questions: number;
    readonly mean: number;
    readonly seed: string;
    readonly startedAt: Date;
    readonly truth?: ReadonlyMap<string, MeasuredItem>;
  },
): Promise<SimulatedCohort> {
  const rng = makeRng(options.seed);
  const models = items.map(({ item }) => options.truth?.get(item.id) ?? trueModel(item, rng));
  const attempts = Array.from({ length: options.people }, () => ({ person: randomUUID(), attempt: randomUUID() }));
  const at = options.startedAt.toISOString();
  const answers = attempts.flatMap((owner) => {
    const theta = options.mean + standardNormal(rng);
    const drawn = draw(items.length, options.questions, rng);
    const { scores } = simulateResponses(
      drawn.flatMap((i) => models[i] ?? []),
      [theta],
      rng,
    );
    return drawn.map((i, place) => {
      const entry = items[i];
      if (entry === undefined) throw new Error('A question was drawn that is not there.');
      return { ...owner, position: place + 1, ...answerTo(entry.item, scores[place] ?? 0), revision: entry.revision };
    });
  });
  await sql`
    insert into attempt (person_id, id, quiz, quiz_title, blueprint_version, bank_version, seed, target_share, mode,
      max_questions, state, stop_reason, started_at, finished_at)
    select person::uuid, attempt::uuid, 'pcc-form', 'Simulated', '1', '1', '1', 0.7, 'form', ${options.questions},
      'complete', 'all-answered', ${at}::timestamptz, ${at}::timestamptz + interval '1 hour'
    from jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb) as t (person text, attempt text)`.execute(db);
  await sql`
    insert into attempt_question (person_id, attempt_id, position, item_id, item_revision, options, presented_at,
      answered_at, chosen, points, max_points)
    select person::uuid, attempt::uuid, position, item, revision, '[]', ${at}::timestamptz,
      ${at}::timestamptz + interval '20 seconds', chosen, points, most
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      as t (person text, attempt text, position int, item text, revision int, chosen jsonb, points int, most int)`.execute(
    db,
  );
  return { truth: new Map(items.flatMap(({ item }, i) => (models[i] === undefined ? [] : [[item.id, models[i]]]))) };
}

const JUDGED_ERROR = 0.7;

function trueModel(item: Item, rng: Rng): MeasuredItem {
  const expert = expertParameters(item);
  const error = JUDGED_ERROR * standardNormal(rng);
  const slope = Math.exp(0.3 * standardNormal(rng));
  if (expert.model === 'nrm') throw new Error('No question is nominal.');
  const discrimination = expert.discrimination * slope;
  return expert.model === '4pl'
    ? { ...expert, discrimination, difficulty: expert.difficulty + error }
    : { ...expert, discrimination, thresholds: expert.thresholds.map((b) => b + error) };
}

function draw(from: number, count: number, rng: Rng): number[] {
  const left = Array.from({ length: from }, (_, i) => i);
  return Array.from({ length: count }, () => left.splice(Math.floor(rng() * left.length), 1)).flat();
}

/** An answer that earns the credit in this place of the credits there are: for right/wrong, the key or one wrong option. */
function answerTo(item: Item, category: number) {
  const credits = [...new Set([0, ...item.options.map(({ credit }) => credit)])].toSorted((a, b) => a - b);
  const isJudgement = item.kind === 'judgement';
  const points = isJudgement ? (credits[category] ?? 0) : category;
  const best = Math.max(...credits);
  const wanted = isJudgement ? points : category * best;
  const chosen = item.options.filter(({ credit }) => credit === wanted).map(({ id }) => id);
  return {
    item: item.id,
    chosen: item.kind === 'multiple' && category === 1 ? chosen : chosen.slice(0, 1),
    points,
    most: isJudgement ? best : 1,
  };
}
