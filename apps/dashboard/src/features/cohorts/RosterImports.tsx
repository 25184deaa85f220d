import type { RosterImport } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { rosterImportsQuery, undoRosterImport } from './api.ts';

const formatLabels: Readonly<Record<RosterImport['format'], string>> = {
  pasted: 'Pasted list',
  csv: 'CSV',
  'oneroster-1.1': 'OneRoster 1.1',
  'oneroster-1.2': 'OneRoster 1.2',
  'lti-nrps': 'Learning system',
};

/** What was imported into the roster, and the way to take the latest back; nothing before the first import. */
export function RosterImports({
  organizationId,
  cohortId,
}: {
  readonly organizationId: string;
  readonly cohortId: string;
}) {
  const imports = useQuery(rosterImportsQuery(organizationId, cohortId));
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: (importId: string) => undoRosterImport(organizationId, cohortId, importId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', organizationId] }),
  });
  return (
    <AsyncPanel query={imports} what="the imports" lines={2}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Section title="Imports so far">
            {undo.isError ? (
              <ErrorPanel error={undo.error} what="The import was not undone." safe="The roster is as it was." />
            ) : null}
            <p role="status">{undo.isSuccess ? 'The import is undone; the roster is as it was before it.' : ''}</p>
            <DataTable
              caption="Imports into this roster, latest first"
              isCaptionHidden
              rows={items}
              rowKey={(row) => row.id}
              columns={[
                { key: 'at', header: 'When', cell: (row) => formatMoment(row.importedAt), isRowHeader: true },
                { key: 'from', header: 'From', cell: (row) => row.fileName ?? formatLabels[row.format] },
                { key: 'format', header: 'Format', cell: (row) => formatLabels[row.format] },
                { key: 'added', header: 'Added', cell: (row) => row.added, align: 'right' },
                { key: 'changed', header: 'Changed', cell: (row) => row.changed, align: 'right' },
                {
                  key: 'undo',
                  header: 'Undo',
                  cell: (row) =>
                    row.undoUntil === null ? (
                      row.undoneAt === null ? (
                        'Not any more'
                      ) : (
                        `Undone ${formatMoment(row.undoneAt)}`
                      )
                    ) : (
                      <Button
                        variant="default"
                        loading={undo.isPending}
                        onClick={() => undo.mutate(row.id)}
                        aria-label={`Undo the import of ${formatMoment(row.importedAt)}`}
                      >
                        Undo
                      </Button>
                    ),
                },
              ]}
            />
          </Section>
        )
      }
    </AsyncPanel>
  );
}
