import { rankWords, titleWords } from './title-words.ts';

/** A title that people use, with the code it is filed under. */
export interface FiledTitle {
  readonly title: string;
  /** The code the caller ranks by: SOC or O*NET-SOC. */
  readonly code: string;
}

/** Titles of O*NET as filed under SOC codes of six digits, the short forms of titles too. */
export function toFiledTitles(
  rows: readonly { readonly onetSoc: string; readonly title: string; readonly shortTitle?: string }[],
): readonly FiledTitle[] {
  return rows.flatMap(({ onetSoc, title, shortTitle }) => {
    const code = onetSoc.slice(0, 7);
    return shortTitle === undefined
      ? [{ title, code }]
      : [
          { title, code },
          { title: shortTitle, code },
        ];
  });
}

/** Filed titles as sets of numbered words: titles of the same words are one. */
export interface TitleShelf {
  readonly codes: readonly string[];
  readonly vocabulary: readonly string[];
  readonly wordNumbers: ReadonlyMap<string, number>;
  readonly titles: readonly ShelvedTitle[];
  /** Titles that hold a word, by the word's number, in the order of `titles`. */
  readonly holders: readonly (readonly number[])[];
  /** What a word says: the logarithm of how few titles hold it; a word of rank a fifth. */
  readonly weights: readonly number[];
  /** Titles of each code. */
  readonly sizes: Float64Array;
  /** Codes whose title is written so, trimmed and in lower case. */
  readonly asWritten: ReadonlyMap<string, ReadonlySet<number>>;
}

export interface ShelvedTitle {
  readonly title: string;
  readonly codes: readonly number[];
  /** In the order written, each once; the last is most often what the person is. */
  readonly words: readonly number[];
}

/** How much a word of rank (senior, II) counts against one of work. */
const RANK_WORD_WEIGHT = 0.2;

/** Reads filed titles into a shelf. */
export function shelveTitles(filed: readonly FiledTitle[]): TitleShelf {
  const codes = [...new Set(filed.map(({ code }) => code))];
  const codeNumbers = new Map(codes.map((code, index) => [code, index]));
  const wordNumbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const byWords = new Map<string, { title: string; codes: Set<number>; words: readonly number[] }>();
  const asWritten = new Map<string, Set<number>>();
  for (const { title, code } of filed) {
    const number = codeNumbers.get(code) ?? 0;
    const written = title.trim().toLowerCase();
    asWritten.set(written, (asWritten.get(written) ?? new Set()).add(number));
    const words = [...new Set(titleWords(title))].map((word) => {
      const known = wordNumbers.get(word);
      if (known !== undefined) return known;
      wordNumbers.set(word, vocabulary.length);
      return vocabulary.push(word) - 1;
    });
    const key = words.toSorted((a, b) => a - b).join(' ');
    const entry = byWords.get(key) ?? { title, codes: new Set(), words };
    entry.codes.add(number);
    byWords.set(key, entry);
  }
  const titles = [...byWords.values()].map((entry) => ({ ...entry, codes: [...entry.codes] }));
  const holders: number[][] = vocabulary.map(() => []);
  const sizes = new Float64Array(codes.length);
  for (const [index, { words, codes: own }] of titles.entries()) {
    for (const code of own) sizes[code] = (sizes[code] ?? 0) + 1;
    for (const word of words) holders[word]?.push(index);
  }
  const weights = holders.map(
    (list, word) =>
      Math.log(1 + titles.length / list.length) * (rankWords.has(vocabulary[word] ?? '') ? RANK_WORD_WEIGHT : 1),
  );
  return { codes, vocabulary, wordNumbers, titles, holders, weights, sizes, asWritten };
}
