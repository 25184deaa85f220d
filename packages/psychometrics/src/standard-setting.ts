import { categoryCurves } from './category-curves.ts';
import { PsychometricsError } from './errors.ts';
import { type Item, maxScore, validateItems } from './item.ts';
import { thetaForExpected } from './test-characteristic.ts';

/** A cut set by a panel. `theta` and `se` in logits; `perJudge` the cut of each judge. */
export interface PanelCut {
  readonly theta: number;
  /** Standard error over judges, SD / sqrt(judges); absent with one judge. */
  readonly se?: number;
  readonly perJudge: readonly number[];
  /** Expected share of the maximum score at the cut. */
  readonly share: number;
}

function summary(perJudge: readonly number[], share: (theta: number) => number): PanelCut {
  const theta = perJudge.reduce((sum, value) => sum + value, 0) / perJudge.length;
  const variance = perJudge.reduce((sum, value) => sum + (value - theta) ** 2, 0) / (perJudge.length - 1);
  return {
    theta,
    ...(perJudge.length < 2 ? {} : { se: Math.sqrt(variance / perJudge.length) }),
    perJudge,
    share: share(theta),
  };
}

function shareOf(items: readonly Item[]): (theta: number) => number {
  const highest = items.reduce((sum, item) => sum + maxScore(item), 0);
  return (theta) =>
    items.reduce((sum, item) => {
      return sum + categoryCurves(item, theta).probability.reduce((total, p, k) => total + k * p, 0);
    }, 0) / highest;
}

/**
 * Modified Angoff: `ratings[judge][item]` is the expected score (a probability for right/wrong items) of a just-qualified
 * person. Each judge's cut is the theta at which the items' expected total equals the sum of the ratings; the panel's is
 * their mean. Throws `empty-input`, `dimension-mismatch`, and `invalid-option` for ratings outside 0..maximum or totals that
 * the items cannot give.
 */
function angoff(items: readonly Item[], ratings: readonly (readonly number[])[]): PanelCut {
  validateItems(items);
  if (ratings.length === 0) throw new PsychometricsError('empty-input', 'at least one judge is needed', 'ratings');
  const highest = items.reduce((sum, item) => sum + maxScore(item), 0);
  const perJudge = ratings.map((row, judge) => {
    if (row.length !== items.length) {
      const detail = `${items.length} ratings needed, got ${row.length}`;
      throw new PsychometricsError('dimension-mismatch', detail, `ratings[${judge}]`);
    }
    row.forEach((rating, i) => {
      if (!(rating >= 0 && rating <= maxScore(items[i] as Item))) {
        const detail = `a rating lies between 0 and the maximum score, got ${rating}`;
        throw new PsychometricsError('invalid-option', detail, `ratings[${judge}][${i}]`);
      }
    });
    return thetaForExpected(items, row.reduce((sum, rating) => sum + rating, 0) / highest);
  });
  return summary(perJudge, shareOf(items));
}

/**
 * Bookmark: right/wrong items in the order of the theta at which they are answered correctly with probability
 * `responseProbability` (default 2/3, guessing included); each judge places a bookmark at the last item (1 = the easiest) a
 * just-qualified person masters, and that item's theta is the judge's cut. Throws `invalid-item` for other models,
 * `invalid-option` for bookmarks outside 1..items or a response probability an item cannot reach, `empty-input`.
 */
function bookmark(items: readonly Item[], bookmarks: readonly number[], responseProbability = 2 / 3): PanelCut {
  validateItems(items);
  if (bookmarks.length === 0) throw new PsychometricsError('empty-input', 'at least one judge is needed', 'bookmarks');
  const order = items
    .map((item) => {
      if (item.model !== '4pl') {
        throw new PsychometricsError(
          'invalid-item',
          `the bookmark method takes right/wrong items (item ${item.id})`,
          'items',
        );
      }
      return thetaForExpected([item], responseProbability);
    })
    .sort((x, y) => x - y);
  const perJudge = bookmarks.map((place, judge) => {
    if (!(Number.isInteger(place) && place >= 1 && place <= items.length)) {
      const detail = `a bookmark lies between 1 and ${items.length}, got ${place}`;
      throw new PsychometricsError('invalid-option', detail, `bookmarks[${judge}]`);
    }
    return order[place - 1] as number;
  });
  return summary(perJudge, shareOf(items));
}

/** Methods by which a panel sets a cut. */
export const standardSetting = { angoff, bookmark } as const;
