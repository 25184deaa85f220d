import type { TitleShelf } from './filed-titles.ts';

/** Adds how much a text's pieces of words are those of a code's titles (cosine, 0–1), to a row of all codes. */
export type LetterEvidence = (words: readonly string[]) => Float64Array;

const PIECES = [3, 4] as const;
/** Holds down codes of one or two titles, whose pieces would all be alike. */
const NORM_FLOOR = 1;

/**
 * Pieces of three and four letters, weighted by how few titles hold them; a code is the sum of its titles, each of length
 * one. Tells words of one stem ("cardiac", "cardiology") and slips by what is left of them.
 */
export function createLetterEvidence({ titles, vocabulary, codes }: TitleShelf): LetterEvidence {
  const numbers = new Map<string, number>();
  const pieces = titles.map(({ words }) =>
    piecesOf(words.map((word) => vocabulary[word] ?? '')).map((piece) => {
      const known = numbers.get(piece);
      if (known !== undefined) return known;
      numbers.set(piece, numbers.size);
      return numbers.size - 1;
    }),
  );
  const counts = new Float64Array(numbers.size);
  for (const list of pieces) for (const piece of list) counts[piece] = (counts[piece] ?? 0) + 1;
  const weights = counts.map((count) => Math.log(1 + titles.length / count));
  const titlesOf: number[][] = codes.map(() => []);
  for (const [index, title] of titles.entries()) for (const code of title.codes) titlesOf[code]?.push(index);
  const byPiece: { readonly codes: number[]; readonly values: number[] }[] = [...counts].map(() => ({
    codes: [],
    values: [],
  }));
  const sum = new Float64Array(numbers.size);
  for (const [code, own] of titlesOf.entries()) {
    const touched = new Set<number>();
    for (const title of own) {
      const list = pieces[title] ?? [];
      const norm = Math.sqrt(list.reduce((total, piece) => total + (weights[piece] ?? 0) ** 2, 0)) || 1;
      for (const piece of list) {
        sum[piece] = (sum[piece] ?? 0) + (weights[piece] ?? 0) / norm;
        touched.add(piece);
      }
    }
    let square = 0;
    for (const piece of touched) square += (sum[piece] ?? 0) ** 2;
    const norm = Math.sqrt(square) + NORM_FLOOR;
    for (const piece of touched) {
      byPiece[piece]?.codes.push(code);
      byPiece[piece]?.values.push((sum[piece] ?? 0) / norm);
      sum[piece] = 0;
    }
  }
  return (words) => {
    const asked = piecesOf(words).flatMap((piece) => numbers.get(piece) ?? []);
    const norm = Math.sqrt(asked.reduce((total, piece) => total + (weights[piece] ?? 0) ** 2, 0)) || 1;
    const row = new Float64Array(codes.length);
    for (const piece of asked) {
      const list = byPiece[piece];
      const weight = (weights[piece] ?? 0) / norm;
      for (let place = 0; place < (list?.codes.length ?? 0); place++) {
        const code = list?.codes[place] ?? 0;
        row[code] = (row[code] ?? 0) + weight * (list?.values[place] ?? 0);
      }
    }
    return row;
  };
}

function piecesOf(words: readonly string[]): readonly string[] {
  const pieces = new Set<string>();
  for (const word of words) {
    const marked = `^${word}$`;
    for (const length of PIECES) {
      for (let at = 0; at + length <= marked.length; at++) pieces.add(marked.slice(at, at + length));
    }
  }
  return [...pieces];
}
