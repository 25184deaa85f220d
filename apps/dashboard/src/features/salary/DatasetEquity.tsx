import type { PayEquity } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/numbers.ts';
import { DotRange } from '../../figures/DotRange.tsx';
import { Figure } from '../../figures/Figure.tsx';
import type { PayFileBrief } from './OwnPayFigure.tsx';
import { equityQuery } from './own-data-api.ts';
import { Sentences } from './Sentences.tsx';

/** How far pay differs between groups within the same occupation, level and place, with its range. */
export function DatasetEquity({ dataset }: { readonly dataset: PayFileBrief }) {
  const equity = useQuery(equityQuery(dataset.id));
  return (
    <AsyncPanel query={equity} what="the gaps" lines={5}>
      {(answer) => <GapView dataset={dataset} equity={answer} />}
    </AsyncPanel>
  );
}

/** The gaps as a figure, or why there is none. */
export function GapView({ dataset, equity }: { readonly dataset: PayFileBrief; readonly equity: PayEquity }) {
  return (
    <>
      {equity.gaps.length === 0 || equity.reference === null ? (
        <EmptyState title="No gap can be shown" hint={equity.finding} />
      ) : (
        <GapFigure dataset={dataset} equity={equity} reference={equity.reference} />
      )}
      {equity.hiddenGroups === 0 ? null : <p>{countOf(equity.hiddenGroups, 'group')} too small to show.</p>}
      <Sentences sentences={equity.notes} />
    </>
  );
}

function GapFigure(props: { readonly dataset: PayFileBrief; readonly equity: PayEquity; readonly reference: string }) {
  const { dataset, equity, reference } = props;
  const widest = Math.max(...equity.gaps.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const end = Math.max(4, Math.ceil(widest / 4) * 4);
  const rows = equity.gaps.map(({ group, gapPercent, low, high, count }) => ({
    id: group,
    label: `${group} against ${reference}`,
    estimate: { value: gapPercent, low, high },
    target: 0,
    n: count,
  }));
  const percent = (value: number) => ({ value, text: formatGap(value) });
  return (
    <Figure
      level={3}
      title={equity.finding}
      unit="percent of the reference group’s pay"
      kind="reported"
      n={countOf(
        equity.gaps.reduce((sum, { count }) => sum + count, 0),
        'person',
        'people',
      )}
      sources={[
        {
          id: dataset.id,
          title: `Own pay file “${dataset.name}”`,
          vintage: `pay as of ${formatDay(dataset.asOf)}`,
          address: dataset.address ?? `/salary/data/${dataset.id}`,
        },
      ]}
      caption={`Dot: the gap within the same occupation, level and state. Bar: its 95% range. Zero is the pay of "${reference}".`}
      table={{
        columns: [
          { id: 'group', header: 'Group' },
          { id: 'gap', header: 'Gap', unit: '%', isNumeric: true },
          { id: 'low', header: 'Range from', unit: '%', isNumeric: true },
          { id: 'high', header: 'Range to', unit: '%', isNumeric: true },
          { id: 'people', header: 'People', isNumeric: true },
          { id: 'reference', header: `People of "${reference}" beside them`, isNumeric: true },
        ],
        rows: equity.gaps.map(({ group, gapPercent, low, high, count, referenceCount }) => ({
          id: group,
          cells: [
            group,
            percent(gapPercent),
            percent(low),
            percent(high),
            { value: count, text: String(count) },
            { value: referenceCount, text: String(referenceCount) },
          ],
        })),
      }}
    >
      <DotRange name={equity.finding} rows={rows} scale={[-end, end]} format={formatGap} targetLabel="No gap" />
    </Figure>
  );
}

function formatGap(value: number): string {
  if (value === 0) return '0%';
  return `${value < 0 ? '−' : '+'}${Math.abs(value)}%`;
}
