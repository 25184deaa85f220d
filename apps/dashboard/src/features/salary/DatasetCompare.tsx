import type { CreateShareBody, Dataset, DatasetComparison } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { DatasetFilters, type DatasetSearch, filtersInWords } from './DatasetFilters.tsx';
import { OwnPayFigure } from './OwnPayFigure.tsx';
import { comparisonQuery, type OwnPayFilters } from './own-data-api.ts';
import { Sentences } from './Sentences.tsx';
import { ShareAnswer } from './ShareAnswer.tsx';
import { SmallGroups } from './SmallGroups.tsx';

const NO_FILTER: OwnPayFilters = { soc: undefined, level: undefined, area: undefined, by: 'soc', small: false };

/** Own pay beside the market under the filters of the address, split by one of them. */
export function DatasetCompare({ dataset }: { readonly dataset: Dataset }) {
  const search: DatasetSearch = useSearch({ from: '/salary/data/$id' });
  const navigate = useNavigate({ from: '/salary/data/$id' });
  const by = search.by ?? 'soc';
  const small = search.small === '1';
  const { soc, level, area } = search;
  const asked: OwnPayFilters = { soc, level, area, by, small: false };
  const comparison = useQuery(comparisonQuery(dataset.id, asked));
  const occupations = useQuery(comparisonQuery(dataset.id, NO_FILTER));
  const places = useQuery(comparisonQuery(dataset.id, { ...NO_FILTER, soc, by: 'area' }));
  return (
    <AsyncPanel query={comparison} what="the comparison" lines={10}>
      {(answer) => (
        <>
          <DatasetFilters
            search={{ ...search, by }}
            state={`${dataset.name} · ${filtersInWords(search, answer)} · yearly, full time`}
            occupations={occupations.data?.rows ?? []}
            places={places.data?.rows ?? []}
            hasGroups={dataset.mapping.group !== undefined}
            onChoose={(next) => void navigate({ search: { ...next } })}
          />
          <Answer note={answer.market?.basis}>{answer.finding}</Answer>
          <Comparison dataset={dataset} comparison={answer} search={search} />
          {small ? <SmallGroups datasetId={dataset.id} filters={{ ...asked, small: true }} shared={answer} /> : null}
          <ShareAnswer
            question={{ kind: 'dataset', datasetId: dataset.id, query: shareQuery(search, by) }}
            shows="this comparison and the gaps between groups, without any group of fewer than five people, or one that would give it away"
          />
          <Section title="Before you use these figures">
            <Sentences sentences={answer.notes} />
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

type DatasetShare = Extract<CreateShareBody, { kind: 'dataset' }>;

/** The filters as a share takes them. */
function shareQuery({ soc, level, area }: DatasetSearch, by: string): DatasetShare['query'] {
  return {
    soc,
    area,
    level: level === 'entry' || level === 'mid' || level === 'senior' ? level : undefined,
    by: by === 'level' || by === 'area' || by === 'group' ? by : ('soc' as const),
  };
}

function Comparison(props: {
  readonly dataset: Dataset;
  readonly comparison: DatasetComparison;
  readonly search: DatasetSearch;
}) {
  const { comparison } = props;
  const isShown = comparison.all.state === 'shown' || comparison.rows.some(({ own }) => own.state === 'shown');
  if (isShown) return <OwnPayFigure {...props} />;
  return (
    <EmptyState
      title="Too few people to show"
      hint={
        comparison.all.state === 'hidden'
          ? `${comparison.all.reason} Groups need five people; choose fewer filters.`
          : 'Every group here has fewer than five people, or would give away one that has. Choose fewer filters.'
      }
    />
  );
}
