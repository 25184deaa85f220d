import { type Bank, type ItemSource, prepareBank } from './bank.ts';
import { type Blueprint, canComplete, deficits, type Quotas, quotasOf, requireFeasible } from './blueprint.ts';
import { PsychometricsError } from './errors.ts';
import { type ExposureCounters, MAX_EXPOSURE, overexposed } from './exposure.ts';
import { type ItemStatus, itemStatuses } from './item.ts';
import { closeness, divergence, informationAt, weightedInformation } from './item-value.ts';
import type { Rng } from './rng.ts';
import { domainCounts, type TestState } from './test-state.ts';

/** How an item's worth for the next position is measured; methods/adaptive-selection.md. */
export const selectionValues = ['mfi', 'mpwi', 'kl', 'b-match', 'a-strat'] as const;
export type SelectionValue = (typeof selectionValues)[number];

export interface SelectionRules {
  readonly value: SelectionValue;
  readonly blueprint?: Blueprint;
  /**
   * Draw among this many best items: one number, or one per position (the last repeats). Default 10, 8, 6, 5. With a
   * blueprint the list is shortened to the domain's share of the eligible items, to no fewer than two.
   */
  readonly randomesque?: number | readonly number[];
  /** Cap on exposure, default .25; it needs `counters`. */
  readonly rMax?: number;
  readonly counters?: ExposureCounters;
  /** Cut of a classification test: information is taken there while theta lies within one SD of it. */
  readonly cut?: number;
  /** With `mfi`, positions that use posterior-weighted information because theta is still vague. Default 5. */
  readonly weightedStart?: number;
  /** With `a-strat`, number of strata (default 4) over a test of `testLength` (default the blueprint's, else 30). */
  readonly strata?: number;
  readonly testLength?: number;
  /** Statuses that may be scored. Default all but `suspended`. */
  readonly statuses?: readonly ItemStatus[];
}

/** Why an item was chosen; kept in the log of a session. */
export interface SelectionTrace {
  readonly theta: number;
  readonly se: number;
  readonly value: SelectionValue;
  readonly domain?: string;
  readonly chosen: string;
  /** Items that passed every filter. */
  readonly eligible: number;
  /** The best items the draw was among, best first. */
  readonly candidates: readonly { readonly itemId: string; readonly value: number }[];
  /** Largest information (where selection looks: theta, the cut, or the whole posterior) of the items past the first filter. */
  readonly bestInformation: number;
}

export type Selection =
  | { readonly itemId: string; readonly trace: SelectionTrace }
  | { readonly stop: 'bank-exhausted' };

const RANDOMESQUE = [10, 8, 6, 5] as const;

/**
 * Chooses the next scored item: eligible (status, not seen, no enemy seen, under the exposure cap), then content, then
 * value, then a draw among the best; equal values are ordered by item id, so the same seed gives the same test. With a
 * blueprint, an item is taken only if every minimum can still be met afterwards; nominal items are never scored.
 *
 * Before the first item the blueprint must be feasible, else `infeasible-blueprint` is thrown. `{ stop }` when no item is
 * left that may be given. Throws `invalid-item`, `invalid-option`.
 */
export function selectNext(items: ItemSource, state: TestState, rules: SelectionRules, rng: Rng): Selection {
  const bank = prepareBank(items);
  validateRules(rules);
  const eligible = eligibleItems(bank, state.seen, rules);
  const quotas = rules.blueprint ? quotasOf(bank, rules.blueprint) : undefined;
  if (quotas && state.seen.length === 0) requireFeasible(bank, quotas, eligible, 1);
  const { values, information } = itemValues(bank, eligible, state, rules);
  const size = listSize(rules.randomesque, state.responses.length);
  const whole = count(eligible);
  for (const { domain, wanted, mayTake } of contentChoices(bank, eligible, quotas, state, rules, rng)) {
    const fit = count(wanted);
    // A domain's list is as long as its share of the bank, so that content rules do not draw from ever worse items.
    const domainSize = fit === whole ? size : Math.min(size, Math.max(2, Math.round((size * fit) / whole)));
    const candidates = bestItems(bank, wanted, values, domainSize, mayTake);
    const chosen = candidates[Math.floor(rng() * candidates.length)];
    if (chosen === undefined) continue;
    const itemId = (bank.items[chosen] as Bank['items'][number]).id;
    return {
      itemId,
      trace: {
        chosen: itemId,
        theta: state.theta,
        se: state.se,
        value: rules.value,
        ...(domain === undefined ? {} : { domain }),
        eligible: fit,
        candidates: candidates.map((i) => ({
          itemId: (bank.items[i] as Bank['items'][number]).id,
          value: values[i] as number,
        })),
        bestInformation: largest(information ?? informationAt(bank, eligible, state.theta), eligible),
      },
    };
  }
  return { stop: 'bank-exhausted' };
}

