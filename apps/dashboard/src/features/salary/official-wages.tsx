import type { OfficialWage, SourceBrief } from '@careway/contract';
import { Figure } from '../../figures/Figure.tsx';
import type { FigureCell, FigureColumn, FigureSource } from '../../figures/figure-table.ts';
import {
  PercentileBar,
  type PercentileMark,
  type PercentileRow,
  percentileTable,
} from '../../figures/PercentileBar.tsx';
import { formatYearly, reportedAmount, toPercentileValue } from './money.ts';
import { YEARLY_UNIT } from './units.ts';

const extraColumns: readonly FigureColumn[] = [
  { id: 'mean', header: 'Mean', unit: YEARLY_UNIT, isNumeric: true },
  { id: 'jobs', header: 'Jobs', unit: 'jobs', isNumeric: true },
  { id: 'soc', header: 'SOC code' },
  { id: 'note', header: 'Before you use it' },
];

/** Official wage rows as percentile bars on one axis, with the offer marked where there is one. */
export function OfficialWagesFigure(props: {
  readonly title: string;
  /** The filters the rows were chosen by, in words. */
  readonly filters?: string;
  readonly wages: readonly [OfficialWage, ...OfficialWage[]];
  readonly sources: readonly SourceBrief[];
  readonly mark?: PercentileMark;
  readonly level?: 2 | 3;
  readonly isTableOpen?: boolean;
}) {
  const { title, filters, wages, sources, mark, level, isTableOpen } = props;
  const rows = wages.map(toRow);
  return (
    <Figure
      title={title}
      unit={YEARLY_UNIT}
      kind="published"
      n={jobWords(wages)}
      sources={figureSources(wages, sources)}
      caption="Thin bar: from the 10th to the 90th percentile. Thick bar: the middle half. Line: the median. The axis does not begin at $0."
      table={percentileTable(rows, formatYearly, { rowHeader: 'Occupation', unit: YEARLY_UNIT, extraColumns })}
      {...(filters === undefined ? {} : { filters })}
      {...(level === undefined ? {} : { level })}
      {...(isTableOpen === undefined ? {} : { isTableOpen })}
    >
      <PercentileBar name={title} rows={rows} format={formatYearly} {...(mark === undefined ? {} : { mark })} />
    </Figure>
  );
}

function toRow(wage: OfficialWage): PercentileRow {
  return {
    id: wage.id,
    label: wage.title,
    p10: toPercentileValue(wage.p10),
    p25: toPercentileValue(wage.p25),
    p50: toPercentileValue(wage.median),
    p75: toPercentileValue(wage.p75),
    p90: toPercentileValue(wage.p90),
    extra: [
      moneyCell(reportedAmount(wage.mean)),
      jobsCell(wage),
      wage.soc,
      wage.flags.map((flag) => flag.message).join(' ') || '–',
    ],
  };
}

function moneyCell(amount: number | undefined): FigureCell {
  return amount === undefined ? null : { value: amount, text: formatYearly(amount) };
}

function jobsCell({ employment }: OfficialWage): FigureCell {
  if (employment.state === 'suppressed') return null;
  return { value: employment.count, text: employment.count.toLocaleString('en-US') };
}

function jobWords(wages: readonly OfficialWage[]): string {
  const total = wages.reduce(
    (sum, { employment }) => sum + (employment.state === 'reported' ? employment.count : 0),
    0,
  );
  return `${total.toLocaleString('en-US')} jobs`;
}

/** The sources of figures for a footer, each once, named by publisher and table. */
export function figureSources(
  figures: readonly [
    { readonly sourceId: string; readonly vintage: string },
    ...{ sourceId: string; vintage: string }[],
  ],
  briefs: readonly SourceBrief[],
): readonly [FigureSource, ...FigureSource[]] {
  const [first, ...rest] = figures;
  const seen = new Set([first.sourceId]);
  const others = rest.filter(({ sourceId }) => !seen.has(sourceId) && seen.add(sourceId));
  return [toSource(first, briefs), ...others.map((figure) => toSource(figure, briefs))];
}

/** All sources of an answer for a footer; undefined when it has none, and so no figure. */
export function briefSources(briefs: readonly SourceBrief[]): readonly [FigureSource, ...FigureSource[]] | undefined {
  const [first, ...rest] = briefs.map(({ id, publisher, title, vintage }) => ({
    id,
    title: `${publisher}, ${title}`,
    vintage,
  }));
  return first === undefined ? undefined : [first, ...rest];
}

function toSource(figure: { readonly sourceId: string; readonly vintage: string }, briefs: readonly SourceBrief[]) {
  const brief = briefs.find(({ id }) => id === figure.sourceId);
  const title = brief === undefined ? figure.sourceId : `${brief.publisher}, ${brief.title}`;
  return { id: figure.sourceId, title, vintage: brief?.vintage ?? figure.vintage };
}

/** "Half of medical secretaries earn between $37,880 and $49,720", or the median when a quartile is not published. */
export function middleHalfFinding(wage: OfficialWage): string {
  const p25 = reportedAmount(wage.p25);
  const p75 = reportedAmount(wage.p75);
  const median = reportedAmount(wage.median);
  if (p25 !== undefined && p75 !== undefined) {
    return `${wage.title}: the middle half earn ${formatYearly(p25)}–${formatYearly(p75)} a year`;
  }
  return median === undefined
    ? `${wage.title}: what is published`
    : `${wage.title}: half earn more than ${formatYearly(median)} a year`;
}
