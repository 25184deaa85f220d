import type { Item } from '../../src/item.ts';

/** Two items and the similarity of their stems, 0 (no word in common) to 1 (the same words as often). */
export interface StemPair {
  readonly first: Item;
  readonly second: Item;
  readonly similarity: number;
}

/** Words that stems of any subject share. They say nothing about what is asked. */
const COMMON_WORDS = new Set(
  `a an the of to in on for and or is are was be by at with as it its that this which what who your you do does he she
  her his they them their has have had not no from will one best first`.split(/\s+/),
);

/**
 * Every pair of items whose stems are at least `atLeast` alike, most alike first. The measure is the cosine of the
 * stems' word counts, each word weighted by its inverse document frequency over the items given, so that rare words
 * count for more (Salton and Buckley, 1988, weighting "tfc"). Options and exhibits are not compared.
 */
export function similarStems(items: readonly Item[], atLeast: number): readonly StemPair[] {
  const counts = items.map((item) => countWords(item.stem));
  const documents = new Map<string, number>();
  for (const words of counts) for (const word of words.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  const vectors = counts.map((words) => toUnitVector(words, documents, items.length));
  const pairs: StemPair[] = [];
  for (const [i, first] of items.entries()) {
    for (const [j, second] of items.entries()) {
      if (j <= i) continue;
      const similarity = dotProduct(vectors[i] ?? new Map(), vectors[j] ?? new Map());
      if (similarity >= atLeast) pairs.push({ first, second, similarity });
    }
  }
  return pairs.toSorted((a, b) => b.similarity - a.similarity);
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .match(/[a-z0-9]+/g) ?? []) {
    if (!COMMON_WORDS.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function toUnitVector(words: Map<string, number>, documents: Map<string, number>, total: number): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [word, count] of words) weights.set(word, count * Math.log((total + 1) / (documents.get(word) ?? 1)));
  const length = Math.hypot(...weights.values());
  return new Map([...weights].map(([word, weight]) => [word, length === 0 ? 0 : weight / length]));
}

function dotProduct(a: Map<string, number>, b: Map<string, number>): number {
  return [...a].reduce((sum, [word, weight]) => sum + weight * (b.get(word) ?? 0), 0);
}
