import type { Bank } from './bank.ts';
import { PsychometricsError } from './errors.ts';

/** Share of the test a domain should have, and the fewest and most questions it may have. */
export interface DomainQuota {
  readonly domain: string;
  /** Target share of the scored questions, 0-1; the targets of a blueprint add up to 1. */
  readonly target: number;
  readonly min?: number;
  readonly max?: number;
}

/** Content of a test of at most `maxItems` scored questions. Items of other domains are not used. */
export interface Blueprint {
  readonly maxItems: number;
  readonly domains: readonly DomainQuota[];
}

/** Quotas laid out along the bank's domains; a domain outside the blueprint has `max` 0. */
export interface Quotas {
  readonly target: Float64Array;
  readonly min: Int32Array;
  readonly max: Int32Array;
}

/** States explored before the search for a completion gives up and calls it impossible. */
const SEARCH_LIMIT = 50_000;

function refuse(message: string, path: string): never {
  throw new PsychometricsError('infeasible-blueprint', message, path);
}

/** Checks the blueprint in itself and lays it out along the bank's domains. Throws `infeasible-blueprint`. */
export function quotasOf(bank: Bank, blueprint: Blueprint): Quotas {
  const { maxItems, domains } = blueprint;
  if (!(Number.isInteger(maxItems) && maxItems > 0)) {
    refuse(`maxItems must be a whole number > 0, got ${maxItems}`, 'blueprint.maxItems');
  }
  const quotas: Quotas = {
    target: new Float64Array(bank.domains.length),
    min: new Int32Array(bank.domains.length),
    max: new Int32Array(bank.domains.length),
  };
  let share = 0;
  let minima = 0;
  domains.forEach(({ domain, target, min = 0, max = maxItems }, n) => {
    const path = `blueprint.domains[${n}]`;
    const place = bank.domains.indexOf(domain);
    if (place < 0) refuse(`the bank has no item of domain ${domain}`, `${path}.domain`);
    if (domains.findIndex((other) => other.domain === domain) !== n) refuse(`${domain} stands twice`, `${path}.domain`);
    if (!(target >= 0 && target <= 1)) refuse(`target share must lie in [0, 1], got ${target} (${domain})`, path);
    if (!(Number.isInteger(min) && Number.isInteger(max) && min >= 0 && max >= min)) {
      refuse(`min and max must be whole numbers with 0 <= min <= max, got ${min} and ${max} (${domain})`, path);
    }
    quotas.target[place] = target;
    quotas.min[place] = min;
    quotas.max[place] = max;
    share += target;
    minima += min;
  });
  if (Math.abs(share - 1) > 1e-6) refuse(`target shares must add up to 1, got ${share}`, 'blueprint.domains');
  if (minima > maxItems) refuse(`minima add up to ${minima}, more than ${maxItems} questions`, 'blueprint.domains');
  return quotas;
}

/** Questions each domain still lacks to its minimum. */
export function deficits(quotas: Quotas, counts: Int32Array): Int32Array {
  return quotas.min.map((min, d) => Math.max(0, min - (counts[d] as number)));
}

/**
 * Whether `lacking[d]` further items of every domain can be chosen among the eligible ones so that no two are enemies.
 * Items without an eligible enemy count outright; for the rest a depth-first search looks for a choice (the general
 * problem is that of independent sets; enemy groups are small, and the search ends after 50,000 states).
 */
export function canComplete(bank: Bank, eligible: Uint8Array, lacking: Int32Array): boolean {
  const need = Int32Array.from(lacking);
  if (need.every((n) => n === 0)) return true;
  const contested: number[][] = bank.domains.map(() => []);
  for (let i = 0; i < eligible.length; i++) {
    const domain = bank.domainOf[i] as number;
    if (eligible[i] !== 1 || domain < 0 || (lacking[domain] as number) === 0) continue;
    if (bank.enemies[i]?.some((enemy) => eligible[enemy] === 1)) contested[domain]?.push(i);
    else if ((need[domain] as number) > 0) need[domain] = (need[domain] as number) - 1;
  }
  const free = Uint8Array.from(eligible);
  let budget = SEARCH_LIMIT;
  const search = (from: number): boolean => {
    if (budget-- <= 0) return false;
    const domain = need.findIndex((n) => n > 0);
    if (domain < 0) return true;
    const candidates = contested[domain] ?? [];
    for (let c = from; c < candidates.length; c++) {
      const item = candidates[c] as number;
      if (free[item] !== 1) continue;
      const blocked = [item, ...(bank.enemies[item] ?? [])].filter((i) => free[i] === 1);
      for (const i of blocked) free[i] = 0;
      need[domain] = (need[domain] as number) - 1;
      if (search((need[domain] as number) > 0 ? c + 1 : 0)) return true;
      need[domain] = (need[domain] as number) + 1;
      for (const i of blocked) free[i] = 1;
    }
    return false;
  };
  return search(0);
}

/**
 * Throws `infeasible-blueprint` unless the eligible items can meet every minimum together, and the maxima leave room for
 * at least `minItems` questions.
 */
export function requireFeasible(bank: Bank, quotas: Quotas, eligible: Uint8Array, minItems: number): void {
  const available = new Int32Array(bank.domains.length);
  for (let i = 0; i < eligible.length; i++) {
    const domain = bank.domainOf[i] as number;
    if (eligible[i] === 1 && domain >= 0) available[domain] = (available[domain] as number) + 1;
  }
  quotas.min.forEach((min, d) => {
    if (min > (available[d] as number)) {
      refuse(`domain ${bank.domains[d]} needs ${min} questions and has ${available[d]} eligible`, 'blueprint.domains');
    }
  });
  if (!canComplete(bank, eligible, quotas.min)) {
    refuse('no choice of items without enemies meets every minimum', 'blueprint.domains');
  }
  const room = quotas.max.reduce((sum, max, d) => sum + Math.min(max, available[d] as number), 0);
  if (room < minItems)
    refuse(`the maxima leave room for ${room} questions, ${minItems} are needed`, 'blueprint.domains');
}
