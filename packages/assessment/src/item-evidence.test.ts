import { expect, test } from 'vitest';
import { type ItemEvidence, itemSignals, MIN_ITEM_ANSWERS } from './item-evidence.ts';

const sound: ItemEvidence = {
  answers: 200,
  meanShare: 0.6,
  itemRestCorrelation: 0.35,
  expectedShare: 0.65,
  options: [
    { id: 'a', credit: 1, chosen: 120 },
    { id: 'b', credit: 0, chosen: 50 },
    { id: 'c', credit: 0, chosen: 30 },
  ],
};

test('a sound question gives no signal', () => {
  expect(itemSignals(sound)).toEqual([]);
});

test('below the least number of answers nothing is said, however odd the numbers', () => {
  expect(itemSignals({ ...sound, answers: MIN_ITEM_ANSWERS - 1, meanShare: 0.01, itemRestCorrelation: -1 })).toEqual(
    [],
  );
});

test('a question whose key may be wrong is pointed out three ways', () => {
  const signals = itemSignals({
    ...sound,
    meanShare: 0.2,
    itemRestCorrelation: -0.1,
    options: [
      { id: 'a', credit: 1, chosen: 40 },
      { id: 'b', credit: 0, chosen: 155 },
      { id: 'c', credit: 0, chosen: 5 },
    ],
  });
  expect(signals).toEqual([
    'Very hard: 20% of points. Is the key right?',
    'Its authors expected 65% of points; people earn 20%.',
    'Those who do well elsewhere do worse here. Is the key right?',
    'Option b is chosen more often than the key.',
    'Option c is chosen by 3%: it misleads nobody.',
  ]);
});
