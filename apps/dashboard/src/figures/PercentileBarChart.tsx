import type { ReactNode } from 'react';
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  DefaultZIndexes,
  ReferenceLine,
  Text,
  Tooltip,
  type TooltipContentProps,
  usePlotArea,
  XAxis,
  type XAxisTickContentProps,
  YAxis,
} from 'recharts';
import classes from './figure.module.css';
import { niceTicks } from './nice-ticks.ts';
import {
  AXIS_HEIGHT,
  MARK_HEIGHT,
  type PercentileBarProps,
  type PercentileMark,
  type PercentileRow,
  type PercentileValue,
} from './PercentileBar.tsx';
import { NARROW } from './use-width.ts';

/** Pixels from the bottom of a row to the middle of its bar; the label has the room above. */
const FROM_BOTTOM = 17;
const THIN = 8;
const THICK = 20;

interface Datum {
  readonly row: PercentileRow;
  readonly range: readonly [number, number];
}

type ChartProps = PercentileBarProps & { readonly width: number; readonly height: number };

/** The drawing of a `PercentileBar`, in its own chunk with Recharts. */
export default function PercentileBarChart({ name, rows, format, mark, width, height }: ChartProps): ReactNode {
  const data = rows.map(toDatum).filter((datum) => datum !== null);
  const ends = data.flatMap((datum) => datum.range);
  const drawn = mark === undefined ? ends : [...ends, mark.value];
  const ticks = niceTicks(Math.min(...drawn), Math.max(...drawn), width < NARROW ? 4 : 9);
  const lowest = ticks[0] ?? 0;
  const highest = ticks.at(-1) ?? 1;
  const rowHeight = (height - AXIS_HEIGHT - (mark === undefined ? 0 : MARK_HEIGHT)) / data.length;
  const shape = (bar: BarShapeProps): ReactNode => {
    const datum = data[bar.index];
    return datum === undefined ? null : (
      <PercentileShape bar={bar} datum={datum} format={format} mark={mark} rowHeight={rowHeight} />
    );
  };
  return (
    <BarChart
      layout="vertical"
      data={data}
      width={width}
      height={height}
      margin={{ top: mark === undefined ? 0 : MARK_HEIGHT, right: 12, bottom: 0, left: 4 }}
      title={name}
      desc="Arrow keys move between the bars. The table below holds the same numbers."
    >
      <CartesianGrid horizontal={false} stroke="var(--careway-chart-grid)" />
      <XAxis
        type="number"
        domain={[lowest, highest]}
        ticks={ticks}
        height={AXIS_HEIGHT}
        interval={0}
        stroke="var(--mantine-color-dimmed)"
        tick={(tick: XAxisTickContentProps) => (
          <text
            x={tick.x}
            y={Number(tick.y) + 10}
            textAnchor={anchorAt(tick.index, ticks.length)}
            fill="var(--mantine-color-dimmed)"
            fontSize={14}
          >
            {format(Number(tick.payload.value))}
          </text>
        )}
      />
      <YAxis type="category" dataKey="row.id" hide />
      <Tooltip
        cursor={false}
        isAnimationActive={false}
        content={(props: TooltipContentProps) => <RowTooltip {...props} format={format} />}
      />
      <Bar dataKey="range" barSize={THICK} shape={shape} isAnimationActive={false} />
      {mark === undefined ? null : (
        <ReferenceLine
          x={mark.value}
          stroke="var(--careway-chart-2)"
          strokeWidth={2}
          strokeDasharray="6 3"
          zIndex={DefaultZIndexes.grid}
          label={<MarkLabel text={mark.label} />}
        />
      )}
    </BarChart>
  );
}

/** The labels at both ends stay inside the chart. */
function anchorAt(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start';
  return index === count - 1 ? 'end' : 'middle';
}

function toDatum(row: PercentileRow): Datum | null {
  const values = [row.p10, row.p25, row.p50, row.p75, row.p90].map(drawnAt).filter((value) => value !== null);
  const low = values[0];
  const high = values.at(-1);
  return low === undefined || high === undefined ? null : { row, range: [low, high] };
}

function drawnAt(value: PercentileValue): number | null {
  return value === null || typeof value === 'number' ? value : value.atLeast;
}

