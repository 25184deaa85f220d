import { learnCodes } from './code-model.ts';
import { type FiledTitle, shelveTitles, type TitleShelf } from './filed-titles.ts';
import { createTitleFinder, type NearTitle } from './near-titles.ts';
import { numberFeatures } from './title-features.ts';
import { titleWords } from './title-words.ts';
import { createWordFinder, type NearWord } from './word-similarity.ts';

/** A code that a title may mean, with the filed titles that speak for it, nearest first. */
export interface TitleMatch {
  readonly code: string;
  /** 0–1: how near its nearest filed title is; 1 is the same words. */
  readonly similarity: number;
  readonly titles: readonly string[];
}

/** An index of filed titles that finds codes for free text. */
export interface TitleIndex {
  /** Different titles in it. */
  readonly size: number;
  /** At most `limit` codes, best first; empty when no filed title shares a word or a slip of one. */
  find(text: string, limit: number): readonly TitleMatch[];
}

/** Codes that most of those who ask mean. */
export interface LikelyCodes {
  has(code: string): boolean;
  /** Share of the asked titles that mean one of them, above 0 and below 1. */
  readonly share: number;
}

/** The same words, and beyond that the same writing, come first: nothing outweighs them. */
const SAME_WORDS = 100;
const SAME_WRITING = 100;
const SAME = 0.999;
/** Above this a title is the one asked for with a slip or a word of rank, and nearness outweighs the model. */
const NEARLY = 0.8;
const NEARLY_SAME = 40;
/** What nearness counts below that, and how far the model is believed: near conditional logistic regression on two tenths. */
const NEARNESS = 3;
const BELIEF = 0.8;
/** An unknown word is read as the known one that is this near. */
const A_SLIP = 0.6;
const TITLES_TOLD = 3;

/**
 * Builds the index. Titles are sets of words (`titleWords`: case, order, plurals and common abbreviations make no
 * difference). A text whose words, or slips of them, are those of a filed title has that title's codes; otherwise codes
 * that share a word with it come in the order that a model of all filed titles holds probable (`learnCodes`), where
 * `likely` codes have a head start.
 */
export function createTitleIndex(filed: readonly FiledTitle[], likely?: LikelyCodes): TitleIndex {
  const steps = buildTitleIndex(filed, likely);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** As `createTitleIndex`, in steps of some tens of milliseconds: 45,000 titles take a few seconds together. */
export function* buildTitleIndex(filed: readonly FiledTitle[], likely?: LikelyCodes): Generator<void, TitleIndex> {
  const shelf = shelveTitles(filed);
  yield;
  const { codes, titles, vocabulary, wordNumbers, asWritten } = shelf;
  const wordFinder = createWordFinder(vocabulary);
  const titlesNear = createTitleFinder(shelf);
  const features = numberFeatures(shelf);
  yield;
  const probabilities = yield* learnCodes(shelf, features);
  const start = headStart(shelf, likely);

  function find(text: string, limit: number): readonly TitleMatch[] {
    const words = [...new Set(titleWords(text))];
    const readings = words.map((word) => wordFinder.near(word));
    const found = new Map<number, NearTitle[]>();
    for (const near of titlesNear(readings)) {
      for (const code of titles[near.title]?.codes ?? []) {
        const nearest = found.get(code) ?? [];
        keepNearest(nearest, near);
        found.set(code, nearest);
      }
    }
    const probable = probabilities(words.map((word, place) => readAs(word, readings[place] ?? [])));
    const written = asWritten.get(text.trim().toLowerCase());
    return [...found]
      .map(([code, nearest]) => ({ code, nearest, similarity: nearest[0]?.similarity ?? 0 }))
      .map(({ code, nearest, similarity }) => ({
        code: codes[code] ?? '',
        similarity,
        titles: nearest.map(({ title }) => titles[title]?.title ?? ''),
        order:
          (similarity >= SAME ? SAME_WORDS : 0) +
          (written?.has(code) === true ? SAME_WRITING : 0) +
          NEARLY_SAME * Math.max(0, similarity - NEARLY) +
          NEARNESS * similarity +
          BELIEF * (probable[code] ?? 0) +
          (start[code] ?? 0),
      }))
      .toSorted((a, b) => b.order - a.order || (a.code < b.code ? -1 : 1))
      .slice(0, limit)
      .map(({ order: _, ...match }) => match);
  }

  function readAs(word: string, readings: readonly NearWord[]): string {
    const [best] = readings;
    if (wordNumbers.has(word) || best === undefined || best.similarity < A_SLIP) return word;
    return vocabulary[best.word] ?? word;
  }
  return { size: titles.length, find };
}

/** By code: the logarithm of how much more often the likely codes are asked for than they are filed. */
function headStart({ codes, sizes }: TitleShelf, likely: LikelyCodes | undefined): Float64Array {
  const start = new Float64Array(codes.length);
  if (likely === undefined) return start;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const own = sizes.reduce((sum, size, code) => sum + (likely.has(codes[code] ?? '') ? size : 0), 0);
  if (own === 0 || own === all) return start;
  const more = Math.log(likely.share / (1 - likely.share)) - Math.log(own / (all - own));
  return start.map((_, code) => (likely.has(codes[code] ?? '') ? more : 0));
}

/** Keeps the `TITLES_TOLD` nearest, nearest first, of equals the one filed first. */
function keepNearest(nearest: NearTitle[], near: NearTitle): void {
  const place = nearest.findIndex(
    ({ title, similarity }) => near.similarity > similarity || (near.similarity === similarity && near.title < title),
  );
  nearest.splice(place < 0 ? nearest.length : place, 0, near);
  if (nearest.length > TITLES_TOLD) nearest.pop();
}
