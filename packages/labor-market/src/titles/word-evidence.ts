import type { TitleShelf } from './filed-titles.ts';
import type { NearWord } from './word-similarity.ts';

/** What the words of a text say: the titles near it, and a row of all codes for each kind of evidence. */
export interface WordsSaid {
  /** Titles that share a word or a slip of one, with their nearness, 0–1. */
  readonly near: readonly { readonly title: number; readonly similarity: number }[];
  readonly profile: Float64Array;
  readonly head: Float64Array;
  readonly pairs: Float64Array;
}

/** Holds down codes of few titles in the profile, words that end few titles, and pairs that few titles hold. */
const PROFILE_FLOOR = 5;
const HEAD_FLOOR = 2;
const PAIR_FLOOR = 1;

/** Reads a text given as the known words that each of its words may stand for, nearest first. Not for use by two at once. */
export function createWordEvidence(shelf: TitleShelf): (asked: readonly (readonly NearWord[])[]) => WordsSaid {
  const { codes, titles, holders, weights, sizes } = shelf;
  const rarest = Math.log(1 + titles.length);
  const lengths = titles.map(({ words }) => words.reduce((sum, word) => sum + (weights[word] ?? 0), 0));
  const shared = new Float64Array(titles.length);
  const countedFor = new Int32Array(titles.length).fill(-1);
  const row = () => new Float64Array(codes.length);
  const addTo = (target: Float64Array, title: number, value: number) => {
    for (const code of titles[title]?.codes ?? []) target[code] = (target[code] ?? 0) + value;
  };

  function shareOfHead(word: number): Float64Array {
    const head = row();
    const ending = (holders[word] ?? []).filter((title) => titles[title]?.words.at(-1) === word);
    for (const title of ending) addTo(head, title, 1 / (ending.length + HEAD_FLOOR));
    return head;
  }

  function shareOfPairs(words: readonly number[]): Float64Array {
    const pairs = words.flatMap((word, index) =>
      words.slice(index + 1).flatMap((other) => {
        const both = (holders[word] ?? []).filter((title) => titles[title]?.words.includes(other) === true);
        return both.length === 0 ? [] : [both];
      }),
    );
    const said = row();
    for (const both of pairs) {
      for (const title of both) addTo(said, title, 1 / ((both.length + PAIR_FLOOR) * pairs.length));
    }
    return said;
  }

  return (asked) => {
    const profile = row();
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
          for (const code of titles[title]?.codes ?? []) {
            profile[code] = (profile[code] ?? 0) + value / (PROFILE_FLOOR + (sizes[code] ?? 0));
          }
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
    const nearestWords = asked.flatMap(([best]) => (best === undefined ? [] : [best.word]));
    const last = asked.at(-1)?.at(0)?.word;
    return {
      near,
      profile: profile.map((value) => value / (length || 1)),
      head: last === undefined ? row() : shareOfHead(last),
      pairs: shareOfPairs(nearestWords),
    };
  };
}
