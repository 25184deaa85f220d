import { LaborMarketError } from './errors.ts';
import { publishedPercentiles, type Wages } from './wage-observation.ts';

/** Two-sided 80 % of the normal distribution. Dimensionless. */
const Z_80 = 1.2816;

/** Where a pay stands among published percentiles. Outside the lowest and the highest reported one no rank is given. */
export type PercentilePosition =
  | { readonly kind: 'within'; readonly rank: number }
  | { readonly kind: 'below'; readonly percentile: number }
  | { readonly kind: 'above'; readonly percentile: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The percentile rank (0–100) of an annual pay: linear between the two neighbouring reported percentiles, by the
 * midrank where several percentiles are one value. Suppressed cells are skipped. A top-coded percentile is only a lower
 * bound, so it ends the scale: pay above the highest reported percentile is `above` that one. Needs two reported
 * percentiles, or answers `unknown`. Throws `unordered-percentiles` when the table's percentiles fall.
 */
export function percentileRank(annualUsd: number, wages: Wages): PercentilePosition {
  if (!(Number.isFinite(annualUsd) && annualUsd > 0)) {
    throw new LaborMarketError('invalid-amount', `pay must be finite and above 0, got ${annualUsd}`);
  }
  const points = reportedPoints(wages);
  const lowest = points.at(0);
  const highest = points.at(-1);
  if (lowest === undefined || highest === undefined || points.length < 2) {
    return { kind: 'unknown', reason: 'Fewer than two percentiles are published for this row.' };
  }
  if (annualUsd < lowest.usd) return { kind: 'below', percentile: lowest.percentile };
  if (annualUsd > highest.usd) return { kind: 'above', percentile: highest.percentile };
  const tied = points.filter((point) => point.usd === annualUsd);
  const firstTied = tied.at(0);
  const lastTied = tied.at(-1);
  if (firstTied !== undefined && lastTied !== undefined) {
    return { kind: 'within', rank: (firstTied.percentile + lastTied.percentile) / 2 };
  }
  const upper = points.find((point) => point.usd > annualUsd) ?? highest;
  const lower = points.findLast((point) => point.usd < annualUsd) ?? lowest;
  const share = (annualUsd - lower.usd) / (upper.usd - lower.usd);
  return { kind: 'within', rank: lower.percentile + share * (upper.percentile - lower.percentile) };
}

/**
 * The positions of a pay when every percentile of the row is moved by the survey error: 80 % limits from the relative
 * standard error of the mean (percent), which stands in for those of the percentiles, since the tables give none.
 */
export function percentileRankRange(
  annualUsd: number,
  wages: Wages,
  relativeStandardErrorPercent: number,
): { readonly low: PercentilePosition; readonly high: PercentilePosition } {
  if (!(relativeStandardErrorPercent >= 0 && relativeStandardErrorPercent < 50)) {
    throw new LaborMarketError(
      'invalid-amount',
      `a relative standard error is from 0 to under 50 percent, got ${relativeStandardErrorPercent}`,
    );
  }
  const margin = (Z_80 * relativeStandardErrorPercent) / 100;
  return {
    low: percentileRank(annualUsd / (1 + margin), wages),
    high: percentileRank(annualUsd / (1 - margin), wages),
  };
}

function reportedPoints(wages: Wages): readonly { readonly percentile: number; readonly usd: number }[] {
  const points: { readonly percentile: number; readonly usd: number }[] = [];
  for (const { statistic, percentile } of publishedPercentiles) {
    const value = wages[statistic];
    if (value.kind !== 'reported') continue;
    const before = points.at(-1);
    if (before !== undefined && before.usd > value.annualUsd) {
      throw new LaborMarketError(
        'unordered-percentiles',
        `percentiles must not fall: ${before.percentile}th is ${before.usd}, ${percentile}th is ${value.annualUsd}`,
      );
    }
    points.push({ percentile, usd: value.annualUsd });
  }
  return points;
}
