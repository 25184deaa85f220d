import type { Share } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { revokeShare, sharesQuery } from '../../api/shares.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';

/** What have I shown to others, and until when? */
export function SharesPage() {
  const shares = useQuery(sharesQuery);
  return (
    <>
      <PageHead
        title="What have you shared?"
        lead="Each link shows an answer as it was on the day it was made. An ended link shows nothing."
      />
      <AsyncPanel query={shares} what="your links" lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No link yet"
              hint="Under an answer about pay, or under your report on the start page, choose to share it."
            >
              <ButtonLink to="/salary/check">Check an offer</ButtonLink>
            </EmptyState>
          ) : (
            <ShareTable shares={items} />
          )
        }
      </AsyncPanel>
    </>
  );
}

function ShareTable({ shares }: { readonly shares: readonly Share[] }) {
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: revokeShare,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sharesQuery.queryKey }),
  });
  return (
    <>
      {end.isError ? <ErrorPanel error={end.error} what="The link was not ended." /> : null}
      <DataTable
        caption="Your links"
        isCaptionHidden
        rows={shares}
        rowKey={({ id }) => id}
        columns={[
          { key: 'title', header: 'Shows', cell: ({ title }) => title, isRowHeader: true },
          {
            key: 'made',
            header: 'As of',
            cell: ({ createdAt }) => formatDay(createdAt),
            sortBy: ({ createdAt }) => createdAt,
          },
          { key: 'views', header: 'Opened', cell: ({ views }) => views, sortBy: ({ views }) => views, align: 'right' },
          { key: 'state', header: 'Works', cell: stateWords },
          {
            key: 'end',
            header: 'Take it back',
            cell: ({ id, revokedAt }) =>
              revokedAt === null ? (
                <Button variant="default" disabled={end.isPending} onClick={() => end.mutate(id)}>
                  Take back
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </>
  );
}

function stateWords({ revokedAt, expiresAt }: Share): string {
  if (revokedAt !== null) return `ended ${formatDay(revokedAt)}`;
  return `until ${formatDay(expiresAt)}`;
}
