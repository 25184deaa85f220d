import type { TitleShelf } from './filed-titles.ts';
import type { NearWord } from './word-similarity.ts';

/** A filed title that shares a word, or a slip of one, with a text; nearness 0–1, 1 is the same words. */
export interface NearTitle {
  readonly title: number;
  readonly similarity: number;
}

/**
 * Finds the titles near a text, which is given as the known words that each of its words may stand for, nearest first.
 * Nearness is the weight of what the two share against all their words (Dice). Not for use by two at once.
 */
export function createTitleFinder({ titles, holders, weights }: TitleShelf) {
  const rarest = Math.log(1 + titles.length);
  const lengths = titles.map(({ words }) => words.reduce((sum, word) => sum + (weights[word] ?? 0), 0));
  const shared = new Float64Array(titles.length);
  const countedFor = new Int32Array(titles.length).fill(-1);
  return (asked: readonly (readonly NearWord[])[]): readonly NearTitle[] => {
    const touched: number[] = [];
    let length = 0;
    for (const [place, readings] of asked.entries()) {
      const [best] = readings;
      const weight = best === undefined ? rarest / 2 : (weights[best.word] ?? 0);
      length += weight;
      for (const { word, similarity } of readings) {
        // A rare word that is only near must not count for more than the word that is nearest.
        const value = similarity * Math.min(weight, weights[word] ?? 0);
        for (const title of holders[word] ?? []) {
          if (countedFor[title] === place) continue;
          countedFor[title] = place;
          if (shared[title] === 0) touched.push(title);
          shared[title] = (shared[title] ?? 0) + value;
        }
      }
    }
    const near = touched.map((title) => ({
      title,
      similarity: Math.min(1, (2 * (shared[title] ?? 0)) / (length + (lengths[title] ?? 0))),
    }));
    for (const title of touched) {
      shared[title] = 0;
      countedFor[title] = -1;
    }
    return near;
  };
}
