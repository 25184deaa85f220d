import { describe, expect, it } from 'vitest';
import {
  chiSquareOfEqualShares,
  choiceSharesByPosition,
  echoesOfStem,
  keyPositions,
  withLongestKey,
  withShortestKey,
} from './key-giveaways.ts';
import { isOneChoice, readBank } from './read-bank.ts';

const bank = readBank();
const items = bank.flatMap((file) => file.items);

/** Options of every item with one choice. */
const POSITIONS = 4;

/** 95th percentile of chi-square with 3 degrees of freedom (4 positions). */
const CHI_SQUARE_95_DF3 = 7.815;

/** With four options alike in length the key is longest in one of four; a third leaves room for small files. */
const MOST_LONGEST = 1 / 3;

/** The other way round more room is left: a rule stated shortly is often the right one. */
const MOST_SHORTEST = 1 / 2;

describe('the place of the key', () => {
  it.each(bank.map((file) => [file.domain, file] as const))('is balanced over four positions in %s', (_, file) => {
    expect(chiSquareOfEqualShares(keyPositions(file.items, POSITIONS))).toBeLessThan(CHI_SQUARE_95_DF3);
  });

  it('is balanced over four positions in the whole bank', () => {
    expect(chiSquareOfEqualShares(keyPositions(items, POSITIONS))).toBeLessThan(CHI_SQUARE_95_DF3);
  });

  it('is right in 40 to 75 % of the choose-all items, whichever position is looked at', () => {
    for (const share of choiceSharesByPosition(items)) {
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThan(0.75);
    }
  });

  it('would be found unbalanced if one item in two had its key first', () => {
    expect(chiSquareOfEqualShares([18, 6, 6, 6])).toBeGreaterThan(CHI_SQUARE_95_DF3);
  });
});

describe('the length of the key', () => {
  it.each(bank.map((file) => [file.domain, file.items] as const))('seldom stands out in %s', (_, own) => {
    const total = own.filter(isOneChoice).length;
    expect(withLongestKey(own).length / total).toBeLessThanOrEqual(MOST_LONGEST);
    expect(withShortestKey(own).length / total).toBeLessThanOrEqual(MOST_SHORTEST);
  });
});

describe('a word of the stem that one option alone repeats', () => {
  it('points to the key no more often than an option drawn at random would, with the same room as for length', () => {
    const { one, key } = echoesOfStem(items);
    expect(one.length).toBeGreaterThan(30);
    expect(key.length / one.length).toBeLessThanOrEqual(MOST_LONGEST);
  });
});
