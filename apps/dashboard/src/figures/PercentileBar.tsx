import { lazy, type ReactNode, Suspense } from 'react';
import { ChartPlaceholder } from './ChartPlaceholder.tsx';
import classes from './figure.module.css';
import type { FigureCell, FigureTable } from './figure-table.ts';
import { NARROW, useWidth } from './use-width.ts';

const PercentileBarChart = lazy(() => import('./PercentileBarChart.tsx'));

/** A published percentile: a value, a lower bound where the source is top-coded, or nothing where it is suppressed. */
export type PercentileValue = number | { readonly atLeast: number } | null;

/** One bar: what is described, and the values under which 10, 25, 50, 75 and 90 of 100 people fall. */
export interface PercentileRow {
  readonly id: string;
  readonly label: string;
  readonly p10: PercentileValue;
  readonly p25: PercentileValue;
  readonly p50: PercentileValue;
  readonly p75: PercentileValue;
  readonly p90: PercentileValue;
  /** Drawn in gray: what the other bars are compared with. */
  readonly isContext?: boolean;
  /** Further facts for the table, in the order of `extraColumns` of `percentileTable`. */
  readonly extra?: readonly FigureCell[];
}

/** A value drawn across all bars, with its label: the offer being checked. */
export interface PercentileMark {
  readonly value: number;
  readonly label: string;
}

/** `format` prints a value of the axis. */
export interface PercentileBarProps {
  readonly name: string;
  readonly rows: readonly PercentileRow[];
  readonly format: (value: number) => string;
  readonly mark?: PercentileMark;
}

const PERCENTILES = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;

/** Height in pixels of one bar with its label: one line on a wide screen, up to three on a narrow one. */
const ROW_HEIGHT = 60;
const NARROW_ROW_HEIGHT = 88;
/** Height in pixels of the axis, and of the line that names the mark. */
export const AXIS_HEIGHT = 32;
export const MARK_HEIGHT = 24;

/** Bars from the 10th to the 90th percentile on one axis: thick from the 25th to the 75th, a line at the median. */
export function PercentileBar(props: PercentileBarProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const rowHeight = width < NARROW ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const height = props.rows.length * rowHeight + AXIS_HEIGHT + (props.mark === undefined ? 0 : MARK_HEIGHT);
  return (
    <div ref={ref} className={classes.chart} style={{ height }}>
      <Suspense fallback={<ChartPlaceholder height={height} />}>
        <PercentileBarChart {...props} width={width} height={height} />
      </Suspense>
    </div>
  );
}

/** The table of a `PercentileBar`: a row per bar, a column per percentile, then the extra columns. */
export function percentileTable(
  rows: readonly PercentileRow[],
  format: (value: number) => string,
  names: { readonly rowHeader: string; readonly unit: string; readonly extraColumns?: FigureTable['columns'] },
): FigureTable {
  const headers = { p10: '10th', p25: '25th', p50: 'Median', p75: '75th', p90: '90th' };
  return {
    columns: [
      { id: 'name', header: names.rowHeader },
      ...PERCENTILES.map((id) => ({ id, header: headers[id], unit: names.unit, isNumeric: true })),
      ...(names.extraColumns ?? []),
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [row.label, ...PERCENTILES.map((id) => percentileCell(row[id], format)), ...(row.extra ?? [])],
    })),
  };
}

function percentileCell(value: PercentileValue, format: (value: number) => string): FigureCell {
  if (value === null) return null;
  if (typeof value === 'number') return { value, text: format(value) };
  return `at least ${format(value.atLeast)}`;
}
