import { randomUUID } from 'node:crypto';
import { type Item, type MeasuredItem, makeRng, standardNormal } from '@careway/assessment';
import type { Database } from '@careway/database';
import { type Kysely, sql } from 'kysely';
import { answerTo, draw, drawCategories, trueModel } from '../demo/simulated-answers.ts';

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
    const categories = drawCategories(
      drawn.flatMap((i) => models[i] ?? []),
      theta,
      rng,
    );
    return drawn.map((i, place) => {
      const entry = items[i];
      if (entry === undefined) throw new Error('A question was drawn that is not there.');
      return {
        ...owner,
        position: place + 1,
        item: entry.item.id,
        revision: entry.revision,
        ...answerTo(entry.item, categories[place] ?? 0),
      };
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
      ${at}::timestamptz + interval '20 seconds', chosen, points, "maxPoints"
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      as t (person text, attempt text, position int, item text, revision int, chosen jsonb, points int, "maxPoints" int)`.execute(
    db,
  );
  return { truth: new Map(items.flatMap(({ item }, i) => (models[i] === undefined ? [] : [[item.id, models[i]]]))) };
}
