import { niceTicks } from '../../figures/nice-ticks.ts';

/** Round ends of an axis that holds all values; 0 to 1 for none. */
export function scaleAround(values: readonly number[]): readonly [low: number, high: number] {
  if (values.length === 0) return [0, 1];
  const ticks = niceTicks(Math.min(...values), Math.max(...values), 5);
  return [ticks[0] ?? 0, ticks.at(-1) ?? 1];
}
