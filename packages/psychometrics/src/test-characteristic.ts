import { categoryCurves } from './category-curves.ts';
import { PsychometricsError } from './errors.ts';
import { type Item, maxScore, validateItems } from './item.ts';
import { informationOfCurves, requireFiniteTheta } from './response-model.ts';

/**
 * Test information at each theta: the sum of the items' information. 1/sqrt of it is the standard error of an unbiased
 * estimate. Throws `empty-input` without items, `invalid-item` and `invalid-option` as `information` does.
 */
export function testInformation(items: readonly Item[], thetas: ArrayLike<number>): Float64Array {
  validateItems(items);
  return Float64Array.from(thetas, (theta, i) => {
    requireFiniteTheta(theta, `thetas[${i}]`);
    return items.reduce((sum, item) => sum + informationOfCurves(categoryCurves(item, theta)), 0);
  });
}

/** Expected total score at theta, 0 to the sum of the maximum scores. Errors as `testInformation`. */
export function testCharacteristic(items: readonly Item[], theta: number): number {
  validateItems(items);
  requireFiniteTheta(theta);
  return expectedTotal(items, theta);
}

/**
 * The theta at which the expected share of the maximum total score is `share`: the inverse of the test characteristic
 * curve, to 1e-12 in theta by bisection. Throws `invalid-option` when the share lies outside what the items can give
 * (below the mean lower asymptote, at or above the mean upper one) and `invalid-item` for nominal items, whose expected
 * score need not rise.
 */
export function thetaForExpected(items: readonly Item[], share: number): number {
  validateItems(items);
  const nominal = items.findIndex((item) => item.model === 'nrm');
  if (nominal >= 0) {
    const detail = `a nominal item has no rising expected score (item ${items[nominal]?.id})`;
    throw new PsychometricsError('invalid-item', detail, `items[${nominal}]`);
  }
  const highest = items.reduce((sum, item) => sum + maxScore(item), 0);
  const floor = items.reduce((sum, item) => sum + (item.model === '4pl' ? (item.lowerAsymptote ?? 0) : 0), 0) / highest;
  const ceiling =
    items.reduce((sum, item) => sum + (item.model === '4pl' ? (item.upperAsymptote ?? 1) : maxScore(item)), 0) /
    highest;
  if (!(share > floor && share < ceiling)) {
    const allowed = `share must lie in (${floor}, ${ceiling}) for these items, got ${share}`;
    throw new PsychometricsError('invalid-option', allowed, 'share');
  }
  const target = share * highest;
  let low = -8;
  let high = 8;
  while (expectedTotal(items, low) > target) low *= 2;
  while (expectedTotal(items, high) < target) high *= 2;
  while (high - low > 1e-13 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (expectedTotal(items, middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function expectedTotal(items: readonly Item[], theta: number): number {
  let total = 0;
  for (const item of items) {
    const { probability } = categoryCurves(item, theta);
    for (let k = 1; k < probability.length; k++) total += k * (probability[k] as number);
  }
  return total;
}
