import { rankWords, titleWords } from './title-words.ts';
import { createWordFinder } from './word-similarity.ts';

/** A title that people use, with the code it is filed under. */
export interface FiledTitle {
  readonly title: string;
  /** The code the caller ranks by: SOC or O*NET-SOC. */
  readonly code: string;
}

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

/** Near titles that have a say in the order of codes. */
const NEIGHBOURS = 80;
/** How much faster a title's say falls than its nearness. */
const VOTE_POWER = 4;
const VOTE_WEIGHT = 0.12;
const PROFILE_WEIGHT = 0.3;
/** What the very same words are worth: no number of near titles outweighs them. */
const SAME_WORDS = 0.5;
const SAME = 0.999;
/** What the very same writing is worth beyond that: plurals can tell codes apart. */
const SAME_WRITING = 0.5;
/** How much a word of rank (senior, II) counts against one of work. */
const RANK_WORD_WEIGHT = 0.2;

/**
 * Builds the index. Titles are sets of words (`titleWords`: case, order, plurals and common abbreviations make no
 * difference), each weighted by how few titles hold it. A text is near a title by the weight of the words they share, or
 * that are slips of each other, against all their words (Dice). A code's place is by its nearest title, then by the votes
 * of its other near titles and by how common the words are among all its titles.
 */
export function createTitleIndex(filed: readonly FiledTitle[]): TitleIndex {
  const codes = [...new Set(filed.map(({ code }) => code))];
  const codeNumbers = new Map(codes.map((code, index) => [code, index]));
  const wordNumbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const byKey = new Map<string, { title: string; codes: Set<number>; words: number[] }>();
  const asWritten = new Map<string, Set<number>>();
  for (const { title, code } of filed) {
    const written = title.trim().toLowerCase();
    asWritten.set(written, (asWritten.get(written) ?? new Set()).add(codeNumbers.get(code) ?? 0));
    const words = [...new Set(titleWords(title))].map((word) => {
      const known = wordNumbers.get(word);
      if (known !== undefined) return known;
      wordNumbers.set(word, vocabulary.length);
      return vocabulary.push(word) - 1;
    });
    const key = words.toSorted((a, b) => a - b).join(' ');
    const entry = byKey.get(key) ?? { title, codes: new Set(), words };
    entry.codes.add(codeNumbers.get(code) ?? 0);
    byKey.set(key, entry);
  }
  const titles = [...byKey.values()];
  const postings: number[][] = vocabulary.map(() => []);
  const profiles: Map<number, number>[] = vocabulary.map(() => new Map());
  const titlesOfCode = new Float64Array(codes.length);
  for (const [index, { words, codes: own }] of titles.entries()) {
    for (const code of own) titlesOfCode[code] = (titlesOfCode[code] ?? 0) + 1;
    for (const word of words) {
      postings[word]?.push(index);
      for (const code of own) profiles[word]?.set(code, (profiles[word]?.get(code) ?? 0) + 1);
    }
  }
  const weights = postings.map(
    (list, word) =>
      Math.log(1 + titles.length / list.length) * (rankWords.has(vocabulary[word] ?? '') ? RANK_WORD_WEIGHT : 1),
  );
  const rarest = Math.log(1 + titles.length);
  const lengths = titles.map(({ words }) => words.reduce((sum, word) => sum + (weights[word] ?? 0), 0));
  const finder = createWordFinder(vocabulary);
  const shared = new Float64Array(titles.length);
  const countedFor = new Int32Array(titles.length).fill(-1);

  function find(text: string, limit: number): readonly TitleMatch[] {
    const asked = [...new Set(titleWords(text))].map((word) => finder.near(word));
    const touched: number[] = [];
    const profile = new Float64Array(codes.length);
    let length = 0;
    for (const [place, candidates] of asked.entries()) {
      const [best] = candidates;
      const weight = best === undefined ? rarest / 2 : (weights[best.word] ?? 0);
      length += weight;
      for (const { word, similarity } of candidates) {
        // A rare word that is only near must not count for more than the word that is nearest.
        const value = similarity * Math.min(weight, weights[word] ?? 0);
        for (const title of postings[word] ?? []) {
          if (countedFor[title] === place) continue;
          countedFor[title] = place;
          if (shared[title] === 0) touched.push(title);
          shared[title] = (shared[title] ?? 0) + value;
        }
        for (const [code, count] of profiles[word] ?? []) {
          profile[code] = (profile[code] ?? 0) + (value * count) / (5 + (titlesOfCode[code] ?? 0));
        }
      }
    }
    const near = touched.map((title) => ({
      title,
      similarity: (2 * (shared[title] ?? 0)) / (length + (lengths[title] ?? 0)),
    }));
    for (const title of touched) {
      shared[title] = 0;
      countedFor[title] = -1;
    }
    const written = asWritten.get(text.trim().toLowerCase());
    const found = new Map<number, { similarity: number; votes: number; titles: string[] }>();
    for (const { title, similarity } of nearest(near, NEIGHBOURS)) {
      const entry = titles[title];
      for (const code of entry?.codes ?? []) {
        const match = found.get(code) ?? { similarity: 0, votes: 0, titles: [] };
        match.similarity = Math.max(match.similarity, Math.min(1, similarity));
        match.votes += similarity ** VOTE_POWER;
        if (entry !== undefined && match.titles.length < 3) match.titles.push(entry.title);
        found.set(code, match);
      }
    }
    return [...found]
      .map(([code, { similarity, votes, titles: speaking }]) => ({
        code: codes[code] ?? '',
        similarity,
        titles: speaking,
        order:
          similarity +
          (similarity >= SAME ? SAME_WORDS : 0) +
          (written?.has(code) === true ? SAME_WRITING : 0) +
          VOTE_WEIGHT * Math.log1p(votes) +
          (PROFILE_WEIGHT * (profile[code] ?? 0)) / (length || 1),
      }))
      .toSorted((a, b) => b.order - a.order || (a.code < b.code ? -1 : 1))
      .slice(0, limit)
      .map(({ order: _, ...match }) => match);
  }
  return { size: titles.length, find };
}

interface Near {
  readonly title: number;
  readonly similarity: number;
}

/** The `count` most similar, most similar first: only those above the cut are sorted. */
function nearest(all: readonly Near[], count: number): readonly Near[] {
  if (all.length <= count * 4) return all.toSorted((a, b) => b.similarity - a.similarity).slice(0, count);
  const best = all.reduce((most, { similarity }) => Math.max(most, similarity), 0);
  for (const share of [0.6, 0.4, 0]) {
    const above = all.filter(({ similarity }) => similarity >= best * share);
    if (above.length >= count || share === 0)
      return above.toSorted((a, b) => b.similarity - a.similarity).slice(0, count);
  }
  return [];
}
