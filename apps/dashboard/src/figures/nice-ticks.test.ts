import { expect, test } from 'vitest';
import { niceTicks } from './nice-ticks.ts';

test('the ticks of pay from $35,050 to $81,290 are whole ten thousands that hold both', () => {
  expect(niceTicks(35_050, 81_290, 7)).toEqual([30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 90_000]);
});

test('a narrow axis has fewer ticks that still hold both ends', () => {
  expect(niceTicks(28_280, 219_080, 4)).toEqual([0, 100_000, 200_000, 300_000]);
});

test('one value has a tick below and above', () => {
  expect(niceTicks(44_640, 44_640, 4)).toEqual([40_000, 50_000]);
});
