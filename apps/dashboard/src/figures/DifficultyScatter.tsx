import type { ReactNode } from 'react';
import classes from './figure.module.css';
import type { FigureTable } from './figure-table.ts';
import { niceTicks } from './nice-ticks.ts';
import { useWidth } from './use-width.ts';

interface Place {
  readonly difficulty: number;
  readonly low: number;
  readonly high: number;
}

/** A question before and after, in logits with the 80 % interval; `isApart` marks one that moved. */
export interface MovedQuestion {
  readonly id: string;
  readonly before: Place;
  readonly after: Place;
  readonly isApart: boolean;
  readonly n: number;
  readonly status: string;
}

export interface DifficultyScatterProps {
  readonly name: string;
  readonly questions: readonly MovedQuestion[];
}

const MARGIN = { top: 12, right: 16, bottom: 48, left: 44 };
const MOST_HEIGHT = 480;
const MAX_TICKS = 6;
/** Questions that moved and carry their name in the picture, at most. */
const NAMED = 6;
const text = { fill: 'var(--mantine-color-dimmed)', fontSize: 14 } as const;

/**
 * Old difficulty against new, each with its interval: on the line nothing moved. Moved questions are filled and named.
 * Drawn without a chart library.
 */
export function DifficultyScatter({ name, questions }: DifficultyScatterProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const height = Math.min(MOST_HEIGHT, Math.max(320, width * 0.75));
  const values = questions.flatMap(({ before, after }) => [before.difficulty, after.low, after.high]);
  const ticks = niceTicks(Math.min(...values), Math.max(...values), MAX_TICKS);
  const [low, high] = [ticks[0] ?? -1, ticks.at(-1) ?? 1];
  const x = (value: number): number =>
    MARGIN.left + ((value - low) / (high - low)) * (width - MARGIN.left - MARGIN.right);
  const y = (value: number): number =>
    height - MARGIN.bottom - ((value - low) / (high - low)) * (height - MARGIN.top - MARGIN.bottom);
  const named = questions
    .filter(({ isApart }) => isApart)
    .toSorted((a, b) => distance(b) - distance(a))
    .slice(0, NAMED);
  return (
    <div ref={ref} className={classes.chart} style={{ height }}>
      <svg role="img" aria-label={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={y(tick)}
              y2={y(tick)}
              stroke="var(--careway-chart-grid)"
            />
            <text x={MARGIN.left - 8} y={y(tick) + 5} textAnchor="end" {...text}>
              {signed(tick)}
            </text>
            <text x={x(tick)} y={height - 26} textAnchor="middle" {...text}>
              {signed(tick)}
            </text>
          </g>
        ))}
        <text x={x((low + high) / 2)} y={height - 4} textAnchor="middle" {...text}>
          Difficulty before (up: after)
        </text>
        <line
          x1={x(low)}
          x2={x(high)}
          y1={y(low)}
          y2={y(high)}
          stroke="var(--mantine-color-dimmed)"
          strokeDasharray="4 4"
        />
        {questions.map((question) => (
          <Mark key={question.id} question={question} x={x} y={y} />
        ))}
        {named.map(({ id, before, after }) => {
          const isLeft = x(before.difficulty) > width - 90;
          return (
            <text
              key={id}
              x={x(before.difficulty) + (isLeft ? -9 : 9)}
              y={y(after.difficulty) + 5}
              textAnchor={isLeft ? 'end' : 'start'}
              fill="var(--mantine-color-text)"
              stroke="var(--mantine-color-body)"
              strokeWidth={3}
              paintOrder="stroke"
              fontSize={14}
            >
              {id}
            </text>
          );
        })}
      </svg>
    </div>
  );
}

function Mark(props: {
  readonly question: MovedQuestion;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}): ReactNode {
  const { before, after, isApart } = props.question;
  const [cx, cy] = [props.x(before.difficulty), props.y(after.difficulty)];
  const color = isApart ? 'var(--careway-chart-2)' : 'var(--careway-chart-1)';
  return (
    <g>
      <line x1={cx} x2={cx} y1={props.y(after.low)} y2={props.y(after.high)} stroke={color} strokeOpacity={0.5} />
      {isApart ? (
        <rect x={cx - 4} y={cy - 4} width={8} height={8} fill={color} />
      ) : (
        <circle cx={cx} cy={cy} r={3.5} fill="var(--mantine-color-body)" stroke={color} strokeWidth={1.5} />
      )}
    </g>
  );
}

function distance({ before, after }: MovedQuestion): number {
  return Math.abs(after.difficulty - before.difficulty);
}

function signed(value: number): string {
  return value.toFixed(Number.isInteger(value) ? 0 : 1).replace('-', '−');
}

/** The table of a `DifficultyScatter`, those that moved most first. */
export function difficultyScatterTable(questions: readonly MovedQuestion[]): FigureTable {
  const cell = (value: number) => ({ value, text: value.toFixed(2).replace('-', '−') });
  const column = (id: string, header: string) => ({ id, header, unit: 'logits', isNumeric: true });
  return {
    columns: [
      { id: 'question', header: 'Question' },
      column('before', 'Before'),
      column('after', 'After'),
      column('low', 'From'),
      column('high', 'To'),
      { id: 'n', header: 'Answers', isNumeric: true },
      { id: 'status', header: 'Standing' },
      { id: 'moved', header: 'Moved' },
    ],
    rows: questions
      .toSorted((a, b) => Number(b.isApart) - Number(a.isApart) || distance(b) - distance(a))
      .map(({ id, before, after, n, status, isApart }) => ({
        id,
        cells: [
          id,
          cell(before.difficulty),
          cell(after.difficulty),
          cell(after.low),
          cell(after.high),
          { value: n, text: n.toLocaleString('en-US') },
          status,
          isApart ? 'further than chance' : 'no',
        ],
      })),
  };
}
