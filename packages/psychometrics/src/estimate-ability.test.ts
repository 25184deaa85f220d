import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyItem } from '../test/arbitraries.ts';
import { twoParameterItems } from '../test/simulated-items.ts';
import { prepareBank } from './bank.ts';
import { abilityMethods, estimateAbility } from './estimate-ability.ts';
import { type Item, maxScore, type Response } from './item.ts';
import { logLikelihood } from './likelihood.ts';
import { information, probabilities, probabilityDerivatives } from './response-model.ts';
import { makeRng } from './rng.ts';

const rightOnly = (count: number, score: number): { items: Item[]; responses: Response[] } => {
  const items = Array.from({ length: count }, (_, i): Item => {
    return { id: `i${i}`, status: 'calibrated', model: '4pl', discrimination: 1, difficulty: 0 };
  });
  return { items, responses: items.map((item) => ({ itemId: item.id, score })) };
};

/** Several items of any model with one response each. */
const answeredItems = fc.array(fc.tuple(anyItem, fc.nat()), { minLength: 1, maxLength: 12 }).map((pairs) => {
  const items = pairs.map(([item], i): Item => ({ ...item, id: `i${i}` }));
  const responses = pairs.map(([item, n], i) => ({ itemId: `i${i}`, score: n % (maxScore(item) + 1) }));
  return { items, responses };
});

/** The posterior mean and SD by brute force: 1,801 points, products of probabilities taken as written in the textbook. */
function slowEap(items: readonly Item[], responses: readonly Response[], mean = 0, sd = 1) {
  let total = 0;
  let first = 0;
  let second = 0;
  for (let q = 0; q <= 1800; q++) {
    const x = mean + sd * (-9 + (18 * q) / 1800);
    let weight = Math.exp(-0.5 * ((x - mean) / sd) ** 2);
    responses.forEach((response, i) => {
      weight *= probabilities(items[i] as Item, x)[response.score] as number;
    });
    total += weight;
    first += weight * x;
    second += weight * x * x;
  }
  return { theta: first / total, se: Math.sqrt(second / total - (first / total) ** 2) };
}

