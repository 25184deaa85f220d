import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../src/calibrate.ts';
import { calibrateRaschCml } from '../src/calibrate-rasch-cml.ts';
import { calibrationModels } from '../src/calibration-models.ts';
import { weakPriors } from '../src/calibration-priors.ts';
import { difLogistic } from '../src/dif-logistic.ts';
import { difMantelHaenszel } from '../src/dif-mantel-haenszel.ts';
import { difPolytomous } from '../src/dif-polytomous.ts';
import { PsychometricsError } from '../src/errors.ts';
import type { Matrix } from '../src/item.ts';
import { toMatrix } from '../src/matrix.ts';

/** Matrices of 1 to 12 persons and 1 to 5 items with holes, constant columns, unused categories and separated groups. */
const smallMatrix = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
  .chain(([items, highest]) =>
    fc.array(fc.array(fc.option(fc.integer({ min: 0, max: highest })), { minLength: items, maxLength: items }), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(toMatrix);

/** Whether a number anywhere in a result is NaN. */
function hasNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNaN);
}

/** Runs an analysis; a refusal by name is an answer, anything else thrown is not. */
function resultOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof PsychometricsError) return error.code;
    throw error;
  }
}

describe('data far too small for any analysis', () => {
  it.each(calibrationModels)('give a %s calibration, a warning or a named error, never NaN', (models) => {
    fc.assert(
      fc.property(smallMatrix, fc.boolean(), (data: Matrix, withPriors) => {
        const options = { models, maxCycles: 60, ...(withPriors ? { priors: weakPriors } : {}) };
        expect(hasNaN(resultOf(() => calibrate(data, options)))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('give Rasch difficulties or a named error, never NaN', () => {
    fc.assert(fc.property(smallMatrix, (data) => !hasNaN(resultOf(() => calibrateRaschCml(data)))));
  });

  it('give DIF results of status insufficient or a named error, never NaN and never a class', () => {
    fc.assert(
      fc.property(smallMatrix, fc.boolean(), (data, purify) => {
        const group = Array.from({ length: data.persons }, (_, j) => j % 2);
        for (const method of [difMantelHaenszel, difLogistic, difPolytomous]) {
          const results = resultOf(() => method(data, group, { purify }));
          expect(hasNaN(results)).toBe(false);
          expect(JSON.stringify(results)).not.toMatch(/Class"/);
        }
      }),
    );
  });
});
