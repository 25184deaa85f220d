import { describe, expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import type { Item } from './item.ts';
import { link, linkMethods } from './link.ts';
import { rescale } from './rescale.ts';
import { expectedScore, probabilities } from './response-model.ts';
import { makeRng } from './rng.ts';

const anchors: Item[] = [
  ...twoParameterItems(10, makeRng('anchors')),
  ...orderedItems('grm', 3, 4, makeRng('anchors grm')).map((item) => ({ ...item, id: `g${item.id}` })),
  ...orderedItems('gpcm', 3, 3, makeRng('anchors gpcm')).map((item) => ({ ...item, id: `p${item.id}` })),
];

describe('rescale', () => {
  it('keeps every probability at the corresponding theta, for every model', () => {
    const nominal: Item = {
      id: 'n',
      status: 'calibrated',
      model: 'nrm',
      slopes: [0, 1, -0.5],
      intercepts: [0, 0.2, 0.4],
    };
    const items = [
      ...anchors,
      nominal,
      { ...twoParameterItems(1, makeRng(1))[0], id: 'c', lowerAsymptote: 0.2 } as Item,
    ];
    rescale(items, 1.4, -0.3).forEach((moved, i) => {
      const before = probabilities(items[i] as Item, 0.7);
      probabilities(moved, 1.4 * 0.7 - 0.3).forEach((p, k) => {
        expect(p).toBeCloseTo(before[k] as number, 12);
      });
    });
  });

  it('moves the covariance with the parameters', () => {
    const item: Item = {
      id: 'x',
      status: 'calibrated',
      model: '4pl',
      discrimination: 1,
      difficulty: 0,
      cov: [
        [0.04, 0.01],
        [0.01, 0.09],
      ],
    };
    const [moved] = rescale([item], 2, 0);
    expect(moved?.cov).toEqual([
      [0.01, 0.01],
      [0.01, 0.36],
    ]);
  });
});

describe('link', () => {
  // theta_old = 1.25 theta_new - 0.4, so the new calibration is the old one under the inverse.
  const fresh = rescale(anchors, 1 / 1.25, 0.4 / 1.25);

  it.each(linkMethods)('by %s recovers an exact transformation within 1e-6', (method) => {
    const { A, B, loss } = link(anchors, fresh, { method });
    expect(Math.abs(A - 1.25)).toBeLessThan(1e-6);
    expect(Math.abs(B + 0.4)).toBeLessThan(1e-6);
    expect(loss).toBeLessThan(1e-12);
  });

  it('by Stocking and Lord has the lowest sum of squared differences of the test curves, by search', () => {
    const noisy = fresh.map(
      (item, i): Item => (item.model === '4pl' ? { ...item, difficulty: item.difficulty + ((i % 3) - 1) * 0.1 } : item),
    );
    const { A, B } = link(anchors, noisy, { method: 'stocking-lord', removeDrift: false });
    const criterion = (a: number, b: number) => {
      const moved = rescale(noisy, a, b);
      let sum = 0;
      for (let x = -6; x <= 6.001; x += 0.2) {
        const gap = anchors.reduce(
          (total, item, i) => total + expectedScore(item, x) - expectedScore(moved[i] as Item, x),
          0,
        );
        sum += Math.exp((-x * x) / 2) * gap * gap;
      }
      return sum;
    };
    for (const [da, db] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const) {
      expect(criterion(A + da, B + db)).toBeGreaterThan(criterion(A, B));
    }
  });

  it('takes out an anchor that drifted, and names it', () => {
    const drifted = fresh.map(
      (item, i): Item => (i === 3 && item.model === '4pl' ? { ...item, difficulty: item.difficulty + 0.9 } : item),
    );
    const { A, B, drift } = link(anchors, drifted, { method: 'stocking-lord' });
    expect(drift.filter(({ removed }) => removed).map(({ itemId }) => itemId)).toEqual([anchors[3]?.id]);
    expect(Math.abs(A - 1.25)).toBeLessThan(1e-6);
    expect(Math.abs(B + 0.4)).toBeLessThan(1e-6);
  });

  it('says when anchors are few and refuses anchors that differ', () => {
    expect(link(anchors.slice(0, 5), fresh.slice(0, 5), { method: 'haebara' }).warnings[0]?.code).toBe('few-anchors');
    expect(() => link(anchors, fresh.slice(1), { method: 'haebara' })).toThrow(
      expect.objectContaining({ code: 'dimension-mismatch' }),
    );
    expect(() => link(anchors.slice(0, 1), fresh.slice(0, 1), { method: 'haebara' })).toThrow(
      expect.objectContaining({ code: 'empty-input' }),
    );
  });
});
