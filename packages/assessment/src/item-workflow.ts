import type { ItemStatus } from './item.ts';

/**
 * Where a published question may go next. A draft goes to review, and a second person's approval makes it a pilot; these two
 * steps are the draft's. From a pilot on, authors move it: live once it has proved itself, watched when something looks wrong,
 * retired for good. A retired one comes back only as a new draft.
 */
const nextStatuses: Readonly<Record<ItemStatus, readonly ItemStatus[]>> = {
  draft: [],
  review: [],
  pilot: ['live', 'retired'],
  live: ['watch', 'retired'],
  watch: ['live', 'retired'],
  retired: [],
};

/** The statuses a published question may be moved to. */
export function movesFrom(status: ItemStatus): readonly ItemStatus[] {
  return nextStatuses[status];
}

/** Whether a person may review a draft: nobody reviews what they wrote or edited. */
export function mayReview(editorIds: readonly string[], reviewerId: string): boolean {
  return !editorIds.includes(reviewerId);
}

const workbenchId = /^W-\d{5,}$/;
const DIGITS = 5;

/** Whether an id is of the numbers that questions written in the product get; files of the bank never use them. */
export function isWorkbenchId(id: string): boolean {
  return workbenchId.test(id);
}

/** "W-00017". Throws `RangeError` for what is not a whole number from 1. */
export function toWorkbenchId(number: number): string {
  if (!Number.isInteger(number) || number < 1)
    throw new RangeError(`a question's number must be from 1, got ${number}`);
  return `W-${String(number).padStart(DIGITS, '0')}`;
}
