import type { Item } from '../src/item.ts';
import { type Rng, standardNormal } from '../src/rng.ts';

/** Two-parameter items: log discrimination N(0.1, 0.3^2), difficulty N(0, 1). */
export function twoParameterItems(count: number, rng: Rng): Item[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `item-${String(i + 1).padStart(4, '0')}`,
    status: 'calibrated',
    model: '4pl',
    discrimination: Math.exp(0.1 + 0.3 * standardNormal(rng)),
    difficulty: standardNormal(rng),
  }));
}

/** Graded or partial-credit items of `categories` scores around a normal location. */
export function orderedItems(model: 'grm' | 'gpcm', count: number, categories: number, rng: Rng): Item[] {
  return Array.from({ length: count }, (_, i) => {
    const location = 0.7 * standardNormal(rng);
    const thresholds = Array.from({ length: categories - 1 }, (_, k) => location + (k - (categories - 2) / 2) * 0.9);
    return {
      id: `item-${String(i + 1).padStart(4, '0')}`,
      status: 'calibrated',
      model,
      discrimination: Math.exp(0.2 + 0.25 * standardNormal(rng)),
      thresholds,
    };
  });
}
