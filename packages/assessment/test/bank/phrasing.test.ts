import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/item.ts';
import { absoluteDistractors, bannedPhrasings } from './phrasing.ts';
import { keyOf, readBank } from './read-bank.ts';

const items = readBank().flatMap((file) => file.items);

/** Of all wrong options. Some errors of the field are a belief in “always”; more of them would teach a trick. */
const MOST_ABSOLUTE = 0.02;

const withOption = (item: Item, text: string): Item => ({
  ...item,
  options: item.options.map((option) => (keyOf(item).includes(option) ? option : { ...option, text })),
});

describe('the wording of the bank', () => {
  it('holds none of the banned phrasings', () => {
    const findings = items.flatMap((item) => bannedPhrasings(item).map((name) => `${item.id}: ${name}`));
    expect(findings).toEqual([]);
  });

  it('never leaves two wrong options to be crossed out for an absolute word', () => {
    expect(items.filter((item) => absoluteDistractors(item).length > 1).map((item) => item.id)).toEqual([]);
  });

  it('seldom puts an absolute word in a wrong option alone', () => {
    const wrong = items.reduce((sum, item) => sum + item.options.length - keyOf(item).length, 0);
    const absolute = items.reduce((sum, item) => sum + absoluteDistractors(item).length, 0);
    expect(absolute / wrong).toBeLessThan(MOST_ABSOLUTE);
  });

  it.each([
    ['All of the above', 'all, none or both of the others'],
    ['Neither of these options', 'all, none or both of the others'],
    ['Both A and C', 'a reference to an option by letter'],
  ])('would be found to say “%s”', (text, name) => {
    const [item] = items;
    if (item === undefined) throw new Error('the bank is empty');
    expect(bannedPhrasings(withOption(item, text))).toContain(name);
    expect(bannedPhrasings({ ...item, stem: 'Which of the following is NOT a deadline?' })).toHaveLength(2);
  });
});
