import { expect, test } from 'vitest';
import { nextTile, stateTiles } from './us-tiles.ts';

test('50 states and DC stand on 51 different tiles', () => {
  expect(stateTiles).toHaveLength(51);
  expect(new Set(stateTiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(51);
  expect(new Set(stateTiles.map(({ fips }) => fips)).size).toBe(51);
});

test('every tile is reached from Alaska by the arrow keys', () => {
  const directions = ['up', 'down', 'left', 'right'] as const;
  const reached = new Set(stateTiles.filter(({ postal }) => postal === 'AK'));
  for (const tile of reached) {
    for (const direction of directions) {
      const next = nextTile(tile, direction);
      if (next !== undefined) reached.add(next);
    }
  }
  expect(stateTiles.filter((tile) => !reached.has(tile)).map(({ postal }) => postal)).toEqual([]);
});