function validateRules(rules: SelectionRules): void {
  const refuse = (message: string, path: string): never => {
    throw new PsychometricsError('invalid-option', message, `rules.${path}`);
  };
  if (!selectionValues.includes(rules.value)) {
    refuse(`value must be one of ${selectionValues.join(', ')}, got ${rules.value}`, 'value');
  }
  if (rules.rMax !== undefined && !(rules.rMax > 0 && rules.rMax <= 1)) {
    refuse(`rMax must lie in (0, 1], got ${rules.rMax}`, 'rMax');
  }
  if (rules.rMax !== undefined && rules.counters === undefined) refuse('rMax needs counters', 'counters');
  const sizes = typeof rules.randomesque === 'number' ? [rules.randomesque] : (rules.randomesque ?? RANDOMESQUE);
  if (sizes.length === 0 || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    refuse(`randomesque sizes must be whole numbers > 0, got ${sizes.join(', ')}`, 'randomesque');
  }
  if (rules.cut !== undefined && !Number.isFinite(rules.cut)) refuse(`cut must be finite, got ${rules.cut}`, 'cut');
}

/** 1 for every item that may be shown next as a scored item, content aside. */
export function eligibleItems(bank: Bank, seen: readonly string[], rules: SelectionRules): Uint8Array {
  const { items, positions } = bank;
  const eligible = new Uint8Array(items.length);
  const { counters, statuses } = rules;
  const allowed = itemStatuses.map((status) => (statuses ? statuses.includes(status) : status !== 'suspended'));
  for (let i = 0; i < items.length; i++) {
    const code = bank.statusCode[i] as number;
    if (code >= 0 && allowed[code]) eligible[i] = 1;
  }
  if (counters) {
    for (const id of overexposed(counters, rules.rMax ?? MAX_EXPOSURE)) {
      const position = positions.get(id);
      if (position !== undefined) eligible[position] = 0;
    }
  }
  for (const id of seen) {
    const position = positions.get(id);
    if (position === undefined) continue;
    eligible[position] = 0;
    for (const enemy of bank.enemies[position] ?? []) eligible[enemy] = 0;
  }
  return eligible;
}

function listSize(randomesque: SelectionRules['randomesque'], position: number): number {
  if (typeof randomesque === 'number') return randomesque;
  const sizes = randomesque ?? RANDOMESQUE;
  return sizes[Math.min(position, sizes.length - 1)] as number;
}

function count(flags: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < flags.length; i++) total += flags[i] as number;
  return total;
}

function largest(values: Float64Array, wanted: Uint8Array): number {
  let best = 0;
  for (let i = 0; i < values.length; i++)
    if (wanted[i] === 1 && (values[i] as number) > best) best = values[i] as number;
  return best;
}

interface ItemValues {
  readonly values: Float64Array;
  /** The values when they are information. */
  readonly information?: Float64Array;
}

function itemValues(bank: Bank, eligible: Uint8Array, state: TestState, rules: SelectionRules): ItemValues {
  const answered = state.responses.length;
  switch (rules.value) {
    case 'mfi': {
      if (answered < (rules.weightedStart ?? 5))
        return informative(weightedInformation(bank, eligible, state.posterior));
      const { cut } = rules;
      const nearCut = cut !== undefined && Math.abs(state.theta - cut) <= state.se;
      return informative(informationAt(bank, eligible, nearCut ? cut : state.theta));
    }
    case 'mpwi':
      return informative(weightedInformation(bank, eligible, state.posterior));
    case 'kl':
      return { values: divergence(bank, eligible, state.theta, state.posterior) };
    case 'b-match':
      return { values: closeness(bank, state.theta) };
    case 'a-strat':
      return { values: stratified(bank, state, rules) };
  }
}

