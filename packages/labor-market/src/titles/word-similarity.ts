import { trigramsOf } from './title-words.ts';

/** A known word near a given one. `similarity` 0–1; 1 is the word itself. */
export interface NearWord {
  readonly word: number;
  readonly similarity: number;
}

/** Finds the words of a vocabulary that a word may be a slip of. */
export interface WordFinder {
  near(word: string): readonly NearWord[];
}

/** Below this a word is another word. */
const LEAST_SIMILAR = 0.5;
const MOST_NEAR = 12;
/** Share of a word's pieces that another must have to be compared letter by letter: one slip in four letters leaves more. */
const LEAST_SHARED = 0.35;

/** An index of a vocabulary's three-letter pieces; numbers of words are their places in `vocabulary`. */
export function createWordFinder(vocabulary: readonly string[]): WordFinder {
  const places = new Map(vocabulary.map((word, index) => [word, index]));
  const byPiece = new Map<string, number[]>();
  for (const [index, word] of vocabulary.entries()) {
    for (const piece of new Set(piecesOf(word))) {
      const list = byPiece.get(piece);
      if (list === undefined) byPiece.set(piece, [index]);
      else list.push(index);
    }
  }
  const shared = new Uint8Array(vocabulary.length);
  const remembered = new Map<string, readonly NearWord[]>();

  function near(word: string): readonly NearWord[] {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const pieces = new Set(piecesOf(word));
    const least = Math.max(2, pieces.size * LEAST_SHARED);
    const touched: number[] = [];
    for (const piece of pieces) {
      for (const index of byPiece.get(piece) ?? []) {
        if (shared[index] === 0) touched.push(index);
        shared[index] = Math.min(255, (shared[index] ?? 0) + 1);
      }
    }
    const found: NearWord[] = [];
    const own = places.get(word);
    for (const index of touched) {
      const count = shared[index] ?? 0;
      shared[index] = 0;
      if (index === own || count < least) continue;
      const similarity = similarityOf(word, vocabulary[index] ?? '');
      if (similarity >= LEAST_SIMILAR) found.push({ word: index, similarity });
    }
    found.sort((a, b) => b.similarity - a.similarity);
    const result = [...(own === undefined ? [] : [{ word: own, similarity: 1 }]), ...found.slice(0, MOST_NEAR)];
    if (remembered.size > 20_000) remembered.clear();
    remembered.set(word, result);
    return result;
  }
  return { near };
}

/** Pieces that survive a slip of one letter: three-letter pieces, and the word's letters with one left out between them. */
function piecesOf(word: string): string[] {
  const pieces = [...trigramsOf(word)];
  const marked = `^${word}$`;
  for (let at = 0; at + 2 <= marked.length; at++) pieces.push(marked.slice(at, at + 2));
  return pieces;
}

/** 1 − slips ÷ length, where a slip is a letter left out, added, changed, or two swapped; short words bear fewer. */
export function similarityOf(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const most = length <= 3 ? 1 : length <= 6 ? 2 : 3;
  if (Math.abs(a.length - b.length) > most) return prefixSimilarity(a, b);
  const slips = slipsBetween(a, b);
  if (slips > most) return prefixSimilarity(a, b);
  return slips === 0 ? 1 : Math.max(0, 0.95 - (slips * 1.2) / Math.max(length, 3));
}

/** Words of one stem: "technician" and "technologist" share less than "billing" and "biller". */
function prefixSimilarity(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return 0;
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  return same >= 4 && same >= shorter - 2 ? 0.6 * (same / shorter) : 0;
}

/** Optimal string alignment distance. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? Math.max(a.length, b.length);
}
