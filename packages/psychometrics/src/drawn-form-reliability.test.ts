import { describe, expect, it } from 'vitest';
import { twoParameterItems } from '../test/simulated-items.ts';
import { drawnFormReliability } from './drawn-form-reliability.ts';
import { expectedScore } from './response-model.ts';
import { makeRng, standardNormal } from './rng.ts';

describe('drawnFormReliability', () => {
  it('gives ICC(1, 4) = .44 for the six targets and four ratings of Shrout & Fleiss (1979)', () => {
    const found = drawnFormReliability([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]);
    expect(found.reliability).toBeCloseTo(0.4428, 4);
    // Their mean square within is 6.26.
    expect(found.standardError).toBeCloseTo(Math.sqrt(6.2639 / 4), 4);
    expect(found).toMatchObject({ length: 4, people: 6 });
  });

  it('is the squared correlation of a form with what the person is expected to earn on the whole pool', () => {
    const rng = makeRng('drawn forms');
    const pool = twoParameterItems(200, rng);
    const people = Array.from({ length: 3000 }, () => {
      const theta = standardNormal(rng);
      const row = Array.from({ length: 20 }, () => {
        const item = pool[Math.floor(rng() * pool.length)];
        return item !== undefined && rng() < expectedScore(item, theta) ? 1 : 0;
      });
      const expected = pool.reduce((sum, item) => sum + expectedScore(item, theta), 0) / pool.length;
      return { row, expected, mean: row.reduce<number>((sum, score) => sum + score, 0) / row.length };
    });
    const average = (of: (person: (typeof people)[number]) => number) =>
      people.reduce((sum, person) => sum + of(person), 0) / people.length;
    const [x, y] = [average(({ mean }) => mean), average(({ expected }) => expected)];
    const xy = average(({ mean, expected }) => (mean - x) * (expected - y));
    const r2 = xy ** 2 / (average(({ mean }) => (mean - x) ** 2) * average(({ expected }) => (expected - y) ** 2));
    const found = drawnFormReliability(people.map(({ row }) => row));
    expect(Math.abs(found.reliability - r2)).toBeLessThan(0.02);
    expect(found.low).toBeLessThan(r2);
    expect(found.high).toBeGreaterThan(r2);
    const error = Math.sqrt(average(({ mean, expected }) => (mean - expected) ** 2));
    expect(Math.abs(found.standardError - error)).toBeLessThan(0.003);
  });

  it('is 0 where people differ no more than their questions do, and names what it cannot use', () => {
    expect(
      drawnFormReliability([
        [0, 1],
        [1, 0],
        [0, 1],
      ]),
    ).toMatchObject({ reliability: 0, low: 0, high: 0 });
    expect(() => drawnFormReliability([])).toThrow(expect.objectContaining({ code: 'empty-input' }));
    expect(() => drawnFormReliability([[1], [0, 1]])).toThrow(expect.objectContaining({ code: 'empty-input' }));
    expect(() =>
      drawnFormReliability([
        [1, 1],
        [1, 1],
      ]),
    ).toThrow(expect.objectContaining({ code: 'invalid-option' }));
    expect(() =>
      drawnFormReliability([
        [1, Number.NaN],
        [1, 1],
      ]),
    ).toThrow(expect.objectContaining({ code: 'invalid-response', path: 'rows[0]' }));
  });
});