describe('estimateAbility by EAP', () => {
  it('is the mean and SD of the posterior, for any mixture of models', () => {
    fc.assert(
      fc.property(answeredItems, ({ items, responses }) => {
        const slow = slowEap(items, responses);
        const fast = estimateAbility(items, responses, { method: 'eap' });
        expect(Math.abs(fast.theta - slow.theta)).toBeLessThan(1e-6);
        expect(Math.abs(fast.se - slow.se)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('reports an error below the prior SD after five right answers, because the error holds the prior', () => {
    const { items, responses } = rightOnly(5, 1);
    const { theta, se } = estimateAbility(items, responses, { method: 'eap' });
    const slow = slowEap(items, responses);
    expect(se).toBeCloseTo(slow.se, 7);
    expect(se).toBeLessThan(1);
    const withoutPrior = 1 / Math.sqrt(items.reduce((sum, item) => sum + information(item, theta), 0));
    expect(withoutPrior).toBeGreaterThan(1);
  });

  it('gives the prior mean and SD when no item has been answered', () => {
    const { items } = rightOnly(3, 1);
    const estimate = estimateAbility(items, [], { method: 'eap', prior: { mean: 0.5, sd: 2 } });
    expect(estimate.status).toBe('no-data');
    expect(estimate.theta).toBeCloseTo(0.5, 12);
    expect(estimate.se).toBeCloseTo(2, 6);
  });

  it('does not depend on the order of the responses or on preparing the bank', () => {
    const items = twoParameterItems(20, makeRng('order'));
    const responses = items.map((item, i) => ({ itemId: item.id, score: i % 3 === 0 ? 0 : 1 }));
    const forward = estimateAbility(items, responses, { method: 'eap' });
    const backward = estimateAbility(prepareBank(items), responses.toReversed(), { method: 'eap' });
    expect(backward.theta).toBeCloseTo(forward.theta, 12);
    expect(backward.se).toBeCloseTo(forward.se, 12);
  });

  it('stays finite and refines its grid after 1,200 answers, where a product of likelihoods underflows', () => {
    const { items } = rightOnly(1200, 1);
    const responses = items.map((item, i) => ({ itemId: item.id, score: i % 4 === 0 ? 0 : 1 }));
    const { theta, se } = estimateAbility(items, responses, { method: 'eap' });
    expect(theta).toBeCloseTo(Math.log(3), 2);
    const map = estimateAbility(items, responses, { method: 'map' });
    expect(Math.abs(se / map.se - 1)).toBeLessThan(0.01);
  });

  it('keeps its accuracy when the posterior is far narrower than the step of the first grid', () => {
    const items = Array.from({ length: 40 }, (_, i): Item => {
      return { id: `i${i}`, status: 'calibrated', model: '4pl', discrimination: 12, difficulty: 0.53 + i / 1000 };
    });
    const responses = items.map((item, i) => ({ itemId: item.id, score: i % 2 }));
    const coarse = estimateAbility(items, responses, { method: 'eap' });
    const fine = estimateAbility(items, responses, { method: 'eap', grid: { min: -6, max: 6, points: 24_001 } });
    expect(Math.abs(coarse.theta - fine.theta)).toBeLessThan(1e-7);
    expect(Math.abs(coarse.se / fine.se - 1)).toBeLessThan(1e-6);
  });

  it('follows a prior that is not standard', () => {
    const items = twoParameterItems(8, makeRng('prior'));
    const responses = items.map((item, i) => ({ itemId: item.id, score: i % 2 }));
    const slow = slowEap(items, responses, 1.5, 0.6);
    const fast = estimateAbility(items, responses, { method: 'eap', prior: { mean: 1.5, sd: 0.6 } });
    expect(Math.abs(fast.theta - slow.theta)).toBeLessThan(1e-7);
    expect(Math.abs(fast.se - slow.se)).toBeLessThan(1e-7);
  });
});

describe('estimateAbility by MAP, MLE and WLE', () => {
  const items = twoParameterItems(15, makeRng('roots'));
  const responses = items.map((item, i) => ({ itemId: item.id, score: i % 3 === 1 ? 0 : 1 }));
  const score = (theta: number) =>
    items.reduce((sum, item, i) => {
      const k = responses[i]?.score ?? 0;
      return sum + (probabilityDerivatives(item, theta).first[k] ?? 0) / (probabilities(item, theta)[k] ?? 1);
    }, 0);
  const info = (theta: number) => items.reduce((sum, item) => sum + information(item, theta), 0);

  it('by MLE has a score of zero and the error 1/sqrt(I)', () => {
    const { theta, se, status } = estimateAbility(items, responses, { method: 'mle' });
    expect(status).toBe('ok');
    expect(score(theta)).toBeCloseTo(0, 10);
    expect(se).toBeCloseTo(1 / Math.sqrt(info(theta)), 12);
  });

  it('by MAP has a score equal to the pull of the prior, and counts the prior in the error', () => {
    const { theta, se } = estimateAbility(items, responses, { method: 'map', prior: { mean: -1, sd: 0.5 } });
    expect(score(theta)).toBeCloseTo((theta + 1) / 0.25, 9);
    expect(se).toBeCloseTo(1 / Math.sqrt(info(theta) + 4), 12);
  });

  it("by WLE adds Warm's correction with its sign: sum a^3 P Q (1 - 2P) / 2I pulls extreme patterns inwards", () => {
    const correction = (theta: number) =>
      items.reduce((sum, item) => {
        const [q, p] = probabilities(item, theta) as [number, number];
        return item.model === '4pl' ? sum + item.discrimination ** 3 * p * q * (1 - 2 * p) : sum;
      }, 0) /
      (2 * info(theta));
    const { theta } = estimateAbility(items, responses, { method: 'wle' });
    expect(score(theta) + correction(theta)).toBeCloseTo(0, 9);
    const perfect = estimateAbility(
      items,
      items.map(({ id }) => ({ itemId: id, score: 1 })),
      { method: 'wle' },
    );
    expect(perfect.status).toBe('ok');
    expect(perfect.theta).toBeLessThan(6);
  });

  // For the logistic graded model sum P' (P'/P)' telescopes to zero, so J = I' there too.
  it.each([
    ['partial credit', 'gpcm', 0, true],
    ['graded', 'grm', 0, true],
    ['three-parameter', '4pl', 0.2, false],
  ] as const)('by WLE maximises log L + log(I)/2 or not, as the model has it: %s', (_, model, lowerAsymptote, same) => {
    const common = { status: 'calibrated', discrimination: 1.4 } as const;
    const items = [0, 1, 2].map((i): Item => {
      const id = `i${i}`;
      if (model !== '4pl') return { ...common, id, model, thresholds: [i - 1, i, i + 0.7] };
      return { ...common, id, model, difficulty: i - 1, lowerAsymptote };
    });
    const responses = items.map((item, i) => ({ itemId: item.id, score: i < 2 ? 1 : 0 }));
    const { theta } = estimateAbility(items, responses, { method: 'wle' });
    const objective = (at: number) =>
      logLikelihood(items, responses, at) + 0.5 * Math.log(items.reduce((sum, item) => sum + information(item, at), 0));
    const slope = Math.abs(objective(theta + 1e-4) - objective(theta - 1e-4)) / 2e-4;
    if (same) expect(slope).toBeLessThan(1e-6);
    else expect(slope).toBeGreaterThan(1e-3);
  });

  it('by MLE is unbounded, not clamped, when all answers are right or all wrong', () => {
    for (const [value, limit] of [
      [1, Number.POSITIVE_INFINITY],
      [0, Number.NEGATIVE_INFINITY],
    ] as const) {
      const { items, responses } = rightOnly(4, value);
      const estimate = estimateAbility(items, responses, { method: 'mle' });
      expect(estimate).toEqual({ theta: limit, se: Number.POSITIVE_INFINITY, status: 'unbounded' });
    }
  });

  it('by MLE takes the highest of several maxima of a three-parameter likelihood', () => {
    const guess = [-2, -1, 0.5, 1, 1.5].map((difficulty, i): Item => {
      return { id: `g${i}`, status: 'calibrated', model: '4pl', discrimination: 2.5, difficulty, lowerAsymptote: 0.25 };
    });
    const answers = [0, 0, 1, 1, 1].map((value, i) => ({ itemId: `g${i}`, score: value }));
    const { theta, status } = estimateAbility(guess, answers, { method: 'mle' });
    const at = status === 'ok' ? logLikelihood(guess, answers, theta) : 3 * Math.log(0.25);
    for (let x = -8; x <= 8; x += 0.05) expect(logLikelihood(guess, answers, x)).toBeLessThanOrEqual(at + 1e-9);
  });

  it.each(abilityMethods)('by %s is a number with a status after one answer, for any model', (method) => {
    fc.assert(
      fc.property(answeredItems, ({ items, responses }) => {
        for (const given of [responses, responses.slice(0, 1), []]) {
          const { theta, se } = estimateAbility(items, given, { method });
          expect(Number.isNaN(theta)).toBe(false);
          expect(Number.isNaN(se)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the error of uncertain item parameters', () => {
  const withCovariance = (scale: number): Item[] =>
    twoParameterItems(10, makeRng('cov')).map((item) => ({
      ...item,
      cov: [
        [0.02 * scale, 0.002 * scale],
        [0.002 * scale, 0.05 * scale],
      ],
    }));
  const responses = withCovariance(1).map((item, i) => ({ itemId: item.id, score: i % 2 }));

  it.each(abilityMethods)(
    "raises the variance of %s by g' Cov g, g taken by refitting with moved parameters",
    (method) => {
      const items = withCovariance(1);
      const plain = estimateAbility(items, responses, { method });
      const inflated = estimateAbility(items, responses, { method, inflate: true });
      const h = 1e-4;
      const extra = items.reduce((sum, item, i) => {
        if (item.model !== '4pl') return sum;
        const refit = (da: number, db: number) => {
          const moved = { ...item, discrimination: item.discrimination + da, difficulty: item.difficulty + db };
          return estimateAbility(items.with(i, moved), responses, { method }).theta;
        };
        const ga = (refit(h, 0) - refit(-h, 0)) / (2 * h);
        const gb = (refit(0, h) - refit(0, -h)) / (2 * h);
        return sum + 0.02 * ga * ga + 2 * 0.002 * ga * gb + 0.05 * gb * gb;
      }, 0);
      expect(inflated.theta).toBe(plain.theta);
      // MAP, MLE and WLE use expected information (and WLE leaves the change of its correction out): equal to 10 %.
      const tolerance = method === 'eap' || method === 'mle' || method === 'map' ? 1e-3 : 0.1;
      expect(Math.abs((inflated.se ** 2 - plain.se ** 2) / extra - 1)).toBeLessThan(tolerance);
    },
  );

  it('is nothing when parameters are certain', () => {
    const [certain, exact] = [withCovariance(0), twoParameterItems(10, makeRng('cov'))].map((items) =>
      estimateAbility(items, responses, { method: 'eap', inflate: true }),
    );
    expect(certain?.se).toBe(exact?.se);
  });
});

describe('bad responses', () => {
  const { items } = rightOnly(3, 1);
  it.each([
    ['an unknown item', [{ itemId: 'nobody', score: 1 }]],
    [
      'two answers to one item',
      [
        { itemId: 'i0', score: 1 },
        { itemId: 'i0', score: 0 },
      ],
    ],
    ['a score above the maximum', [{ itemId: 'i0', score: 2 }]],
    ['a fractional score', [{ itemId: 'i0', score: 0.5 }]],
    ['a score that is not a number', [{ itemId: 'i0', score: Number.NaN }]],
  ])('with %s are refused by name', (_, responses) => {
    expect(() => estimateAbility(items, responses, { method: 'eap' })).toThrow(
      expect.objectContaining({ code: 'invalid-response' }),
    );
  });

  it('and bad options are refused by name', () => {
    expect(() => estimateAbility(items, [], { method: 'eap', prior: { mean: 0, sd: 0 } })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'prior.sd' }),
    );
    expect(() => estimateAbility(items, [], { method: 'bayes' as 'eap' })).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
    expect(() => estimateAbility([], [], { method: 'eap' })).toThrow(expect.objectContaining({ code: 'empty-input' }));
  });
});
