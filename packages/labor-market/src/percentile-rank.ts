import { probit } from 'simple-statistics';
import { LaborMarketError } from './errors.ts';
import { publishedPercentiles, type Wages } from './wage-observation.ts';

/** Two-sided 80 % of the normal distribution. Dimensionless. */
const Z_80 = 1.2816;

/**
 * Standard error of a rank half way between two published percentiles, as a share of the ranks between them. Fitted so
 * that 80 % ranges hold the true rank of 80 % of simulated pays (test/coverage.test.ts). Dimensionless.
 */
const INTERPOLATION_ERROR = 0.07;

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
 * The 80 % range of a pay's position in one row. Two doubts, added in squares: the survey error (the pay is moved by the
 * error of a percentile, which is that of the mean times `errorOfPercentile`) and the straight line between published
 * percentiles (`INTERPOLATION_ERROR`). An end that leaves the published percentiles is `below` or `above`.
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
  const position = percentileRank(annualUsd, wages);
  const rank = position.kind === 'within' ? position.rank : position.kind === 'unknown' ? 50 : position.percentile;
  const margin = Math.min(0.9, (Z_80 * relativeStandardErrorPercent * errorOfPercentile(rank)) / 100);
  const low = percentileRank(annualUsd / (1 + margin), wages);
  const high = percentileRank(annualUsd / (1 - margin), wages);
  if (position.kind !== 'within') return { low, high };
  const drawn = Z_80 * interpolationError(annualUsd, wages);
  return {
    low: low.kind === 'within' ? spread(position.rank, low.rank - position.rank, -drawn, wages) : low,
    high: high.kind === 'within' ? spread(position.rank, high.rank - position.rank, drawn, wages) : high,
  };
}

/** The rank moved by both doubts, signed the same way; off the end of the scale it is below or above it. */
function spread(rank: number, survey: number, drawn: number, wages: Wages): PercentilePosition {
  const points = reportedPoints(wages);
  const [lowest, highest] = [points.at(0)?.percentile ?? 0, points.at(-1)?.percentile ?? 100];
  const moved = rank + Math.sign(drawn || survey) * Math.hypot(survey, drawn);
  if (moved < lowest) return { kind: 'below', percentile: lowest };
  return moved > highest ? { kind: 'above', percentile: highest } : { kind: 'within', rank: moved };
}

/**
 * How many times the relative error of a mean that of a percentile is: √(p (1 − p)) ÷ density at the percentile, both of
 * the normal distribution (asymptotic error of a quantile; Mosteller, 1946). 1.25 at the median, 1.71 at the 10th and 90th.
 */
export function errorOfPercentile(rank: number): number {
  const p = Math.min(0.95, Math.max(0.05, rank / 100));
  const z = probit(p);
  return (Math.sqrt(p * (1 - p)) * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2);
}

/** Standard error of the straight line, ranks: none at a published percentile, most half way between two. */
function interpolationError(annualUsd: number, wages: Wages): number {
  const points = reportedPoints(wages);
  const upper = points.find((point) => point.usd > annualUsd);
  const lower = points.findLast((point) => point.usd <= annualUsd);
  if (upper === undefined || lower === undefined || lower.usd === annualUsd) return 0;
  const share = (annualUsd - lower.usd) / (upper.usd - lower.usd);
  return INTERPOLATION_ERROR * (upper.percentile - lower.percentile) * 4 * share * (1 - share);
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
