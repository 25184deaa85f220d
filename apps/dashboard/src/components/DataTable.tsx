import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { memo, type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import classes from './DataTable.module.css';

/** One column: how a row's cell reads, and by what it is sorted (no `sortBy`, no sorting). */
export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortBy?: (row: Row) => string | number | null;
  /** Numbers stand right. */
  readonly align?: 'right';
  /** Names the row; at most one column. */
  readonly isRowHeader?: boolean;
}

export interface SortState {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** Rows that are drawn at first; those of a longer table follow without holding up the page. */
const FIRST_ROWS = 100;
const collator = new Intl.Collator('en-US', { numeric: true });

/**
 * A table inside its own scroll region named by `caption`, with sortable headers. Rows without a sort value come last
 * in both directions. `sort` is the order at first; the rows' own order when it is left out.
 */
export function DataTable<Row>(props: {
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: SortState;
}) {
  const { caption, columns, rows, rowKey } = props;
  const [sort, setSort] = useState<SortState | null>(props.sort ?? null);
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const first = sorted.length > FIRST_ROWS ? sorted.slice(0, FIRST_ROWS) : sorted;
  const drawn = useDeferredValue(sorted, first);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.region} aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className={props.isCaptionHidden === true ? classes.hidden : classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-align={column.align}
                aria-sort={column.sortBy === undefined ? undefined : sort?.key === column.key ? sort.direction : 'none'}
              >
                {column.sortBy === undefined ? (
                  column.header
                ) : (
                  <SortButton column={column} sort={sort} onSort={setSort} />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TableRowView<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map((column) =>
        column.isRowHeader === true ? (
          <th key={column.key} scope="row" data-align={column.align}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} data-align={column.align}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** Sorting moves rows; it does not draw them again. */
const TableRow = memo(TableRowView) as typeof TableRowView;

function SortButton<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: SortState | null;
  readonly onSort: (sort: SortState) => void;
}) {
  const isSorted = sort?.key === column.key;
  const Icon = !isSorted ? IconArrowsSort : sort.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  const next = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <button type="button" className={classes.sort} onClick={() => onSort({ key: column.key, direction: next })}>
      {column.header}
      <Icon size={16} aria-hidden />
    </button>
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: SortState | null): readonly Row[] {
  const sortBy = columns.find((column) => column.key === sort?.key)?.sortBy;
  if (sort === null || sortBy === undefined) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [a, b] = [sortBy(left), sortBy(right)];
    if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  });
}
