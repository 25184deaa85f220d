import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsToHide } from './small-groups.ts';

const table = (...people: number[]) => people.map((each, index) => ({ value: `g${index}`, people: each, wider: [] }));
const totalOf = (people: number, ...wider: number[]) => ({ people, wider });

describe('a table of groups and their total', () => {
  test('one small group takes the next smallest with it, else it is the total less the others', () => {
    expect([...groupsToHide(table(40, 3, 12), totalOf(55))].toSorted()).toEqual(['g1', 'g2']);
  });

  test('two small groups of fewer than 5 together take a third', () => {
    expect([...groupsToHide(table(40, 2, 1, 9), totalOf(52))].toSorted()).toEqual(['g1', 'g2', 'g3']);
  });

  test('two small groups of 5 or more together need no third; a table without any hides none', () => {
    expect([...groupsToHide(table(40, 4, 3), totalOf(47))].toSorted()).toEqual(['g1', 'g2']);
    expect(groupsToHide(table(40, 5, 9), totalOf(54)).size).toBe(0);
  });

  test('people of no group, when few, are told by the total: the smallest group hides them', () => {
    expect([...groupsToHide(table(40, 9), totalOf(51))]).toEqual(['g1']);
    expect(groupsToHide(table(40, 9), totalOf(60)).size).toBe(0);
  });

  test('of a total that leaves few of a wider table out, nothing is shown', () => {
    expect(groupsToHide(table(12, 10), totalOf(22, 24)).size).toBe(2);
  });
});

test('whatever the groups: what is hidden is none, or at least two groups of at least 5 people together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 7 }),
      (sizes, unlisted) => {
        const groups = sizes.map((people, index) => ({ value: `g${index}`, people, wider: [] }));
        const total = groups.reduce((sum, { people }) => sum + people, unlisted);
        const hidden = groupsToHide(groups, totalOf(total));
        const shown = groups.filter(({ value }) => !hidden.has(value));
        const rest = total - shown.reduce((sum, { people }) => sum + people, 0);
        expect(shown.every(({ people }) => people >= 5)).toBe(true);
        // What a reader gets by subtraction: nobody, or a group large enough; or every group is hidden and nothing is left.
        expect(rest === 0 || rest >= 5 || shown.length === 0).toBe(true);
      },
    ),
  );
});
