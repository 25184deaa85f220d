import { describe, expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import { calibrate } from './calibrate.ts';
import type { CalibrationModel } from './calibration-models.ts';
import { weakPriors } from './calibration-priors.ts';
import type { Item, Matrix } from './item.ts';
import { toMatrix } from './matrix.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';

/** Abilities of a sample whose mean and SD are exactly those of its population, so that the scale has no sampling error. */
const normals = (count: number, seed: string, mean = 0, sd = 1) => {
  const rng = makeRng(seed);
  const raw = Array.from({ length: count }, () => standardNormal(rng));
  const centre = raw.reduce((sum, x) => sum + x, 0) / count;
  const spread = Math.sqrt(raw.reduce((sum, x) => sum + (x - centre) ** 2, 0) / count);
  return raw.map((x) => mean + (sd * (x - centre)) / spread);
};
const rmse = (errors: readonly number[]) => Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
const dichotomous = (item: Item | undefined) => {
  if (item?.model !== '4pl') throw new Error('a right/wrong item was expected');
  return item;
};
const withHoles = (data: Matrix, share: number, seed: string): Matrix => {
  const rng = makeRng(seed);
  return { ...data, scores: data.scores.map((score) => (rng() < share ? -1 : score)) };
};

/** The marginal log-likelihood by brute force: products of probabilities over the grid, person by person. */
function slowLogLik(items: readonly Item[], data: Matrix): number {
  const nodes = Array.from({ length: 61 }, (_, q) => -6 + q / 5);
  const total = nodes.reduce((sum, x) => sum + Math.exp((-x * x) / 2), 0);
  let logLik = 0;
  for (let j = 0; j < data.persons; j++) {
    let marginal = 0;
    for (const x of nodes) {
      let product = Math.exp((-x * x) / 2) / total;
      items.forEach((item, i) => {
        const score = data.scores[j * items.length + i] as number;
        const { discrimination, difficulty } = dichotomous(item);
        const p = 1 / (1 + Math.exp(-discrimination * (x - difficulty)));
        if (score >= 0) product *= score === 1 ? p : 1 - p;
      });
      marginal += product;
    }
    logLik += Math.log(marginal);
  }
  return logLik;
}

describe('calibrate', () => {
  const truth = twoParameterItems(30, makeRng('truth'));
  const data = simulateResponses(truth, normals(2000, 'persons'), makeRng('answers'));

  it('recovers two-parameter items: RMSE a <= .11, b <= .13, r(b) >= .99, honest standard errors', () => {
    const result = calibrate(data, { models: '2pl' });
    const a = truth.map((item, i) => dichotomous(result.items[i]).discrimination - dichotomous(item).discrimination);
    const b = truth.map((item, i) => dichotomous(result.items[i]).difficulty - dichotomous(item).difficulty);
    expect(rmse(a)).toBeLessThan(0.11);
    expect(rmse(b)).toBeLessThan(0.13);
    const estimates = result.items.map((item) => dichotomous(item).difficulty);
    expect(
      correlation(
        estimates,
        truth.map((item) => dichotomous(item).difficulty),
      ),
    ).toBeGreaterThan(0.99);
    const meanSe = result.se.reduce((sum, se) => sum + (se.discrimination ?? 0), 0) / 30;
    expect(meanSe / rmse(a)).toBeGreaterThan(0.8);
    expect(meanSe / rmse(a)).toBeLessThan(1.35);
  });

  it('without acceleration never lowers the log-likelihood, and accelerated ends at the same maximum', () => {
    const part = { persons: 400, items: 30, scores: data.scores.slice(0, 400 * 30) };
    const plain = calibrate(part, { models: '2pl', acceleration: 'none', tol: 1e-7, standardErrors: false });
    plain.trace.forEach((value, n) => {
      if (n > 0) expect(value - (plain.trace[n - 1] as number)).toBeGreaterThan(-1e-9);
    });
    const fast = calibrate(part, { models: '2pl', tol: 1e-7, standardErrors: false });
    expect(fast.cycles).toBeLessThan(plain.cycles);
    plain.items.forEach((item, i) => {
      expect(Math.abs(dichotomous(item).discrimination - dichotomous(fast.items[i]).discrimination)).toBeLessThan(1e-4);
    });
  });

  it('with priors never lowers the log posterior', () => {
    const part = { persons: 150, items: 30, scores: data.scores.slice(0, 150 * 30) };
    const { trace } = calibrate(part, {
      models: '2pl',
      priors: weakPriors,
      acceleration: 'none',
      standardErrors: false,
    });
    trace.forEach((value, n) => {
      if (n > 0) expect(value - (trace[n - 1] as number)).toBeGreaterThan(-1e-9);
    });
  });

  it.each([0, 0.1, 0.7])(
    'has the log-likelihood of the slow sum with a share of %d of the answers missing',
    (share) => {
      const few = withHoles({ persons: 200, items: 30, scores: data.scores.slice(0, 6000) }, share, 'holes');
      const result = calibrate(few, { models: '2pl', priors: weakPriors, standardErrors: false });
      expect(result.logLik).toBeCloseTo(slowLogLik(result.items, few), 7);
    },
  );

  it('has standard errors that are the curvature of the log-likelihood, by profile differences', () => {
    const intercepts = { intercept: { mean: 0, sd: 2 } };
    const few = { persons: 300, items: 4, scores: data.scores.filter((_, cell) => cell % 30 < 4).slice(0, 1200) };
    const free = calibrate(few, { models: '2pl', priors: intercepts, tol: 1e-8 });
    const item = dichotomous(free.items[0]);
    const se = free.se[0]?.difficulty ?? 0;
    // Fixing a difficulty h away through a sharp prior costs h^2 / (2 se^2) of the log posterior.
    const h = 0.2 * se;
    const held = (difficulty: number) =>
      calibrate(few, {
        models: '2pl',
        tol: 1e-8,
        standardErrors: false,
        priors: [{ ...intercepts, difficulty: { mean: difficulty, sd: 1e-3 } }, intercepts, intercepts, intercepts],
      }).trace.at(-1) as number;
    const curvature = (2 * held(item.difficulty) - held(item.difficulty + h) - held(item.difficulty - h)) / h ** 2;
    expect(Math.abs(1 / Math.sqrt(curvature) / se - 1)).toBeLessThan(0.03);
  });

  it('treats 1,000 weighted patterns as 1,000 persons', () => {
    const rows = [
      [1, 1, 0],
      [1, 0, 0],
      [0, 1, 1],
      [1, 1, 1],
      [0, 0, 0],
      [1, 0, 1],
    ];
    const weights = [30, 50, 20, 60, 25, 15];
    const long = rows.flatMap((row, r) => Array.from({ length: weights[r] as number }, () => row));
    const short = calibrate(toMatrix(rows), { models: '1pl', weights });
    const spread = calibrate(toMatrix(long), { models: '1pl' });
    expect(short.logLik).toBeCloseTo(spread.logLik, 9);
    expect(short.items.map((item) => dichotomous(item).discrimination)).toEqual(
      Array.from({ length: 3 }, () => dichotomous(short.items[0]).discrimination),
    );
  });

  it.each(['grm', 'gpcm'] as const)(
    'estimates a %s item of two categories as a two-parameter item, within 1e-8',
    (model) => {
      const few = { persons: 500, items: 30, scores: data.scores.slice(0, 15_000) };
      const two = calibrate(few, { models: '2pl', standardErrors: false, tol: 1e-9 });
      const ordered = calibrate(few, { models: model, standardErrors: false, tol: 1e-9 });
      ordered.items.forEach((item, i) => {
        const reference = dichotomous(two.items[i]);
        if (item.model !== model) throw new Error('another model came back');
        expect(Math.abs(item.discrimination - reference.discrimination)).toBeLessThan(1e-8);
        expect(Math.abs((item.thresholds[0] ?? 0) - reference.difficulty)).toBeLessThan(1e-8);
      });
    },
  );

  it.each(['grm', 'gpcm'] as const)(
    'recovers %s items: thresholds within 4 SE, z-scores of mean 0 ± .2 and SD 1 ± .2',
    (model) => {
      const z: number[] = [];
      for (let run = 0; run < 4; run++) {
        const items = orderedItems(model, 15, 4, makeRng(`${model}/items/${run}`));
        const answers = simulateResponses(
          items,
          normals(1500, `${model}/persons/${run}`),
          makeRng(`${model}/answers/${run}`),
        );
        const result = calibrate(answers, { models: model });
        expect(result.converged).toBe(true);
        result.items.forEach((item, i) => {
          const generating = items[i];
          if (item.model !== model || generating?.model !== model) throw new Error('another model came back');
          item.thresholds.forEach((b, k) => {
            z.push((b - (generating.thresholds[k] as number)) / (result.se[i]?.thresholds?.[k] as number));
          });
        });
      }
      const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
      expect(Math.max(...z.map(Math.abs))).toBeLessThan(4);
      expect(Math.abs(mean)).toBeLessThan(0.2);
      expect(Math.abs(Math.sqrt(z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length) - 1)).toBeLessThan(
        0.2,
      );
    },
  );

  it('recovers nominal items from three parameters that it has to order itself', () => {
    const items = Array.from({ length: 10 }, (_, i): Item => {
      return {
        id: `n${i}`,
        status: 'calibrated',
        model: 'nrm',
        slopes: [0, -0.8, 1.1],
        intercepts: [0, 0.3 - i / 10, i / 10],
      };
    });
    const answers = simulateResponses(items, normals(3000, 'nominal'), makeRng('nominal answers'));
    const result = calibrate(answers, { models: 'nrm' });
    result.items.forEach((item) => {
      if (item.model !== 'nrm') throw new Error('another model came back');
      expect(Math.abs((item.slopes[1] as number) + 0.8)).toBeLessThan(0.35);
      expect(Math.abs((item.slopes[2] as number) - 1.1)).toBeLessThan(0.35);
    });
  });

  it('estimates a lower asymptote under its prior and keeps a fixed one', () => {
    const items = twoParameterItems(20, makeRng('3pl')).map(
      (item): Item => ({ ...item, lowerAsymptote: 0.22 }) as Item,
    );
    const answers = simulateResponses(items, normals(3000, 'guessers'), makeRng('guesses'));
    const free = calibrate(answers, {
      models: '3pl',
      priors: { ...weakPriors, lowerAsymptote: { mean: 0.25, weight: 20 } },
    });
    const lower = free.items.map((item) => dichotomous(item).lowerAsymptote ?? 0);
    expect(Math.abs(lower.reduce((sum, c) => sum + c, 0) / 20 - 0.22)).toBeLessThan(0.04);
    expect(free.items[0]?.cov).toHaveLength(3);
    const fixed = calibrate(answers, { models: { model: '2pl', lowerAsymptote: 0.25 }, priors: weakPriors });
    expect(fixed.items.map((item) => dichotomous(item).lowerAsymptote)).toEqual(Array.from({ length: 20 }, () => 0.25));
  });

  it('with items fixed puts new items on their scale and finds the mean and sd of the people', () => {
    const able = simulateResponses(truth, normals(2500, 'able', 0.8, 0.7), makeRng('able answers'));
    const result = calibrate(able, { models: '2pl', itemIds: truth.map(({ id }) => id), fixed: truth.slice(0, 20) });
    expect(result.items.slice(0, 20)).toEqual(truth.slice(0, 20));
    expect(Math.abs((result.groups[0]?.mean ?? 0) - 0.8)).toBeLessThan(0.08);
    expect(Math.abs((result.groups[0]?.sd ?? 0) - 0.7)).toBeLessThan(0.06);
    const b = truth
      .slice(20)
      .map((item, i) => dichotomous(result.items[20 + i]).difficulty - dichotomous(item).difficulty);
    expect(rmse(b)).toBeLessThan(0.2);
  });

  it('finds the mean and sd of a second group on the scale of the first', () => {
    const thetas = [...normals(1500, 'first'), ...normals(1500, 'second', -0.6, 1.3)];
    const both = simulateResponses(truth, thetas, makeRng('both'));
    const { groups } = calibrate(both, { models: '2pl', groups: thetas.map((_, j) => (j < 1500 ? 0 : 1)) });
    expect(groups[0]).toEqual({ mean: 0, sd: 1 });
    expect(Math.abs((groups[1]?.mean ?? 0) + 0.6)).toBeLessThan(0.13);
    expect(Math.abs((groups[1]?.sd ?? 0) - 1.3)).toBeLessThan(0.13);
  });

  it('leaves out what cannot be estimated and says why', () => {
    const rows = Array.from({ length: 40 }, (_, j) => [j % 2, 1, null, j % 3 === 0 ? 2 : 0, j % 4 === 0 ? 1 : 0]);
    const models: CalibrationModel[] = ['2pl', '2pl', '2pl', 'grm', '2pl'];
    const result = calibrate(toMatrix(rows), { models, priors: weakPriors });
    expect(result.items.map(({ id }) => id)).toEqual(['item1', 'item5']);
    expect(result.warnings.map(({ code, item }) => [code, item])).toEqual([
      ['no-variance', 'item2'],
      ['no-answers', 'item3'],
      ['empty-category', 'item4'],
    ]);
  });

  it('warns of an item keyed the wrong way round', () => {
    const flipped = data.scores.map((score, cell) => (cell % 30 === 3 ? 1 - score : score));
    const { warnings } = calibrate({ ...data, scores: flipped }, { models: '2pl', standardErrors: false });
    expect(warnings).toEqual([expect.objectContaining({ code: 'negative-discrimination', item: 'item4' })]);
  });

  it.each<[string, () => unknown, string]>([
    [
      'no persons',
      () => calibrate({ persons: 0, items: 2, scores: new Int8Array(0) }, { models: '2pl' }),
      'empty-input',
    ],
    [
      'scores that do not fill the matrix',
      () => calibrate({ persons: 2, items: 2, scores: new Int8Array(3) }, { models: '2pl' }),
      'dimension-mismatch',
    ],
    [
      'a score of 2 under a right/wrong model',
      () => calibrate(toMatrix([[0], [1], [2]]), { models: '2pl' }),
      'invalid-response',
    ],
    ['only constant columns', () => calibrate(toMatrix([[1], [1]]), { models: '2pl' }), 'invalid-option'],
    ['an unknown model', () => calibrate(toMatrix([[1], [0]]), { models: 'rasch' as '2pl' }), 'invalid-option'],
    [
      'weights of another length',
      () => calibrate(toMatrix([[1], [0]]), { models: '2pl', weights: [1] }),
      'dimension-mismatch',
    ],
    [
      'a prior without spread',
      () => calibrate(toMatrix([[1], [0]]), { models: '2pl', priors: { intercept: { mean: 0, sd: 0 } } }),
      'invalid-option',
    ],
  ])('refuses %s', (_, run, code) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});

function correlation(x: readonly number[], y: readonly number[]): number {
  const mx = x.reduce((sum, v) => sum + v, 0) / x.length;
  const my = y.reduce((sum, v) => sum + v, 0) / y.length;
  const covariance = x.reduce((sum, v, i) => sum + (v - mx) * ((y[i] as number) - my), 0);
  return covariance / Math.sqrt(x.reduce((s, v) => s + (v - mx) ** 2, 0) * y.reduce((s, v) => s + (v - my) ** 2, 0));
}
