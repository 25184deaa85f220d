import type { ReactNode } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  Tooltip,
  type TooltipContentProps,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { type BandLineProps, type BandSeries, MAX_LABELS_INSIDE } from './BandLine.tsx';
import classes from './figure.module.css';
import { niceTicks } from './nice-ticks.ts';
import { NARROW } from './use-width.ts';

/** Room in pixels to the right of the last point for the label of its line, when the caller asks for no other. */
const LABEL_ROOM = 116;
/** The same on a narrow screen, where the names stand above the beginning of the lines. */
const NARROW_ROOM = 20;
/** Room in pixels that the label of one line takes. */
const LABEL_HEIGHT = 18;
/** Labels under a narrow chart, at most. */
const NARROW_TICKS = 4;
/** Lines across the chart, at most. */
const MAX_TICKS = 6;
/** At least this many points are joined by a line; fewer stay points. */
const MIN_POINTS = 2;

type ChartProps = BandLineProps & { readonly width: number; readonly height: number };

/** One row of the chart: x, and for each segment of each series its value and its interval. */
interface Datum {
  readonly x: number;
  readonly [key: string]: number | readonly [number, number];
}

/** The drawing of a `BandLine`, in its own chunk with Recharts. */
export default function BandLineChart({
  name,
  series,
  breaks,
  format,
  formatX,
  width,
  height,
  labelRoom = LABEL_ROOM,
}: ChartProps): ReactNode {
  const data = toData(series);
  const xs = data.map((datum) => datum.x);
  const isNarrow = width < NARROW;
  const ticks = niceTicks(Math.min(...drawnValues(series)), Math.max(...drawnValues(series)), MAX_TICKS);
  return (
    <ComposedChart
      data={data}
      width={width}
      height={height}
      margin={{ top: 24, right: isNarrow ? NARROW_ROOM : labelRoom, bottom: 0, left: 0 }}
      title={name}
      desc="Arrow keys move along the line. The table below holds the same numbers."
    >
      <CartesianGrid vertical={false} stroke="var(--careway-chart-grid)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={['dataMin', 'dataMax']}
        ticks={isNarrow ? xs.filter((_, index) => index % Math.ceil(xs.length / NARROW_TICKS) === 0) : xs}
        interval={isNarrow ? 0 : 'preserveStartEnd'}
        tickFormatter={formatX}
        stroke="var(--mantine-color-dimmed)"
        tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 14 }}
      />
      <YAxis
        width={68}
        domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
        ticks={ticks}
        tickFormatter={format}
        stroke="var(--mantine-color-dimmed)"
        tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 14 }}
      />
      {breaks.map((gap, index) => (
        <ReferenceArea
          key={gap.id}
          x1={gap.from}
          x2={gap.to}
          fill="var(--mantine-color-dimmed)"
          fillOpacity={0.12}
          stroke="var(--mantine-color-dimmed)"
          strokeDasharray="2 4"
          label={{ value: String(index + 1), position: 'top', fill: 'var(--mantine-color-text)', fontSize: 14 }}
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        content={(props: TooltipContentProps) => (
          <PointTooltip {...props} series={series} format={format} formatX={formatX} />
        )}
      />
      {series.flatMap((line) => line.segments.map((_, index) => band(line, index)))}
      {series.flatMap((line) => line.segments.map((_, index) => segment(line, index)))}
      {isNarrow && series.length > MAX_LABELS_INSIDE ? null : <LineLabels series={series} isAtStart={isNarrow} />}
    </ComposedChart>
  );
}

/** Every value that is drawn, with the ends of the intervals. */
function drawnValues(series: readonly BandSeries[]): readonly number[] {
  return series.flatMap((line) => line.segments.flat().flatMap((point) => [point.value, ...(point.range ?? [])]));
}

function toData(series: readonly BandSeries[]): readonly Datum[] {
  const rows = new Map<number, Datum>();
  for (const line of series) {
    line.segments.forEach((points, index) => {
      for (const point of points) {
        rows.set(point.x, {
          ...rows.get(point.x),
          x: point.x,
          [valueKey(line, index)]: point.value,
          ...(point.range === undefined ? {} : { [rangeKey(line, index)]: point.range }),
        });
      }
    });
  }
  return [...rows.values()].sort((a, b) => a.x - b.x);
}

const valueKey = (line: BandSeries, segmentIndex: number): string => `${line.id}/${segmentIndex}`;
const rangeKey = (line: BandSeries, segmentIndex: number): string => `${line.id}/${segmentIndex}/range`;
const colorOf = (line: BandSeries): string => `var(--careway-chart-${line.color})`;

function band(line: BandSeries, index: number): ReactNode {
  if (line.segments[index]?.every((point) => point.range === undefined) === true) return null;
  const key = rangeKey(line, index);
  const color = colorOf(line);
  return (
    <Area
      key={key}
      dataKey={key}
      stroke={color}
      strokeOpacity={0.6}
      fill={color}
      fillOpacity={0.15}
      isAnimationActive={false}
      activeDot={false}
    />
  );
}

function segment(line: BandSeries, index: number): ReactNode {
  const points = line.segments[index] ?? [];
  const color = colorOf(line);
  const key = valueKey(line, index);
  return (
    <Line
      key={key}
      dataKey={key}
      stroke={points.length < MIN_POINTS ? 'none' : color}
      strokeWidth={2}
      {...(line.isDashed === true ? { strokeDasharray: '6 4' } : {})}
      dot={{
        r: 3,
        fill: line.isDashed === true ? 'var(--mantine-color-body)' : color,
        stroke: color,
        strokeDasharray: '0',
      }}
      isAnimationActive={false}
    />
  );
}

/**
 * The name of each line: beside its last point; with `isAtStart` above its first point, for screens without room
 * beside it. Names that would cover each other are moved apart.
 */
function LineLabels(props: { readonly series: readonly BandSeries[]; readonly isAtStart: boolean }): ReactNode {
  const { series, isAtStart } = props;
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (toX === undefined || toY === undefined) return null;
  const labels = series
    .flatMap((line) => {
      const first = line.segments.at(0)?.at(0);
      const last = line.segments.at(-1)?.at(-1);
      if (first === undefined || last === undefined) return [];
      const point = isAtStart ? first : last;
      return [{ line, x: toX(point.x) ?? 0, y: toY(point.value) ?? 0, other: toY(first.value) ?? 0 }];
    })
    .toSorted((a, b) => a.y - b.y || a.other - b.other);
  let lowest = Number.NEGATIVE_INFINITY;
  return labels.map(({ line, x, y }) => {
    const wanted = isAtStart ? y - LABEL_HEIGHT : y;
    lowest = Math.max(wanted, lowest + LABEL_HEIGHT);
    return (
      <text
        key={line.id}
        x={isAtStart ? x + 4 : x + 10}
        y={lowest + 5}
        fill={colorOf(line)}
        stroke="var(--mantine-color-body)"
        strokeWidth={3}
        paintOrder="stroke"
        fontSize={14}
        fontWeight={600}
      >
        {line.label}
      </text>
    );
  });
}

type PointTooltipProps = TooltipContentProps & Pick<BandLineProps, 'series' | 'format' | 'formatX'>;

function PointTooltip({ active, label, series, format, formatX }: PointTooltipProps): ReactNode {
  if (!active || typeof label !== 'number') return null;
  return (
    <div className={classes.tooltip}>
      <p>{formatX(label)}</p>
      {series.map((line) => {
        const point = line.segments.flat().find((candidate) => candidate.x === label);
        return (
          <p key={line.id}>
            {line.label}: {point === undefined ? 'not published' : format(point.value)}
          </p>
        );
      })}
    </div>
  );
}
