import { annualUsdOf } from './disagreement.ts';
import type { ReportedFigure } from './reported-figure.ts';
import { oewsVintage, type WageObservation } from './wage-observation.ts';
import type { TrendSegment } from './wage-trend.ts';
import { formatPercentChange, formatUsd } from './words.ts';

/** One sentence over reported figures and official medians of the stand-ins: their spans, never an average. */
export function summaryFinding(
  title: string,
  figures: readonly ReportedFigure[],
  official: readonly WageObservation[],
): string {
  const pays = figures.flatMap((figure) => {
    const usd = annualUsdOf(figure);
    return usd === undefined ? [] : [{ usd, isLowerBound: figure.precision === 'at-least' }];
  });
  const low = pays.toSorted((a, b) => a.usd - b.usd).at(0);
  const high = pays.toSorted((a, b) => b.usd - a.usd).at(0);
  const beside = comparisonFinding(official);
  if (low === undefined || high === undefined) return beside;
  const top = `${formatUsd(high.usd)}${high.isLowerBound ? ' or more' : ''}`;
  return `Sites report from ${formatUsd(low.usd)} to ${top} a year for a ${title.toLowerCase()}. ${beside}`;
}

/** One sentence over the medians of some rows of one year. */
export function comparisonFinding(rows: readonly WageObservation[]): string {
  const medians = rows.flatMap((row) => (row.wages.median.kind === 'reported' ? [row.wages.median.annualUsd] : []));
  const [first] = rows;
  if (first === undefined || medians.length === 0)
    return 'No official median is held for the occupations that stand in for it.';
  if (rows.length === 1)
    return `The official median of ${first.title} is ${formatUsd(Math.max(...medians))} (${oewsVintage(first.year)}).`;
  return `Official medians of the occupations that stand in for it run from ${formatUsd(Math.min(...medians))} to ${formatUsd(Math.max(...medians))} (${oewsVintage(first.year)}).`;
}

/** One sentence over the latest segment of a series: its change before and after prices. */
export function trendFinding(segments: readonly TrendSegment[]): string {
  const last = segments.at(-1);
  if (last === undefined) return 'No wage of this occupation is held.';
  if (last.change === undefined) return `${last.title}: no change can be told for ${last.fromYear}–${last.toYear}.`;
  const { nominalPercent, realPercent } = last.change;
  const verb =
    realPercent >= 0.05
      ? 'rose faster than prices'
      : realPercent <= -0.05
        ? 'rose more slowly than prices'
        : 'kept up with prices';
  return `Pay of ${last.title} ${nominalPercent < 0 ? 'fell' : verb} from ${last.fromYear} to ${last.toYear}: ${formatPercentChange(nominalPercent)} in dollars, ${formatPercentChange(realPercent)} after prices.`;
}
