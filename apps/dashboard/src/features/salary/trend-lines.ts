import type { SeriesBreak, WageTrend } from '@careway/contract';
import type { BandBreak, BandPoint, BandSeries } from '../../figures/BandLine.tsx';
import { reportedAmount } from './money.ts';

type TrendSeries = WageTrend['series'][number];
type Segment = TrendSeries['segments'][number];

/** The two lines of one occupation: dollars of each year, and the same in dollars of one year (dashed). */
export function trendLines(series: TrendSeries, inYear: number): readonly BandSeries[] {
  return [
    {
      id: 'nominal',
      label: 'As paid',
      color: 1,
      segments: series.segments.map((segment) => points(segment, 'nominal')),
    },
    {
      id: 'real',
      label: `${inYear} dollars`,
      color: 2,
      isDashed: true,
      segments: series.segments.map((segment) => points(segment, 'real')),
    },
  ];
}

function points(segment: Segment, which: 'nominal' | 'real'): readonly BandPoint[] {
  return segment.points.flatMap((point) => {
    const value = reportedAmount(point[which]);
    return value === undefined ? [] : [{ x: point.year, value }];
  });
}

/** The breaks that hold for an occupation, those between the same two years under one note. */
export function trendBreaks(series: TrendSeries, breaks: readonly SeriesBreak[]): readonly BandBreak[] {
  const codes = new Set([series.soc, ...series.segments.map((segment) => segment.soc)]);
  const holding = breaks.filter(({ soc }) => soc === null || soc.some((code) => codes.has(code)));
  const groups = Map.groupBy(holding, (gap) => `${gap.lastYearBefore}-${gap.firstYearAfter}`);
  return [...groups].flatMap(([id, members]) => {
    const first = members[0];
    if (first === undefined) return [];
    const note = members.map((gap) => `${gap.title}: ${gap.explanation}`).join(' ');
    return [{ id, from: first.lastYearBefore, to: first.firstYearAfter, note }];
  });
}

/** The occupation a year's figure was published under, where it differs between segments. */
export function publishedUnder(series: TrendSeries, year: number): string {
  const segment = series.segments.find(({ fromYear, toYear }) => year >= fromYear && year <= toYear);
  return segment === undefined ? 'not published' : `${segment.soc} ${segment.title}`;
}
