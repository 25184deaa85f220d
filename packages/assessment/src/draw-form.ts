import { makeRng } from '@careway/psychometrics';
import type { Blueprint } from './blueprint.ts';
import { AssessmentError } from './errors.ts';
import type { Item, ItemOption } from './item.ts';

/**
 * Draws a fixed form: for each domain of the blueprint its number of live items, at random, without two items that name
 * each other as enemies, then the whole in random order. The same items, blueprint and seed give the same form.
 * Throws `AssessmentError` ('infeasible-blueprint') naming the domain when the pool cannot fill it.
 */
export function drawForm(
  items: readonly Item[],
  blueprint: Pick<Blueprint, 'slug' | 'domains'>,
  seed: string,
): readonly Item[] {
  const rng = makeRng(seed);
  const form: Item[] = [];
  const barred = new Set<string>();
  for (const { domain, questions } of blueprint.domains) {
    const pool = shuffle(
      items
        .filter((item) => item.domain === domain && item.status === 'live')
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      rng,
    );
    let drawn = 0;
    for (const item of pool) {
      if (drawn === questions) break;
      if (barred.has(item.id) || (item.enemies ?? []).some((enemy) => form.some((other) => other.id === enemy)))
        continue;
      form.push(item);
      drawn += 1;
      for (const enemy of item.enemies ?? []) barred.add(enemy);
    }
    if (drawn < questions) {
      throw new AssessmentError(
        'infeasible-blueprint',
        `${blueprint.slug} needs ${questions} questions of ${domain}; the live pool of ${pool.length} gave ${drawn} without enemies`,
      );
    }
  }
  return shuffle(form, rng);
}

/** The options of an item in an order that the seed decides. */
export function shuffleOptions(item: Item, seed: string): readonly ItemOption[] {
  return shuffle(item.options, makeRng(seed));
}

/** Fisher–Yates, with numbers from `rng` in [0, 1); the input stays as it is. */
export function shuffle<T>(values: readonly T[], rng: () => number): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(rng() * (last + 1));
    const held = result[last] as T;
    result[last] = result[other] as T;
    result[other] = held;
  }
  return result;
}
