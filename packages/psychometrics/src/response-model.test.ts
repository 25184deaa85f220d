import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyItem, dichotomousItem, orderedItem, theta } from '../test/arbitraries.ts';
import { categoryCurves } from './category-curves.ts';
import { PsychometricsError } from './errors.ts';
import type { Item } from './item.ts';
import {
  expectedScore,
  information,
  logProbabilities,
  probabilities,
  probabilityDerivatives,
} from './response-model.ts';

const base = { id: 'x', status: 'calibrated' } as const;
const twoParameter: Item = { ...base, model: '4pl', discrimination: 1.3, difficulty: 0.4 };

/** Largest relative distance between two lists. */
function relativeDistance(values: readonly number[], references: readonly number[]): number {
  return Math.max(...values.map((value, i) => Math.abs(value / (references[i] as number) - 1)));
}

describe('probabilities', () => {
  // Computed with 60 decimal digits (Python's decimal module), rounded to double.
  it('are the logistic function without the constant 1.7', () => {
    const item: Item = { ...base, model: '4pl', discrimination: 1, difficulty: 0 };
    expect(relativeDistance(probabilities(item, 1), [0.2689414213699951, 0.7310585786300049])).toBeLessThan(1e-12);
    expect(relativeDistance(probabilities(item, -40), [1, 4.248354255291589e-18])).toBeLessThan(1e-12);
  });

  it('run between the lower and the upper asymptote', () => {
    const item: Item = { ...twoParameter, lowerAsymptote: 0.2, upperAsymptote: 0.9 };
    expect(probabilities(item, 0.4)[1]).toBeCloseTo(0.55, 14);
    expect(probabilities(item, -60)[1]).toBeCloseTo(0.2, 14);
    expect(probabilities(item, 60)[1]).toBeCloseTo(0.9, 14);
  });

  it('of a graded item are differences of cumulative logistics, without cancellation in the tails', () => {
    const item: Item = { ...base, model: 'grm', discrimination: 1, thresholds: [-1, 0.5, 2] };
    const direct = [-1, 0.5, 2].map((b) => 1 / (1 + Math.exp(-(0.3 - b))));
    const expected = [
      1 - (direct[0] ?? 0),
      (direct[0] ?? 0) - (direct[1] ?? 0),
      (direct[1] ?? 0) - (direct[2] ?? 0),
      direct[2] ?? 0,
    ];
    expect(relativeDistance(probabilities(item, 0.3), expected)).toBeLessThan(1e-12);
    // At theta = 40 the naive difference of the two cumulative logistics is 0 or one rounding unit.
    const closedForm = Math.exp(-40) * (Math.exp(0.5) - Math.exp(-1));
    expect(Math.abs((probabilities(item, 40)[1] as number) / closedForm - 1)).toBeLessThan(1e-12);
  });

  it('of a partial-credit item follow its adjacent-category logits', () => {
    const item: Item = { ...base, model: 'gpcm', discrimination: 0.8, thresholds: [0.5, -0.5, 1] };
    const p = probabilities(item, 0.7);
    [0.5, -0.5, 1].forEach((step, k) => {
      expect(Math.log((p[k + 1] as number) / (p[k] as number))).toBeCloseTo(0.8 * (0.7 - step), 13);
    });
  });

  it('sum to 1 within 1e-14 and agree with their logarithms', () => {
    fc.assert(
      fc.property(anyItem, theta, (item, at) => {
        const p = probabilities(item, at);
        expect(Math.abs(p.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-14);
        expect(relativeDistance(logProbabilities(item, at).map(Math.exp), p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('stay finite, and so do their logarithms and the information, for |a (theta - b)| up to 700', () => {
    for (const z of [-700, -350, 350, 700]) {
      for (const model of ['grm', 'gpcm'] as const) {
        const item: Item = { ...base, model, discrimination: 1, thresholds: [0, 0.5] };
        for (const value of [...probabilities(item, z), ...logProbabilities(item, z), information(item, z)]) {
          expect(Number.isFinite(value)).toBe(true);
        }
      }
      const item: Item = { ...base, model: '4pl', discrimination: 1, difficulty: 0 };
      expect(logProbabilities(item, z)[z > 0 ? 0 : 1]).toBeCloseTo(-700 * (Math.abs(z) / 700), 9);
      expect(Number.isFinite(information(item, z))).toBe(true);
    }
  });

  it('rise with theta for a right answer', () => {
    fc.assert(
      fc.property(dichotomousItem, theta, fc.double({ min: 0.01, max: 2, noNaN: true }), (item, at, step) => {
        expect(probabilities(item, at + step)[1]).toBeGreaterThanOrEqual(probabilities(item, at)[1] as number);
      }),
    );
  });
});

describe('probabilityDerivatives', () => {
  it('equal numeric derivatives of every model', () => {
    const h = 1e-4;
    fc.assert(
      fc.property(anyItem, fc.double({ min: -3, max: 3, noNaN: true }), (item, at) => {
        const { first, second } = probabilityDerivatives(item, at);
        const far = [-2, -1, 1, 2].map((n) => probabilities(item, at + n * h));
        const slopes = [-2, -1, 1, 2].map((n) => probabilityDerivatives(item, at + n * h).first);
        const stencil = (rows: number[][], k: number) =>
          ((rows[0]?.[k] ?? 0) - 8 * (rows[1]?.[k] ?? 0) + 8 * (rows[2]?.[k] ?? 0) - (rows[3]?.[k] ?? 0)) / (12 * h);
        for (const [k, value] of first.entries()) expect(Math.abs(value - stencil(far, k))).toBeLessThan(1e-9);
        for (const [k, value] of second.entries()) expect(Math.abs(value - stencil(slopes, k))).toBeLessThan(1e-8);
      }),
    );
  });
});

describe('information', () => {
  it('is a^2 P Q for the two-parameter model', () => {
    const [q, p] = probabilities(twoParameter, 1) as [number, number];
    expect(information(twoParameter, 1)).toBeCloseTo(1.69 * p * q, 14);
  });

  it('keeps the upper asymptote: 0.2045 for a = 1, b = 0, u = 0.9 at theta 0, not 0.2475', () => {
    const item: Item = { ...base, model: '4pl', discrimination: 1, difficulty: 0, upperAsymptote: 0.9 };
    expect(information(item, 0)).toBeCloseTo((0.225 * 0.225) / (0.45 * 0.55), 14);
    expect(information(item, 0)).toBeCloseTo(0.2045, 4);
  });

  it('is minus the expected second derivative of the log-likelihood', () => {
    const h = 1e-3;
    fc.assert(
      fc.property(anyItem, fc.double({ min: -3, max: 3, noNaN: true }), (item, at) => {
        const p = probabilities(item, at);
        const slopes = [-2, -1, 1, 2].map((n) => {
          const { first } = probabilityDerivatives(item, at + n * h);
          return first.map((value, k) => value / (probabilities(item, at + n * h)[k] as number));
        });
        const curvature = p.map((_, k) => {
          const [a, b, c, d] = slopes.map((row) => row[k] as number) as [number, number, number, number];
          return (a - 8 * b + 8 * c - d) / (12 * h);
        });
        const expected = -p.reduce((sum, value, k) => sum + value * (curvature[k] as number), 0);
        const scale = Math.max(information(item, at), 1e-3);
        expect(Math.abs(information(item, at) - expected) / scale).toBeLessThan(1e-6);
      }),
    );
  });

  it('of a partial-credit item is a^2 times the variance of the score', () => {
    const item: Item = { ...base, model: 'gpcm', discrimination: 1.7, thresholds: [-1, 0.2, 0.9] };
    const p = probabilities(item, 0.1);
    const mean = expectedScore(item, 0.1);
    const variance = p.reduce((sum, value, k) => sum + value * (k - mean) ** 2, 0);
    expect(information(item, 0.1)).toBeCloseTo(1.7 ** 2 * variance, 13);
  });

  it('is never negative', () => {
    fc.assert(fc.property(anyItem, theta, (item, at) => information(item, at) >= 0));
  });

  it.each(['grm', 'gpcm'] as const)('of a %s item with two categories is that of the two-parameter model', (model) => {
    const item: Item = { ...base, model, discrimination: 1.3, thresholds: [0.4] };
    for (const at of [-2, 0, 0.4, 3]) {
      expect(Math.abs(information(item, at) - information(twoParameter, at))).toBeLessThan(1e-12);
      expect(relativeDistance(probabilities(item, at), probabilities(twoParameter, at))).toBeLessThan(1e-12);
    }
  });
});

describe('expectedScore', () => {
  it('lies between 0 and the maximum score and rises for ordered items', () => {
    fc.assert(
      fc.property(orderedItem, theta, (item, at) => {
        const score = expectedScore(item, at);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(categoryCurves(item, at).probability.length - 1 + 1e-12);
        expect(expectedScore(item, at + 0.1)).toBeGreaterThanOrEqual(score - 1e-12);
      }),
    );
  });
});

describe('item validation', () => {
  const refused: [string, Item][] = [
    ['zero discrimination', { ...twoParameter, discrimination: 0 }],
    ['negative discrimination', { ...twoParameter, discrimination: -0.4 }],
    ['a difficulty that is not a number', { ...twoParameter, difficulty: Number.NaN }],
    ['a lower asymptote of 1', { ...twoParameter, lowerAsymptote: 1 }],
    ['asymptotes that cross', { ...twoParameter, lowerAsymptote: 0.5, upperAsymptote: 0.4 }],
    ['graded thresholds that fall', { ...base, model: 'grm', discrimination: 1, thresholds: [0, -1] }],
    ['no threshold', { ...base, model: 'gpcm', discrimination: 1, thresholds: [] }],
    ['slopes without intercepts', { ...base, model: 'nrm', slopes: [0, 1], intercepts: [0] }],
    ['an ordered item without thresholds', { ...base, model: 'gpcm', thresholds: undefined } as unknown as Item],
    ['a nominal item without intercepts', { ...base, model: 'nrm', slopes: [0, 1] } as unknown as Item],
    ['an unknown model', { ...base, model: 'rsm' } as unknown as Item],
  ];
  it.each(refused)('refuses %s and names the item', (_, item) => {
    expect(() => probabilities(item, 0)).toThrow(
      expect.objectContaining({
        constructor: PsychometricsError,
        code: 'invalid-item',
        message: expect.stringContaining('item x'),
      }),
    );
  });

  it('refuses a theta that is not finite instead of answering NaN', () => {
    expect(() => information(twoParameter, Number.POSITIVE_INFINITY)).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'theta' }),
    );
  });
});
