import type { PersonProgress } from '@careway/contract';
import { formatDay } from '../../components/dates.ts';
import { countOf, formatShare } from '../../components/numbers.ts';
import { BandLine, type BandLineProps, type BandPoint, bandLineTable } from '../../figures/BandLine.tsx';
import { DotRange } from '../../figures/DotRange.tsx';
import { Figure } from '../../figures/Figure.tsx';

type QuizProgress = PersonProgress['quizzes'][number];

const UNIT = 'score from 200 to 800, provisional scale';

/** Results of one quiz in order, each with its range, against the target. One result is a dot with its range. */
export function ProgressFigure({ quiz, method }: { readonly quiz: QuizProgress; readonly method: string }) {
  const { points } = quiz;
  const last = points.at(-1);
  if (last === undefined) return null;
  const chart: BandLineProps = {
    name: `${quiz.title}: results over time`,
    series: [
      {
        id: 'score',
        label: 'Score',
        color: 1,
        segments: [
          points.map(
            (point, index): BandPoint => ({ x: index + 1, value: point.scaledScore, range: [point.low, point.high] }),
          ),
        ],
      },
      {
        id: 'target',
        label: 'Target',
        color: 2,
        isDashed: true,
        segments: [points.map((point, index): BandPoint => ({ x: index + 1, value: point.target }))],
      },
    ],
    breaks: outlineBreaks(points),
    format: String,
    formatX: (x) => dayOf(points, x),
    height: 280,
  };
  const isLine = points.length > 1;
  return (
    <Figure
      title={`${quiz.title}: ${quiz.finding}`}
      unit={UNIT}
      kind="modelled"
      n={`${countOf(points.length, 'result')}, the last one from ${countOf(last.answered, 'answer')}`}
      sources={[
        { id: 'attempts', title: 'Your finished quizzes', vintage: formatDay(last.finishedAt), address: method },
      ]}
      caption={
        isLine
          ? `Band: ${formatShare(quiz.confidence)} range of each result. Results stand in order, not to scale in time.`
          : `Bar: ${formatShare(quiz.confidence)} range. A line needs two results.`
      }
      table={bandLineTable(chart, {
        rowHeader: 'Finished',
        unit: UNIT,
        extraColumn: { header: 'Verdict', cell: (x) => points[x - 1]?.verdictLabel ?? '' },
      })}
    >
      {isLine ? <BandLine {...chart} /> : <OneResult point={last} name={chart.name} />}
    </Figure>
  );
}

const SCALE = [200, 800] as const;

function OneResult({ point, name }: { readonly point: QuizProgress['points'][number]; readonly name: string }) {
  const { scaledScore, low, high, target, answered } = point;
  const row = {
    id: point.attemptId,
    label: formatDay(point.finishedAt),
    estimate: { value: scaledScore, low, high },
    target,
    n: answered,
  };
  return <DotRange name={name} rows={[row]} scale={SCALE} format={String} targetLabel={`Target ${target}`} />;
}

/** The day of the result at a place; with its number when the day before it is the same. */
function dayOf(points: QuizProgress['points'], x: number): string {
  const point = points[x - 1];
  if (point === undefined) return '';
  const day = formatDay(point.finishedAt);
  const same = points.filter((other) => formatDay(other.finishedAt) === day);
  return same.length === 1 ? day : `${day} (${same.indexOf(point) + 1})`;
}

/** Results under another outline are not joined. */
function outlineBreaks(points: QuizProgress['points']): BandLineProps['breaks'] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || before.blueprintVersion === point.blueprintVersion) return [];
    const note = `The outline of the quiz changed from ${before.blueprintVersion} to ${point.blueprintVersion}.`;
    return [{ id: point.attemptId, from: index, to: index + 1, note }];
  });
}
