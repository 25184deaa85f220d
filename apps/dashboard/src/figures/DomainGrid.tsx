import { type ReactNode, useDeferredValue } from 'react';
import classes from './figure.module.css';
import type { FigureTable } from './figure-table.ts';

/** A cell's value on the grid's scale, or `null` when there is too little data. */
export interface DomainGridRow {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** `columns` name the values of each row in order; `scale` holds the two ends of the ramp. */
export interface DomainGridProps {
  readonly name: string;
  readonly rowHeader: string;
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly DomainGridRow[];
  readonly scale: readonly [low: number, high: number];
  readonly format: (value: number) => string;
}

/** Rows that are drawn at first; those of a longer grid follow without holding up the page. */
const FIRST_ROWS = 100;
const shades = [classes.shade0, classes.shade1, classes.shade2, classes.shade3, classes.shade4];

/** A grid of people or groups by domain: one light-to-dark ramp, with the number printed in every cell. */
export function DomainGrid({ name, rowHeader, columns, rows, scale, format }: DomainGridProps): ReactNode {
  const drawn = useDeferredValue(rows, rows.length > FIRST_ROWS ? rows.slice(0, FIRST_ROWS) : rows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.grid} aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{rowHeader}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {columns.map((column, index) => {
                const value = row.values[index] ?? null;
                return value === null ? (
                  <td key={column.id} className={classes.noValue}>
                    too few
                  </td>
                ) : (
                  <td key={column.id} className={shadeOf(value, scale)}>
                    {format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shadeOf(value: number, [low, high]: readonly [number, number]): string | undefined {
  const share = (value - low) / (high - low);
  return shades[Math.min(shades.length - 1, Math.max(0, Math.floor(share * shades.length)))];
}

/** The table of a `DomainGrid`, with the numbers as they are. */
export function domainGridTable(
  props: Pick<DomainGridProps, 'rowHeader' | 'columns' | 'rows' | 'format'>,
  unit: string,
): FigureTable {
  const { rowHeader, columns, rows, format } = props;
  return {
    columns: [
      { id: 'name', header: rowHeader },
      ...columns.map((column) => ({ id: column.id, header: column.label, unit, isNumeric: true })),
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        row.label,
        ...columns.map((_, index) => {
          const value = row.values[index] ?? null;
          return value === null ? 'too few' : { value, text: format(value) };
        }),
      ],
    })),
  };
}
