import type { RosterResult } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';
import classes from './cohorts.module.css';

interface PreviewRow {
  readonly file: string | null;
  readonly line: number;
  readonly outcome: 'Rejected' | 'Added' | 'Changed' | 'Unchanged';
  readonly entry: string;
  readonly note: string;
}

/** What an import would do, line by line, and how many lines of each kind. */
export function RosterPreview({ result }: { readonly result: RosterResult }) {
  const rows = previewRows(result);
  const isPackage = rows.some((row) => row.file !== null);
  return (
    <>
      <p role="status">
        {result.added.length} added · {result.changed.length} changed · {result.unchanged.length} unchanged ·{' '}
        {result.rejected.length} rejected
      </p>
      <DataTable
        caption="What would happen with each line"
        isCaptionHidden
        rows={rows}
        rowKey={(row) => `${row.file} ${row.line} ${row.outcome}`}
        columns={[
          ...(isPackage ? [{ key: 'file', header: 'File', cell: (row: PreviewRow) => row.file }] : []),
          { key: 'line', header: 'Line', cell: (row) => row.line, sortBy: (row) => row.line, align: 'right' },
          {
            key: 'outcome',
            header: 'Outcome',
            cell: (row) => (
              <span className={classes.outcome} data-outcome={row.outcome}>
                {row.outcome}
              </span>
            ),
            sortBy: (row) => row.outcome,
          },
          { key: 'entry', header: 'Entry', cell: (row) => row.entry, sortBy: (row) => row.entry },
          { key: 'note', header: 'Reason', cell: (row) => row.note },
        ]}
      />
    </>
  );
}

/** Rejected lines first, since they need work; the rest in the order of the list. */
function previewRows({ added, changed, unchanged, rejected }: RosterResult): readonly PreviewRow[] {
  const entry = ({ name, email }: { name: string; email: string }) => `${name}, ${email}`;
  const accepted: readonly PreviewRow[] = [
    ...added.map((row) => ({ file: row.file, line: row.line, outcome: 'Added' as const, entry: entry(row), note: '' })),
    ...changed.map((row) => ({
      file: row.file,
      line: row.line,
      outcome: 'Changed' as const,
      entry: entry(row),
      note: `was ${row.was}`,
    })),
    ...unchanged.map((row) => ({
      file: row.file,
      line: row.line,
      outcome: 'Unchanged' as const,
      entry: entry(row),
      note: '',
    })),
  ];
  return [
    ...rejected.map((row) => ({
      file: row.file,
      line: row.line,
      outcome: 'Rejected' as const,
      entry: row.text,
      note: `${row.column}: ${row.reason}`,
    })),
    ...accepted.toSorted((left, right) => left.line - right.line),
  ];
}
