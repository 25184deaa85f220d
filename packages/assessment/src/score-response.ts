import { AssessmentError } from './errors.ts';
import type { Item } from './item.ts';

/** Points an answer earned, and the most it could have earned. Whole numbers. */
export interface Score {
  readonly points: number;
  readonly maxPoints: number;
}

/** The most an answer to the item can earn: 1, or the best credit of a situational judgement. */
export function mostPoints(item: Pick<Item, 'kind' | 'options'>): number {
  return item.kind === 'multiple' ? 1 : Math.max(...item.options.map((option) => option.credit));
}

/**
 * Scores one answer by the item's own option ids. `single` and `multiple` (all or nothing): 0 or 1. `judgement`: the credit
 * of the chosen option. Throws `AssessmentError` ('invalid-response') for an unknown or repeated option, or for several
 * options where one is asked for.
 */
export function scoreResponse(item: Item, optionIds: readonly string[]): Score {
  const chosen = new Set(optionIds);
  if (chosen.size !== optionIds.length) invalid(item, 'an option is named twice');
  for (const id of chosen)
    if (!item.options.some((option) => option.id === id)) invalid(item, `there is no option ${id}`);
  const maxPoints = mostPoints(item);
  if (item.kind === 'multiple') {
    if (chosen.size === 0) invalid(item, 'choose at least one option');
    const isKey = item.options.every((option) => chosen.has(option.id) === option.credit > 0);
    return { points: isKey ? 1 : 0, maxPoints };
  }
  if (chosen.size !== 1) invalid(item, `choose exactly one option, got ${chosen.size}`);
  const credit = item.options.find((option) => chosen.has(option.id))?.credit ?? 0;
  return { points: credit, maxPoints };
}

function invalid(item: Item, what: string): never {
  throw new AssessmentError('invalid-response', `${item.id}: ${what}`);
}
