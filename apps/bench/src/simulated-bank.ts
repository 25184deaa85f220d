import { type Item, makeRng, type Rng, standardNormal } from '@careway/psychometrics';

/** Domains of the simulated banks. */
export const domains = ['a', 'b', 'c', 'd', 'e'] as const;

/** Two-parameter items, log discrimination N(0.1, 0.3^2), difficulty N(0, 1), in five domains by turns. */
export function simulatedBank(count: number, rng: Rng): Item[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `item-${String(i + 1).padStart(5, '0')}`,
    domain: domains[i % domains.length] as string,
    status: 'calibrated',
    model: '4pl',
    discrimination: Math.exp(0.1 + 0.3 * standardNormal(rng)),
    difficulty: standardNormal(rng),
  }));
}

/** Abilities from N(0, 1). */
export function simulatedAbilities(count: number, seed: string): number[] {
  const rng = makeRng(seed);
  return Array.from({ length: count }, () => standardNormal(rng));
}
