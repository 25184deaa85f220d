import type { OfficialWage, WageComparison } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure } from '../../figures/Figure.tsx';
import type { FigureTable } from '../../figures/figure-table.ts';
import { TileMap } from '../../figures/TileMap.tsx';
import { stateWagesQuery } from './api.ts';
import { FilterBar, FilterSelect } from './FilterBar.tsx';
import { formatYearly, reportedAmount, toPercentileValue } from './money.ts';
import { figureSources } from './official-wages.tsx';
import { Sentences } from './Sentences.tsx';
import { YEARLY_UNIT } from './units.ts';

/** The pay of one stand-in in every state, as a map of equal tiles with its table. */
export function StateMap({
  proxies,
}: {
  readonly proxies: readonly { readonly soc: string; readonly title: string }[];
}) {
  const search = useSearch({ from: '/salary' });
  const navigate = useNavigate({ from: '/salary' });
  const soc = search.soc ?? proxies[0]?.soc;
  const places = useQuery(stateWagesQuery({ occupation: search.occupation, soc }));
  const chosen = proxies.find((proxy) => proxy.soc === soc)?.title ?? soc ?? '';
  return (
    <>
      <FilterBar state={`${chosen} · every state · yearly`}>
        <FilterSelect
          label="Stand-in"
          value={soc ?? ''}
          choices={proxies.map((proxy) => ({ value: proxy.soc, label: proxy.title }))}
          onChoose={(value) => void navigate({ search: { ...search, soc: value }, resetScroll: false })}
        />
      </FilterBar>
      <AsyncPanel query={places} what="the pay by state" lines={10}>
        {(answer) => <StatesFigure comparison={answer} />}
      </AsyncPanel>
    </>
  );
}

function StatesFigure({ comparison }: { readonly comparison: WageComparison }) {
  const [first, ...rest] = comparison.rows.map(({ wage }) => wage);
  if (first === undefined) {
    return (
      <EmptyState title="No state wages are held" hint="They appear here after a state table has been imported." />
    );
  }
  const wages = [first, ...rest] as const;
  const statistic = wages.some((wage) => wage.median.state === 'reported') ? 'median' : 'mean';
  const name = statistic === 'median' ? 'Median' : 'Mean';
  const known = wages.filter((wage) => reportedAmount(wage[statistic]) !== undefined);
  return (
    <>
      <Figure
        level={3}
        title={comparison.finding}
        unit={YEARLY_UNIT}
        filters={`${first.title} (${first.soc}) · every state · yearly`}
        kind="published"
        n={`${known.length} places`}
        sources={figureSources(wages, comparison.sources)}
        caption={`${name} pay in thousands of dollars. Five shades of equal steps, from the lowest to the highest; a dash where nothing is published.`}
        table={tableOf(wages, statistic, name)}
      >
        <TileMap
          name={comparison.finding}
          tiles={wages.map((wage) => toTile(wage, statistic, name))}
          short={(value) => String(Math.round(value / 1_000))}
        />
      </Figure>
      <Sentences sentences={comparison.notes} />
    </>
  );
}

function toTile(wage: OfficialWage, statistic: 'median' | 'mean', name: string) {
  const value = reportedAmount(wage[statistic]) ?? null;
  const words =
    value === null ? 'not published' : `${name.toLowerCase()} ${formatYearly(value)} a year, ${wage.vintage}`;
  return { fips: wage.area.code, value, label: `${wage.area.name}: ${words}` };
}

function tableOf(wages: readonly OfficialWage[], statistic: 'median' | 'mean', name: string): FigureTable {
  return {
    columns: [
      { id: 'state', header: 'Place' },
      { id: statistic, header: name, unit: YEARLY_UNIT, isNumeric: true },
      { id: 'vintage', header: 'Reference period' },
    ],
    rows: wages.map((wage) => {
      const value = toPercentileValue(wage[statistic]);
      return {
        id: wage.id,
        cells: [
          wage.area.name,
          value === null
            ? null
            : typeof value === 'number'
              ? { value, text: formatYearly(value) }
              : `at least ${formatYearly(value.atLeast)}`,
          wage.vintage,
        ],
      };
    }),
  };
}
