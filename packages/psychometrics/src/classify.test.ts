import { describe, expect, it } from 'vitest';
import { twoParameterItems } from '../test/simulated-items.ts';
import { type ClassificationRule, classify } from './classify.ts';
import { estimateAbility } from './estimate-ability.ts';
import type { Response } from './item.ts';
import { logLikelihood } from './likelihood.ts';
import { probabilityAbove } from './quadrature.ts';
import { makeRng } from './rng.ts';
import { shouldStop } from './should-stop.ts';
import type { TestState } from './test-state.ts';

const items = twoParameterItems(25, makeRng('classify'));
const stateFor = (share: number): TestState => {
  const responses: Response[] = items.map((item, i) => ({ itemId: item.id, score: i % 10 < share * 10 ? 1 : 0 }));
  const { theta, se, posterior } = estimateAbility(items, responses, { method: 'eap' });
  return { responses, seen: items.map(({ id }) => id), theta, se, posterior: posterior ?? { nodes: [], weights: [] } };
};

describe('probabilityAbove', () => {
  it('is the posterior mass above the cut, to 3e-5, wherever the cut falls in a cell of the grid', () => {
    const { responses, posterior } = stateFor(0.6);
    const fine = estimateAbility(items, responses, {
      method: 'eap',
      grid: { min: -8, max: 8, points: 16_001 },
    }).posterior;
    for (const cut of [-0.5, 0, 0.033, 0.05, 0.099, 0.3, 0.77]) {
      const node = Math.round((cut + 8) * 1000);
      let exact = (fine?.weights[node] as number) / 2;
      for (let q = node + 1; q < 16_001; q++) exact += fine?.weights[q] as number;
      expect(Math.abs(probabilityAbove(posterior, cut) - exact)).toBeLessThan(3e-5);
    }
  });
});

describe('classify', () => {
  it('by the posterior passes and fails at 1 - alpha and beta, and goes on between', () => {
    const state = stateFor(0.6);
    const rule = (cut: number): ClassificationRule => ({ cut, method: 'posterior' });
    expect(classify(state, rule(state.theta - 3 * state.se)).decision).toBe('pass');
    expect(classify(state, rule(state.theta + 3 * state.se)).decision).toBe('fail');
    const open = classify(state, rule(state.theta));
    expect(open.decision).toBe('continue');
    expect(open.probability).toBeCloseTo(0.5, 1);
  });

  it('at the end is indeterminate or forced and marked so, as asked', () => {
    const state = stateFor(0.6);
    const cut = state.theta - 0.2 * state.se;
    expect(classify(state, { cut, method: 'posterior', final: 'indeterminate' }).decision).toBe('indeterminate');
    expect(classify(state, { cut, method: 'posterior', final: 'force' })).toMatchObject({
      decision: 'pass',
      forced: true,
    });
  });

  it('by SPRT compares the likelihoods at cut ± delta with Wald bounds', () => {
    const state = stateFor(0.7);
    const rule: ClassificationRule = { cut: 0, method: 'sprt', delta: 0.3, alpha: 0.05, beta: 0.1 };
    const { logLR, decision } = classify(state, rule, items);
    const expected = logLikelihood(items, state.responses, 0.3) - logLikelihood(items, state.responses, -0.3);
    expect(logLR).toBeCloseTo(expected, 12);
    expect(decision).toBe(
      expected >= Math.log(0.9 / 0.05) ? 'pass' : expected <= Math.log(0.1 / 0.95) ? 'fail' : 'continue',
    );
  });

  it('by GLR is at least as far from zero as SPRT when theta lies beyond the indifference region', () => {
    const state = stateFor(0.9);
    const sprt = classify(state, { cut: 0, method: 'sprt', delta: 0.2 }, items);
    const glr = classify(state, { cut: 0, method: 'glr', delta: 0.2 }, items);
    expect(glr.logLR).toBeGreaterThan(sprt.logLR as number);
  });

  it.each<[string, ClassificationRule]>([
    ['alpha of one half', { cut: 0, method: 'posterior', alpha: 0.5 }],
    ['a cut that is not finite', { cut: Number.NaN, method: 'posterior' }],
    ['a likelihood ratio without items', { cut: 0, method: 'sprt' }],
    ['an unknown method', { cut: 0, method: 'coin' as 'sprt' }],
  ])('refuses %s', (_, rule) => {
    expect(() => classify(stateFor(0.5), rule)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
  });
});

describe('shouldStop', () => {
  const state = stateFor(0.6);
  const far: ClassificationRule = { cut: state.theta - 4 * state.se, method: 'posterior' };

  it('stops for a decision before precision before length, and says which', () => {
    expect(shouldStop(state, { minItems: 5, maxItems: 25, seTarget: 2, classify: far })).toEqual({
      stop: true,
      reason: 'decision',
    });
    expect(shouldStop(state, { minItems: 5, maxItems: 25, seTarget: 2 })).toEqual({
      stop: true,
      reason: 'standard-error',
    });
    expect(shouldStop(state, { minItems: 5, maxItems: 25 })).toEqual({ stop: true, reason: 'max-items' });
    expect(shouldStop(state, { minItems: 5, maxItems: 26 })).toEqual({ stop: false });
  });

  it('waits for the shortest length and for every minimum of the blueprint', () => {
    expect(shouldStop(state, { minItems: 26, maxItems: 30, seTarget: 2, classify: far })).toEqual({ stop: false });
    const bank = items.map((item, i) => ({ ...item, domain: i < 24 ? 'a' : 'b' }));
    const blueprint = {
      maxItems: 30,
      domains: [
        { domain: 'a', target: 0.5 },
        { domain: 'b', target: 0.5, min: 2 },
      ],
    };
    expect(shouldStop(state, { minItems: 5, maxItems: 30, seTarget: 2, blueprint }, bank)).toEqual({ stop: false });
  });

  it('stops when the best remaining item would say almost nothing', () => {
    const rules = { minItems: 5, maxItems: 30, minInfo: 0.05 };
    expect(shouldStop({ ...state, bestInformation: 0.04 }, rules)).toEqual({ stop: true, reason: 'low-information' });
    expect(shouldStop({ ...state, bestInformation: 0.06 }, rules)).toEqual({ stop: false });
  });

  it('refuses lengths that cross', () => {
    expect(() => shouldStop(state, { minItems: 5, maxItems: 4 })).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });
});
