import type { OfficialWage, WageComparison } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { wageComparisonQuery } from './api.ts';
import { FilterBar, FilterSelect } from './FilterBar.tsx';
import { formatYearly, reportedAmount } from './money.ts';
import { OfficialWagesFigure } from './official-wages.tsx';
import { ProxyReasons } from './ProxyReasons.tsx';
import { SalaryNav } from './SalaryNav.tsx';
import { Sentences } from './Sentences.tsx';

const roleChoices = [
  { value: 'all', label: 'Stand-ins and neighbors' },
  { value: 'proxy', label: 'Stand-ins only' },
] as const;

/** How do the occupations near this one differ in pay? */
export function ComparePage() {
  const search = useSearch({ from: '/salary/compare' });
  const navigate = useNavigate({ from: '/salary/compare' });
  const comparison = useQuery(wageComparisonQuery({ occupation: search.occupation, year: search.year }));
  return (
    <>
      <PageHead title="How does pay differ between nearby occupations?">
        <SalaryNav />
      </PageHead>
      <AsyncPanel query={comparison} what="the comparison" lines={12}>
        {(answer) => (
          <>
            <FilterBar state={filterState(answer, search.role)}>
              <FilterSelect
                label="Year"
                value={String(answer.year)}
                choices={answer.years.toReversed().map((year) => ({ value: String(year), label: `May ${year}` }))}
                onChoose={(year) => navigate({ search: { ...search, year } })}
              />
              <FilterSelect
                label="Show"
                value={search.role ?? 'all'}
                choices={roleChoices}
                onChoose={(role) => navigate({ search: { ...search, role } })}
              />
            </FilterBar>
            <Comparison comparison={answer} isProxiesOnly={search.role === 'proxy'} />
          </>
        )}
      </AsyncPanel>
    </>
  );
}

function filterState(comparison: WageComparison, role: string | undefined): string {
  const shown = role === 'proxy' ? 'stand-ins only' : 'stand-ins and neighbors';
  return `United States · May ${comparison.year} · yearly · ${shown}`;
}

function Comparison(props: { readonly comparison: WageComparison; readonly isProxiesOnly: boolean }) {
  const { comparison, isProxiesOnly } = props;
  const rows = comparison.rows.filter(({ proxy }) => !isProxiesOnly || proxy.role === 'proxy');
  const [first, ...rest] = rows.map(({ wage }) => wage);
  return (
    <>
      <Answer note={comparison.occupation.statement}>{comparison.finding}</Answer>
      {first === undefined ? (
        <EmptyState title={`No wages are held for May ${comparison.year}`} hint="Choose another year." />
      ) : (
        <OfficialWagesFigure
          title={spreadFinding([first, ...rest], comparison.year)}
          wages={[first, ...rest]}
          sources={comparison.sources}
          isTableOpen
        />
      )}
      <Section title="Why these occupations">
        <ProxyReasons proxies={rows.map(({ proxy }) => proxy)} />
      </Section>
      {comparison.absent.length === 0 ? null : (
        <Section title={`Not in the table of May ${comparison.year}`}>
          <Sentences sentences={comparison.absent.map(({ proxy, reason }) => `${proxy.title}: ${reason}`)} />
        </Section>
      )}
      {comparison.notes.length === 0 ? null : (
        <Section title="Before you use these figures">
          <Sentences sentences={comparison.notes} />
        </Section>
      )}
    </>
  );
}

/** The lowest and the highest median, named: what the bars show at a glance. */
function spreadFinding(wages: readonly OfficialWage[], year: number): string {
  const medians = wages
    .flatMap((wage) => {
      const median = reportedAmount(wage.median);
      return median === undefined ? [] : [{ title: wage.title, median }];
    })
    .toSorted((a, b) => a.median - b.median);
  const low = medians[0];
  const high = medians.at(-1);
  if (low === undefined || high === undefined) return `No median is published for May ${year}`;
  if (low === high) return `${low.title}: median ${formatYearly(low.median)} in May ${year}`;
  return `Medians run from ${formatYearly(low.median)} (${low.title}) to ${formatYearly(high.median)} (${high.title})`;
}
