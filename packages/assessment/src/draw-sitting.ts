import { makeRng } from '@careway/psychometrics';
import { type Blueprint, trialCount } from './blueprint.ts';
import { drawForm, shuffle } from './draw-form.ts';
import type { Item } from './item.ts';

/** A question of a form; one under trial is shown and never scored. */
export interface SittingQuestion {
  readonly item: Item;
  readonly isTrial: boolean;
}

/**
 * The form that `drawForm` draws, with questions under trial at random places among its own: at most 15 % of its length,
 * from the domains of the blueprint, none an enemy of another question of the sitting. Fewer where there are fewer. The
 * scored questions and their order are those of the same seed without trials. Throws as `drawForm` does.
 */
export function drawSitting(
  live: readonly Item[],
  pilots: readonly Item[],
  blueprint: Pick<Blueprint, 'slug' | 'domains'>,
  seed: string,
): readonly SittingQuestion[] {
  const sitting: SittingQuestion[] = drawForm(live, blueprint, seed).map((item) => ({ item, isTrial: false }));
  const domains = new Set<string>(blueprint.domains.map(({ domain }) => domain));
  const rng = makeRng(`${seed}/trials`);
  const trials = shuffle(
    pilots.filter(({ domain }) => domains.has(domain)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    rng,
  );
  let left = trialCount(blueprint, trials.length);
  for (const item of trials) {
    if (left === 0) break;
    if (sitting.some((other) => areEnemies(item, other.item))) continue;
    sitting.splice(Math.floor(rng() * (sitting.length + 1)), 0, { item, isTrial: true });
    left -= 1;
  }
  return sitting;
}

function areEnemies(a: Item, b: Item): boolean {
  return (a.enemies ?? []).includes(b.id) || (b.enemies ?? []).includes(a.id);
}
