import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/item.ts';
import { readBank } from './read-bank.ts';
import { similarStems } from './stem-similarity.ts';

const items = readBank().flatMap((file) => file.items);

/** From here on two stems read as one question asked twice. Only the pairs below may come near it. */
const ASKED_TWICE = 0.6;

/** From here on two stems draw on the same few words, and one person must not meet both in one form. */
const NEVER_TOGETHER = 0.45;

/** Pairs that are alike in words and not in what is asked. They are enemies all the same. */
const ALIKE_IN_WORDS: Readonly<Record<string, string>> = {
  'TC-007 TC-026': 'Both name the “do not use” list in full. One asks what stands on it, the other where it applies.',
};

const nameOf = (first: Item, second: Item): string => [first.id, second.id].toSorted().join(' ');

describe('near-duplicate stems', () => {
  it('do not occur, within a domain or across domains', () => {
    const twice = similarStems(items, ASKED_TWICE).map(({ first, second }) => nameOf(first, second));
    expect(twice.filter((pair) => ALIKE_IN_WORDS[pair] === undefined)).toEqual([]);
  });

  it('have an exception only while they are that alike', () => {
    const twice = similarStems(items, ASKED_TWICE).map(({ first, second }) => nameOf(first, second));
    expect(Object.keys(ALIKE_IN_WORDS).filter((pair) => !twice.includes(pair))).toEqual([]);
  });

  it('that are still far from alike are enemies, so that no form holds both', () => {
    const friends = similarStems(items, NEVER_TOGETHER).filter(
      ({ first, second }) => !first.enemies?.includes(second.id),
    );
    expect(friends.map(({ first, second }) => nameOf(first, second))).toEqual([]);
  });

  it('are found when a name and a verb are changed', () => {
    const [item] = items;
    if (item === undefined) throw new Error('the bank is empty');
    const copy = { ...item, id: 'copy', stem: item.stem.replace(/\w+$/, '').replace(/^\w+ /, 'Now ') };
    const found = similarStems([...items, copy], ASKED_TWICE).map(({ first, second }) => nameOf(first, second));
    expect(found).toContain(nameOf(item, copy));
  });
});
