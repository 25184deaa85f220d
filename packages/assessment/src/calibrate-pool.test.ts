import {
  type DichotomousItem,
  type Matrix,
  type Item as MeasuredItem,
  makeRng,
  simulateResponses,
  standardNormal,
} from '@careway/psychometrics';
import { describe, expect, it } from 'vitest';
import { makeItem } from '../test/arbitraries.ts';
import { calibratePool, type PoolItem } from './calibrate-pool.ts';
import { expertParameters } from './expert-parameters.ts';
import { poolsOf } from './pools.ts';

const pool: readonly PoolItem[] = Array.from({ length: 16 }, (_, i) => {
  const item = makeItem(`Q-${String(i).padStart(3, '0')}`, 'communication', {
    difficulty: { justQualifiedShare: 0.35 + 0.03 * i, reason: 'a test', confirmableBy: 'nobody' },
    ...(i % 5 === 4 ? { kind: 'judgement' as const } : {}),
  });
  return { item, revision: 1, before: expertParameters(item) };
});
/** Half a logit harder than judged for even questions, easier for odd ones: right on average. */
const truth: readonly MeasuredItem[] = pool.map(({ before }, i) => {
  const by = i % 2 === 0 ? 0.5 : -0.5;
  if (before.model === '4pl') return { ...before, difficulty: before.difficulty + by };
  return before.model === 'gpcm' ? { ...before, thresholds: before.thresholds.map((b) => b + by) } : before;
});

function answered(people: number, mean: number, seed: string, share = 1): Matrix {
  const rng = makeRng(seed);
  const thetas = Array.from({ length: people }, () => mean + standardNormal(rng));
  const data = simulateResponses(truth, thetas, rng);
  return { ...data, scores: data.scores.map((score) => (rng() < share ? score : -1)) };
}

describe('calibratePool', () => {
  it('moves the questions to where answers put them, says how many there are, and leaves the scale where it was', () => {
    const result = calibratePool(pool, answered(1200, 0.7, 'many', 0.8));
    expect(result).toMatchObject({ state: 'calibrated', people: 1200, converged: true, link: null });
    expect(result.population?.mean).toBeGreaterThan(0.4);
    expect(result.population?.mean).toBeLessThan(1);
    const shifts = result.items.map(({ measured }, i) => locationOf(measured) - locationOf(truth[i] as MeasuredItem));
    const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
    // The judgements fix the origin to .7/sqrt(16) = .18.
    expect(Math.abs(mean)).toBeLessThan(0.3);
    const spread = Math.sqrt(shifts.reduce((sum, shift) => sum + (shift - mean) ** 2, 0) / shifts.length);
    expect(spread).toBeLessThan(0.25);
    const [first] = result.items;
    expect(first?.answers).toBeGreaterThan(900);
    expect(first?.observed).toHaveLength(10);
    expect(first?.fit?.rmsd).toBeLessThan(0.1);
    expect(first?.reason).toMatch(/^\d+ answers, SD\(b\)/);
    expect(first?.measured).toMatchObject({ id: 'Q-000', domain: 'communication' });
  });

  it('stays near the judgements with a handful of people and draws no points', () => {
    const result = calibratePool(pool, answered(8, 0, 'few'));
    for (const [i, { measured, observed }] of result.items.entries()) {
      expect(measured.status).toBe('prior');
      expect(Math.abs(locationOf(measured) - locationOf(pool[i]?.before as MeasuredItem))).toBeLessThan(1);
      expect(observed).toEqual([]);
    }
  });

  it('names the case and keeps the judgements when nobody answered, all answered alike, or one question had one answer', () => {
    const nobody = calibratePool(pool, { persons: 0, items: 16, scores: new Int8Array(0) });
    expect(nobody).toMatchObject({ state: 'no-answers', people: 0, answers: 0, logLikelihood: null, population: null });
    const alike = calibratePool(pool, { persons: 40, items: 16, scores: new Int8Array(40 * 16).fill(1) });
    expect(alike).toMatchObject({ state: 'nothing-varies', answers: 640, converged: true });
    expect(alike.items.map(({ measured }) => measured)).toEqual(pool.map(({ before }) => before));
    const single = calibratePool(pool.slice(0, 1), { persons: 1, items: 1, scores: Int8Array.from([1]) });
    expect(single).toMatchObject({ state: 'nothing-varies', people: 1, answers: 1 });
    for (const result of [nobody, alike, single]) expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });

  it('keeps answers to an earlier wording apart', () => {
    const [first, ...rest] = pool;
    if (first === undefined) throw new Error('The pool has questions.');
    const both = [{ ...first, revision: 2 }, first, ...rest.slice(1)];
    const result = calibratePool(both, answered(60, 0, 'wordings'));
    expect(result.items.slice(0, 2).map(({ itemId, revision }) => [itemId, revision])).toEqual([
      ['Q-000', 2],
      ['Q-000', 1],
    ]);
  });
});

describe('poolsOf', () => {
  it('joins quizzes through the domains they share', () => {
    const quiz = (slug: string, ...domains: ('communication' | 'records-privacy' | 'cmm-finance')[]) => ({
      slug,
      mode: 'form' as const,
      domains: domains.map((domain) => ({ domain, questions: 1 })),
    });
    const [one, two] = poolsOf([
      quiz('a', 'communication'),
      quiz('b', 'cmm-finance'),
      quiz('c', 'records-privacy', 'communication'),
    ]);
    expect(one).toEqual({ domains: ['communication', 'records-privacy'], quizzes: ['a', 'c'] });
    expect(two).toEqual({ domains: ['cmm-finance'], quizzes: ['b'] });
  });
});

function locationOf(item: MeasuredItem): number {
  if (item.model === '4pl') return (item as DichotomousItem).difficulty;
  return item.model === 'nrm' ? 0 : item.thresholds.reduce((sum, b) => sum + b, 0) / item.thresholds.length;
}
