import fc from 'fast-check';
import type { Item } from '../src/item.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Any theta on which a test might stand. */
export const theta = real(-8, 8);

/** A right/wrong item of one to four parameters. */
export const dichotomousItem: fc.Arbitrary<Item> = fc
  .record({
    discrimination: real(0.1, 4),
    difficulty: real(-5, 5),
    lowerAsymptote: fc.oneof(fc.constant(0), real(0, 0.4)),
    upperAsymptote: fc.oneof(fc.constant(1), real(0.6, 1)),
  })
  .map((parameters) => ({ id: 'item', status: 'calibrated', model: '4pl', ...parameters }));

/** A graded or partial-credit item of two to seven categories; graded thresholds rise by at least 0.05. */
export const orderedItem: fc.Arbitrary<Item> = fc
  .record({
    model: fc.constantFrom('grm' as const, 'gpcm' as const),
    discrimination: real(0.1, 4),
    start: real(-4, 2),
    gaps: fc.array(real(0.05, 1.5), { minLength: 1, maxLength: 6 }),
  })
  .map(({ model, discrimination, start, gaps }) => {
    let threshold = start;
    return {
      id: 'item',
      status: 'calibrated',
      model,
      discrimination,
      thresholds: gaps.map((gap) => (threshold += gap)),
    };
  });

/** A nominal item of two to five categories. */
export const nominalItem: fc.Arbitrary<Item> = fc
  .array(fc.tuple(real(-2, 2), real(-3, 3)), { minLength: 2, maxLength: 5 })
  .map((categories) => ({
    id: 'item',
    status: 'calibrated',
    model: 'nrm',
    slopes: categories.map(([slope]) => slope),
    intercepts: categories.map(([, intercept]) => intercept),
  }));

/** An item of any model. */
export const anyItem = fc.oneof(dichotomousItem, orderedItem, nominalItem);
