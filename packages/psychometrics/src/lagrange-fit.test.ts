import { describe, expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import { calibrate } from './calibrate.ts';
import type { Item, Matrix } from './item.ts';
import { itemFit } from './item-fit.ts';
import { lagrangeItemFit } from './lagrange-fit.ts';
import { makeRng, standardNormal } from './rng.ts';
import { runSession } from './simulate-cat.ts';
import { simulateResponses } from './simulate-responses.ts';
import { updateBank } from './update-bank.ts';

const PEOPLE = 900;
const rng = makeRng('adaptive fit');
const truth: readonly Item[] = [
  ...twoParameterItems(30, rng),
  ...orderedItems('gpcm', 6, 3, rng).map((item) => ({ ...item, id: `credit-${item.id}` })),
];
const thetas = Array.from({ length: PEOPLE }, () => standardNormal(rng));
/** An adaptive test of 14 questions a person, chosen by what the person answered: no row is complete. */
const data = adaptive();
/** The item most people were given, answered right by those near its place and by hardly anybody else: no rising curve fits. */
const counts = truth.map((_, i) => column(data, i).length);
const bent = counts.indexOf(Math.max(...counts.slice(0, 30)));
const luck = makeRng('bent');
const spoilt: Matrix = {
  ...data,
  scores: data.scores.map((score, cell) => {
    if (cell % truth.length !== bent || score < 0) return score;
    const distance = (thetas[Math.floor(cell / truth.length)] as number) - locationOf(truth[bent] as Item);
    return luck() < (Math.abs(distance) < 0.5 ? 0.95 : 0.1) ? 1 : 0;
  }),
};

function adaptive(): Matrix {
  const plan = {
    selection: { value: 'mfi', randomesque: [12, 10, 8, 8] },
    stopping: { minItems: 14, maxItems: 14 },
  } as const;
  const positions = new Map(truth.map(({ id }, i) => [id, i]));
  const scores = new Int8Array(PEOPLE * truth.length).fill(-1);
  thetas.forEach((theta, person) => {
    for (const { itemId, score } of runSession(truth, plan, theta, rng).responses) {
      scores[person * truth.length + (positions.get(itemId) ?? -1)] = score;
    }
  });
  return { persons: PEOPLE, items: truth.length, scores };
}

function column({ scores, items }: Matrix, i: number): number[] {
  return Array.from(scores).filter((score, cell) => cell % items === i && score >= 0);
}

function locationOf(item: Item): number {
  return item.model === '4pl' ? item.difficulty : 0;
}

describe('lagrangeItemFit', () => {
  it('keeps its level on adaptive data that follow the model: of 36 items at most five below .05, none below .001', () => {
    const fit = lagrangeItemFit(truth, data).flatMap(({ p }) => (p === undefined ? [] : [p]));
    expect(fit.length).toBeGreaterThan(25);
    expect(fit.filter((p) => p < 0.05).length).toBeLessThanOrEqual(5);
    expect(Math.min(...fit)).toBeGreaterThan(0.001);
  });

  it('has the law it claims on complete data: over 480 tests of the true model 2.5 to 8 % below .05', () => {
    const few = truth.slice(0, 12);
    const ps = Array.from({ length: 40 }, (_, r) => {
      const own = makeRng(`null ${r}`);
      const people = Array.from({ length: 500 }, () => standardNormal(own));
      return lagrangeItemFit(few, simulateResponses(few, people, own)).map(({ p }) => p ?? 1);
    }).flat();
    const share = ps.filter((p) => p < 0.05).length / ps.length;
    expect(share).toBeGreaterThan(0.025);
    expect(share).toBeLessThan(0.08);
  });

  it('finds the item whose curve rises and falls, where S-X2 has no complete rows, also after calibrating it', () => {
    const models = truth.map(({ model }) => (model === '4pl' ? '2pl' : 'gpcm'));
    const { items } = calibrate(spoilt, {
      models,
      itemIds: truth.map(({ id }) => id),
      priors: { logDiscrimination: { mean: 0, sd: 0.3 } },
      standardErrors: false,
    });
    const bank = truth.map((item) => items.find(({ id }) => id === item.id) ?? item);
    const fit = itemFit(bank, spoilt);
    expect(fit[bent]?.sx2).toBeUndefined();
    expect(fit[bent]?.lagrange?.p).toBeLessThan(0.001);
    expect(fit[bent]?.rmsd).toBeGreaterThan(0.1);
    const others = fit.filter((_, i) => i !== bent);
    expect(others.filter(({ lagrange, rmsd = 0 }) => (lagrange?.p ?? 1) < 0.001 && rmsd > 0.1)).toEqual([]);
  });

  it('suspends it in the update of the bank, and nothing else', () => {
    const { changes, verdicts } = updateBank(truth, spoilt, { version: '2' });
    const suspended = changes.filter(({ to }) => to === 'suspended');
    expect(suspended.map(({ itemId }) => itemId)).toEqual([truth[bent]?.id]);
    expect(verdicts[bent]?.reason).toMatch(/item fit: p < 0.001, RMSD 0\.[1-9]/);
  });

  it('says nothing below 100 answers and is never NaN, also when all answers are equal', () => {
    const few = { persons: 99, items: 36, scores: data.scores.slice(0, 99 * 36) };
    expect(lagrangeItemFit(truth, few).every(({ p }) => p === undefined)).toBe(true);
    const alike = { persons: 180, items: 36, scores: new Int8Array(180 * 36).fill(1) };
    expect(JSON.stringify(lagrangeItemFit(truth, alike))).not.toMatch(/null|NaN/);
    expect(() => lagrangeItemFit(truth.slice(1), data)).toThrow(
      expect.objectContaining({ code: 'dimension-mismatch' }),
    );
    const empty = { persons: 0, items: 36, scores: new Int8Array(0) };
    expect(() => lagrangeItemFit(truth, empty)).toThrow(expect.objectContaining({ code: 'empty-input' }));
  });
});
