/**
 * Prints the state of the bank as Markdown: counts, kinds, grounds, reviews, hints of the key, reading grades, and the
 * findings that a person should look at. Nothing here passes or fails; the tests beside it do.
 */
import type { Item } from '../../src/item.ts';
import type { BankFile } from '../../src/parse-bank-file.ts';
import {
  chiSquareOfEqualShares,
  choiceSharesByPosition,
  echoesOfStem,
  keyPositions,
  withLongestKey,
  withShortestKey,
} from './key-giveaways.ts';
import { absoluteDistractors } from './phrasing.ts';
import { isOneChoice, readBank } from './read-bank.ts';
import { readingGrade } from './reading-grade.ts';
import { similarStems } from './stem-similarity.ts';

/** The grade that the bank aims at where the subject allows. */
const AIMED_GRADE = 8;
const HARDEST_SHOWN = 15;
const ALIKE_SHOWN = 0.4;

const bank = readBank();
const items = bank.flatMap((file) => file.items);
const total: Pick<BankFile, 'items' | 'rejected'> & { readonly domain: string } = {
  domain: 'all',
  items,
  rejected: bank.flatMap((file) => file.rejected),
};
const rows = [...bank, total];

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);
const count = (own: readonly Item[], wanted: (item: Item) => boolean): number => own.filter(wanted).length;
const changedInReview = (item: Item): boolean => item.reviews.some(({ changed }) => !/^nothing\b/i.test(changed));

/** The words that a person reads before answering: exhibit lines are read for facts and stay out. */
const gradeOf = (item: Item): number => readingGrade(item.stem);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}

function printTable(title: string, header: readonly string[], body: readonly (readonly (string | number)[])[]): void {
  console.log(`\n## ${title}\n`);
  for (const row of [header, header.map(() => '---'), ...body]) console.log(`| ${row.join(' | ')} |`);
}

printTable(
  'Counts',
  ['domain', 'items', 'live', 'single', 'multiple', 'judgement', 'exhibit', 'recall', 'application', 'analysis'],
  rows.map(({ domain, items: own }) => [
    domain,
    own.length,
    count(own, (item) => item.status === 'live'),
    ...(['single', 'multiple', 'judgement'] as const).map((kind) => count(own, (item) => item.kind === kind)),
    count(own, (item) => item.exhibit !== undefined),
    ...(['recall', 'application', 'analysis'] as const).map((level) =>
      count(own, (item) => item.cognitiveLevel === level),
    ),
  ]),
);

printTable(
  'Grounds and reviews',
  [
    'domain',
    'verified',
    'secondary',
    'reasoning',
    'await sign-off',
    'reviewed',
    'changed in review',
    'drafts rejected',
  ],
  rows.map(({ domain, items: own, rejected }) => [
    domain,
    ...(['verified', 'secondary', 'professional-reasoning'] as const).map((ground) =>
      count(own, (item) => item.ground === ground),
    ),
    count(own, (item) => item.signOff !== 'none'),
    count(own, (item) => item.reviews.length > 0),
    count(own, changedInReview),
    rejected.length,
  ]),
);

printTable(
  'Hints of the key (items with one choice)',
  [
    'domain',
    'a',
    'b',
    'c',
    'd',
    'chi-square (df 3)',
    'key longest',
    'key shortest',
    'alone echoes the stem: key of all',
  ],
  rows.map(({ domain, items: own }) => {
    const positions = keyPositions(own, 4);
    const oneChoice = count(own, isOneChoice);
    const echoes = echoesOfStem(own);
    return [
      domain,
      ...positions,
      chiSquareOfEqualShares(positions).toFixed(2),
      percent(withLongestKey(own).length, oneChoice),
      percent(withShortestKey(own).length, oneChoice),
      `${echoes.key.length} of ${echoes.one.length}`,
    ];
  }),
);
console.log(
  `\nChoose-all items, share right at each position: ${choiceSharesByPosition(items)
    .map((share) => share.toFixed(2))
    .join(', ')}`,
);

printTable(
  `Reading grade (Flesch–Kincaid) of the stem, aim ${AIMED_GRADE}`,
  ['domain', 'median', `at most ${AIMED_GRADE}`, 'above 12', 'median of the options'],
  rows.map(({ domain, items: own }) => {
    const grades = own.map(gradeOf);
    return [
      domain,
      median(grades).toFixed(1),
      percent(grades.filter((grade) => grade <= AIMED_GRADE).length, own.length),
      percent(grades.filter((grade) => grade > 12).length, own.length),
      median(own.flatMap((item) => item.options.map((option) => readingGrade(option.text)))).toFixed(1),
    ];
  }),
);

printTable(
  'Hardest stems to read',
  ['item', 'grade', 'stem'],
  items
    .toSorted((a, b) => gradeOf(b) - gradeOf(a))
    .slice(0, HARDEST_SHOWN)
    .map((item) => [item.id, gradeOf(item).toFixed(1), item.stem]),
);

printTable(
  `Stems alike (cosine of weighted words, from ${ALIKE_SHOWN})`,
  ['items', 'similarity', 'enemies'],
  similarStems(items, ALIKE_SHOWN).map(({ first, second, similarity }) => [
    `${first.id} ${second.id}`,
    similarity.toFixed(2),
    first.enemies?.includes(second.id) ? 'yes' : 'no',
  ]),
);

printTable(
  'Absolute words in wrong options alone',
  ['item', 'option'],
  items.flatMap((item) => absoluteDistractors(item).map((option) => [item.id, option.text])),
);
