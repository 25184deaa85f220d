import { type FiledTitle, shelveTitles } from './filed-titles.ts';
import { createLetterEvidence } from './letter-evidence.ts';
import { titleWords } from './title-words.ts';
import { createWordEvidence } from './word-evidence.ts';
import { createWordFinder } from './word-similarity.ts';

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

/**
 * What each kind of evidence is worth in the order of codes. Fitted by conditional logistic regression on a tenth of the
 * O*NET alternate titles of healthcare and office occupations that the index did not hold, one slip in each.
 */
const WORTH = {
  /** The nearest title of the code. */
  similarity: 3.1,
  /** Square root of the code's share of all near titles. */
  votes: 2.5,
  /** How common the words are among the code's titles. */
  profile: 1.6,
  /** Share of the code in the titles that end in the same word: what the person is. */
  head: 3.1,
  /** Share of the code in the titles that hold two of the words. */
  pairs: 3,
  /** Pieces of words. */
  letters: 4,
  /** Codes with many titles draw more of everything: what is taken back, by the logarithm of their number. */
  size: -0.32,
} as const;
/** The same words, and beyond that the same writing, come first: no other evidence outweighs them. */
const SAME_WORDS = 100;
const SAME_WRITING = 100;
const SAME = 0.999;
/** Above this a title is the one asked for with a slip or a word of rank, and nearness outweighs what other titles say. */
const NEARLY = 0.8;
const NEARLY_SAME = 40;
/** Near titles that have a say, and how much faster a title's say falls than its nearness. */
const NEIGHBOURS = 200;
const VOTE_POWER = 8;
const TITLES_TOLD = 3;

/**
 * Builds the index. Titles are sets of words (`titleWords`: case, order, plurals and common abbreviations make no
 * difference), each weighted by how few titles hold it. A text is near a title by the weight of the words they share, or
 * that are slips of each other, against all their words (Dice). Codes with a near title are ordered by that nearness and
 * by what their other titles, their words, pairs of words, last word and pieces of words say (`WORTH`).
 */
export function createTitleIndex(filed: readonly FiledTitle[]): TitleIndex {
  const shelf = shelveTitles(filed);
  const { codes, titles, sizes, asWritten } = shelf;
  const finder = createWordFinder(shelf.vocabulary);
  const wordEvidence = createWordEvidence(shelf);
  const letterEvidence = createLetterEvidence(shelf);

  function find(text: string, limit: number): readonly TitleMatch[] {
    const words = [...new Set(titleWords(text))];
    const said = wordEvidence(words.map((word) => finder.near(word)));
    const near = nearest(said.near, NEIGHBOURS);
    const found = new Map<number, { similarity: number; votes: number; titles: string[] }>();
    let allVotes = 0;
    for (const { title, similarity } of near) {
      const entry = titles[title];
      const vote = similarity ** VOTE_POWER;
      allVotes += vote;
      for (const code of entry?.codes ?? []) {
        const match = found.get(code) ?? { similarity: 0, votes: 0, titles: [] };
        match.similarity = Math.max(match.similarity, similarity);
        match.votes += vote / (entry?.codes.length ?? 1);
        if (entry !== undefined && match.titles.length < TITLES_TOLD) match.titles.push(entry.title);
        found.set(code, match);
      }
    }
    const letters = letterEvidence(words);
    const written = asWritten.get(text.trim().toLowerCase());
    return [...found]
      .map(([code, { similarity, votes, titles: speaking }]) => ({
        code: codes[code] ?? '',
        similarity,
        titles: speaking,
        order:
          (similarity >= SAME ? SAME_WORDS : 0) +
          (written?.has(code) === true ? SAME_WRITING : 0) +
          NEARLY_SAME * Math.max(0, similarity - NEARLY) +
          WORTH.similarity * similarity +
          WORTH.votes * Math.sqrt(votes / (allVotes || 1)) +
          WORTH.profile * (said.profile[code] ?? 0) +
          WORTH.head * (said.head[code] ?? 0) +
          WORTH.pairs * (said.pairs[code] ?? 0) +
          WORTH.letters * (letters[code] ?? 0) +
          WORTH.size * Math.log1p(sizes[code] ?? 0),
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
