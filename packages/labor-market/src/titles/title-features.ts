import type { TitleShelf } from './filed-titles.ts';

/** A title as numbered features with their values, together of length `LENGTH`. */
export interface FeatureVector {
  readonly features: readonly number[];
  readonly values: readonly number[];
}

/** The features of all filed titles, in the order of the shelf, and those of any words. */
export interface TitleFeatures {
  readonly count: number;
  readonly filed: readonly FeatureVector[];
  /** Features that no filed title has are left out. */
  of(words: readonly string[]): FeatureVector;
}

/** What a kind of feature counts: a word, two words in a row, the last word (what the person is), the first, a piece. */
const KINDS = { word: 1, row: 0.8, last: 1, first: 0.5, piece: 0.4 } as const;
type Kind = keyof typeof KINDS;
const PIECES = [3, 4, 5] as const;
/** Chosen among 3, 4 and 6 on two held-out ninths: the longer, the surer the model becomes in as many passes. */
const LENGTH = 5;

/** Numbers the features of a shelf's titles, each valued by its kind and by how few titles have it. */
export function numberFeatures({ titles, vocabulary }: TitleShelf): TitleFeatures {
  const numbers = new Map<string, number>();
  const kinds: Kind[] = [];
  const counts: number[] = [];
  const lists = titles.map(({ words }) => {
    const list: number[] = [];
    tellFeatures(
      words.map((word) => vocabulary[word] ?? ''),
      (name, kind) => {
        const number = numbers.get(name) ?? kinds.push(kind) - 1;
        numbers.set(name, number);
        counts[number] = (counts[number] ?? 0) + 1;
        list.push(number);
      },
    );
    return list;
  });
  const worth = counts.map(
    (count, number) => KINDS[kinds[number] ?? 'piece'] * Math.sqrt(Math.log(1 + titles.length / count)),
  );
  const toVector = (features: readonly number[]): FeatureVector => {
    const norm = Math.sqrt(features.reduce((sum, feature) => sum + (worth[feature] ?? 0) ** 2, 0)) || 1;
    return { features, values: features.map((feature) => ((worth[feature] ?? 0) * LENGTH) / norm) };
  };
  return {
    count: counts.length,
    filed: lists.map(toVector),
    of: (words) => {
      const list: number[] = [];
      tellFeatures(words, (name) => {
        const number = numbers.get(name);
        if (number !== undefined) list.push(number);
      });
      return toVector(list);
    },
  };
}

/** Tells each feature of the words once, by a name that no feature of another kind has. */
function tellFeatures(words: readonly string[], tell: (name: string, kind: Kind) => void): void {
  for (const [place, word] of words.entries()) {
    tell(`=${word}`, 'word');
    const next = words[place + 1];
    if (next !== undefined) tell(`+${word} ${next}`, 'row');
  }
  const [first, last] = [words.at(0), words.at(-1)];
  if (first !== undefined) tell(`<${first}`, 'first');
  if (last !== undefined) tell(`>${last}`, 'last');
  const pieces = new Set<string>();
  for (const word of words) {
    const marked = `^${word}$`;
    for (const length of PIECES) {
      for (let at = 0; at + length <= marked.length; at++) pieces.add(marked.slice(at, at + length));
    }
  }
  for (const piece of pieces) tell(`~${piece}`, 'piece');
}
