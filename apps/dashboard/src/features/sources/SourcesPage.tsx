import type { Source } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { HowSureMark } from '../../components/Marks.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { sourcesQuery } from './api.ts';
import { countWords, kindWords } from './source-words.ts';
import classes from './sources.module.css';

/** Where do the numbers come from? */
export function SourcesPage() {
  const sources = useQuery(sourcesQuery);
  return (
    <>
      <PageHead title="Where do the numbers come from?" />
      <AsyncPanel query={sources} what="the sources" lines={10}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No sources are loaded"
              hint="Figures appear here after the reference data have been loaded."
            />
          ) : (
            <>
              <Answer note="Open a source to see its terms, the file of ours that holds its figures, and what rests on it.">
                {countWords(items)}.
              </Answer>
              <DataTable
                caption="Sources of every figure in Careway"
                isCaptionHidden
                rows={items}
                rowKey={(source) => source.id}
                columns={columns}
              />
            </>
          )
        }
      </AsyncPanel>
    </>
  );
}

const columns: readonly Column<Source>[] = [
  {
    key: 'title',
    header: 'Source',
    isRowHeader: true,
    sortBy: (source) => source.title,
    cell: (source) => (
      <div className={classes.name}>
        <Link to="/sources/$id" params={{ id: source.id }}>
          {source.title}
        </Link>
        <span className="small muted">
          {source.publisher}. {kindWords(source.kind)}. {source.licence}
        </span>
      </div>
    ),
  },
  { key: 'vintage', header: 'Figures are from', sortBy: (source) => source.vintage, cell: (source) => source.vintage },
  {
    key: 'howSure',
    header: 'How sure',
    sortBy: (source) => source.howSure,
    cell: (source) => <HowSureMark howSure={source.howSure} />,
  },
  {
    key: 'figures',
    header: 'Figures held',
    align: 'right',
    sortBy: (source) => source.figureCount,
    cell: (source) => source.figureCount.toLocaleString('en-US'),
  },
  {
    key: 'checksum',
    header: 'Checksum (SHA-256)',
    cell: (source) =>
      source.checksum === null ? 'no file' : <code className={classes.short}>{source.checksum.slice(0, 12)}…</code>,
  },
];
