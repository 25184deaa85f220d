import { existsSync, readFileSync } from 'node:fs';
import type { Item, Matrix } from '../../src/item.ts';

/** Reference data that live beside the project, not in it (LSAT section 7; Bock & Lieberman 1970). */
const folder = new URL('../../../../../shared/data/psychometrics/', import.meta.url);

/** Whether the reference data are there; a run under CI=true must have them. */
export const lsat7Available = existsSync(folder);
if (!lsat7Available && process.env.CI === 'true') {
  throw new Error(`CI needs the reference data in ${folder.pathname}`);
}

/** Rows of one of the files as records of strings. */
export function readRows(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] as string, cell])));
}

/** The five items at the converged two-parameter maximum. */
export function lsat7Items(): Item[] {
  return readRows('lsat7_2pl_estimates.csv').map((row) => ({
    id: `item${row.item}`,
    status: 'calibrated',
    model: '4pl',
    discrimination: Number(row.mle_a),
    difficulty: -Number(row.mle_d) / Number(row.mle_a),
  }));
}

/** The 32 patterns and how often each occurred among 1,000 persons. */
export function lsat7Data(): { data: Matrix; weights: number[] } {
  const rows = readRows('lsat7_patterns.csv');
  const scores = rows.flatMap((row) => [1, 2, 3, 4, 5].map((i) => Number(row[`item${i}`])));
  return {
    data: { persons: rows.length, items: 5, scores: Int8Array.from(scores) },
    weights: rows.map((row) => Number(row.freq)),
  };
}
