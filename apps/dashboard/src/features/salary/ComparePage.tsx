import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { wageComparisonQuery } from './api.ts';
import { Comparison, comparisonFilters } from './Comparison.tsx';
import { FilterBar, FilterSelect } from './FilterBar.tsx';
import { SalaryNav } from './SalaryNav.tsx';
import { ShareAnswer } from './ShareAnswer.tsx';

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
            <FilterBar state={comparisonFilters(answer, search.role === 'proxy')}>
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
            <ShareAnswer
              question={{
                kind: 'wage-compare',
                query: { occupation: search.occupation, year: String(answer.year) },
              }}
              shows="this comparison"
            />
          </>
        )}
      </AsyncPanel>
    </>
  );
}
