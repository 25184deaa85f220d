import type { DatasetCell, DatasetComparison, DatasetMarket } from '@careway/contract';
import { formatDay } from '../../components/dates.ts';
import { countOf } from '../../components/numbers.ts';
import { Figure } from '../../figures/Figure.tsx';
import type { FigureCell, FigureSource } from '../../figures/figure-table.ts';
import { PercentileBar, type PercentileRow, percentileTable } from '../../figures/PercentileBar.tsx';
import { type DatasetSearch, filtersInWords } from './DatasetFilters.tsx';
import { formatYearly } from './money.ts';

const UNIT = 'US dollars a year, full time, before tax';
/** Groups drawn at most; the table holds all. */
const DRAWN = 12;

const extraColumns = [
  { id: 'people', header: 'People', unit: 'people', isNumeric: true },
  { id: 'ratio', header: 'Own median ÷ market median', isNumeric: true },
  { id: 'basis', header: 'How it was come by' },
];

/** What a figure says of the file it rests on. */
export interface PayFileBrief {
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
  /** Where its figures are shown: the page of a share, which others can open. */
  readonly address?: string;
}

/** Own pay and the market's under it, group by group; no group under five is in it or can be told from it: it may leave the page. */
export function OwnPayFigure(props: {
  readonly dataset: PayFileBrief;
  readonly comparison: DatasetComparison;
  readonly search: DatasetSearch;
}) {
  const { dataset, comparison, search } = props;
  const groups = [
    { value: '*', label: 'Everyone chosen', own: comparison.all, market: comparison.market, ratioToMarketMedian: null },
    ...comparison.rows,
  ];
  const shown = groups.filter(({ own }) => own.state === 'shown');
  const title = `${dataset.name} beside the market: ${filtersInWords(search, comparison)}`;
  const drawn = shown.slice(0, DRAWN).flatMap(toBars);
  const cut = shown.length > DRAWN ? ` The ${DRAWN} largest groups are drawn; the table holds all.` : '';
  return (
    <Figure
      title={title}
      unit={UNIT}
      filters={`${filtersInWords(search, comparison)} · small groups hidden`}
      kind={groups.some(({ market }) => market?.kind === 'modelled') ? 'modelled' : 'reported'}
      n={comparison.all.state === 'shown' ? countOf(comparison.all.count, 'person', 'people') : 'fewer than 5 people'}
      sources={sourcesOf(dataset, groups)}
      caption={`Own pay in color, the market in gray. Thin bar: from the 10th to the 90th percentile. Thick bar: the middle half. Line: the median. The axis does not begin at $0.${cut}`}
      table={percentileTable(groups.flatMap(toTableRows), formatYearly, {
        rowHeader: 'Group',
        unit: UNIT,
        extraColumns,
      })}
    >
      <PercentileBar name={title} rows={drawn} format={formatYearly} />
    </Figure>
  );
}

interface Group {
  readonly value: string;
  readonly label: string;
  readonly own: DatasetCell;
  readonly market: DatasetMarket | null;
  readonly ratioToMarketMedian: number | null;
}

function toBars(group: Group): readonly PercentileRow[] {
  return toTableRows(group).filter((row) => row.p50 !== null);
}

function toTableRows({ value, label, own, market, ratioToMarketMedian }: Group): readonly PercentileRow[] {
  const ratio: FigureCell =
    ratioToMarketMedian === null ? '–' : { value: ratioToMarketMedian, text: ratioToMarketMedian.toFixed(2) };
  const ours: PercentileRow =
    own.state === 'hidden'
      ? { id: `${value} own`, label: `${label}: ours`, ...nothing, extra: [own.reason, '–', 'Own file'] }
      : {
          id: `${value} own`,
          label: `${label}: ours`,
          p10: own.p10.amount,
          p25: own.p25.amount,
          p50: own.median.amount,
          p75: own.p75.amount,
          p90: own.p90.amount,
          extra: [{ value: own.count, text: own.count.toLocaleString('en-US') }, ratio, 'Own file'],
        };
  if (market === null) return [ours];
  const theirs: PercentileRow = {
    id: `${value} market`,
    label: `${label}: market${market.kind === 'modelled' ? ', modelled' : ''}`,
    isContext: true,
    p10: market.p10?.amount ?? null,
    p25: market.p25?.amount ?? null,
    p50: market.median?.amount ?? null,
    p75: market.p75?.amount ?? null,
    p90: market.p90?.amount ?? null,
    extra: ['–', '–', `${market.soc}, ${market.areaName}, ${market.vintage}. ${market.basis}`],
  };
  return [ours, theirs];
}

const nothing = { p10: null, p25: null, p50: null, p75: null, p90: null } as const;

function sourcesOf(dataset: PayFileBrief, groups: readonly Group[]): readonly [FigureSource, ...FigureSource[]] {
  const markets = groups.flatMap(({ market }) => (market === null ? [] : [market]));
  const official = [...new Map(markets.map((market) => [market.sourceId, market])).values()].map((market) => ({
    id: market.sourceId,
    title: 'US Bureau of Labor Statistics, Occupational Employment and Wage Statistics',
    vintage: market.vintage,
  }));
  return [
    {
      id: dataset.id,
      title: `Own pay file “${dataset.name}”`,
      vintage: `pay as of ${formatDay(dataset.asOf)}`,
      address: dataset.address ?? `/salary/data/${dataset.id}`,
    },
    ...official,
  ];
}
