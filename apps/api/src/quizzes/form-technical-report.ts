import {
  type DrawnFormReliability,
  drawnFormReliability,
  ENGINE_VERSION,
  type FormBlueprint,
  MIN_ITEM_ANSWERS,
  type MockBlueprint,
} from '@careway/assessment';
import type { FormTechnicalReport } from '@careway/contract';
import { type Database, type FormItemFigures, readFormScores } from '@careway/database';
import type { Kysely } from 'kysely';
import { describeQuizDetail, describeTarget } from './describe-quiz.ts';
import type { LoadedQuiz } from './load-quiz.ts';

/** People before a statistic of their results is told. */
const MIN_PEOPLE = 100;

const method =
  'Everybody gets questions drawn anew, so no two people share a form and coefficient alpha or omega cannot be computed. Reliability is that of questions nested in people: 1 − mean square within / mean square between (one-way analysis of variance; KR-21 for right/wrong questions). It counts the luck of the draw as error, so it is lower than alpha of one fixed form would be.';

/** What a quiz of drawn questions can publish of itself: classical statistics of the results people got. */
export async function writeFormTechnicalReport(
  db: Kysely<Database>,
  quiz: LoadedQuiz & { readonly blueprint: FormBlueprint | MockBlueprint },
): Promise<FormTechnicalReport> {
  const { blueprint } = quiz;
  const { people, items } = await readFormScores(db, blueprint.slug, blueprint.mode === 'mock');
  const { rules, limits } = describeQuizDetail(quiz);
  const pool = quiz.items.filter(({ item }) => blueprint.domains.some(({ domain }) => domain === item.domain));
  const isTold = people.length >= MIN_PEOPLE;
  const found = isTold && varies(people) ? drawnFormReliability(people) : null;
  return {
    kind: 'form',
    quiz: blueprint.slug,
    title: blueprint.title,
    sentence: sentenceOf(blueprint.title, people.length, found),
    purpose: [blueprint.goal],
    limits,
    versions: { bank: quiz.bankVersion, blueprint: blueprint.version, engine: ENGINE_VERSION },
    rules,
    target: describeTarget(quiz.targetShare),
    people: people.length,
    needed: MIN_PEOPLE,
    label: isTold
      ? `${people.length} people, each with the first finished attempt`
      : `too few people (${people.length} of ${MIN_PEOPLE})`,
    scores: isTold ? describeScores(people, found) : null,
    reliability: found === null ? null : { value: found.reliability, low: found.low, high: found.high },
    method,
    items: describeItems(items, pool.length),
    missing: [
      ...(found === null ? ['Reliability and error of a result: too few results yet, or all alike'] : []),
      'Whether questions favor a group: compared over the adaptive quizzes that share these questions',
      'Whether a result agrees with anything outside the quiz: nobody has followed that up yet',
    ],
  };
}

function varies(people: readonly (readonly number[])[]): boolean {
  const shares = people.filter((row) => row.length >= 2).flat();
  return shares.some((share) => share !== shares[0]);
}

function sentenceOf(title: string, people: number, found: DrawnFormReliability | null): string {
  if (found === null) {
    return people === 0
      ? `Nobody has finished ${title} yet, so nothing can be said of how well it measures.`
      : `${title} has been finished by ${people} ${people === 1 ? 'person' : 'people'}; ${people < MIN_PEOPLE ? 'that is too few' : 'their results are too much alike'} to say how well it measures.`;
  }
  const points = Math.round(100 * found.standardError);
  return `Of the differences between results of ${title}, ${Math.round(100 * found.reliability)}% would show again with other questions (95% interval ${Math.round(100 * found.low)} to ${Math.round(100 * found.high)}%); one result is off by about ${points} percentage points.`;
}

function describeScores(
  people: readonly (readonly number[])[],
  found: DrawnFormReliability | null,
): FormTechnicalReport['scores'] {
  const means = people.map((row) => row.reduce((sum, share) => sum + share, 0) / row.length);
  const mean = means.reduce((sum, share) => sum + share, 0) / means.length;
  const squares = means.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  return {
    mean,
    sd: Math.sqrt(squares / (means.length - 1)),
    standardError: found?.standardError ?? null,
    questions: people.reduce((sum, row) => sum + row.length, 0) / people.length,
  };
}

function describeItems(items: readonly FormItemFigures[], pool: number): FormTechnicalReport['items'] {
  const measured = items.filter(({ answers }) => answers >= MIN_ITEM_ANSWERS);
  return {
    pool,
    measured: measured.length,
    needed: MIN_ITEM_ANSWERS,
    label:
      measured.length === 0
        ? `no question has ${MIN_ITEM_ANSWERS} answers yet`
        : `${measured.length} of ${pool} questions have ${MIN_ITEM_ANSWERS} answers or more; each question’s own figures are with its authors`,
    shares: spreadOf(measured.map(({ meanShare }) => meanShare)),
    correlations: spreadOf(measured.flatMap(({ itemRestCorrelation }) => itemRestCorrelation ?? [])),
  };
}

function spreadOf(values: readonly number[]): { low: number; median: number; high: number } | null {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, median, high] = [at(0.1), at(0.5), at(0.9)];
  return low === undefined || median === undefined || high === undefined ? null : { low, median, high };
}
