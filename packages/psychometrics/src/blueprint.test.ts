import { describe, expect, it } from 'vitest';
import { prepareBank } from './bank.ts';
import { type Blueprint, canComplete, quotasOf, requireFeasible } from './blueprint.ts';
import type { Item } from './item.ts';

const question = (id: string, domain: string, enemies: string[] = []): Item => {
  return { id, domain, enemies, status: 'calibrated', model: '4pl', discrimination: 1, difficulty: 0 };
};
const half = (min: number, max?: number): Blueprint => ({
  maxItems: 4,
  domains: ['a', 'b'].map((domain) => ({ domain, target: 0.5, min, ...(max === undefined ? {} : { max }) })),
});
const all = (n: number) => new Uint8Array(n).fill(1);

describe('a blueprint', () => {
  const bank = prepareBank([question('1', 'a'), question('2', 'a'), question('3', 'b'), question('4', 'b')]);

  it('is feasible when every domain has enough items', () => {
    expect(() => requireFeasible(bank, quotasOf(bank, half(2)), all(4), 4)).not.toThrow();
  });

  it.each<[string, Blueprint, number]>([
    ['asks more of a domain than it has', half(2), 4],
    ['has minima beyond its length', half(3), 1],
    ['has maxima too small for the shortest test', half(0, 1), 3],
    ['names a domain without items', { maxItems: 2, domains: [{ domain: 'c', target: 1 }] }, 1],
    ['has shares that do not add up', { maxItems: 2, domains: [{ domain: 'a', target: 0.7 }] }, 1],
    ['has no length', { maxItems: 0, domains: [{ domain: 'a', target: 1 }] }, 1],
    ['has a minimum above its maximum', { maxItems: 4, domains: [{ domain: 'a', target: 1, min: 2, max: 1 }] }, 1],
  ])('is infeasible, by name, when it %s', (_, blueprint, minItems) => {
    const eligible = Uint8Array.of(1, 1, 1, 0);
    expect(() => requireFeasible(bank, quotasOf(bank, blueprint), eligible, minItems)).toThrow(
      expect.objectContaining({ code: 'infeasible-blueprint' }),
    );
  });

  it('counts two enemies as one, also across domains', () => {
    const enemies = prepareBank([
      question('1', 'a', ['2']),
      question('2', 'a'),
      question('3', 'b', ['4']),
      question('4', 'a'),
    ]);
    const lacking = (a: number, b: number) => Int32Array.from(enemies.domains, (domain) => (domain === 'a' ? a : b));
    expect(canComplete(enemies, all(4), lacking(2, 0))).toBe(true);
    expect(canComplete(enemies, all(4), lacking(1, 1))).toBe(true);
    expect(canComplete(enemies, all(4), lacking(2, 1))).toBe(false);
    expect(canComplete(enemies, all(4), lacking(3, 0))).toBe(false);
  });

  it('finds the choice that a greedy search misses: the middle of a chain of enemies must be left out', () => {
    const chain = prepareBank([question('1', 'a', ['2']), question('2', 'a', ['3']), question('3', 'a')]);
    expect(canComplete(chain, all(3), Int32Array.of(2))).toBe(true);
    expect(canComplete(chain, all(3), Int32Array.of(3))).toBe(false);
  });
});
