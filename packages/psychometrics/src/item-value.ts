import type { Bank } from './bank.ts';
import { categoryCurves } from './category-curves.ts';
import { ABILITY_NODES, type Posterior } from './quadrature.ts';
import { informationOfCurves } from './response-model.ts';

/** Posterior weights below this share are left out of sums over the posterior. */
const NEGLIGIBLE = 1e-7;

/** Information of every item at theta; 0 where `wanted` is 0. One exponential per right/wrong item. */
export function informationAt(bank: Bank, wanted: Uint8Array, theta: number): Float64Array {
  const values = new Float64Array(bank.items.length);
  const { slope, location, lower, upper } = bank;
  for (let i = 0; i < values.length; i++) {
    if (wanted[i] !== 1) continue;
    const a = slope[i] as number;
    if (Number.isNaN(a)) {
      values[i] = informationOfCurves(categoryCurves(bank.items[i] as Bank['items'][number], theta));
      continue;
    }
    const z = a * (theta - (location[i] as number));
    const e = Math.exp(-Math.abs(z));
    const near = 1 / (1 + e);
    const rise = e * near * near;
    const c = lower[i] as number;
    const u = upper[i] as number;
    if (c === 0 && u === 1) {
      values[i] = a * a * rise;
      continue;
    }
    const [s, t] = z >= 0 ? [near, e * near] : [e * near, near];
    const p = c + (u - c) * s;
    const q = 1 - u + (u - c) * t;
    const first = a * (u - c) * rise;
    values[i] = first === 0 ? 0 : (first / p) * (first / q);
  }
  return values;
}

/** Posterior-weighted information, sum over the grid of w_q I(x_q) (van der Linden 1998). */
export function weightedInformation(bank: Bank, wanted: Uint8Array, posterior: Posterior): Float64Array {
  const values = new Float64Array(bank.items.length);
  const { nodes, weights } = posterior;
  const tabled = nodes.length === ABILITY_NODES.length && nodes[0] === ABILITY_NODES[0];
  let from = 0;
  let to = nodes.length;
  while (from < to - 1 && (weights[from] as number) < NEGLIGIBLE) from++;
  while (to > from + 1 && (weights[to - 1] as number) < NEGLIGIBLE) to--;
  if (!tabled || (nodes[1] as number) !== ABILITY_NODES[1]) {
    for (let q = from; q < to; q++) {
      const at = informationAt(bank, wanted, nodes[q] as number);
      for (let i = 0; i < values.length; i++) {
        values[i] = (values[i] as number) + (weights[q] as number) * (at[i] as number);
      }
    }
    return values;
  }
  // Every second node is enough: the step of .2 errs by exp(-2 pi^2 / (.2 a)), below 1e-8 for a <= 5.
  const table = bank.informationTable();
  const half = (ABILITY_NODES.length + 1) / 2;
  const first = Math.ceil(from / 2);
  const last = Math.floor((to - 1) / 2);
  const w = Float64Array.from({ length: half }, (_, q) => weights[2 * q] as number);
  const total = w.reduce((sum, value) => sum + value, 0);
  for (let i = 0; i < values.length; i++) {
    if (wanted[i] !== 1) continue;
    const row = i * half;
    let sum = 0;
    for (let q = first; q <= last; q++) sum += (w[q] as number) * (table[row + q] as number);
    values[i] = sum / total;
  }
  return values;
}

/**
 * Posterior-weighted Kullback-Leibler index: sum over the grid of w_q times the divergence of the item's answers at
 * `theta` from those at x_q (Chang & Ying 1996, weighted by the posterior).
 */
export function divergence(bank: Bank, wanted: Uint8Array, theta: number, posterior: Posterior): Float64Array {
  const { nodes, weights } = posterior;
  return Float64Array.from(bank.items, (item, i) => {
    if (wanted[i] !== 1) return 0;
    const here = categoryCurves(item, theta);
    let sum = 0;
    for (let q = 0; q < nodes.length; q++) {
      const weight = weights[q] as number;
      if (weight < NEGLIGIBLE) continue;
      const there = categoryCurves(item, nodes[q] as number).logProbability;
      for (let k = 0; k < there.length; k++) {
        const log = here.logProbability[k] as number;
        sum += weight * (here.probability[k] as number) * (log - (there[k] as number));
      }
    }
    return sum;
  });
}

/** Minus the distance of theta from the item's location: its difficulty, or the mean of its thresholds (Urry 1970). */
export function closeness(bank: Bank, theta: number): Float64Array {
  return Float64Array.from(bank.items, (item) => {
    if (item.model === '4pl') return -Math.abs(item.difficulty - theta);
    if (item.model === 'nrm') return Number.NEGATIVE_INFINITY;
    return -Math.abs(item.thresholds.reduce((sum, b) => sum + b, 0) / item.thresholds.length - theta);
  });
}
