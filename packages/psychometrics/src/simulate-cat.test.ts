import { describe, expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import { prepareBank } from './bank.ts';
import type { Item } from './item.ts';
import { expectedScore } from './response-model.ts';
import { makeRng, standardNormal } from './rng.ts';
import type { SessionPlan } from './session.ts';
import { simulateCat } from './simulate-cat.ts';
import { simulateResponses } from './simulate-responses.ts';

const domains = ['a', 'b', 'c', 'd', 'e'];
const bankOf = (seed: string) => {
  const items = twoParameterItems(500, makeRng(`bank/${seed}`));
  return prepareBank(items.map((item, i): Item => ({ ...item, domain: domains[i % 5] as string })));
};
const examinees = (count: number, seed: string) => {
  const rng = makeRng(`examinees/${seed}`);
  return Array.from({ length: count }, () => standardNormal(rng));
};
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const length30 = { minItems: 30, maxItems: 30 };
const unconstrained: SessionPlan = { selection: { value: 'mfi', randomesque: 1 }, stopping: length30 };
const blueprint = { maxItems: 30, domains: domains.map((domain) => ({ domain, target: 0.2, min: 5 })) };

describe('an adaptive test of 30 questions from 500', () => {
  const seeds = ['1', '2', '3', '4', '5'];
  const free = seeds.map((seed) => simulateCat(bankOf(seed), unconstrained, examinees(1000, seed), seed));

  it('has a bias within .02 on average, a mean RMSE within .245, and an honest posterior SD', () => {
    expect(Math.abs(mean(free.map(({ bias }) => bias)))).toBeLessThan(0.02);
    expect(mean(free.map(({ rmse }) => rmse))).toBeLessThan(0.245);
    for (const { seRatio } of free) {
      expect(seRatio).toBeGreaterThan(0.9);
      expect(seRatio).toBeLessThan(1.1);
    }
  });

  it('with content and exposure rules costs at most 15 % of RMSE, caps exposure at .27 and meets every minimum', () => {
    const bound = seeds.map((seed) => {
      const bank = bankOf(seed);
      const plan: SessionPlan = { selection: { value: 'mfi', rMax: 0.25, blueprint }, stopping: length30 };
      const missed: string[] = [];
      const domainOf = (id: string) => bank.items[bank.positions.get(id) ?? -1]?.domain;
      const simulation = simulateCat(bank, plan, examinees(1000, seed), seed, {
        onSession: (_, { responses }) => {
          for (const domain of domains) {
            if (responses.filter(({ itemId }) => domainOf(itemId) === domain).length < 5) missed.push(domain);
          }
        },
      });
      expect(missed).toEqual([]);
      expect(simulation.exposure.max).toBeLessThanOrEqual(0.27);
      return simulation.rmse;
    });
    const ratio = mean(bound) / mean(free.map(({ rmse }) => rmse));
    expect(ratio).toBeLessThan(1.15);
  });

  it('replays bit for bit from its seed', () => {
    const again = simulateCat(bankOf('1'), unconstrained, examinees(50, '1'), '1');
    expect(again.results).toEqual(free[0]?.results.slice(0, 50));
  });
});

describe('a classification test', () => {
  it.each(['posterior', 'sprt', 'glr'] as const)(
    'by %s errs at most 5 % plus noise for examinees one SE from the cut',
    (method) => {
      const bank = bankOf('classification');
      const cut = 0.2;
      const thetas = Array.from({ length: 600 }, (_, j) => cut + (j % 2 === 0 ? 0.35 : -0.35));
      const plan: SessionPlan = {
        selection: { value: 'mfi', cut },
        stopping: { minItems: 12, maxItems: 80, classify: { cut, method, delta: 0.25 } },
      };
      const { decisions } = simulateCat(bank, plan, thetas, method);
      expect(1 - (decisions?.accuracy ?? 0)).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 1000));
      expect((decisions?.pass ?? 0) + (decisions?.fail ?? 0)).toBeGreaterThan(0.7);
    },
  );
});

describe('simulateResponses', () => {
  it('draws each score with its model probability, for every model', () => {
    const items = [
      ...twoParameterItems(2, makeRng(1)),
      ...orderedItems('grm', 1, 4, makeRng(2)).map((item) => ({ ...item, id: 'graded' })),
      ...orderedItems('gpcm', 1, 3, makeRng(3)).map((item) => ({ ...item, id: 'partial' })),
    ];
    const persons = 20_000;
    const { scores } = simulateResponses(items, new Float64Array(persons).fill(0.4), makeRng('draws'));
    items.forEach((item, i) => {
      let total = 0;
      for (let j = 0; j < persons; j++) total += scores[j * items.length + i] as number;
      expect(Math.abs(total / persons - expectedScore(item, 0.4))).toBeLessThan(0.03);
    });
  });

  it('needs examinees', () => {
    expect(() => simulateResponses(twoParameterItems(2, makeRng(1)), [], makeRng(2))).toThrow(
      expect.objectContaining({ code: 'empty-input' }),
    );
  });
});
