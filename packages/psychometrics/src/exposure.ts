import type { Bank } from './bank.ts';

/** How often each item was administered in how many sessions; the only memory exposure control needs. */
export interface ExposureCounters {
  readonly sessions: number;
  readonly administrations: Readonly<Record<string, number>>;
}

/** Highest share of sessions an item may be in (restricted method, Revuelta & Ponsoda 1998). */
export const MAX_EXPOSURE = 0.25;

/** Counters before the first session. */
export const noExposure: ExposureCounters = { sessions: 0, administrations: {} };

/** Ids of the items that have reached their cap: administrations / (sessions + 1) > rMax. */
export function overexposed(counters: ExposureCounters, rMax: number): string[] {
  const most = rMax * (counters.sessions + 1);
  return Object.keys(counters.administrations).filter((id) => (counters.administrations[id] as number) > most);
}

/** The same counters without the items below the cap: all that a session needs to know, and small enough to store. */
export function onlyOverexposed(counters: ExposureCounters, rMax: number): ExposureCounters {
  const ids = overexposed(counters, rMax);
  const administrations = Object.fromEntries(ids.map((id) => [id, counters.administrations[id] as number]));
  return { sessions: counters.sessions, administrations };
}

/** Counters after one more session in which `seen` items were administered. */
export function countSession(counters: ExposureCounters, seen: readonly string[]): ExposureCounters {
  const administrations: Record<string, number> = { ...counters.administrations };
  for (const id of seen) administrations[id] = (administrations[id] ?? 0) + 1;
  return { sessions: counters.sessions + 1, administrations };
}

/** What a bank's use looks like over many sessions. Shares of sessions, or of items for `unused`. */
export interface ExposureReport {
  readonly max: number;
  readonly mean: number;
  readonly unused: number;
  /** Share of a test that two examinees have in common on average. */
  readonly overlap: number;
}

/**
 * Exposure of a bank: largest and mean exposure rate, share of items never used, and mean test overlap
 * sum a (a - 1) / (K (K - 1) mean length) over items administered a times in K sessions.
 */
export function exposureReport(bank: Bank, counters: ExposureCounters): ExposureReport {
  const uses = bank.items.map((item) => counters.administrations[item.id] ?? 0);
  const total = uses.reduce((sum, use) => sum + use, 0);
  const { sessions } = counters;
  const shared = uses.reduce((sum, use) => sum + use * (use - 1), 0);
  return {
    max: sessions === 0 ? 0 : Math.max(...uses) / sessions,
    mean: sessions === 0 ? 0 : total / sessions / uses.length,
    unused: uses.filter((use) => use === 0).length / uses.length,
    overlap: sessions < 2 || total === 0 ? 0 : shared / ((sessions - 1) * total),
  };
}
