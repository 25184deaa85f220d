import { describe, expect, it } from 'vitest';
import { twoParameterItems } from '../test/simulated-items.ts';
import { prepareBank } from './bank.ts';
import { estimateAbility } from './estimate-ability.ts';
import type { Item, Response } from './item.ts';
import { information, probabilities } from './response-model.ts';
import { makeRng } from './rng.ts';
import { type SelectionRules, selectNext } from './select-next.ts';
import type { TestState } from './test-state.ts';

const items = twoParameterItems(60, makeRng('selection'));
const state = (responses: Response[], seen = responses.map(({ itemId }) => itemId)): TestState => {
  const { theta, se, posterior } = estimateAbility(items, responses, { method: 'eap' });
  return { responses, seen, theta, se, posterior: posterior ?? { nodes: [], weights: [] } };
};
const answers = (n: number): Response[] => items.slice(0, n).map((item, i) => ({ itemId: item.id, score: i % 2 }));
const first = (rules: SelectionRules, from = state(answers(6)), bank: Item[] = items) => {
  const selection = selectNext(bank, from, { randomesque: 1, ...rules }, makeRng(1));
  return 'itemId' in selection ? selection.itemId : selection.stop;
};
const bestBy = (value: (item: Item) => number, pool: Item[]) =>
  pool.reduce((best, item) => (value(item) > value(best) ? item : best)).id;

