import { expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import { difAbilityMatched } from './dif-ability-matched.ts';
import type { Item, Matrix } from './item.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';

const PERSONS = 1200;
const GIVEN = 20;

/** Each person answers 20 of the items drawn for them; the focal group, every second person, is .5 logits less able. */
function sparseAnswers(items: readonly Item[], focalItems: readonly Item[], seed: string) {
  const rng = makeRng(seed);
  const group = Array.from({ length: PERSONS }, (_, j) => j % 2);
  const thetas = group.map((side) => standardNormal(rng) - 0.5 * side);
  const whole = simulateResponses(items, thetas, rng);
  const focal = simulateResponses(focalItems, thetas, rng);
  const scores = new Int8Array(whole.scores.length).fill(-1);
  for (let j = 0; j < PERSONS; j++) {
    const order = items.map((_, i) => ({ i, key: rng() })).sort((x, y) => x.key - y.key);
    for (const { i } of order.slice(0, GIVEN)) {
      const cell = j * items.length + i;
      scores[cell] = (group[j] === 1 ? focal : whole).scores[cell] as number;
    }
  }
  return { data: { persons: PERSONS, items: items.length, scores } satisfies Matrix, group };
}

it('finds exactly the item that is harder for one group, though that group is less able and nobody answered all items', () => {
  const items = twoParameterItems(30, makeRng('sparse dif'));
  const harder = items.map(
    (item, i): Item => (i === 7 && item.model === '4pl' ? { ...item, difficulty: item.difficulty + 1.2 } : item),
  );
  const { data, group } = sparseAnswers(items, harder, 'sparse dif answers');
  const { results, settled } = difAbilityMatched(items, data, group);
  expect(settled).toBe(true);
  expect(results[7]).toMatchObject({ itemClass: 'C', status: 'ok' });
  expect(results[7]?.mantelHaenszel?.delta).toBeLessThan(-1.5);
  expect(results[7]?.pAdjusted).toBeLessThan(0.001);
  const suspected = results.filter(({ itemClass, pAdjusted }) => itemClass === 'C' && (pAdjusted ?? 1) < 0.05);
  expect(suspected.map(({ itemId }) => itemId)).toEqual([items[7]?.id]);
});

it('calls nothing C without DIF, ordered scores included', () => {
  const items = [
    ...twoParameterItems(20, makeRng('null')),
    ...orderedItems('gpcm', 10, 3, makeRng('null ordered')),
  ].map((item, i): Item => ({ ...item, id: `item-${i}` }));
  const { data, group } = sparseAnswers(items, items, 'null answers');
  const { results } = difAbilityMatched(items, data, group);
  expect(results.filter(({ itemClass }) => itemClass === 'C')).toEqual([]);
  expect(results.filter(({ itemClass }) => itemClass === 'A').length).toBeGreaterThanOrEqual(28);
  expect(results[25]?.polytomous?.status).toBe('ok');
});

it('says insufficient where too few people answered, and keeps suspended items out of the matching', () => {
  const items = twoParameterItems(12, makeRng('few')).map(
    (item, i): Item => (i === 0 ? { ...item, status: 'suspended' } : item),
  );
  const rng = makeRng('few answers');
  const data = simulateResponses(
    items,
    Array.from({ length: 150 }, () => standardNormal(rng)),
    rng,
  );
  const { results } = difAbilityMatched(
    items,
    data,
    Array.from({ length: 150 }, (_, j) => j % 2),
  );
  for (const result of results) {
    expect(result.status).toBe('insufficient');
    expect(result.itemClass).toBeUndefined();
  }
  const turned: Matrix = { ...data, scores: data.scores.map((score, cell) => (cell % 12 === 0 ? 1 - score : score)) };
  const again = difAbilityMatched(
    items,
    turned,
    Array.from({ length: 150 }, (_, j) => j % 2),
  );
  expect(again.results[3]).toEqual(results[3]);
});

it('estimates a planted shift of 1.3 logits at -2.35 * 1.3 on the delta scale; elsewhere delta over its SE is standard normal', () => {
  const items = Array.from(
    { length: 24 },
    (_, i): Item => ({ id: `item-${i}`, status: 'prior', model: '4pl', discrimination: 1, difficulty: i / 12 - 1.2 }),
  );
  const harder = items.map(
    (item, i): Item => (i === 10 && item.model === '4pl' ? { ...item, difficulty: item.difficulty + 1.3 } : item),
  );
  const group = Array.from({ length: 900 }, (_, j) => (j < 500 ? 0 : 1));
  const planted: number[] = [];
  const others: number[] = [];
  let othersInClassC = 0;
  for (let run = 0; run < 10; run++) {
    const rng = makeRng(`planted shift/${run}`);
    const thetas = group.map((side) => standardNormal(rng) - 0.3 * side);
    const reference = simulateResponses(items, thetas.slice(0, 500), rng);
    const focal = simulateResponses(harder, thetas.slice(500), rng);
    const scores = Int8Array.from([...reference.scores, ...focal.scores]);
    difAbilityMatched(items, { persons: 900, items: 24, scores }, group).results.forEach((result, i) => {
      const { delta = Number.NaN, seDelta = Number.NaN } = result.mantelHaenszel ?? {};
      if (i === 10) {
        planted.push(delta);
        expect(result.itemClass).toBe('C');
      } else {
        others.push(delta / seDelta);
        if (result.itemClass === 'C') othersInClassC++;
      }
    });
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  // The standard error of one run is .40, of the mean of ten .13.
  expect(Math.abs(mean(planted) + 2.35 * 1.3)).toBeLessThan(0.4);
  const sd = Math.sqrt(mean(others.map((z) => (z - mean(others)) ** 2)));
  expect(Math.abs(mean(others))).toBeLessThan(0.2);
  expect(sd).toBeGreaterThan(0.85);
  expect(sd).toBeLessThan(1.15);
  expect(othersInClassC).toBeLessThanOrEqual(1);
});
