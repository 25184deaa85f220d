import { describe, expect, it } from 'vitest';
import { isApart, locationOf, measureSignals, modelledCurve } from './item-model.ts';

const measured = {
  id: 'Q-001',
  status: 'provisional',
  model: '4pl',
  discrimination: 1,
  difficulty: 0.5,
  cov: [
    [0.01, 0],
    [0, 0.04],
  ],
} as const;
const steps = {
  id: 'Q-002',
  status: 'provisional',
  model: 'gpcm',
  discrimination: 0.5,
  thresholds: [-1, 2],
  cov: [
    [0.01, 0, 0],
    [0, 0.5, -0.3],
    [0, -0.3, 0.5],
  ],
} as const;

describe('where a question lies', () => {
  it('is its difficulty, and of a judgement question the mean of its steps with the variance of a mean', () => {
    expect(locationOf(measured)).toEqual({ difficulty: 0.5, standardError: 0.2 });
    const { difficulty, standardError } = locationOf(steps);
    expect(difficulty).toBe(0.5);
    // Var((x + y)/2) = (.5 + .5 - 2 x .3)/4 = .1
    expect(standardError).toBeCloseTo(Math.sqrt(0.1), 12);
  });

  it('has moved when it is 0.3 logits and 3 standard errors away, not when only one of them holds', () => {
    const at = (difficulty: number, variance: number) => ({
      ...measured,
      difficulty,
      cov: [
        [0.01, 0],
        [0, variance],
      ],
    });
    expect(isApart(measured, at(1.2, 0.04))).toBe(true);
    expect(isApart(measured, at(1.2, 0.09))).toBe(false);
    expect(isApart(measured, at(0.7, 0.0001))).toBe(false);
  });
});

describe('the modelled curve', () => {
  it('passes a half at the difficulty of a right/wrong question and rises', () => {
    const curve = modelledCurve(measured);
    expect(curve.find(({ theta }) => Math.abs(theta - 0.5) < 1e-9)?.share).toBeCloseTo(0.5, 12);
    for (const [i, { share }] of modelledCurve(steps).entries()) {
      expect(share).toBeGreaterThan(modelledCurve(steps)[i - 1]?.share ?? 0);
      expect(share).toBeLessThan(1);
    }
  });
});

describe('signals of a calibration', () => {
  const fit = { itemId: 'Q-001', n: 200, infit: 1, outfit: 1, rmsd: 0.02 };
  it('are none for a question that behaves', () => {
    expect(measureSignals({ measured, expert: measured, answers: 200, fit })).toEqual([]);
  });
  it('name a weak, a misjudged and a misfitting question', () => {
    const weak = { ...measured, discrimination: 0.25, difficulty: 1.8 };
    const signals = measureSignals({
      measured: weak,
      expert: measured,
      answers: 200,
      fit: { ...fit, outfit: 1.5, rmsd: 0.15 },
    });
    expect(signals).toHaveLength(4);
    expect(signals.join(' ')).toMatch(
      /discrimination is under 0.3.*harder than its authors judged, by 1.3.*above 1.3.*RMSD/,
    );
  });
  it('stay silent below 30 answers, and about fit below 100', () => {
    const weak = { ...measured, discrimination: 0.2 };
    expect(measureSignals({ measured: weak, expert: measured, answers: 29, fit: { ...fit, rmsd: 0.4 } })).toEqual([]);
    expect(measureSignals({ measured: weak, expert: measured, answers: 99, fit: { ...fit, rmsd: 0.4 } })).toHaveLength(
      1,
    );
  });
});
