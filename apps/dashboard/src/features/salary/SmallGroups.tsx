import type { DatasetComparison } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Section } from '../../components/Section.tsx';
import { formatYearly } from './money.ts';
import { comparisonQuery, type OwnPayFilters } from './own-data-api.ts';

/** The groups that `shared` hides, for those who work with the file: a plain table that no export holds. */
export function SmallGroups(props: {
  readonly datasetId: string;
  readonly filters: OwnPayFilters;
  readonly shared: DatasetComparison;
}) {
  const { datasetId, filters, shared } = props;
  const comparison = useQuery(comparisonQuery(datasetId, filters));
  const isShown = new Set(shared.rows.flatMap(({ value, own }) => (own.state === 'shown' ? [value] : [])));
  return (
    <Section title="Hidden groups">
      <p className="muted">
        Groups of fewer than five people, and those that would give one away beside another. Here only: no download,
        picture or link holds them, since a person could be told from them.
      </p>
      <AsyncPanel query={comparison} what="the hidden groups" lines={3}>
        {({ all, rows }) => {
          const everyone = shared.all.state === 'hidden' ? [{ value: '*', label: 'Everyone chosen', own: all }] : [];
          const hidden = [...everyone, ...rows].flatMap(({ value, label, own }) =>
            own.state === 'shown' && !isShown.has(value) ? [{ value, label, own }] : [],
          );
          return hidden.length === 0 ? (
            <p>There is none under these filters.</p>
          ) : (
            <DataTable
              caption="Hidden groups"
              isCaptionHidden
              rows={hidden}
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
