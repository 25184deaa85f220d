import { describe, expect, it } from 'vitest';
import { toMatrix } from './matrix.ts';
import { mergeCategories } from './merge-categories.ts';

/** A column in which score k occurs counts[k] times. */
const column = (counts: readonly number[]) =>
  toMatrix(counts.flatMap((n, score) => Array.from({ length: n }, () => [score])));

describe('mergeCategories', () => {
  it.each([
    ['a rare end joins its neighbour', [40, 60, 50, 4], [0, 1, 2, 2]],
    ['a rare middle joins the smaller side', [40, 3, 60, 50], [0, 0, 1, 2]],
    ['an unused middle closes up', [40, 0, 60, 50], [0, 0, 1, 2]],
    ['a share below 3 % is rare whatever its number', [500, 12, 600, 500], [0, 0, 1, 2]],
    ['rare neighbours join until they are common', [100, 6, 5, 100], [0, 1, 1, 2]],
  ])('%s', (_, counts, newScore) => {
    expect(mergeCategories(column(counts)).merges).toEqual([{ column: 0, newScore }]);
  });

  it('leaves common categories, missing answers and right/wrong items alone', () => {
    const data = toMatrix([...Array.from({ length: 30 }, (_, j) => [j % 3, j === 0 ? 1 : 0]), [null, null]]);
    const result = mergeCategories(data);
    expect(result.merges).toEqual([]);
    expect(result.data).toEqual(data);
  });

  it('does not change the data it is given', () => {
    const data = column([40, 60, 50, 4]);
    const before = [...data.scores];
    expect(mergeCategories(data).data.scores).not.toEqual(data.scores);
    expect([...data.scores]).toEqual(before);
  });
});
