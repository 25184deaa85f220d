import { describe, expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import { itemCharacteristicCurve } from './item-characteristic-curve.ts';
import { expectedScore } from './response-model.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';

const items = [
  ...twoParameterItems(40, makeRng('curve')),
  ...orderedItems('grm', 1, 4, makeRng('curve')).map((item) => ({ ...item, id: 'graded' })),
];
const rng = makeRng('curve people');
const data = simulateResponses(
  items,
  Array.from({ length: 3000 }, () => standardNormal(rng)),
  rng,
);

describe('itemCharacteristicCurve', () => {
  it.each(['item-0003', 'graded'])('has observed points near the curve of %s when the model holds', (id) => {
    const item = items.find((candidate) => candidate.id === id);
    if (!item) throw new Error('the item is one of those simulated');
    const highest = id === 'graded' ? 3 : 1;
    const { observed, modelled } = itemCharacteristicCurve(items, data, id);
    expect(observed).toHaveLength(10);
    expect(observed.reduce((sum, { n }) => sum + n, 0)).toBe(3000);
    for (const { theta, share, n } of observed) {
      expect(n).toBe(300);
      expect(Math.abs(share - expectedScore(item, theta) / highest)).toBeLessThan(0.1);
    }
    expect(modelled[40]).toEqual({ theta: 0, share: expectedScore(item, 0) / highest });
  });

  it('shows an item keyed the wrong way round: its points fall where the curve rises', () => {
    const flipped = data.scores.map((score, cell) => (cell % 41 === 2 ? 1 - score : score));
    const { observed } = itemCharacteristicCurve(items, { ...data, scores: flipped }, 'item-0003');
    expect(observed[9]?.share).toBeLessThan(observed[0]?.share ?? 0);
  });

  it('has no points when nobody answered, and refuses items it does not know', () => {
    const unanswered = data.scores.map((score, cell) => (cell % 41 === 2 ? -1 : score));
    expect(itemCharacteristicCurve(items, { ...data, scores: unanswered }, 'item-0003').observed).toEqual([]);
    expect(() => itemCharacteristicCurve(items, data, 'nobody')).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });
});
