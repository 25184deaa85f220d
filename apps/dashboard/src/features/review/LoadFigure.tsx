import type { LoadDay, ReviewQueue } from '@careway/contract';
import { formatDay } from '../../components/dates.ts';
import { countOf } from '../../components/numbers.ts';
import { Figure } from '../../figures/Figure.tsx';
import type { FigureTable } from '../../figures/figure-table.ts';
import classes from './review.module.css';

const HEIGHT = 120;
const BAR = 16;
const GAP = 4;

/** Practice on each day to come, as bars under the line of what the hours allow. */
export function LoadFigure({ queue }: { readonly queue: ReviewQueue }) {
  const { load, examOn } = queue;
  const [first] = load;
  if (first === undefined) return null;
  const most = Math.max(...load.map((day) => day.minutes));
  const until =
    examOn === null ? `over the next ${countOf(load.length, 'day')}` : `until the exam on ${formatDay(examOn)}`;
  return (
    <Figure
      title={`At most ${most} minutes of practice a day ${until}`}
      unit="minutes a day"
      kind="modelled"
      sources={[
        { id: 'practice', title: 'Practice schedule', vintage: `made ${formatDay(queue.on)}`, address: queue.method },
      ]}
      n={`${countOf(
        load.reduce((sum, day) => sum + day.questions, 0),
        'answer',
      )} expected`}
      caption="Bar: practice expected that day. Line above it: the most that fits your hours beside lessons and checks. Later days are a forecast and change with your answers."
      table={toTable(load)}
    >
      <Bars load={load} />
    </Figure>
  );
}

function Bars({ load }: { readonly load: readonly LoadDay[] }) {
  const top = Math.max(1, ...load.map((day) => Math.max(day.minutes, day.limitMinutes)));
  const width = load.length * (BAR + GAP);
  const y = (minutes: number) => HEIGHT - (minutes / top) * HEIGHT;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.bars} aria-label="Practice by day" tabIndex={0}>
      <svg width={width} height={HEIGHT + 24} viewBox={`0 0 ${width} ${HEIGHT + 24}`} aria-hidden>
        {load.map((day, index) => (
          <g key={day.on} transform={`translate(${index * (BAR + GAP)} 0)`}>
            <title>{`${formatDay(day.on)}: ${day.minutes} minutes, ${day.questions} questions`}</title>
            <rect
              y={y(day.minutes)}
              width={BAR}
              height={HEIGHT - y(day.minutes)}
              rx={2}
              fill="var(--careway-chart-1)"
            />
            <line
              x1={-GAP / 2}
              x2={BAR + GAP / 2}
              y1={y(day.limitMinutes)}
              y2={y(day.limitMinutes)}
              stroke="var(--mantine-color-dimmed)"
              strokeWidth={2}
            />
          </g>
        ))}
        <text y={HEIGHT + 18} fontSize={14} fill="var(--mantine-color-dimmed)">
          {formatDay(load[0]?.on ?? '')}
        </text>
        {load.length > 12 ? (
          <text x={width} y={HEIGHT + 18} fontSize={14} textAnchor="end" fill="var(--mantine-color-dimmed)">
            {formatDay(load.at(-1)?.on ?? '')}
          </text>
        ) : null}
      </svg>
    </section>
  );
}

function toTable(load: readonly LoadDay[]): FigureTable {
  const number = (value: number) => ({ value, text: String(value) });
  return {
    columns: [
      { id: 'on', header: 'Day' },
      { id: 'minutes', header: 'Practice', unit: 'minutes', isNumeric: true },
      { id: 'questions', header: 'Questions', isNumeric: true },
      { id: 'limit', header: 'Most that fits', unit: 'minutes', isNumeric: true },
    ],
    rows: load.map((day) => ({
      id: day.on,
      cells: [formatDay(day.on), number(day.minutes), number(day.questions), number(day.limitMinutes)],
    })),
  };
}