describe('selectNext', () => {
  it('by mfi takes the unseen item with the most information at theta', () => {
    const from = state(answers(6));
    expect(first({ value: 'mfi' }, from)).toBe(bestBy((item) => information(item, from.theta), items.slice(6)));
  });

  it('by mfi weighs information by the posterior for the first five items', () => {
    const from = state(answers(2));
    const { nodes, weights } = from.posterior;
    const weighted = (item: Item) =>
      Array.from(nodes).reduce((sum, x, q) => sum + (weights[q] as number) * information(item, x), 0);
    expect(first({ value: 'mfi' }, from)).toBe(bestBy(weighted, items.slice(2)));
    expect(first({ value: 'mpwi' }, from)).toBe(first({ value: 'mfi' }, from));
  });

  it('by mfi looks at the cut while theta is within one SD of it', () => {
    const from = state(answers(6));
    const near = from.theta + 0.9 * from.se;
    const far = from.theta + 1.1 * from.se;
    expect(first({ value: 'mfi', cut: near }, from)).toBe(bestBy((item) => information(item, near), items.slice(6)));
    expect(first({ value: 'mfi', cut: far }, from)).toBe(
      bestBy((item) => information(item, from.theta), items.slice(6)),
    );
  });

  it('by kl takes the largest posterior-weighted divergence', () => {
    const from = state(answers(3));
    const { nodes, weights } = from.posterior;
    const divergence = (item: Item) =>
      Array.from(nodes).reduce((sum, x, q) => {
        const here = probabilities(item, from.theta);
        const there = probabilities(item, x);
        const kl = here.reduce((total, p, k) => total + p * Math.log(p / (there[k] as number)), 0);
        return sum + (weights[q] as number) * kl;
      }, 0);
    expect(first({ value: 'kl' }, from)).toBe(bestBy(divergence, items.slice(3)));
  });

  it('by b-match takes the difficulty nearest to theta', () => {
    const from = state(answers(6));
    const near = (item: Item) => (item.model === '4pl' ? -Math.abs(item.difficulty - from.theta) : 0);
    expect(first({ value: 'b-match' }, from)).toBe(bestBy(near, items.slice(6)));
  });

  it('by a-strat keeps the sharpest items for the end', () => {
    const slopes = items.map((item) => (item.model === '4pl' ? item.discrimination : 0)).sort((x, y) => x - y);
    const slopeOf = (id: string) =>
      items.map((item) => (item.model === '4pl' && item.id === id ? item.discrimination : 0)).reduce((x, y) => x + y);
    const early = slopeOf(first({ value: 'a-strat', testLength: 20 }, state([])));
    const late = slopeOf(first({ value: 'a-strat', testLength: 20 }, state(answers(18))));
    expect(early).toBeLessThan(slopes[15] as number);
    expect(late).toBeGreaterThanOrEqual(slopes[45] as number);
  });

  it('never gives a seen, suspended, overexposed or nominal item, nor the enemy of a seen one in either direction', () => {
    const common = { status: 'calibrated', model: '4pl', discrimination: 1, difficulty: 0 } as const;
    const bank: Item[] = [
      { ...common, id: 'seen', enemies: ['a'] },
      { ...common, id: 'a' },
      { ...common, id: 'b', enemies: ['seen'] },
      { ...common, id: 'c', status: 'suspended' },
      { ...common, id: 'd' },
      { id: 'e', status: 'calibrated', model: 'nrm', slopes: [0, 1], intercepts: [0, 0] },
      { ...common, id: 'f' },
    ];
    const from = { ...state([]), seen: ['seen'] };
    const counters = { sessions: 7, administrations: { d: 3, f: 2 } };
    expect(first({ value: 'mfi', rMax: 0.25, counters }, from, bank)).toBe('f');
    expect(first({ value: 'mfi', rMax: 0.2, counters }, from, bank)).toBe('bank-exhausted');
  });

  it('draws evenly among the best k and repeats the draw for the same seed', () => {
    const from = state(answers(6));
    const ranked = items.slice(6).toSorted((x, y) => information(y, from.theta) - information(x, from.theta));
    const bank = prepareBank(items);
    const counts = new Map<string, number>();
    for (let n = 0; n < 3000; n++) {
      const draw = () => selectNext(bank, from, { value: 'mfi', randomesque: 3 }, makeRng(n));
      const selection = draw();
      if (!('itemId' in selection)) throw new Error('bank exhausted');
      expect(draw()).toEqual(selection);
      counts.set(selection.itemId, (counts.get(selection.itemId) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(
      ranked
        .slice(0, 3)
        .map((item) => item.id)
        .sort(),
    );
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(3000 * (2 / 9)));
  });

  it('takes the domain that lags most behind its target share, minima first when they fill what is left', () => {
    const bank = items.map((item, i): Item => ({ ...item, domain: i % 2 === 0 ? 'even' : 'odd' }));
    const blueprint = {
      maxItems: 8,
      domains: [
        { domain: 'even', target: 0.75 },
        { domain: 'odd', target: 0.25, min: 3 },
      ],
    };
    const domainOf = (from: TestState) => {
      const selection = selectNext(bank, from, { value: 'mfi', blueprint }, makeRng(3));
      return 'trace' in selection ? selection.trace.domain : selection.stop;
    };
    expect(domainOf(state([]))).toBe('even');
    const evens = bank.filter((item) => item.domain === 'even').map((item) => ({ itemId: item.id, score: 1 }));
    expect(domainOf(state(evens.slice(0, 2)))).toBe('odd');
    // Five even answers, three questions left, three odd ones owed.
    const odd = bank.find((item) => item.domain === 'odd') as Item;
    expect(domainOf(state([...evens.slice(0, 5)]))).toBe('odd');
    expect(domainOf(state([{ itemId: odd.id, score: 1 }, ...evens.slice(0, 5)]))).toBe('odd');
  });

  it('leaves the best item when its enemies are needed for a minimum', () => {
    const common = { status: 'calibrated', model: '4pl', difficulty: 0 } as const;
    const bank: Item[] = [
      { ...common, id: 'sharp', domain: 'a', discrimination: 3, enemies: ['only'] },
      { ...common, id: 'dull', domain: 'a', discrimination: 0.5 },
      { ...common, id: 'only', domain: 'b', discrimination: 1 },
    ];
    const blueprint = {
      maxItems: 2,
      domains: [
        { domain: 'a', target: 0.9 },
        { domain: 'b', target: 0.1, min: 1 },
      ],
    };
    expect(first({ value: 'mfi', blueprint }, state([]), bank)).toBe('dull');
  });

  it.each<[string, SelectionRules, string]>([
    ['an unknown value', { value: 'best' as 'mfi' }, 'invalid-option'],
    ['a cap without counters', { value: 'mfi', rMax: 0.2 }, 'invalid-option'],
    ['a cap above 1', { value: 'mfi', rMax: 1.2, counters: { sessions: 0, administrations: {} } }, 'invalid-option'],
    ['a list of no items', { value: 'mfi', randomesque: 0 }, 'invalid-option'],
  ])('refuses %s', (_, rules, code) => {
    expect(() => selectNext(items, state([]), rules, makeRng(1))).toThrow(expect.objectContaining({ code }));
  });

  it('says that the bank is exhausted when everything has been seen', () => {
    expect(
      first(
        { value: 'mfi' },
        state(
          [],
          items.map((item) => item.id),
        ),
      ),
    ).toBe('bank-exhausted');
  });
});
