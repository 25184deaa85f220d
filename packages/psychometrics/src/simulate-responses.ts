import { type ItemSource, prepareBank } from './bank.ts';
import { categoryCurves } from './category-curves.ts';
import { PsychometricsError } from './errors.ts';
import type { Item, Matrix } from './item.ts';
import { requireFiniteTheta } from './response-model.ts';
import type { Rng } from './rng.ts';

/** Draws one score of an item at theta from its model. */
export function drawScore(item: Item, theta: number, rng: Rng): number {
  const { probability } = categoryCurves(item, theta);
  let left = rng();
  for (let k = 0; k < probability.length - 1; k++) {
    left -= probability[k] as number;
    if (left < 0) return k;
  }
  return probability.length - 1;
}

/**
 * Answers of examinees with the given abilities to every item, drawn from the response models; persons x items, complete.
 * Throws `empty-input`, `invalid-item`, `invalid-option`.
 */
export function simulateResponses(items: ItemSource, thetas: ArrayLike<number>, rng: Rng): Matrix {
  const bank = prepareBank(items);
  if (thetas.length === 0) throw new PsychometricsError('empty-input', 'at least one theta is needed', 'thetas');
  const scores = new Int8Array(thetas.length * bank.items.length);
  let cell = 0;
  for (let j = 0; j < thetas.length; j++) {
    const theta = thetas[j] as number;
    requireFiniteTheta(theta, `thetas[${j}]`);
    for (const item of bank.items) scores[cell++] = drawScore(item, theta, rng);
  }
  return { persons: thetas.length, items: bank.items.length, scores };
}
