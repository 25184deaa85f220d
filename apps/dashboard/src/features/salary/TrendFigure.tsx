import type { WageTrend } from '@careway/contract';
import { BandLine, type BandLineProps, bandLineTable } from '../../figures/BandLine.tsx';
import { Figure } from '../../figures/Figure.tsx';
import { formatYearly } from './money.ts';
import { figureSources } from './official-wages.tsx';
import { publishedUnder, trendBreaks, trendLines } from './trend-lines.ts';
import { YEARLY_UNIT } from './units.ts';

/** One occupation's pay by year: as paid (full line) and without price change (dashed), with every break drawn. */
export function TrendFigure(props: { readonly series: WageTrend['series'][number]; readonly trend: WageTrend }) {
  const { series, trend } = props;
  const title = trendFinding(series);
  const chart: BandLineProps = {
    name: title,
    series: trendLines(series, trend.inYear),
    breaks: trendBreaks(series, trend.breaks),
    format: formatYearly,
    formatX: String,
  };
  const points = series.segments.flatMap((segment) => segment.points);
  const index = { sourceId: trend.priceIndex.sourceId, vintage: String(trend.inYear) };
  const table = bandLineTable(chart, {
    rowHeader: 'Year',
    unit: YEARLY_UNIT,
    extraColumn: { header: 'Published under', cell: (year) => publishedUnder(series, year) },
  });
  return (
    <Figure
      title={title}
      unit={YEARLY_UNIT}
      kind="published"
      filters={`${series.title} (${series.soc}) · United States · ${trend.statistic} · yearly · real pay in ${trend.inYear} dollars`}
      sources={figureSources([index, ...points], trend.sources)}
      caption={`Full line: dollars of each year, as published. Dashed line: the same in ${trend.inYear} dollars, our arithmetic. Shaded: years that may not be joined. The axis does not begin at $0.`}
      notes={chart.breaks.map(({ note }, index) => `Note ${index + 1}. ${note}`)}
      table={table}
    >
      <BandLine {...chart} />
    </Figure>
  );
}

/** What the latest years that may be compared show; the service words it. */
function trendFinding(series: WageTrend['series'][number]): string {
  const latest = series.segments.at(-1);
  const change = latest?.change?.statement;
  return change === undefined ? `${series.title}: too few years to compare` : `${series.title}: ${change}`;
}
