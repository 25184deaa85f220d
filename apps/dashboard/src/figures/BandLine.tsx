import { lazy, type ReactNode, Suspense } from 'react';
import { ChartPlaceholder } from './ChartPlaceholder.tsx';
import { fileNameOf } from './download.ts';
import classes from './figure.module.css';
import type { FigureCell, FigureTable } from './figure-table.ts';
import { NARROW, useWidth } from './use-width.ts';

const BandLineChart = lazy(() => import('./BandLineChart.tsx'));

/** One measured point: `x` on the axis (a year, an attempt), its value, and the 80% interval where it has one. */
export interface BandPoint {
  readonly x: number;
  readonly value: number;
  readonly range?: readonly [low: number, high: number];
}

/** A line. Points of one segment are joined; between two segments nothing is drawn. */
export interface BandSeries {
  readonly id: string;
  /** Printed beside the last point. */
  readonly label: string;
  /** Which of the five colours of a chart, from 1. */
  readonly color: 1 | 2 | 3 | 4 | 5;
  readonly isDashed?: boolean;
  readonly segments: readonly (readonly BandPoint[])[];
}

/** Where a series may not be joined, between two values of x, and why. */
export interface BandBreak {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly note: string;
}

/** `formatX` and `format` print a value of the two axes. */
export interface BandLineProps {
  readonly name: string;
  readonly series: readonly BandSeries[];
  readonly breaks: readonly BandBreak[];
  readonly format: (value: number) => string;
  readonly formatX: (x: number) => string;
  readonly height?: number;
  /** Room in pixels to the right of the lines for their names; 116 when left out. */
  readonly labelRoom?: number;
}

/** On a narrow screen more names than this go under the chart. */
export const MAX_LABELS_INSIDE = 2;

/**
 * Lines over time with a band where there is an interval and a numbered gap at every break in method; the notes of the
 * gaps follow the chart.
 */
export function BandLine(props: BandLineProps): ReactNode {
  const { breaks, height = 320 } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  return (
    <>
      <div ref={ref} className={classes.chart} style={{ height }}>
        <Suspense fallback={<ChartPlaceholder height={height} />}>
          <BandLineChart {...props} width={width} height={height} />
        </Suspense>
      </div>
      {width < NARROW && props.series.length > MAX_LABELS_INSIDE ? <Legend series={props.series} /> : null}
      {breaks.length === 0 ? null : (
        <ol className={classes.notes} aria-label="Breaks in the lines">
          {breaks.map((gap) => (
            <li key={gap.id}>{gap.note}</li>
          ))}
        </ol>
      )}
    </>
  );
}

/** What the lines are, from top to bottom at their right end, where a narrow chart has no room for the names. */
function Legend({ series }: Pick<BandLineProps, 'series'>): ReactNode {
  const end = (line: BandSeries): number => line.segments.at(-1)?.at(-1)?.value ?? Number.NEGATIVE_INFINITY;
  return (
    <ul className={classes.legend} aria-label="Lines from top to bottom at the right end">
      {series
        .toSorted((a, b) => end(b) - end(a))
        .map((line) => (
          <li key={line.id}>
            <svg width="24" height="8" aria-hidden="true">
              <line
                x1="0"
                x2="24"
                y1="4"
                y2="4"
                stroke={`var(--careway-chart-${line.color})`}
                strokeWidth="3"
                {...(line.isDashed === true ? { strokeDasharray: '6 4' } : {})}
              />
            </svg>
            {line.label}
          </li>
        ))}
    </ul>
  );
}

/**
 * The table of a `BandLine`: a row per value of x, a column per series, one of the caller's own where it gives one, and
 * one that names the breaks.
 */
export function bandLineTable(
  props: Pick<BandLineProps, 'series' | 'breaks' | 'format' | 'formatX'>,
  names: {
    readonly rowHeader: string;
    readonly unit: string;
    readonly extraColumn?: { readonly header: string; readonly cell: (x: number) => FigureCell };
  },
): FigureTable {
  const { series, breaks, format, formatX } = props;
  const { rowHeader, unit, extraColumn } = names;
  const xs = [...new Set(series.flatMap((line) => line.segments.flat().map((point) => point.x)))].sort((a, b) => a - b);
  return {
    columns: [
      { id: fileNameOf(rowHeader), header: rowHeader },
      ...series.map((line) => ({ id: line.id, header: line.label, unit, isNumeric: true })),
      ...(extraColumn === undefined ? [] : [{ id: fileNameOf(extraColumn.header), header: extraColumn.header }]),
      ...(breaks.length === 0 ? [] : [{ id: 'break', header: 'Break before this row' }]),
    ],
    rows: xs.map((x) => ({
      id: String(x),
      cells: [
        formatX(x),
        ...series.map((line) => pointCell(line, x, format)),
        ...(extraColumn === undefined ? [] : [extraColumn.cell(x)]),
        ...(breaks.length === 0 ? [] : [breakBefore(breaks, xs, x)]),
      ],
    })),
  };
}

function pointCell(line: BandSeries, x: number, format: (value: number) => string): FigureCell {
  const point = line.segments.flat().find((candidate) => candidate.x === x);
  if (point === undefined) return null;
  const range = point.range === undefined ? '' : ` (${format(point.range[0])}–${format(point.range[1])})`;
  return { value: point.value, text: `${format(point.value)}${range}` };
}

function breakBefore(breaks: readonly BandBreak[], xs: readonly number[], x: number): string {
  const previous = xs.filter((candidate) => candidate < x).at(-1);
  const numbers = breaks.flatMap((gap, index) =>
    previous !== undefined && gap.from >= previous && gap.to <= x ? [`note ${index + 1}`] : [],
  );
  return numbers.length === 0 ? '–' : numbers.join(', ');
}
