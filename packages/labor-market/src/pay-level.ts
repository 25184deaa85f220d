import { LaborMarketError } from './errors.ts';
import { type PercentilePosition, percentileRank } from './percentile-rank.ts';
import type { PayLevel } from './reported-figure.ts';
import { publishedPercentiles, type Wages } from './wage-observation.ts';

/** Ranks of doubt that a modelled level adds to a range (standard error). Ours: see methods/pay-levels.md. */
const LEVEL_ERROR = 8;

/**
 * The share of a level's people at or below a rank of the whole occupation (both 0–1). The model: whoever stands at rank
 * u of an occupation is entry, mid or senior with probability (1 − u)², 2 u (1 − u) and u². So each level is a third of
 * the people, the three overlap, and together they are exactly the published distribution. Modelled, not published.
 */
export function levelShareBelow(level: PayLevel, rank: number): number {
  if (!(rank >= 0 && rank <= 1)) throw new LaborMarketError('invalid-amount', `a rank is from 0 to 1, got ${rank}`);
  switch (level) {
    case 'entry':
      return 1 - (1 - rank) ** 3;
    case 'mid':
      return rank * rank * (3 - 2 * rank);
    case 'senior':
      return rank ** 3;
  }
}

/** The rank in the whole occupation (0–1) below which a share (0–1) of a level's people are: the inverse of `levelShareBelow`. */
export function rankOfLevelShare(level: PayLevel, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new LaborMarketError('invalid-amount', `a share is from 0 to 1, got ${share}`);
  switch (level) {
    case 'entry':
      return 1 - Math.cbrt(1 - share);
    case 'senior':
      return Math.cbrt(share);
    case 'mid':
      // Root of 3u² − 2u³ = share in [0, 1], in closed form.
      return 0.5 - Math.sin(Math.asin(1 - 2 * share) / 3);
  }
}

/** A position in the whole occupation as one in a level. */
export function positionInLevel(position: PercentilePosition, level: PayLevel): PercentilePosition {
  switch (position.kind) {
    case 'unknown':
      return position;
    case 'within':
      return { kind: 'within', rank: 100 * levelShareBelow(level, position.rank / 100) };
    case 'below':
    case 'above':
      return { kind: position.kind, percentile: 100 * levelShareBelow(level, position.percentile / 100) };
  }
}

/** The range of a position in a level: that of the occupation carried over, and the doubt of the model added in squares. */
export function rangeInLevel(
  position: PercentilePosition,
  ends: { readonly low: PercentilePosition; readonly high: PercentilePosition },
  level: PayLevel,
): { readonly low: PercentilePosition; readonly high: PercentilePosition } {
  const [at, low, high] = [position, ends.low, ends.high].map((each) => positionInLevel(each, level));
  if (at === undefined || low === undefined || high === undefined) return ends;
  if (at.kind !== 'within') return { low, high };
  const widen = (end: PercentilePosition, sign: number): PercentilePosition => {
    if (end.kind !== 'within') return end;
    const rank = at.rank + sign * Math.hypot(end.rank - at.rank, 1.2816 * LEVEL_ERROR);
    return { kind: 'within', rank: Math.min(100, Math.max(0, rank)) };
  };
  return { low: widen(low, -1), high: widen(high, 1) };
}

/**
 * The pay below which a share (0–1) of a level's people are, yearly dollars, on the straight line between published
 * percentiles; undefined where that lies outside them: a level's lowest and highest pay are not told.
 */
export function levelWage(wages: Wages, level: PayLevel, share: number): number | undefined {
  return wageAtRank(wages, 100 * rankOfLevelShare(level, share));
}

/** The pay at a rank (0–100) on the straight line between published percentiles; undefined outside them. */
export function wageAtRank(wages: Wages, rank: number): number | undefined {
  const points = publishedPercentiles.flatMap(({ statistic, percentile }) => {
    const value = wages[statistic];
    return value.kind === 'reported' ? [{ percentile, usd: value.annualUsd }] : [];
  });
  const upper = points.find((point) => point.percentile >= rank);
  const lower = points.findLast((point) => point.percentile <= rank);
  if (upper === undefined || lower === undefined) return undefined;
  if (upper.percentile === lower.percentile) return lower.usd;
  return lower.usd + ((rank - lower.percentile) / (upper.percentile - lower.percentile)) * (upper.usd - lower.usd);
}

/** Where a pay stands among a level, with its range; `unknown` where the row has too few percentiles. */
export function levelRank(annualUsd: number, wages: Wages, level: PayLevel): PercentilePosition {
  return positionInLevel(percentileRank(annualUsd, wages), level);
}
