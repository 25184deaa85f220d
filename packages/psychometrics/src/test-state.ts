import type { Bank } from './bank.ts';
import type { Response } from './item.ts';
import type { Posterior } from './quadrature.ts';

/** Where a running test stands: what selection, stopping and classification look at. */
export interface TestState {
  /** Scored answers so far. */
  readonly responses: readonly Response[];
  /** Ids of every item shown, scored or not. */
  readonly seen: readonly string[];
  /** Posterior mean and SD, logits. */
  readonly theta: number;
  readonly se: number;
  readonly posterior: Posterior;
}

/** How many scored answers each of the bank's domains has. */
export function domainCounts(bank: Bank, responses: readonly Response[]): Int32Array {
  const counts = new Int32Array(bank.domains.length);
  for (const { itemId } of responses) {
    const domain = bank.domainOf[bank.positions.get(itemId) ?? -1] ?? -1;
    if (domain >= 0) counts[domain] = (counts[domain] as number) + 1;
  }
  return counts;
}
