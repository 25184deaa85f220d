import { describe, expect, it } from 'vitest';
import { type AbilityMethod, estimateAbility } from '../../src/estimate-ability.ts';
import { lsat7Available, lsat7Items, readRows } from './lsat7.ts';

const columns: [AbilityMethod, string, string, number][] = [
  ['eap', 'EAP', 'EAP_SE', 1e-6],
  ['map', 'MAP', 'MAP_SE', 5e-6],
  ['mle', 'ML', 'ML_SE', 5e-6],
  ['wle', 'WLE', 'WLE_SE_info', 5e-6],
];

describe.skipIf(!lsat7Available)('ability of the 32 patterns of LSAT section 7', () => {
  it.each(columns)('by %s agrees with mirt, theta and error', (method, thetaColumn, seColumn, tolerance) => {
    const items = lsat7Items();
    const rows = readRows('lsat7_scores.csv');
    expect(rows).toHaveLength(32);
    for (const row of rows) {
      const responses = [...(row.pattern ?? '')].map((score, i) => ({ itemId: `item${i + 1}`, score: Number(score) }));
      const { theta, se, status } = estimateAbility(items, responses, { method });
      const reference = row[thetaColumn] ?? '';
      if (reference.endsWith('Inf')) {
        expect([theta, status]).toEqual([reference === '-Inf' ? -Infinity : Infinity, 'unbounded']);
      } else {
        expect(Math.abs(theta - Number(reference))).toBeLessThan(tolerance);
        expect(Math.abs(se - Number(row[seColumn]))).toBeLessThan(tolerance);
      }
    }
  });
});
