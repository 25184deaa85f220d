import type { ReactNode } from 'react';
import { type Column, DataTable } from '../components/DataTable.tsx';
import classes from './figure.module.css';
import { cellText, type FigureColumn, type FigureRow, type FigureTable } from './figure-table.ts';

interface FigureTableViewProps {
  readonly title: string;
  readonly table: FigureTable;
}

/** A figure's table, sortable; it scrolls inside its own named region when the screen is narrower than it. */
export function FigureTableView({ title, table }: FigureTableViewProps): ReactNode {
  return (
    <div className={classes.table}>
      <DataTable
        caption={`Table: ${title}`}
        isCaptionHidden
        columns={table.columns.map(toColumn)}
        rows={table.rows}
        rowKey={(row) => row.id}
      />
    </div>
  );
}

function toColumn(column: FigureColumn, index: number): Column<FigureRow> {
  return {
    key: column.id,
    header: column.header,
    cell: (row) => cellText(row.cells[index] ?? null),
    sortBy: (row) => {
      const cell = row.cells[index] ?? null;
      return cell === null || typeof cell === 'string' ? cell : cell.value;
    },
    ...(column.isNumeric === true ? { align: 'right' as const } : {}),
    ...(index === 0 ? { isRowHeader: true } : {}),
  };
}
