import type { ReactNode } from 'react';
import classes from './figure.module.css';
import type { FigureTable } from './figure-table.ts';
import { NARROW, useWidth } from './use-width.ts';

/** One row: the estimate as a dot, its 80% range, and the value to reach. `null` when there is too little data. */
export interface DotRangeRow {
  readonly id: string;
  readonly label: string;
  readonly estimate: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly target?: number;
  /** How many answers stand behind the row. */
  readonly n: number;
}

/** `scale` holds the two ends of the axis; `format` prints a value of it. */
export interface DotRangeProps {
  readonly name: string;
  readonly rows: readonly DotRangeRow[];
  readonly scale: readonly [low: number, high: number];
  readonly format: (value: number) => string;
  /** What the target line says, e.g. "Target 70%"; needed when the rows have a target. */
  readonly targetLabel?: string;
}

const ROW = 56;
const TOP = 28;
const AXIS = 28;
/** Pixels kept free at both ends so that a mark at the end of the scale is not cut. */
const INSET = 8;

/**
 * A dot with its range per row on one scale, against a target line. Drawn without a chart library, so that the report
 * loads none.
 */
export function DotRange({ name, rows, scale, format, targetLabel }: DotRangeProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const height = TOP + rows.length * ROW + AXIS;
  const [low, high] = scale;
  const at = (value: number): number => INSET + ((value - low) / (high - low)) * (width - 2 * INSET);
  const steps = width < NARROW ? 2 : 4;
  const ticks = Array.from({ length: steps + 1 }, (_, step) => low + ((high - low) * step) / steps);
  const target = rows.find((row) => row.target !== undefined)?.target;
  return (
    <div ref={ref} className={classes.chart} style={{ height }}>
      <svg role="img" aria-label={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={TOP} y2={height - AXIS} stroke="var(--careway-chart-grid)" />
            <text x={at(tick)} y={height - 8} textAnchor={anchorOf(tick, scale)} {...mutedText}>
              {format(tick)}
            </text>
          </g>
        ))}
        {target === undefined || targetLabel === undefined ? null : (
          <text x={at(target)} y={16} textAnchor={at(target) > width / 2 ? 'end' : 'start'} {...targetText}>
            {targetLabel}
          </text>
        )}
        {rows.map((row, index) => (
          <Row key={row.id} row={row} top={TOP + index * ROW} width={width} at={at} format={format} />
        ))}
      </svg>
    </div>
  );
}

const mutedText = { fill: 'var(--mantine-color-dimmed)', fontSize: 14 } as const;
const targetText = { fill: 'var(--careway-chart-2)', fontSize: 14, fontWeight: 600 } as const;

function anchorOf(tick: number, [low, high]: readonly [number, number]): 'start' | 'middle' | 'end' {
  if (tick === low) return 'start';
  return tick === high ? 'end' : 'middle';
}

interface RowProps {
  readonly row: DotRangeRow;
  readonly top: number;
  readonly width: number;
  readonly at: (value: number) => number;
  readonly format: (value: number) => string;
}

function Row({ row, top, width, at, format }: RowProps): ReactNode {
  const { estimate, target } = row;
  const middle = top + 38;
  return (
    <g>
      <text x={0} y={top + 18} fill="var(--mantine-color-text)" fontSize={14}>
        {row.label}
      </text>
      <text x={width} y={top + 18} textAnchor="end" {...mutedText}>
        {estimateText(row, format)}
      </text>
      {target === undefined ? null : (
        <line
          x1={at(target)}
          x2={at(target)}
          y1={middle - 12}
          y2={middle + 12}
          stroke="var(--careway-chart-2)"
          strokeWidth={2}
          strokeDasharray="4 2"
        />
      )}
      {estimate === null ? null : (
        <>
          <rect
            x={at(estimate.low)}
            y={middle - 7}
            width={Math.max(at(estimate.high) - at(estimate.low), 1)}
            height={14}
            rx={7}
            fill="var(--careway-chart-1)"
            fillOpacity={0.15}
            stroke="var(--careway-chart-1)"
            strokeWidth={1.5}
          />
          <circle cx={at(estimate.value)} cy={middle} r={6} fill="var(--careway-chart-1)" />
        </>
      )}
    </g>
  );
}

/** "400 (341–470)", or that there are too few answers. */
export function estimateText(row: DotRangeRow, format: (value: number) => string): string {
  if (row.estimate === null) return 'too few answers';
  return `${format(row.estimate.value)} (${format(row.estimate.low)}–${format(row.estimate.high)})`;
}

/** The table of a `DotRange`: estimate, both ends of the 80% range, target and number of answers per row. */
export function dotRangeTable(
  rows: readonly DotRangeRow[],
  format: (value: number) => string,
  names: { readonly rowHeader: string; readonly unit: string; readonly countHeader: string },
): FigureTable {
  const cell = (value: number | undefined) =>
    value === undefined ? 'too few answers' : { value, text: format(value) };
  const column = (id: string, header: string) => ({ id, header, unit: names.unit, isNumeric: true });
  return {
    columns: [
      { id: 'name', header: names.rowHeader },
      column('estimate', 'Estimate'),
      column('low', 'Range from'),
      column('high', 'Range to'),
      column('target', 'Target'),
      { id: 'n', header: names.countHeader, isNumeric: true },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        row.label,
        cell(row.estimate?.value),
        cell(row.estimate?.low),
        cell(row.estimate?.high),
        row.target === undefined ? 'none' : { value: row.target, text: format(row.target) },
        { value: row.n, text: row.n.toLocaleString('en-US') },
      ],
    })),
  };
}
