import type { PercentilePosition } from './percentile-rank.ts';

/** The fixed words for a pay beside the market, from low to high. */
export const verdictWords = ['well below', 'below', 'near the middle', 'above', 'well above'] as const;
export type VerdictWord = (typeof verdictWords)[number];

/** Ranks at which the word changes. They are published percentiles, so no word rests on interpolation. */
const limits = [10, 25, 75, 90] as const;

/**
 * Every word that holds somewhere from `low` to `high`: under the 10th percentile "well below", from there "below",
 * from the 25th to the 75th "near the middle", to the 90th "above", then "well above". Empty when either end is unknown.
 */
export function verdictBetween(low: PercentilePosition, high: PercentilePosition): readonly VerdictWord[] {
  const first = wordIndexes(low).at(0);
  const last = wordIndexes(high).at(-1);
  return first === undefined || last === undefined ? [] : verdictWords.slice(first, last + 1);
}

/** "near the middle", "near the middle to above"; empty for no words. */
export function verdictInWords(words: readonly VerdictWord[]): string {
  const first = words.at(0);
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} to ${last}`;
}

/** The words a position allows: one inside the percentiles, all beyond the last published one outside them. */
function wordIndexes(position: PercentilePosition): readonly number[] {
  const all = verdictWords.map((_, index) => index);
  switch (position.kind) {
    case 'unknown':
      return [];
    case 'below':
      return all.slice(0, limits.filter((limit) => limit < position.percentile).length + 1);
    case 'above':
      return all.slice(limits.filter((limit) => limit <= position.percentile).length);
    case 'within':
      return [wordIndexWithin(position.rank)];
  }
}

function wordIndexWithin(rank: number): number {
  const [p10, p25, p75, p90] = limits;
  if (rank < p10) return 0;
  if (rank < p25) return 1;
  if (rank <= p75) return 2;
  return rank <= p90 ? 3 : 4;
}
