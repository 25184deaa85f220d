import type { ReactNode } from 'react';
import classes from './figure.module.css';
import type { FigureTable } from './figure-table.ts';
import { NARROW, useWidth } from './use-width.ts';

/** Points of a curve: a place on the scale, and the share of points (0–1) expected there. */
export interface CurvePoint {
  readonly score: number;
  readonly share: number;
}

/** What people of similar ability earned, with both ends of the interval and how many they are. */
export interface ObservedShare extends CurvePoint {
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** A question's curve. `measured` is empty while answers are too few; then only what its authors expect is drawn. */
export interface ItemCurveProps {
  readonly name: string;
  readonly measured: readonly CurvePoint[];
  readonly expected: readonly CurvePoint[];
  readonly observed: readonly ObservedShare[];
}

const SCALE = [200, 800] as const;
const SCORES = [200, 300, 400, 500, 600, 700, 800];
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const HEIGHT = 320;
const MARGIN = { top: 28, right: 12, bottom: 48, left: 48 };
const label = { fill: 'var(--mantine-color-dimmed)', fontSize: 14 } as const;

/**
 * The share of points over ability: the curve measured from answers as a line, what the authors expected as a dashed one,
 * and what people earned as dots with their intervals. Drawn without a chart library.
 */
export function ItemCurve({ name, measured, expected, observed }: ItemCurveProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const x = (score: number): number =>
    MARGIN.left + ((score - SCALE[0]) / (SCALE[1] - SCALE[0])) * (width - MARGIN.left - MARGIN.right);
  const y = (share: number): number => MARGIN.top + (1 - share) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const path = (points: readonly CurvePoint[]): string =>
    points.map(({ score, share }, i) => `${i === 0 ? 'M' : 'L'}${x(score).toFixed(1)} ${y(share).toFixed(1)}`).join('');
  const scores = width < NARROW ? SCORES.filter((_, i) => i % 2 === 0) : SCORES;
  const inside = observed.filter(({ score }) => score >= SCALE[0] && score <= SCALE[1]);
  return (
    <div ref={ref} className={classes.chart} style={{ height: HEIGHT }}>
      <svg role="img" aria-label={name} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
        {SHARES.map((share) => (
          <g key={share}>
            <line
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={y(share)}
              y2={y(share)}
              stroke="var(--careway-chart-grid)"
            />
            <text x={MARGIN.left - 8} y={y(share) + 5} textAnchor="end" {...label}>
              {Math.round(100 * share)}%
            </text>
          </g>
        ))}
        {scores.map((score) => (
          <text key={score} x={x(score)} y={HEIGHT - 24} textAnchor="middle" {...label}>
            {score}
          </text>
        ))}
        <text x={x(500)} y={HEIGHT - 4} textAnchor="middle" {...label}>
          Ability
        </text>
        <path d={path(expected)} fill="none" stroke="var(--careway-chart-2)" strokeWidth={2} strokeDasharray="6 4" />
        <path d={path(measured)} fill="none" stroke="var(--careway-chart-1)" strokeWidth={2} />
        {inside.map((point) => (
          <g key={point.score}>
            <line
              x1={x(point.score)}
              x2={x(point.score)}
              y1={y(point.low)}
              y2={y(point.high)}
              stroke="var(--mantine-color-text)"
              strokeWidth={1.5}
            />
            <circle
              cx={x(point.score)}
              cy={y(point.share)}
              r={5}
              fill="var(--mantine-color-body)"
              stroke="var(--mantine-color-text)"
              strokeWidth={2}
            />
          </g>
        ))}
        <Key hasMeasured={measured.length > 0} hasObserved={inside.length > 0} left={MARGIN.left} />
      </svg>
    </div>
  );
}

/** What each mark is, in a line above the chart. */
function Key(props: {
  readonly hasMeasured: boolean;
  readonly hasObserved: boolean;
  readonly left: number;
}): ReactNode {
  const entries = [
    ...(props.hasMeasured ? [{ name: 'measured', color: 'var(--careway-chart-1)', dash: undefined }] : []),
    { name: 'expected', color: 'var(--careway-chart-2)', dash: '6 4' },
  ];
  return (
    <g>
      {entries.map(({ name, color, dash }, i) => (
        <g key={name} transform={`translate(${props.left + i * 108} 12)`}>
          <line x1={0} x2={24} y1={0} y2={0} stroke={color} strokeWidth={2} strokeDasharray={dash} />
          <text x={30} y={5} fill="var(--mantine-color-text)" fontSize={14}>
            {name}
          </text>
        </g>
      ))}
      {props.hasObserved ? (
        <g transform={`translate(${props.left + entries.length * 108} 12)`}>
          <circle
            cx={6}
            cy={0}
            r={5}
            fill="var(--mantine-color-body)"
            stroke="var(--mantine-color-text)"
            strokeWidth={2}
          />
          <text x={18} y={5} fill="var(--mantine-color-text)" fontSize={14}>
            people
          </text>
        </g>
      ) : null}
    </g>
  );
}

/** The table of an `ItemCurve`: every 50 points of the scale what is measured and expected, then each observed group. */
export function itemCurveTable({ measured, expected, observed }: ItemCurveProps): FigureTable {
  const share = (value: number | undefined) =>
    value === undefined ? 'too few answers' : { value, text: `${Math.round(100 * value)}%` };
  const at = new Map(measured.map((point) => [point.score, point.share]));
  const column = (id: string, header: string) => ({ id, header, unit: 'share of points', isNumeric: true });
  return {
    columns: [
      { id: 'ability', header: 'Ability' },
      column('measured', 'Measured'),
      column('expected', 'Expected'),
      column('earned', 'Earned'),
      column('low', 'From'),
      column('high', 'To'),
      { id: 'n', header: 'People', isNumeric: true },
    ],
    rows: [
      ...expected
        .filter(({ score }) => score % 50 === 0)
        .map((point) => ({
          id: `curve ${point.score}`,
          cells: [String(point.score), share(at.get(point.score)), share(point.share), '', '', '', ''],
        })),
      ...observed.map((point) => ({
        id: `people ${point.score}`,
        cells: [
          `people near ${point.score}`,
          '',
          '',
          share(point.share),
          share(point.low),
          share(point.high),
          { value: point.n, text: String(point.n) },
        ],
      })),
    ],
  };
}
