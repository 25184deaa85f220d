import type { ImportJudgement } from '@careway/contract';
import { Button } from '@mantine/core';
import { DataTable } from '../../components/DataTable.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { toCsv } from '../../figures/csv.ts';
import { download } from '../../figures/download.ts';
import { tableName } from './table-name.ts';

const markerWords: Readonly<Record<string, string>> = {
  suppressed: 'not published by the source',
  topCoded: 'given as a lower bound',
  belowLimit: 'below the published limit',
  empty: 'empty where a figure is expected',
};

/** What a file is, what its markers are, and which rows are refused. */
export function ImportJudged({ judgement }: { readonly judgement: ImportJudgement }) {
  const { format, table, vintage, rowsTaken, rowsRefused, markers, notes, refused } = judgement;
  return (
    <>
      <p>
        {tableName(format, table)}, {vintage}: {countOf(rowsTaken, 'row')} would be taken, {formatCount(rowsRefused)}{' '}
        refused.
      </p>
      <ul>
        {Object.entries(markers).map(([marker, count]) => (
          <li key={marker}>
            {countOf(count, 'cell')} {markerWords[marker] ?? marker}
          </li>
        ))}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {refused.length === 0 ? null : (
        <>
          <DataTable
            caption={rowsRefused > refused.length ? `The first ${refused.length} refused rows` : 'Refused rows'}
            rows={refused}
            rowKey={({ line, column }) => `${line} ${column}`}
            columns={[
              {
                key: 'line',
                header: 'Line',
                cell: ({ line }) => formatCount(line),
                sortBy: ({ line }) => line,
                align: 'right',
              },
              {
                key: 'value',
                header: 'Value',
                cell: ({ value }) => (value === '' ? '(empty)' : value),
                isRowHeader: true,
              },
              { key: 'column', header: 'Column', cell: ({ column }) => column },
              { key: 'reason', header: 'Reason', cell: ({ reason }) => reason },
            ]}
          />
          <Button variant="default" onClick={() => downloadRefused(refused)}>
            Download these refused rows (CSV)
          </Button>
        </>
      )}
    </>
  );
}

function downloadRefused(refused: ImportJudgement['refused']): void {
  const table = {
    columns: ['line', 'column', 'value', 'reason'].map((id) => ({ id, header: id })),
    rows: refused.map(({ line, column, value, reason }) => ({
      id: String(line),
      cells: [{ value: line, text: String(line) }, column, value, reason],
    })),
  };
  download('refused.csv', new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }));
}
