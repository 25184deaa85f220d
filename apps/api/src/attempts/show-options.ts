import { createHash } from 'node:crypto';
import { type Item, shuffleOptions } from '@careway/assessment';
import type { ShownOption } from '@careway/database';

/** The options in an order of this attempt, under ids that mean nothing outside it. */
export function showOptions(item: Item, seed: string): ShownOption[] {
  return shuffleOptions(item, seed).map((option) => ({
    token: createHash('sha256').update(`${seed}/${item.id}/${option.id}`).digest('base64url').slice(0, 12),
    optionId: option.id,
  }));
}
