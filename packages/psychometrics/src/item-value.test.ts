import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyItem } from '../test/arbitraries.ts';
import { twoParameterItems } from '../test/simulated-items.ts';
import { prepareBank } from './bank.ts';
import { estimateAbility } from './estimate-ability.ts';
import { informationAt, weightedInformation } from './item-value.ts';
import { information } from './response-model.ts';
import { makeRng } from './rng.ts';

describe('the tables of selection', () => {
  it('hold the information of the model, lower and upper asymptote included', () => {
    fc.assert(
      fc.property(anyItem, fc.double({ min: -40, max: 40, noNaN: true }), (item, theta) => {
        const [value] = informationAt(prepareBank([item]), Uint8Array.of(1), theta);
        expect(Math.abs((value as number) - information(item, theta))).toBeLessThan(1e-9);
      }),
    );
  });

  it('weigh information alike on the standard grid and on any other', () => {
    const items = twoParameterItems(5, makeRng('tables'));
    const bank = prepareBank(items);
    const responses = [{ itemId: items[0]?.id ?? '', score: 1 }];
    const tabled = estimateAbility(bank, responses, { method: 'eap' }).posterior;
    const other = estimateAbility(bank, responses, { method: 'eap', grid: { min: -8, max: 8, points: 321 } }).posterior;
    if (!tabled || !other) throw new Error('EAP has a posterior');
    const wanted = new Uint8Array(5).fill(1);
    const fine = weightedInformation(bank, wanted, other);
    weightedInformation(bank, wanted, tabled).forEach((value, i) => {
      expect(Math.abs(value - (fine[i] as number))).toBeLessThan(1e-6);
    });
  });
});
