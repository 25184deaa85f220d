import { type ItemSource, prepareBank } from './bank.ts';
import { estimateAbility } from './estimate-ability.ts';
import type { Item, Matrix } from './item.ts';
import { scoreMoments } from './item-fit.ts';
import { answersOf, validateMatrix } from './matrix.ts';

/** Q3 of every pair (null where fewer than 30 people answered both), and the pairs that stand out. */
export interface LocalDependence {
  readonly q3: readonly (readonly (number | null)[])[];
  /** Mean of all pairs; about -1/(items - 1) under independence. */
  readonly mean: number;
  /** Pairs more than .2 above the mean, largest first. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly q3: number; readonly excess: number }[];
}

/** How far above the mean a pair's Q3 calls for a look (Christensen, Makransky & Horton 2017). */
const EXCESS = 0.2;
const LEAST_JOINT = 30;

/**
 * Local dependence by Yen's (1984) Q3: correlations between the residuals of two items at the posterior means, over the
 * people who answered both. Columns of the data are the items in order. Throws `dimension-mismatch`, `empty-input`,
 * `invalid-item`, `invalid-response`.
 */
export function localDependence(items: ItemSource, data: Matrix): LocalDependence {
  const bank = prepareBank(items);
  validateMatrix(data, bank.items.length);
  const residuals = Array.from({ length: data.persons }, (_, j) => {
    const answers = answersOf(data, j);
    const responses = answers.map(({ position, score }) => ({ itemId: (bank.items[position] as Item).id, score }));
    const { theta } = estimateAbility(bank, responses, { method: 'eap' });
    const row = new Float64Array(data.items).fill(Number.NaN);
    for (const { position, score } of answers) {
      row[position] = score - scoreMoments(bank.items[position] as Item, theta).mean;
    }
    return row;
  });
  const q3: (number | null)[][] = bank.items.map(() => new Array(data.items).fill(1));
  const found: { a: string; b: string; q3: number }[] = [];
  for (let a = 0; a < data.items; a++) {
    for (let b = 0; b < a; b++) {
      const value = correlation(residuals, a, b);
      (q3[a] as (number | null)[])[b] = value;
      (q3[b] as (number | null)[])[a] = value;
      if (value !== null) found.push({ a: (bank.items[b] as Item).id, b: (bank.items[a] as Item).id, q3: value });
    }
  }
  const mean = found.length === 0 ? 0 : found.reduce((sum, pair) => sum + pair.q3, 0) / found.length;
  const pairs = found
    .map((pair) => ({ ...pair, excess: pair.q3 - mean }))
    .filter(({ excess }) => excess > EXCESS)
    .sort((x, y) => y.excess - x.excess);
  return { q3, mean, pairs };
}

/** Pearson correlation over rows where both are present; null below 30 rows or without variance. */
function correlation(rows: readonly Float64Array[], a: number, b: number): number | null {
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (const row of rows) {
    const u = row[a] as number;
    const v = row[b] as number;
    if (Number.isNaN(u) || Number.isNaN(v)) continue;
    n++;
    x += u;
    y += v;
    xx += u * u;
    yy += v * v;
    xy += u * v;
  }
  const variance = (xx - (x * x) / n) * (yy - (y * y) / n);
  return n < LEAST_JOINT || !(variance > 0) ? null : (xy - (x * y) / n) / Math.sqrt(variance);
}
