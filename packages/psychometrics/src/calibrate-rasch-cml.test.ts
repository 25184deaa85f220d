import { describe, expect, it } from 'vitest';
import { calibrateRaschCml, symmetricFunctions } from './calibrate-rasch-cml.ts';
import type { Item } from './item.ts';
import { toMatrix } from './matrix.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';

const difficulties = Array.from({ length: 12 }, (_, i) => (i - 5.5) / 3);
const items = difficulties.map((difficulty, i): Item => {
  return { id: `i${i}`, status: 'calibrated', model: '4pl', discrimination: 1, difficulty };
});
const answers = (mean: number) => {
  const rng = makeRng(`cml/${mean}`);
  return simulateResponses(
    items,
    Array.from({ length: 3000 }, () => mean + standardNormal(rng)),
    rng,
  );
};

/** Conditional log-likelihood from every subset of items, written out. */
function slowLogLik(rows: readonly number[][], b: readonly number[]): number {
  return rows.reduce((sum, row) => {
    const raw = row.reduce((x, y) => x + y, 0);
    let all = 0;
    for (let subset = 0; subset < 2 ** b.length; subset++) {
      const chosen = b.map((_, i) => (subset >> i) & 1);
      if (chosen.reduce((x, y) => x + y, 0) !== raw) continue;
      all += Math.exp(-chosen.reduce((total, x, i) => total + x * (b[i] as number), 0));
    }
    return sum - row.reduce((total, x, i) => total + x * (b[i] as number), 0) - Math.log(all);
  }, 0);
}

describe('calibrateRaschCml', () => {
  it('recovers difficulties within 4 standard errors, whoever answered', () => {
    for (const mean of [0, 1]) {
      const { difficulty, se } = calibrateRaschCml(answers(mean));
      difficulty.forEach((b, i) => {
        expect(Math.abs(b - (difficulties[i] as number)) / (se[i] as number)).toBeLessThan(4);
      });
      expect(difficulty.reduce((sum, b) => sum + b, 0)).toBeCloseTo(0, 12);
    }
  });

  it('maximises the conditional likelihood written out over all answer patterns', () => {
    const rows = [
      [1, 0, 0, 0],
      [1, 1, 0, 0],
      [0, 1, 0, 1],
      [1, 0, 1, 0],
      [1, 1, 1, 0],
      [0, 0, 1, 0],
      [1, 0, 0, 1],
    ];
    const { difficulty, logLik } = calibrateRaschCml(toMatrix(rows));
    expect(logLik).toBeCloseTo(slowLogLik(rows, difficulty), 10);
    for (let i = 0; i < 4; i++) {
      for (const step of [-0.01, 0.01]) {
        expect(slowLogLik(rows, difficulty.with(i, (difficulty[i] as number) + step))).toBeLessThan(logLik);
      }
    }
  });

  it('uses what each person answered when answers are missing', () => {
    // Two booklets: items 1-9 for one half of the people, 4-12 for the other.
    const data = answers(0);
    const holes = {
      ...data,
      scores: data.scores.map((score, cell) => {
        const [person, item] = [Math.floor(cell / 12), cell % 12];
        return (person % 2 === 0 ? item > 8 : item < 3) ? -1 : score;
      }),
    };
    const { difficulty, se } = calibrateRaschCml(holes);
    difficulty.forEach((b, i) => {
      expect(Math.abs(b - (difficulties[i] as number)) / (se[i] as number)).toBeLessThan(4);
    });
  });

  it('drops persons with no or all items right: they do not change the estimates', () => {
    const rows = [
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
      [1, 0, 1],
      [0, 0, 1],
    ];
    const plain = calibrateRaschCml(toMatrix(rows));
    const padded = calibrateRaschCml(toMatrix([...rows, [0, 0, 0], [1, 1, 1], [1, 1, 1]]));
    expect(padded.difficulty).toEqual(plain.difficulty);
  });

  it('names data without a finite estimate instead of diverging', () => {
    const guttman = toMatrix([
      [1, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(() => calibrateRaschCml(guttman)).toThrow(expect.objectContaining({ code: 'singular' }));
    expect(() =>
      calibrateRaschCml(
        toMatrix([
          [1, 1],
          [0, 0],
        ]),
      ),
    ).toThrow(expect.objectContaining({ code: 'empty-input' }));
    expect(() =>
      calibrateRaschCml(
        toMatrix([
          [2, 1],
          [0, 0],
        ]),
      ),
    ).toThrow(expect.objectContaining({ code: 'invalid-response' }));
  });

  it('has binomial symmetric functions for equal items', () => {
    expect([...symmetricFunctions([1, 1, 1, 1])]).toEqual([1, 4, 6, 4, 1]);
  });
});
