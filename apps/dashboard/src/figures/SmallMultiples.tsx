import type { ReactNode } from 'react';
import classes from './figure.module.css';
import type { FigureCell, FigureTable } from './figure-table.ts';

/** One estimate of a panel, at a place in the common order, with its range and how many answers stand behind it. */
export interface PanelPoint {
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** A panel: its points in order and what they say in words. */
export interface Panel {
  readonly id: string;
  readonly label: string;
  readonly points: readonly PanelPoint[];
  readonly reading: string;
}

/** Panels that share both axes, so that they can be compared: `xs` are all places, `scale` the two ends of the values. */
export interface SmallMultiplesProps {
  readonly name: string;
  readonly panels: readonly Panel[];
  readonly xs: readonly number[];
  readonly scale: readonly [low: number, high: number];
  readonly format: (value: number) => string;
  readonly formatX: (x: number) => string;
  /** Whether the step to a place joins the one before it; a break in method does not. */
  readonly isJoined: (x: number) => boolean;
  /** The value to reach, drawn dashed in every panel. */
  readonly target?: number;
}

const WIDTH = 220;
const HEIGHT = 132;
const INSET = { left: 40, right: 12, top: 10, bottom: 24 };

/** A small chart a row of data each, drawn without a chart library: dots with their ranges, joined in their order. */
export function SmallMultiples(props: SmallMultiplesProps): ReactNode {
  return (
    <ul className={classes.panels} aria-label={props.name}>
      {props.panels.map((panel) => (
        <li key={panel.id}>
          <p className={classes.panelTitle}>{panel.label}</p>
          <PanelChart {...props} panel={panel} />
          <p className={classes.panelReading}>{panel.reading}</p>
        </li>
      ))}
    </ul>
  );
}

function PanelChart(props: SmallMultiplesProps & { readonly panel: Panel }): ReactNode {
  const { panel, xs, scale, format, formatX, isJoined, target } = props;
  const [low, high] = scale;
  const [first, last] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const atX = (x: number) =>
    first === last
      ? (INSET.left + WIDTH - INSET.right) / 2
      : INSET.left + 8 + ((x - first) / (last - first)) * (WIDTH - INSET.left - INSET.right - 16);
  const atY = (value: number) =>
    HEIGHT - INSET.bottom - ((value - low) / (high - low)) * (HEIGHT - INSET.top - INSET.bottom);
  const summary = panel.points.map((point) => `${formatX(point.x)}: ${pointWords(point, format)}`).join('; ');
  return (
    <svg role="img" aria-label={`${panel.label}. ${summary}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%">
      {[low, (low + high) / 2, high].map((tick) => (
        <g key={tick}>
          <line
            x1={INSET.left}
            x2={WIDTH - INSET.right}
            y1={atY(tick)}
            y2={atY(tick)}
            stroke="var(--careway-chart-grid)"
          />
          <text x={INSET.left - 6} y={atY(tick) + 4} textAnchor="end" {...mutedText}>
            {format(tick)}
          </text>
        </g>
      ))}
      {target === undefined ? null : (
        <line
          x1={INSET.left}
          x2={WIDTH - INSET.right}
          y1={atY(target)}
          y2={atY(target)}
          stroke="var(--careway-chart-2)"
          strokeWidth={1.5}
          strokeDasharray="5 3"
        />
      )}
      {panel.points.map((point, index) => {
        const before = panel.points[index - 1];
        return before === undefined || !isJoined(point.x) ? null : (
          <line
            key={`to ${point.x}`}
            x1={atX(before.x)}
            x2={atX(point.x)}
            y1={atY(before.value)}
            y2={atY(point.value)}
            stroke="var(--careway-chart-1)"
            strokeWidth={1.5}
          />
        );
      })}
      {panel.points.map((point) => (
        <g key={point.x}>
          <rect
            x={atX(point.x) - 4}
            width={8}
            y={atY(point.high)}
            height={Math.max(atY(point.low) - atY(point.high), 1)}
            rx={4}
            fill="var(--careway-chart-1)"
            fillOpacity={0.15}
            stroke="var(--careway-chart-1)"
          />
          <circle cx={atX(point.x)} cy={atY(point.value)} r={3.5} fill="var(--careway-chart-1)" />
        </g>
      ))}
      <text x={atX(first)} y={HEIGHT - 6} textAnchor={first === last ? 'middle' : 'start'} {...mutedText}>
        {formatX(first)}
      </text>
      {first === last ? null : (
        <text x={WIDTH - INSET.right} y={HEIGHT - 6} textAnchor="end" {...mutedText}>
          {formatX(last)}
        </text>
      )}
    </svg>
  );
}

const mutedText = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 } as const;

function pointWords({ value, low, high, n }: PanelPoint, format: (value: number) => string): string {
  return `${format(value)} (${format(low)}–${format(high)}), n = ${n}`;
}

/** The table of `SmallMultiples`: a row for each panel, a column for each place, and what it says. */
export function smallMultiplesTable(
  { panels, xs, format, formatX }: Pick<SmallMultiplesProps, 'panels' | 'xs' | 'format' | 'formatX'>,
  names: { readonly rowHeader: string; readonly unit: string },
): FigureTable {
  return {
    columns: [
      { id: 'name', header: names.rowHeader },
      ...xs.map((x) => ({ id: `at-${x}`, header: formatX(x), unit: names.unit, isNumeric: true })),
      { id: 'reading', header: 'What it says' },
    ],
    rows: panels.map((panel) => ({
      id: panel.id,
      cells: [
        panel.label,
        ...xs.map((x): FigureCell => {
          const point = panel.points.find((candidate) => candidate.x === x);
          return point === undefined ? 'not asked' : { value: point.value, text: pointWords(point, format) };
        }),
        panel.reading,
      ],
    })),
  };
}
