import type { WageTrend } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { wageTrendQuery } from './api.ts';
import { FilterBar, FilterSelect } from './FilterBar.tsx';
import { SalaryNav } from './SalaryNav.tsx';
import { ShareAnswer } from './ShareAnswer.tsx';
import { Trend } from './Trend.tsx';

const statistics = [
  { value: 'median', label: 'Median' },
  { value: 'mean', label: 'Mean' },
  { value: 'p10', label: '10th percentile' },
  { value: 'p25', label: '25th percentile' },
  { value: 'p75', label: '75th percentile' },
  { value: 'p90', label: '90th percentile' },
] as const;

/** Is pay rising faster than prices? */
export function TrendPage() {
  const search = useSearch({ from: '/salary/trend' });
  const navigate = useNavigate({ from: '/salary/trend' });
  const { occupation, soc, statistic, inYear } = search;
  const trend = useQuery(wageTrendQuery({ occupation, soc, statistic, inYear }));
  return (
    <>
      <PageHead title="Is pay rising faster than prices?">
        <SalaryNav />
      </PageHead>
      <AsyncPanel query={trend} what="the trend" lines={12}>
        {(answer) => (
          <>
            <FilterBar state={filterState(answer)}>
              <FilterSelect
                label="Figure"
                value={answer.statistic}
                choices={statistics}
                onChoose={(chosen) => navigate({ search: { ...search, statistic: chosen } })}
              />
              <FilterSelect
                label="Dollars of"
                value={String(answer.inYear)}
                choices={completeYears(answer)}
                onChoose={(year) => navigate({ search: { ...search, inYear: year } })}
              />
            </FilterBar>
            <Trend trend={answer} />
            <ShareAnswer
              question={{ kind: 'wage-trend', query: { occupation, soc, statistic: answer.statistic, inYear } }}
              shows="this trend"
            />
          </>
        )}
      </AsyncPanel>
    </>
  );
}

function filterState(trend: WageTrend): string {
  const chosen = statistics.find(({ value }) => value === trend.statistic);
  return `United States · ${chosen?.label ?? trend.statistic} · yearly · real pay in ${trend.inYear} dollars`;
}

function completeYears({ priceIndex }: WageTrend) {
  return priceIndex.years
    .filter(({ isComplete }) => isComplete)
    .map(({ year }) => ({ value: String(year), label: String(year) }))
    .toReversed();
}
