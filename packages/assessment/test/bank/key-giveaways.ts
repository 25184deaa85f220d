import type { Item } from '../../src/item.ts';
import { isOneChoice, keyOf } from './read-bank.ts';

/**
 * How often the key stands at each of `positions` places, for items with one choice. Items with another number of
 * options are an error of the bank: the counts would not be comparable.
 */
export function keyPositions(items: readonly Item[], positions: number): readonly number[] {
  const counts = Array.from({ length: positions }, () => 0);
  for (const item of items.filter(isOneChoice)) {
    if (item.options.length !== positions) throw new RangeError(`${item.id} has ${item.options.length} options`);
    const place = item.options.findIndex((option) => keyOf(item).includes(option));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Pearson's chi-square of the counts against equal shares, with one degree of freedom fewer than counts. */
export function chiSquareOfEqualShares(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** For each place of a choose-all item, in how many of the items that have such a place it is right, as a share. */
export function choiceSharesByPosition(items: readonly Item[]): readonly number[] {
  const multiples = items.filter((item) => item.kind === 'multiple');
  const longest = Math.max(0, ...multiples.map((item) => item.options.length));
  return Array.from({ length: longest }, (_, place) => {
    const having = multiples.filter((item) => item.options.length > place);
    return having.filter((item) => (item.options[place]?.credit ?? 0) > 0).length / having.length;
  });
}

/** Items in which the key has strictly more characters than every other option. */
export function withLongestKey(items: readonly Item[]): readonly Item[] {
  return items.filter(isOneChoice).filter((item) => lengthOfKey(item) > Math.max(...lengthsOfOthers(item)));
}

/** Items in which the key has strictly fewer characters than every other option. */
export function withShortestKey(items: readonly Item[]): readonly Item[] {
  return items.filter(isOneChoice).filter((item) => lengthOfKey(item) < Math.min(...lengthsOfOthers(item)));
}

/**
 * Items in which one option alone repeats a word of the stem (five letters or more), and those of them in which that
 * option is the key. By chance it is the key in one of four.
 */
export function echoesOfStem(items: readonly Item[]): { readonly one: readonly Item[]; readonly key: readonly Item[] } {
  const one: Item[] = [];
  const key: Item[] = [];
  for (const item of items.filter(isOneChoice)) {
    const stemWords = longWords(item.stem);
    const echoing = item.options.filter((option) => [...longWords(option.text)].some((word) => stemWords.has(word)));
    const [only] = echoing;
    if (echoing.length !== 1 || only === undefined) continue;
    one.push(item);
    if (keyOf(item).includes(only)) key.push(item);
  }
  return { one, key };
}

function longWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z]{5,}/g) ?? []);
}

function lengthOfKey(item: Item): number {
  return keyOf(item)[0]?.text.length ?? 0;
}

function lengthsOfOthers(item: Item): readonly number[] {
  const key = keyOf(item);
  return item.options.filter((option) => !key.includes(option)).map((option) => option.text.length);
}
