import { randomUUID } from 'node:crypto';
import { expertParameters, type Item, readinessDomains } from '@careway/assessment';
import { type Database, listLiveItems } from '@careway/database';
import { type Kysely, sql } from 'kysely';

/** Uniform numbers in [0, 1) from a seed (mulberry32 of Tommy Ettinger, public domain). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** People with finished attempts at pcc-readiness and their groups, as the database keeps them. */
export interface SimulatedAnswers {
  /** The question that is harder for women than for men of the same ability. */
  readonly planted: string;
  readonly questions: readonly string[];
  readonly people: readonly string[];
}

/**
 * Puts 900 people into the database who each answered the same 24 right/wrong questions by their response models: 500 men
 * and 400 women, women .3 logits less able; age told by all and without any effect. One question is 1.3 logits harder for
 * women. All agree to the check of questions.
 */
export async function putSimulatedAnswers(db: Kysely<Database>): Promise<SimulatedAnswers> {
  const random = uniform(20_261_125);
  const live = (await listLiveItems(db)).filter(
    ({ item }) => item.kind === 'single' && readinessDomains.some((domain) => domain === item.domain),
  );
  const stride = Math.floor(live.length / 24);
  const asked = Array.from({ length: 24 }, (_, i) => live[i * stride]).filter((one) => one !== undefined);
  const planted = asked[10]?.item.id ?? '';
  const people = Array.from({ length: 900 }, (_, n) => ({
    id: randomUUID(),
    attemptId: randomUUID(),
    gender: n < 500 ? 'man' : 'woman',
    age: random() < 0.5 ? 'under-40' : '40-or-over',
    theta: normal(random) - (n < 500 ? 0 : 0.3),
  }));
  const answers = people.flatMap((person) =>
    asked.map(({ item, revision }, i) => {
      const shift = item.id === planted && person.gender === 'woman' ? 1.3 : 0;
      const isRight = random() < 1 / (1 + Math.exp(difficultyOf(item) + shift - person.theta));
      return { person, item, revision, position: i + 1, isRight };
    }),
  );
  await sql`
    insert into attempt (person_id, id, quiz, quiz_title, blueprint_version, bank_version, seed, target_share, mode,
      max_questions, state, stop_reason, started_at, finished_at)
    select person_id, id, 'pcc-readiness', 'PCC readiness', '1', 'test', 'seed', 0.6, 'form', 24, 'complete',
      'all-answered', '2026-11-20T10:00:00Z', '2026-11-20T10:30:00Z'
    from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ attemptId }) => attemptId)}::uuid[]) as p (person_id, id)`.execute(
    db,
  );
  await sql`
    insert into group_data (person_id, gender, age, question_check_agreed_at, changed_at)
    select person_id, gender, age, '2026-11-19T10:00:00Z', '2026-11-19T10:00:00Z'
    from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ gender }) => gender)}::text[],
      ${people.map(({ age }) => age)}::text[]) as p (person_id, gender, age)`.execute(db);
  await sql`
    insert into attempt_question (person_id, attempt_id, position, item_id, item_revision, options, presented_at,
      answered_at, chosen, points, max_points)
    select person_id, attempt_id, position, item_id, revision, '[]', '2026-11-20T10:00:00Z', '2026-11-20T10:01:00Z',
      '[]', points, 1
    from unnest(${answers.map(({ person }) => person.id)}::uuid[], ${answers.map(({ person }) => person.attemptId)}::uuid[],
      ${answers.map(({ position }) => position)}::int[], ${answers.map(({ item }) => item.id)}::text[],
      ${answers.map(({ revision }) => revision)}::int[], ${answers.map(({ isRight }) => Number(isRight))}::int[])
      as a (person_id, attempt_id, position, item_id, revision, points)`.execute(db);
  return { planted, questions: asked.map(({ item }) => item.id), people: people.map(({ id }) => id) };
}

function difficultyOf(item: Item): number {
  const model = expertParameters(item);
  if (model.model !== '4pl') throw new Error(`${item.id} is not a right/wrong question.`);
  return model.difficulty;
}

/** A standard normal deviate (Box & Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
