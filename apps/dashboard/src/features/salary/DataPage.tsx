import type { Dataset } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatCount } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { AddPayFile } from './AddPayFile.tsx';
import { datasetsQuery } from './own-data-api.ts';
import { SalaryNav } from './SalaryNav.tsx';
import { usePayOrganizations } from './use-pay-organization.ts';

/** Can I see my own pay beside the market? */
export function DataPage() {
  const { organizations } = usePayOrganizations();
  return (
    <>
      <PageHead
        title="How does your own pay stand beside the market?"
        lead="Your file is read in this browser. Nothing of it leaves before you press Save, and then only the columns you chose."
      >
        <SalaryNav />
      </PageHead>
      {organizations.map(({ organizationId, name }) => (
        <Datasets key={organizationId} organizationId={organizationId} organization={name} />
      ))}
      <AddPayFile />
    </>
  );
}

const stateWords: Readonly<Record<Dataset['state'], string>> = {
  'awaiting-file': 'Waits for its file',
  reading: 'Being read',
  ready: 'Ready',
  failed: 'Could not be read',
};

function Datasets({
  organizationId,
  organization,
}: {
  readonly organizationId: string;
  readonly organization: string;
}) {
  const datasets = useQuery(datasetsQuery(organizationId));
  return (
    <Section title={`Pay data of ${organization}`}>
      <AsyncPanel query={datasets} what="the pay data" lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No pay data yet"
              hint="Choose a file below. It is seen by recruiters of this organization alone."
            />
          ) : (
            <DataTable
              caption={`Pay data of ${organization}`}
              isCaptionHidden
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  header: 'Name',
                  cell: ({ id, name }) => (
                    <Link to="/salary/data/$id" params={{ id }}>
                      {name}
                    </Link>
                  ),
                  sortBy: ({ name }) => name,
                  isRowHeader: true,
                },
                { key: 'asOf', header: 'Pay as of', cell: ({ asOf }) => formatDay(asOf), sortBy: ({ asOf }) => asOf },
                {
                  key: 'rows',
                  header: 'People',
                  cell: ({ rowsTaken }) => formatCount(rowsTaken),
                  sortBy: ({ rowsTaken }) => rowsTaken,
                  align: 'right',
                },
                {
                  key: 'refused',
                  header: 'Rows not read',
                  cell: ({ rowsRefused }) => formatCount(rowsRefused),
                  sortBy: ({ rowsRefused }) => rowsRefused,
                  align: 'right',
                },
                { key: 'state', header: 'State', cell: ({ state }) => stateWords[state], sortBy: ({ state }) => state },
              ]}
            />
          )
        }
      </AsyncPanel>
    </Section>
  );
}
