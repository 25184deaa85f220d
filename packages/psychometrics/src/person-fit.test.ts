import { describe, expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import { prepareBank } from './bank.ts';
import { estimateAbility } from './estimate-ability.ts';
import type { Item, Response } from './item.ts';
import { personCusum, personFit } from './person-fit.ts';
import { probabilities, probabilityDerivatives } from './response-model.ts';
import { makeRng, standardNormal } from './rng.ts';
import { drawScore } from './simulate-responses.ts';

const items = twoParameterItems(40, makeRng('person fit'));
const bank = prepareBank(items);
const moments = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
};

describe('personFit', () => {
  it('has an lz* of mean 0 ± .12 and SD 1 ± .05 under the model, where plain lz is too narrow', () => {
    const rng = makeRng('lz');
    const stars: number[] = [];
    const plain: number[] = [];
    while (stars.length < 2000) {
      const theta = standardNormal(rng);
      const responses = items.map((item) => ({ itemId: item.id, score: drawScore(item, theta, rng) }));
      const estimate = estimateAbility(bank, responses, { method: 'mle' });
      if (estimate.status !== 'ok') continue;
      const { lz, lzStar } = personFit(bank, responses, estimate.theta, 'mle');
      stars.push(lzStar as number);
      plain.push(lz as number);
    }
    expect(Math.abs(moments(stars).mean)).toBeLessThan(0.12);
    expect(Math.abs(moments(stars).sd - 1)).toBeLessThan(0.05);
    expect(moments(plain).sd).toBeLessThan(0.93);
  });

  it("is Snijders' formula in the notation of right/wrong items, for each estimator", () => {
    const responses: Response[] = items.map((item, i) => ({ itemId: item.id, score: i % 3 === 0 ? 0 : 1 }));
    for (const [method, prior] of [
      ['mle', undefined],
      ['map', { mean: 0.2, sd: 0.8 }],
      ['wle', undefined],
    ] as const) {
      const theta = 0.6;
      const terms = items.map((item, i) => {
        const [q, p] = probabilities(item, theta) as [number, number];
        const slope = probabilityDerivatives(item, theta).first[1] as number;
        const a = item.model === '4pl' ? item.discrimination : 0;
        return { p, q, w: Math.log(p / q), slope, u: responses[i]?.score as number, a };
      });
      const c =
        terms.reduce((sum, t) => sum + t.slope * t.w, 0) /
        terms.reduce((sum, t) => sum + t.slope ** 2 / (t.p * t.q), 0);
      const information = terms.reduce((sum, t) => sum + t.a ** 2 * t.p * t.q, 0);
      const j = terms.reduce((sum, t) => sum + t.a ** 3 * t.p * t.q * (1 - 2 * t.p), 0);
      const r0 = method === 'mle' ? 0 : method === 'wle' ? j / (2 * information) : (0.2 - theta) / 0.64;
      const W = terms.reduce((sum, t) => sum + (t.u - t.p) * t.w, 0);
      const variance = terms.reduce((sum, t) => sum + (t.w - (c * t.slope) / (t.p * t.q)) ** 2 * t.p * t.q, 0);
      const { lzStar } = personFit(bank, responses, theta, method, prior);
      expect(lzStar).toBeCloseTo((W + c * r0) / Math.sqrt(variance), 9);
    }
  });

  it('is low for someone who fails the easy and passes the hard questions, for ordered items too', () => {
    const ordered = orderedItems('gpcm', 25, 4, makeRng('ordered fit'));
    const location = (item: Item) => (item.model === 'gpcm' ? (item.thresholds[1] as number) : 0);
    const sorted = ordered.toSorted((x, y) => location(x) - location(y));
    const backwards = sorted.map((item, i) => ({ itemId: item.id, score: i < 12 ? 0 : 3 }));
    const { theta } = estimateAbility(ordered, backwards, { method: 'wle' });
    expect(personFit(ordered, backwards, theta, 'wle').p).toBeLessThan(0.001);
  });

  it('is insufficient below ten answers and for a theta that is not finite', () => {
    const few = items.slice(0, 9).map((item) => ({ itemId: item.id, score: 1 }));
    expect(personFit(bank, few, 0, 'mle')).toEqual({ status: 'insufficient' });
    const all = items.map((item) => ({ itemId: item.id, score: 1 }));
    expect(personFit(bank, all, Number.POSITIVE_INFINITY, 'mle')).toEqual({ status: 'insufficient' });
  });
});

describe('personCusum', () => {
  it('flags about alpha of people under the model', () => {
    const rng = makeRng('cusum');
    let flagged = 0;
    for (let n = 0; n < 300; n++) {
      const responses = items.slice(0, 30).map((item) => ({ itemId: item.id, score: drawScore(item, 0, rng) }));
      if (personCusum(bank, responses, 0, rng, { replications: 300 }).flagged) flagged++;
    }
    expect(flagged / 300).toBeLessThan(0.09);
  });

  it('flags someone who stops trying half way', () => {
    const rng = makeRng('quitter');
    const responses = items
      .slice(0, 30)
      .map((item, i) => ({ itemId: item.id, score: i < 15 ? drawScore(item, 1, rng) : 0 }));
    const result = personCusum(bank, responses, 0.6, rng);
    expect(result.flagged).toBe(true);
    expect(result.lowest).toBeLessThan(result.lowerBound);
  });
});
