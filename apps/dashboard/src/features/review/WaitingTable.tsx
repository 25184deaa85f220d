import type { ReviewQueue } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';

/** What is in today's practice, by subject and reason. */
export function WaitingTable({ waiting }: Pick<ReviewQueue, 'waiting'>) {
  return (
    <DataTable
      caption="Practice of today by subject and reason"
      isCaptionHidden
      rows={waiting}
      rowKey={(row) => `${row.reason} ${row.domain}`}
      columns={[
        {
          key: 'domain',
          header: 'Subject',
          cell: (row) => row.domainLabel,
          sortBy: (row) => row.domainLabel,
          isRowHeader: true,
        },
        { key: 'reason', header: 'Why', cell: (row) => row.reasonLabel, sortBy: (row) => row.reasonLabel },
        {
          key: 'questions',
          header: 'Questions',
          cell: (row) => row.questions,
          sortBy: (row) => row.questions,
          align: 'right',
        },
        { key: 'minutes', header: 'Minutes', cell: (row) => row.minutes, sortBy: (row) => row.minutes, align: 'right' },
      ]}
    />
  );
}
