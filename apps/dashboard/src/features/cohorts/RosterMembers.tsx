import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { Section } from '../../components/Section.tsx';
import { learnersQuery } from './api.ts';

/** Who is on the roster, those who have not joined first, with the link that lets them in. */
export function RosterMembers({
  organizationId,
  cohortId,
}: {
  readonly organizationId: string;
  readonly cohortId: string;
}) {
  const learners = useQuery(learnersQuery(organizationId, cohortId));
  return (
    <Section title="Who is on it">
      <AsyncPanel query={learners} what="the roster">
        {({ items }) => (
          <DataTable
            caption="Learners on the roster"
            isCaptionHidden
            rows={items}
            rowKey={(row) => row.id}
            sort={{ key: 'joined', direction: 'ascending' }}
            columns={[
              {
                key: 'name',
                header: 'Learner',
                cell: (row) => row.name,
                sortBy: (row) => row.name,
                isRowHeader: true,
              },
              { key: 'email', header: 'E-mail', cell: (row) => row.email, sortBy: (row) => row.email },
              { key: 'invited', header: 'Invited', cell: (row) => formatDay(row.invitedAt) },
              {
                key: 'joined',
                header: 'Joined',
                cell: (row) =>
                  row.invitationUrl === null ? (
                    formatDay(row.joinedAt ?? row.invitedAt)
                  ) : (
                    <CopyButton text={row.invitationUrl} label="Copy link" of={row.name} />
                  ),
                sortBy: (row) => row.joinedAt ?? '',
              },
            ]}
          />
        )}
      </AsyncPanel>
    </Section>
  );
}
