import { type FigureCell, type FigureSource, type FigureTable, NOT_PUBLISHED } from './figure-table.ts';

/** A text cell that a spreadsheet would run as a formula begins with one of these. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * A figure's table as CSV (RFC 4180, CRLF). Numbers are raw; a text cell that begins with `= + - @`, tab or return gets
 * a leading apostrophe, so that no spreadsheet runs it.
 */
export function toCsv(table: FigureTable): string {
  const header = table.columns.map((column) => quote(column.id));
  const rows = table.rows.map((row) => row.cells.map(csvCell));
  return [header, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function csvCell(cell: FigureCell): string {
  if (cell === null) return NOT_PUBLISHED;
  if (typeof cell !== 'string') return String(cell.value);
  return quote(FORMULA_START.test(cell) ? `'${cell}` : cell);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What describes a figure's file: title, unit, sources, address and the time it was made (ISO 8601). */
export interface FigureDescription {
  readonly title: string;
  readonly unit: string;
  readonly filters: string;
  readonly kind: string;
  readonly caption: string;
  readonly sources: readonly FigureSource[];
  readonly address: string;
  readonly madeAt: string;
}

/** The Data Package descriptor (datapackage.json) of a figure's CSV file. */
export function toDataPackage(table: FigureTable, fileName: string, description: FigureDescription): string {
  const { title, unit, filters, kind, caption, sources, address, madeAt } = description;
  const fields = table.columns.map((column) => ({
    name: column.id,
    title: column.header,
    type: column.isNumeric === true ? 'number' : 'string',
    ...(column.unit === undefined ? {} : { unit: column.unit }),
  }));
  return JSON.stringify(
    {
      name: fileName,
      title,
      description: caption,
      created: madeAt,
      homepage: address,
      kind,
      unit,
      filters,
      sources: sources.map((source) => ({
        title: source.title,
        vintage: source.vintage,
        path: source.address ?? `/sources/${source.id}`,
      })),
      resources: [
        {
          name: fileName,
          path: `${fileName}.csv`,
          format: 'csv',
          mediatype: 'text/csv',
          encoding: 'utf-8',
          schema: { fields, missingValues: [NOT_PUBLISHED] },
        },
      ],
    },
    null,
    2,
  );
}
