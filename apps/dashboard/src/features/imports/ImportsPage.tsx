import type { ImportRun } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay, formatMoment } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { importsQuery } from './api.ts';
import { ImportSteps } from './ImportSteps.tsx';
import { tableName } from './table-name.ts';

/** Which published tables are held, and how does a newer one come in? */
export function ImportsPage() {
  const me = useQuery(meQuery);
  return (
    <>
      <PageHead
        title="Which published tables are held?"
        lead="BLS wages, projections and prices, BEA price parities, O*NET, DOL labor conditions and county wage levels. A file is known by its content."
      />
      <AsyncPanel query={me} what="who you are" lines={3}>
        {({ person, doors }) => {
          if (doors.includes('administrator')) {
            return (
              <>
                <Held />
                <ImportSteps />
              </>
            );
          }
          return person === null ? (
            <EmptyState title="Sign in to import" hint="Published tables are imported by administrators.">
              <ButtonLink to="/sign-in" search={{ next: '/admin/imports' }}>
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState
              title="Imports are for administrators"
              hint="What is held, with its sources, is open to everybody under Sources."
            >
              <ButtonLink to="/sources">See the sources</ButtonLink>
            </EmptyState>
          );
        }}
      </AsyncPanel>
    </>
  );
}

function Held() {
  const imports = useQuery(importsQuery);
  return (
    <AsyncPanel query={imports} what="the imports" lines={4}>
      {({ items }) =>
        items.length === 0 ? (
          <Answer note="An import adds a table beside them, or a newer one in its place.">
            Those that the product came with; nothing was imported yet.
          </Answer>
        ) : (
          <>
            <Answer>{heldWords(items)}</Answer>
            <Section title="Imported so far">
              <ImportTable runs={items} />
            </Section>
          </>
        )
      }
    </AsyncPanel>
  );
}

/** How many imported tables are in use, and when the newest came in. `runs` come newest first. */
function heldWords(runs: readonly ImportRun[]): string {
  const inUse = countOf(runs.filter(({ isCurrent }) => isCurrent).length, 'imported table');
  const [newest] = runs;
  const last = newest === undefined ? '' : `; the last import was on ${formatDay(newest.createdAt)}`;
  return `${inUse} beside those that the product came with${last}.`;
}

function ImportTable({ runs }: { readonly runs: readonly ImportRun[] }) {
  return (
    <DataTable
      caption="Imports, newest first"
      isCaptionHidden
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'table',
          header: 'Table',
          isRowHeader: true,
          cell: ({ sourceId, format, table, isCurrent }) => (
            <>
              <Link to="/sources/$id" params={{ id: sourceId }}>
                {tableName(format, table)}
              </Link>
              {isCurrent ? '' : ' (replaced)'}
            </>
          ),
        },
        {
          key: 'vintage',
          header: 'Reference period',
          cell: ({ vintage }) => vintage,
          sortBy: ({ vintage }) => vintage,
        },
        { key: 'file', header: 'File', cell: ({ fileName }) => fileName },
        {
          key: 'taken',
          header: 'Rows',
          cell: ({ rowsTaken }) => formatCount(rowsTaken),
          sortBy: ({ rowsTaken }) => rowsTaken,
          align: 'right',
        },
        {
          key: 'refused',
          header: 'Refused',
          align: 'right',
          cell: ({ id, rowsRefused }) =>
            rowsRefused === 0 ? (
              '0'
            ) : (
              <a href={`/api/v1/admin/imports/${id}/rejected.csv`} download>
                {formatCount(rowsRefused)} (CSV)
              </a>
            ),
          sortBy: ({ rowsRefused }) => rowsRefused,
        },
        {
          key: 'at',
          header: 'Imported',
          cell: ({ createdAt }) => formatMoment(createdAt),
          sortBy: ({ createdAt }) => createdAt,
        },
      ]}
    />
  );
}