interface ShapeProps {
  readonly bar: BarShapeProps;
  readonly datum: Datum;
  readonly format: (value: number) => string;
  readonly mark: PercentileMark | undefined;
  readonly rowHeight: number;
}

function PercentileShape({ bar, datum, format, mark, rowHeight }: ShapeProps): ReactNode {
  const plot = usePlotArea();
  const [low, high] = datum.range;
  const at = (value: number): number =>
    high === low ? bar.x : bar.x + ((value - low) / (high - low)) * Math.max(bar.width, 0);
  const middle = bar.y + bar.height / 2 + rowHeight / 2 - FROM_BOTTOM;
  const { row } = datum;
  const p25 = drawnAt(row.p25);
  const p50 = drawnAt(row.p50);
  const p75 = drawnAt(row.p75);
  const median = row.p50 === null ? 'median not published' : `median ${valueText(row.p50, format)}`;
  const paint = row.isContext === true ? 'var(--careway-chart-context)' : 'var(--careway-chart-1)';
  const isOpenEnded = row.p90 !== null && typeof row.p90 !== 'number';
  return (
    <g>
      <Text
        x={plot?.x ?? bar.x}
        y={middle - THICK / 2 - 6}
        width={plot?.width ?? bar.width}
        verticalAnchor="end"
        fill="var(--mantine-color-text)"
        stroke="var(--mantine-color-body)"
        strokeWidth={4}
        paintOrder="stroke"
        fontSize={14}
      >
        {`${row.label} · ${median}`}
      </Text>
      <rect
        x={bar.x}
        y={middle - THIN / 2}
        width={Math.max(bar.width, 1)}
        height={THIN}
        fill={paint}
        fillOpacity={0.15}
        stroke={paint}
      />
      {p25 === null || p75 === null ? null : (
        <rect
          x={at(p25)}
          y={middle - THICK / 2}
          width={Math.max(at(p75) - at(p25), 1)}
          height={THICK}
          rx={2}
          fill={paint}
        />
      )}
      {p50 === null ? null : (
        <rect
          x={at(p50) - 2}
          y={middle - THICK / 2 - 2}
          width={4}
          height={THICK + 4}
          fill="var(--mantine-color-body)"
          stroke="var(--mantine-color-text)"
        />
      )}
      {mark === undefined ? null : (
        <rect
          x={at(mark.value) - 2}
          y={middle - THICK / 2 - 4}
          width={4}
          height={THICK + 8}
          fill="var(--careway-chart-2)"
          stroke="var(--mantine-color-body)"
        />
      )}
      {isOpenEnded ? (
        <path d={`M${bar.x + bar.width},${middle - 6} l8,6 l-8,6`} fill="none" stroke={paint} strokeWidth={2} />
      ) : null}
    </g>
  );
}

function valueText(value: PercentileValue, format: (value: number) => string): string {
  if (value === null) return 'not published';
  return typeof value === 'number' ? format(value) : `at least ${format(value.atLeast)}`;
}

/** The name of the mark, above the bars; it turns to the left of the line when the right has no room. */
function MarkLabel({ text, viewBox }: { text: string; viewBox?: { x?: number; y?: number } }): ReactNode {
  const plot = usePlotArea();
  const x = viewBox?.x ?? 0;
  const isRight = plot !== undefined && x > plot.x + plot.width / 2;
  return (
    <text
      x={x + (isRight ? 4 : -4)}
      y={(viewBox?.y ?? 0) - 8}
      textAnchor={isRight ? 'end' : 'start'}
      fill="var(--careway-chart-2)"
      fontSize={14}
      fontWeight={600}
    >
      {text}
    </text>
  );
}

function RowTooltip({ active, payload, format }: TooltipContentProps & Pick<PercentileBarProps, 'format'>): ReactNode {
  const datum = payload[0]?.payload as Datum | undefined;
  if (!active || datum === undefined) return null;
  const { row } = datum;
  return (
    <div className={classes.tooltip}>
      <p>{row.label}</p>
      <p>10th: {valueText(row.p10, format)}</p>
      <p>25th: {valueText(row.p25, format)}</p>
      <p>Median: {valueText(row.p50, format)}</p>
      <p>75th: {valueText(row.p75, format)}</p>
      <p>90th: {valueText(row.p90, format)}</p>
    </div>
  );
}
