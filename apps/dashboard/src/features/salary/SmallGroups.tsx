import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Section } from '../../components/Section.tsx';
import { formatYearly } from './money.ts';
import { comparisonQuery, type OwnPayFilters } from './own-data-api.ts';

/** Groups under five, for those who work with the file: a plain table that no export holds. */
export function SmallGroups({ datasetId, filters }: { readonly datasetId: string; readonly filters: OwnPayFilters }) {
  const comparison = useQuery(comparisonQuery(datasetId, filters));
  return (
    <Section title="Groups of fewer than five people">
      <p className="muted">
        Here only: no download, picture or link holds them, since a person could be told from them.
      </p>
      <AsyncPanel query={comparison} what="the small groups" lines={3}>
        {({ rows }) => {
          const small = rows.flatMap(({ value, label, own }) =>
            own.state === 'shown' && own.count < 5 ? [{ value, label, own }] : [],
          );
          return small.length === 0 ? (
            <p>There is none under these filters.</p>
          ) : (
            <DataTable
              caption="Groups of fewer than five people"
              isCaptionHidden
              rows={small}
              rowKey={({ value }) => value}
              columns={[
                { key: 'label', header: 'Group', cell: ({ label }) => label, isRowHeader: true },
                { key: 'people', header: 'People', cell: ({ own }) => own.count, align: 'right' },
                { key: 'median', header: 'Median', cell: ({ own }) => formatYearly(own.median.amount), align: 'right' },
              ]}
            />
          );
        }}
      </AsyncPanel>
    </Section>
  );
}
