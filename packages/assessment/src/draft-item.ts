import type { CognitiveLevel, DifficultyPrior, Domain, GroundStatus, Item, ReviewRecord } from './item.ts';

/**
 * A question that is still being written or has just come from outside: what an `Item` has, some of it not known yet
 * (`null`; an empty rationale is one that nobody wrote). Item faults say what is missing before a review.
 */
export interface DraftItem
  extends Pick<Item, 'kind' | 'stem' | 'options' | 'citations' | 'exhibit' | 'enemies' | 'signOff'> {
  readonly domain: Domain | null;
  readonly objective: string | null;
  readonly cognitiveLevel: CognitiveLevel | null;
  readonly ground: GroundStatus | null;
  readonly difficulty: DifficultyPrior | null;
  readonly reviews: readonly ReviewRecord[];
}

/** The content of an item, without its name, version and status. */
export function toDraft(item: Item): DraftItem {
  const { id: _id, version: _version, status: _status, ...draft } = item;
  return draft;
}
