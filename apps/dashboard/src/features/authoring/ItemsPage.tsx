import type { ItemSummary } from '@careway/contract';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { formatShare } from '../../components/numbers.ts';
import { AuthorPage } from './AuthorPage.tsx';
import { createItem, exportAddress, type ItemFilters, itemsQuery } from './api.ts';
import classes from './authoring.module.css';
import { ItemFilterBar } from './ItemFilterBar.tsx';
import { emptyContent } from './item-words.ts';

const itemPage: string = '/author/items/$id';

/** Which questions are there, and what does each need? */
export function ItemsPage() {
  return (
    <AuthorPage title="Which questions are there, and what does each need?">
      <ItemList />
    </AuthorPage>
  );
}

function ItemList() {
  const { domain, status, text } = useSearch({ from: '/author/items' });
  const filters: ItemFilters = { domain, status, text };
  const items = useInfiniteQuery(itemsQuery(filters));
  return (
    <>
      <NewQuestion />
      <ItemFilterBar filters={filters} first={items.data?.pages[0]} />
      <AsyncPanel query={items} what="the questions" lines={10}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          return rows.length === 0 ? (
            <EmptyState title="No question fits these filters" hint="Choose other filters, or write the question." />
          ) : (
            <>
              <ItemTable rows={rows} />
              {items.hasNextPage ? (
                <Button variant="default" loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
                  Show more, {rows.length} of {pages[0]?.total ?? rows.length} shown
                </Button>
              ) : null}
            </>
          );
        }}
      </AsyncPanel>
      <p className={classes.actions}>
        <span>Take these questions with you:</span>
        <a href={exportAddress('qti-3.0', filters)} download>
          QTI 3.0 package
        </a>
        <a href={exportAddress('csv', filters)} download>
          CSV
        </a>
        <a href={exportAddress('json', filters)} download>
          JSON
        </a>
      </p>
    </>
  );
}

function NewQuestion() {
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => createItem(emptyContent),
    onSuccess: ({ id }) => navigate({ to: itemPage, params: { id } }),
  });
  return (
    <div className={classes.actions}>
      <Button loading={create.isPending} onClick={() => create.mutate()}>
        Write a question
      </Button>
      <ButtonLink to="/author/import" variant="default">
        Import questions
      </ButtonLink>
      {create.isError ? <ErrorPanel error={create.error} what="The question was not begun." /> : null}
    </div>
  );
}

function ItemTable({ rows }: { readonly rows: readonly ItemSummary[] }) {
  return (
    <DataTable
      caption="Questions"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'question',
          header: 'Question',
          isRowHeader: true,
          sortBy: (row) => row.id,
          cell: (row) => (
            <>
              <Link to={itemPage} params={{ id: row.id }}>
                {row.id}
              </Link>
              <span className={classes.stem}>{row.stem === '' ? 'Not written yet' : row.stem}</span>
            </>
          ),
        },
        { key: 'domain', header: 'Domain', cell: (row) => row.domainLabel, sortBy: (row) => row.domainLabel },
        { key: 'state', header: 'State', cell: (row) => <ItemState row={row} />, sortBy: (row) => row.statusLabel },
        {
          key: 'expected',
          header: 'Expected share',
          align: 'right',
          cell: (row) => (row.expectedShare === null ? 'not judged' : formatShare(row.expectedShare)),
          sortBy: (row) => row.expectedShare,
        },
        {
          key: 'answers',
          header: 'Answers',
          align: 'right',
          cell: (row) => `n = ${row.answers}`,
          sortBy: (row) => row.answers,
        },
        {
          key: 'problems',
          header: 'Open reports',
          align: 'right',
          cell: (row) => row.openProblems,
          sortBy: (row) => row.openProblems,
        },
      ]}
    />
  );
}

function ItemState({ row }: { readonly row: ItemSummary }) {
  const notes = [
    ...(row.draft !== null && row.revision !== null
      ? [row.draft.status === 'review' ? 'a change is in review' : 'a change is being written']
      : []),
    ...(row.differsFromFile ? ['differs from its file'] : []),
  ];
  return (
    <>
      <span className={classes.state} data-status={row.status}>
        {row.statusLabel}
      </span>
      {notes.map((note) => (
        <span key={note} className="small muted">
          {' '}
          · {note}
        </span>
      ))}
    </>
  );
}