function informative(information: Float64Array): ItemValues {
  return { values: information, information };
}

/** Closeness inside the stratum of discrimination that belongs to this part of the test (Chang & Ying 1999). */
function stratified(bank: Bank, state: TestState, rules: SelectionRules): Float64Array {
  const strata = rules.strata ?? 4;
  const length = rules.testLength ?? rules.blueprint?.maxItems ?? 30;
  const stage = Math.min(strata - 1, Math.floor((state.responses.length * strata) / length));
  const ranks = bank.discriminationRanks();
  // A stratum further away is worse than any distance inside one.
  return closeness(bank, state.theta).map((value, i) => {
    const stratum = Math.floor(((ranks[i] as number) * strata) / bank.items.length);
    return value - 1000 * Math.abs(stratum - stage);
  });
}

interface ContentChoice {
  readonly domain?: string;
  readonly wanted: Uint8Array;
  readonly mayTake: (position: number) => boolean;
}

/**
 * Domains in the order in which they should supply the next item: the largest target share minus share so far first,
 * ties in random order, only those after which all minima still fit into the remaining length (Kingsbury & Zara 1989).
 */
function* contentChoices(
  bank: Bank,
  eligible: Uint8Array,
  quotas: Quotas | undefined,
  state: TestState,
  rules: SelectionRules,
  rng: Rng,
): Generator<ContentChoice> {
  if (quotas === undefined || rules.blueprint === undefined) {
    yield { wanted: eligible, mayTake: () => true };
    return;
  }
  const counts = domainCounts(bank, state.responses);
  const lacking = deficits(quotas, counts);
  const open = lacking.reduce((sum, n) => sum + n, 0);
  const remaining = rules.blueprint.maxItems - state.responses.length;
  const answered = Math.max(1, state.responses.length);
  const order = bank.domains
    .map((domain, d) => ({
      domain,
      d,
      lag: (quotas.target[d] as number) - (counts[d] as number) / answered,
      tie: rng(),
    }))
    .filter(({ d }) => (counts[d] as number) < (quotas.max[d] as number))
    .filter(({ d }) => open - ((lacking[d] as number) > 0 ? 1 : 0) <= remaining - 1)
    .sort((x, y) => (Math.abs(x.lag - y.lag) > 1e-12 ? y.lag - x.lag : x.tie - y.tie));
  for (const { domain, d } of order) {
    const wanted = new Uint8Array(eligible.length);
    for (let i = 0; i < wanted.length; i++) if (bank.domainOf[i] === d) wanted[i] = eligible[i] as number;
    const after = lacking.with(d, Math.max(0, (lacking[d] as number) - 1));
    yield { domain, wanted, mayTake: (position) => keepsCompletion(bank, eligible, position, after) };
  }
}

/** Whether all minima can still be met once the item at `position` and its enemies are gone. */
function keepsCompletion(bank: Bank, eligible: Uint8Array, position: number, lacking: Int32Array): boolean {
  const enemies = bank.enemies[position] ?? [];
  if (!enemies.some((enemy) => eligible[enemy] === 1)) return true;
  const after = Uint8Array.from(eligible);
  after[position] = 0;
  for (const enemy of enemies) after[enemy] = 0;
  return canComplete(bank, after, lacking);
}

/** Positions of the `size` best wanted items that may be taken, best first; equal values by item id. */
function bestItems(
  bank: Bank,
  wanted: Uint8Array,
  values: Float64Array,
  size: number,
  mayTake: (position: number) => boolean,
): number[] {
  const best: number[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < wanted.length; i++) {
    const value = values[i] as number;
    if (wanted[i] !== 1 || value < worst) continue;
    let place = best.length;
    while (place > 0 && isBetter(bank, values, i, best[place - 1] as number)) place--;
    if (place >= size || !mayTake(i)) continue;
    best.splice(place, 0, i);
    if (best.length > size) best.pop();
    if (best.length === size) worst = values[best[size - 1] as number] as number;
  }
  return best;
}

function isBetter(bank: Bank, values: Float64Array, i: number, j: number): boolean {
  if (values[i] !== values[j]) return (values[i] as number) > (values[j] as number);
  return (bank.items[i] as Bank['items'][number]).id < (bank.items[j] as Bank['items'][number]).id;
}
