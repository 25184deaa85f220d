import { cumulativeStdNormalProbability } from 'simple-statistics';
import type { PercentilePosition } from './percentile-rank.ts';

/** Two-sided 80 % of the normal distribution. Dimensionless. */
const Z_80 = 1.2816;
/** How near the ends of the range are found, ranks. */
const STEP = 0.05;

/** A position among the wages of one stand-in, with its own 80 % range. */
export interface DoubtfulPosition {
  readonly position: PercentilePosition;
  readonly low: PercentilePosition;
  readonly high: PercentilePosition;
}

/**
 * The 80 % range of a rank when any of several stand-ins may be the right one, each as likely as the others: the 10th to
 * the 90th percentile of the mixture of their distributions (a normal distribution on each side of a rank; evenly spread
 * where a pay lies outside the published percentiles). Ranks 0–100; undefined when no position is known.
 */
export function rankRangeOverProxies(
  positions: readonly DoubtfulPosition[],
): { readonly low: number; readonly high: number } | undefined {
  const known = positions.filter(({ position }) => position.kind !== 'unknown');
  if (known.length === 0) return undefined;
  const shareBelow = (rank: number) => known.reduce((sum, each) => sum + cumulative(each, rank), 0) / known.length;
  let low = 0;
  while (low < 100 && shareBelow(low) < 0.1) low += STEP;
  let high = low;
  while (high < 100 && shareBelow(high) < 0.9) high += STEP;
  return { low, high: Math.min(100, high) };
}

/** The share of a position's distribution that lies at or below a rank. */
function cumulative({ position, low, high }: DoubtfulPosition, rank: number): number {
  switch (position.kind) {
    case 'unknown':
      return 0;
    case 'below':
      return Math.min(1, rank / position.percentile);
    case 'above':
      return Math.min(1, Math.max(0, (rank - position.percentile) / (100 - position.percentile)));
    case 'within': {
      const end = rank < position.rank ? low : high;
      const deviation = Math.abs(endOf(end) - position.rank) / Z_80;
      if (deviation === 0) return rank < position.rank ? 0 : 1;
      return cumulativeStdNormalProbability((rank - position.rank) / deviation);
    }
  }
}

/** A number for the end of a range; outside the published percentiles the middle of what lies there. */
function endOf(position: PercentilePosition): number {
  switch (position.kind) {
    case 'within':
      return position.rank;
    case 'below':
      return position.percentile / 2;
    case 'above':
      return (100 + position.percentile) / 2;
    case 'unknown':
      return 50;
  }
}
