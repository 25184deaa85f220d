import { expect, test } from 'vitest';
import { verdictBetween, verdictInWords } from './verdict.ts';

const at = (rank: number) => ({ kind: 'within', rank }) as const;

test.each([
  [10, 'below'],
  [24.9, 'below'],
  [25, 'near the middle'],
  [50, 'near the middle'],
  [75, 'near the middle'],
  [75.1, 'above'],
  [90, 'above'],
])('the %s. percentile is %s', (rank, word) => expect(verdictBetween(at(rank), at(rank))).toEqual([word]));

test('under the 10th percentile is well below, over the 90th well above', () => {
  const below = { kind: 'below', percentile: 10 } as const;
  const above = { kind: 'above', percentile: 90 } as const;
  expect(verdictBetween(below, below)).toEqual(['well below']);
  expect(verdictBetween(above, above)).toEqual(['well above']);
});

test('above the 75th where the 90th is top-coded may be above or well above', () => {
  const above = { kind: 'above', percentile: 75 } as const;
  expect(verdictBetween(above, above)).toEqual(['above', 'well above']);
});

test('a range that spans two words names both, in order', () => {
  const words = verdictBetween(at(56), at(79));
  expect(words).toEqual(['near the middle', 'above']);
  expect(verdictInWords(words)).toBe('near the middle to above');
});

test('without a rank there is no word', () => {
  const unknown = { kind: 'unknown', reason: 'nothing is published' } as const;
  expect(verdictBetween(unknown, unknown)).toEqual([]);
});
