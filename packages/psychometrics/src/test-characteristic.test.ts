import { describe, expect, it } from 'vitest';
import type { Item } from './item.ts';
import { expectedScore, information } from './response-model.ts';
import { testCharacteristic, testInformation, thetaForExpected } from './test-characteristic.ts';

const items: Item[] = [
  { id: 'a', status: 'calibrated', model: '4pl', discrimination: 1.2, difficulty: -0.5, lowerAsymptote: 0.2 },
  { id: 'b', status: 'calibrated', model: '4pl', discrimination: 0.7, difficulty: 1 },
  { id: 'c', status: 'calibrated', model: 'gpcm', discrimination: 0.9, thresholds: [-1, 0, 1.5] },
];

describe('test characteristic', () => {
  it('adds expected scores and information over items', () => {
    const sum = (f: (item: Item, theta: number) => number, theta: number) =>
      items.reduce((total, item) => total + f(item, theta), 0);
    expect(testCharacteristic(items, 0.3)).toBeCloseTo(sum(expectedScore, 0.3), 13);
    expect([...testInformation(items, [-1, 0, 2])]).toEqual([-1, 0, 2].map((theta) => sum(information, theta)));
  });

  it('is inverted by thetaForExpected', () => {
    for (const theta of [-3, -0.2, 0, 1.7, 12]) {
      expect(thetaForExpected(items, testCharacteristic(items, theta) / 5)).toBeCloseTo(theta, 9);
    }
  });

  it('has no theta for a share that guessing alone exceeds', () => {
    expect(() => thetaForExpected(items, 0.04)).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'share' }),
    );
    expect(() => thetaForExpected(items, 1)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
  });

  it('needs items, with different ids', () => {
    expect(() => testInformation([], [0])).toThrow(expect.objectContaining({ code: 'empty-input' }));
    expect(() => testCharacteristic([...items, items[0] as Item], 0)).toThrow(
      expect.objectContaining({ code: 'invalid-item' }),
    );
  });
});
