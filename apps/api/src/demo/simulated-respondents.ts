import { randomUUID } from 'node:crypto';
import { type Item, type MeasuredItem, type Rng, standardNormal } from '@careway/assessment';
import {
  type BankItem,
  type Database,
  insertSimulatedAttempts,
  insertSimulatedGroups,
  insertSimulatedPeople,
  type SimulatedAttempt,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { GUEST_EMAIL_DOMAIN } from '../accounts/own-address.ts';
import type { LoadedQuiz } from '../quizzes/load-quiz.ts';
import { clockAt } from './clock.ts';
import { answerTo, draw, drawCategories } from './simulated-answers.ts';

/** Questions that all of them answer, and that each answers of the others, at random. */
const COMMON = 20;
const OTHERS = 40;
/** Between so many days ago they came. */
const DAYS_AGO = [75, 105] as const;
/** Common questions that are so much harder for one group, logits: there is something to judge, and a verdict to read. */
const PLANTED = [
  { place: 7, shift: 1.2, isHarderFor: (person: Respondent) => person.firstLanguage === 'another-language' },
  { place: 13, shift: 1.2, isHarderFor: (person: Respondent) => person.age === '40-or-over' },
] as const;
const ANOTHER_LANGUAGE_SHARE = 0.3;
const BATCH = 200;

/** Puts guests with finished forms into the database, so that calibration and comparison of groups have answers to go by. */
export async function addRespondents(
  db: Kysely<Database>,
  quiz: LoadedQuiz,
  models: ReadonlyMap<string, MeasuredItem>,
  options: { readonly people: number; readonly now: Date; readonly rng: Rng; readonly onPart: (share: number) => void },
): Promise<void> {
  const { people: count, now, rng } = options;
  const domains = new Set<string>(quiz.blueprint.domains.map(({ domain }) => domain));
  const pool = quiz.items.filter(({ item }) => domains.has(item.domain));
  const stride = Math.floor(pool.length / COMMON);
  const common = Array.from({ length: COMMON }, (_, i) => i * stride);
  const others = pool.map((_, i) => i).filter((i) => !common.includes(i));
  const planted = PLANTED.map((one) => ({ ...one, itemId: pool[common[one.place] ?? 0]?.item.id }));
  for (let from = 0; from < count; from += BATCH) {
    const people = Array.from({ length: Math.min(BATCH, count - from) }, () => newRespondent(now, rng));
    await insertSimulatedPeople(db, people);
    const attempts = people.map((person): SimulatedAttempt => {
      const places = [...common, ...draw(others.length, OTHERS, rng).flatMap((i) => others[i] ?? [])];
      const asked = places.flatMap((i) => pool[i] ?? []);
      const shift = (item: Item) =>
        planted.find(({ itemId, isHarderFor }) => itemId === item.id && isHarderFor(person))?.shift ?? 0;
      return {
        personId: person.id,
        id: randomUUID(),
        startedAt: person.createdAt,
        answers: answer(asked, (item) => shifted(models.get(item.id), shift(item)), person.theta, rng),
      };
    });
    await insertSimulatedAttempts(
      db,
      {
        quiz: quiz.blueprint.slug,
        quizTitle: quiz.blueprint.title,
        blueprintVersion: quiz.blueprint.version,
        bankVersion: quiz.bankVersion,
        targetShare: quiz.targetShare,
      },
      attempts,
    );
    await insertSimulatedGroups(
      db,
      people.map((person) => ({
        personId: person.id,
        gender: rng() < 0.7 ? 'woman' : 'man',
        age: person.age,
        firstLanguage: person.firstLanguage,
        isForImpact: false,
        at: person.createdAt,
      })),
    );
    options.onPart((from + people.length) / count);
  }
}

type Respondent = ReturnType<typeof newRespondent>;

function newRespondent(now: Date, rng: Rng) {
  const id = randomUUID();
  const [least, most] = DAYS_AGO;
  const clock = clockAt(now, Math.floor(least + (most - least) * rng()), 24 * rng());
  return {
    id,
    name: 'Guest',
    email: `${id}@${GUEST_EMAIL_DOMAIN}`,
    isGuest: true,
    createdAt: clock.now(),
    theta: 0.4 + standardNormal(rng),
    firstLanguage: rng() < ANOTHER_LANGUAGE_SHARE ? ('another-language' as const) : ('english' as const),
    age: rng() < 0.65 ? ('under-40' as const) : ('40-or-over' as const),
  };
}

function answer(
  asked: readonly BankItem[],
  modelFor: (item: Item) => MeasuredItem,
  theta: number,
  rng: Rng,
): SimulatedAttempt['answers'] {
  const categories = drawCategories(
    asked.map(({ item }) => modelFor(item)),
    theta,
    rng,
  );
  return asked.map(({ item, revision }, i) => ({
    itemId: item.id,
    revision,
    ...answerTo(item, categories[i] ?? 0),
    seconds: 10 + Math.floor(50 * rng()),
  }));
}

function shifted(model: MeasuredItem | undefined, by: number): MeasuredItem {
  if (model === undefined) throw new Error('Every question of the pool has a model.');
  if (by === 0 || model.model === 'nrm') return model;
  return model.model === '4pl'
    ? { ...model, difficulty: model.difficulty + by }
    : { ...model, thresholds: model.thresholds.map((b) => b + by) };
}
