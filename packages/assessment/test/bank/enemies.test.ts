import { describe, expect, it } from 'vitest';
import { readBank } from './read-bank.ts';

const items = readBank().flatMap((file) => file.items);
const byId = new Map(items.map((item) => [item.id, item]));

describe('enemies', () => {
  it('are other items of the bank', () => {
    const strangers = items.flatMap(({ id, enemies = [] }) =>
      enemies.filter((enemy) => enemy === id || !byId.has(enemy)).map((enemy) => `${id} names ${enemy}`),
    );
    expect(strangers).toEqual([]);
  });

  it('name each other', () => {
    const oneSided = items.flatMap(({ id, enemies = [] }) =>
      enemies.filter((enemy) => !byId.get(enemy)?.enemies?.includes(id)).map((enemy) => `${enemy} lacks ${id}`),
    );
    expect(oneSided).toEqual([]);
  });
});
