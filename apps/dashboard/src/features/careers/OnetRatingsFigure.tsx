import type { OnetOccupation } from '@careway/contract';
import { DotRange, type DotRangeRow, dotRangeTable } from '../../figures/DotRange.tsx';
import { Figure } from '../../figures/Figure.tsx';

/** Standard errors to either side of an 80% range. */
const RANGE_80 = 1.2816;
const SCALE = [1, 5] as const;
const SHOWN = 10;
const UNIT = 'importance, 1 not important to 5 extremely important';

type Rating = OnetOccupation['ratings'][number];

/** The most important elements of one table of O*NET, each with the range of its survey error and its respondents. */
export function OnetRatingsFigure({ work, table }: { readonly work: OnetOccupation; readonly table: string }) {
  const rated = work.ratings
    .filter(({ scale, isSuppressed, isNotRelevant }) => scale === 'IM' && !isSuppressed && !isNotRelevant)
    .toSorted((a, b) => b.value - a.value);
  const [first] = rated;
  const [source, ...sources] = work.sources.map(({ id, publisher, title, vintage }) => ({
    id,
    title: `${publisher}, ${title}`,
    vintage,
  }));
  if (first === undefined || source === undefined) {
    return (
      <p className="muted">O*NET has not rated the {table.toLowerCase()} of this work, or advises not to use it.</p>
    );
  }
  const rows = rated.map(toRow);
  const title = `${table}: ${first.elementName} matters most (${first.value.toFixed(1)} of 5)`;
  return (
    <Figure
      level={3}
      title={title}
      unit={UNIT}
      kind="published"
      filters={`${work.title ?? work.code} (${work.code}) · ${table}`}
      n={respondents(rated)}
      sources={[source, ...sources]}
      caption={`Dot: the mean rating. Bar: its 80% range by the published standard error; none where O*NET gives no error. The ${Math.min(SHOWN, rows.length)} most important are drawn; the table has all ${rows.length}.`}
      table={dotRangeTable(rows, format, { rowHeader: table, unit: UNIT, countHeader: 'Respondents' })}
    >
      <DotRange name={title} rows={rows.slice(0, SHOWN)} scale={SCALE} format={format} />
    </Figure>
  );
}

function toRow(rating: Rating): DotRangeRow {
  const error = RANGE_80 * (rating.standardError ?? 0);
  return {
    id: rating.elementId,
    label: rating.elementName,
    estimate: {
      value: rating.value,
      low: Math.max(SCALE[0], rating.value - error),
      high: Math.min(SCALE[1], rating.value + error),
    },
    n: rating.respondents ?? 0,
  };
}

function format(value: number): string {
  return value.toFixed(1);
}

function respondents(ratings: readonly Rating[]): string {
  const counts = ratings.flatMap(({ respondents: count }) => (count === null ? [] : [count]));
  if (counts.length === 0) return 'respondents not stated';
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? `${low} respondents` : `${low}–${high} respondents`;
}
