import { describe, expect, it } from 'vitest';
import { twoParameterItems } from '../test/simulated-items.ts';
import { calibrate } from './calibrate.ts';
import type { Item } from './item.ts';
import { itemFit } from './item-fit.ts';
import { localDependence } from './local-dependence.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';
import { summedScoreDistribution, summedScoresWithout } from './summed-score.ts';

const truth = twoParameterItems(20, makeRng('fit'));
const rng = makeRng('fit persons');
const thetas = Array.from({ length: 2000 }, () => standardNormal(rng));
const data = simulateResponses(truth, thetas, makeRng('fit answers'));

describe('summed scores', () => {
  it('have the probabilities of every pattern added up, with and without an item', () => {
    const categories = [
      [0.3, 0.7],
      [0.2, 0.5, 0.3],
      [0.6, 0.4],
    ];
    const slow = (lists: number[][]) => {
      const totals: number[] = new Array(lists.reduce((sum, p) => sum + p.length - 1, 0) + 1).fill(0);
      const walk = (i: number, score: number, p: number): void => {
        if (i === lists.length) totals[score] = (totals[score] as number) + p;
        else for (const [k, q] of (lists[i] ?? []).entries()) walk(i + 1, score + k, p * q);
      };
      walk(0, 0, 1);
      return totals;
    };
    for (const [s, p] of slow(categories).entries()) expect(summedScoreDistribution(categories)[s]).toBeCloseTo(p, 14);
    const without = slow([categories[0] ?? [], categories[2] ?? []]);
    for (const [s, p] of without.entries()) expect(summedScoresWithout(categories)[1]?.[s]).toBeCloseTo(p, 14);
  });
});

describe('itemFit', () => {
  it('finds nothing where the model holds: p rarely below .01, mean squares near 1, RMSD small', () => {
    const items = calibrate(data, { models: '2pl', standardErrors: false }).items;
    const fit = itemFit(items, data);
    expect(fit.filter(({ p }) => (p ?? 1) < 0.01).length).toBeLessThanOrEqual(2);
    for (const { infit, rmsd, n } of fit) {
      expect(n).toBe(2000);
      expect(infit).toBeGreaterThan(0.75);
      expect(infit).toBeLessThan(1.1);
      expect(rmsd).toBeLessThan(0.05);
    }
  });

  it('finds an item whose answers do not follow its curve', () => {
    const noise = makeRng('noise');
    const scores = data.scores.map((score, cell) => (cell % 20 === 5 ? (noise() < 0.5 ? 1 : 0) : score));
    const [, , , , , bad] = itemFit(truth, { ...data, scores });
    expect(bad?.p).toBeLessThan(0.001);
    expect(bad?.rmsd).toBeGreaterThan(0.1);
    expect(bad?.outfit).toBeGreaterThan(1.2);
  });

  it('has no S-X2 without complete rows, and still the rest', () => {
    const scores = data.scores.map((score, cell) => (cell % 20 === Math.floor(cell / 20) % 20 ? -1 : score));
    const [first] = itemFit(truth, { ...data, scores });
    expect(first?.sx2).toBeUndefined();
    expect(first?.infit).toBeGreaterThan(0.8);
  });

  it('refuses data with another number of columns', () => {
    expect(() => itemFit(truth.slice(1), data)).toThrow(expect.objectContaining({ code: 'dimension-mismatch' }));
  });
});

describe('localDependence', () => {
  it('names the pair that shares its answers and no other', () => {
    const scores = data.scores.slice();
    const copy = makeRng('copy');
    for (let j = 0; j < 2000; j++) if (copy() < 0.5) scores[j * 20 + 9] = scores[j * 20 + 8] as number;
    const { pairs, mean } = localDependence(truth, { ...data, scores });
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([[(truth[8] as Item).id, (truth[9] as Item).id]]);
    expect(mean).toBeLessThan(0);
  });
});
