import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { twoParameterItems } from '../test/simulated-items.ts';
import { calibrate } from './calibrate.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import type { DichotomousItem, Item, Matrix, OrderedItem } from './item.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';
import { updateBank } from './update-bank.ts';

const POPULATION = { mean: { mean: 0, sd: 1 }, logSd: { mean: 0, sd: 0.3 } };
const truth = twoParameterItems(40, makeRng('population items')) as DichotomousItem[];
const judges = makeRng('judges');
/** Judged difficulties: right on average, wrong by .7 for each item. */
const errors = truth.map(() => 0.7 * standardNormal(judges));
const meanError = errors.reduce((sum, error) => sum + error, 0) / errors.length;
const priors = truth.map(({ difficulty }, i) => ({
  logDiscrimination: { mean: 0, sd: 0.3 },
  difficulty: { mean: difficulty + (errors[i] ?? 0) - meanError, sd: 0.7 },
}));
const byId = Object.fromEntries(truth.map(({ id }, i) => [id, priors[i] as (typeof priors)[number]]));
const bank = truth.map(
  (item, i): Item => ({ ...item, status: 'prior', discrimination: 1, difficulty: priors[i]?.difficulty.mean ?? 0 }),
);

function answers(persons: number, mean: number, sd: number, seed: string): Matrix {
  const rng = makeRng(seed);
  const thetas = Array.from({ length: persons }, () => mean + sd * standardNormal(rng));
  return simulateResponses(truth, thetas, rng);
}

describe('calibrate with a prior of the population', () => {
  it('finds people abler than the scale and leaves the scale where the items have their priors', () => {
    const { groups, items, converged, maxGradient } = calibrate(answers(3000, 0.8, 1.2, 'able'), {
      models: '2pl',
      itemIds: truth.map(({ id }) => id),
      priors,
      population: POPULATION,
    });
    expect(converged).toBe(true);
    expect(maxGradient).toBeLessThan(1e-3 * Math.sqrt(3000));
    // SE of the mean over people .022; the origin is known to .7/sqrt(40) = .11, the unit to .3/sqrt(40) = .05.
    expect(groups[0]?.mean).toBeCloseTo(0.8, 0);
    expect(Math.abs((groups[0]?.mean ?? 0) - 0.8)).toBeLessThan(0.15);
    expect(Math.abs((groups[0]?.sd ?? 0) / 1.2 - 1)).toBeLessThan(0.15);
    const shift = items.reduce((sum, item, i) => {
      return sum + (item as DichotomousItem).difficulty - (truth[i]?.difficulty ?? 0);
    }, 0);
    expect(Math.abs(shift / items.length)).toBeLessThan(0.1);
  });

  it('is a mode of the log posterior: no step of a population parameter raises it', () => {
    const data = answers(150, 0.5, 1, 'mode');
    const options = { models: '2pl' as const, itemIds: truth.map(({ id }) => id), priors, tol: 1e-8 };
    const best = calibrate(data, { ...options, population: POPULATION });
    const at = (mean: number, sd: number) => {
      const pinned = calibrate(data, {
        ...options,
        population: { mean: { mean, sd: 1e-4 }, logSd: { mean: Math.log(sd), sd: 1e-4 } },
      });
      return (pinned.trace.at(-1) ?? 0) - 0.5 * mean ** 2 - 0.5 * (Math.log(sd) / 0.3) ** 2;
    };
    const { mean = 0, sd = 1 } = best.groups[0] ?? {};
    const top = at(mean, sd);
    expect(best.trace.at(-1)).toBeCloseTo(top, 2);
    for (const [dm, ds] of [
      [0.1, 0],
      [-0.1, 0],
      [0, 0.1],
      [0, -0.1],
    ] as const) {
      expect(at(mean + dm, sd + ds)).toBeLessThan(top);
    }
  });

  it('stays finite and near the priors with two people', () => {
    const result = updateBank(bank, answers(2, 0, 1, 'two'), { version: '2', priors: byId, population: POPULATION });
    expect(Math.abs(result.population.mean)).toBeLessThan(1.5);
    expect(result.population.sd).toBeGreaterThan(0.4);
    expect(Number.isFinite(result.logLik)).toBe(true);
    result.bank.forEach((item, i) => {
      expect(Math.abs((item as DichotomousItem).difficulty - (priors[i]?.difficulty.mean ?? 0))).toBeLessThan(0.7);
    });
  });

  it('refuses a population prior without spread', () => {
    const population = { mean: { mean: 0, sd: 0 }, logSd: { mean: 0, sd: 1 } };
    expect(() => calibrate(answers(5, 0, 1, 'x'), { models: '2pl', population })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'options.population.mean' }),
    );
  });
});

describe('updateBank on a scale that stays', () => {
  it('links to the items calibrated before: the same people measured again, the same scale', () => {
    const first = updateBank(bank, answers(2500, 0.4, 1, 'first'), {
      version: '2',
      priors: byId,
      population: POPULATION,
    });
    const second = updateBank(first.bank, answers(2500, -0.6, 0.8, 'second'), {
      version: '3',
      priors: byId,
      population: POPULATION,
      link: 'stocking-lord',
    });
    expect(second.link?.drift.length).toBeGreaterThanOrEqual(10);
    // Both calibrations know origin and unit to .05 and 3 %; the link removes what they differ by.
    expect(Math.abs((second.link?.A ?? 0) - 1)).toBeLessThan(0.12);
    expect(Math.abs(second.link?.B ?? 1)).toBeLessThan(0.12);
    const gap = second.bank.reduce((sum, item, i) => {
      return sum + (item as DichotomousItem).difficulty - (first.bank[i] as DichotomousItem).difficulty;
    }, 0);
    expect(Math.abs(gap / second.bank.length)).toBeLessThan(0.05);
    expect(Math.abs(second.population.mean + 0.6)).toBeLessThan(0.2);
  });

  it('holds the steps of a partial-credit item near one another while there are few answers', () => {
    const item: OrderedItem = {
      id: 'j',
      model: 'gpcm',
      status: 'prior',
      discrimination: 0.5,
      thresholds: [-0.5, -0.5],
    };
    const scores = Int8Array.from([0, 1, 2, 2, 2, 2]);
    const data: Matrix = { persons: 6, items: 1, scores };
    const few = updateBank([item], data, {
      version: '2',
      priors: {
        j: {
          logDiscrimination: { mean: Math.log(0.5), sd: 0.3 },
          difficulty: { mean: -0.5, sd: 0.7 },
          steps: { mean: 0, sd: 1 },
        },
      },
      population: POPULATION,
    });
    const [after] = few.bank as OrderedItem[];
    const [low = 0, high = 0] = after?.thresholds ?? [];
    expect(Math.abs(high - low)).toBeLessThan(2.5);
    const other: OrderedItem = { ...item, id: 'k' };
    const pairs = Int8Array.from([...scores].flatMap((score) => [Math.min(score, 1), score]));
    const unseen = updateBank([item, other], { persons: 6, items: 2, scores: pairs }, { version: '2' });
    expect(unseen.bank[0]).toEqual(item);
    expect(unseen.warnings).toContainEqual(expect.objectContaining({ code: 'empty-category', item: 'j' }));
  });
});

it('tells the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(ENGINE_VERSION).toBe(version);
});
