import Papa from 'papaparse';
import { ExchangeError } from '../exchange/exchange-error.ts';

/** A row of a CSV text: the line it begins on, its cells by column name, and its text as it stands. */
export interface TableRow {
  readonly line: number;
  readonly text: string;
  /** The trimmed cell of a column; empty where the table does not have it. */
  cell(column: string): string;
  /** How many cells the row has too many (above 0) or too few. */
  readonly surplus: number;
}

/** A CSV text with a header. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/**
 * Parts a CSV text (RFC 4180) into rows by its header. Empty rows are passed over and keep their line numbers. Throws
 * `ExchangeError` ('broken-csv') naming the file and the line of a quote that does not end, or a column that is there twice.
 */
export function readTable(text: string, file: string, delimiter: ',' | '' = ''): Table {
  const { data, errors } = Papa.parse<readonly string[]>(text, {
    skipEmptyLines: false,
    delimiter,
    delimitersToGuess: [',', ';', '\t'],
  });
  const lines = linesOf(data);
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined)
    throw new ExchangeError('broken-csv', `${file}, line ${lines[broken.row ?? 0] ?? 1}: ${broken.message}.`);
  const [header = [], ...rows] = data;
  const columns = header.map((name) => name.trim());
  const repeated = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (repeated !== undefined) throw new ExchangeError('broken-csv', `${file}: the column ${repeated} is there twice.`);
  const places = new Map(columns.map((name, index) => [name, index]));
  return {
    columns,
    rows: rows.flatMap((cells, index) => {
      if (cells.every((cell) => cell.trim() === '')) return [];
      const cell = (column: string) => (cells[places.get(column) ?? -1] ?? '').trim();
      return [{ line: lines[index + 1] ?? 1, text: cells.join(', '), cell, surplus: cells.length - columns.length }];
    }),
  };
}

/** The line on which each row begins: a quoted cell may hold line ends. */
function linesOf(rows: readonly (readonly string[])[]): readonly number[] {
  const lines: number[] = [];
  let line = 1;
  for (const cells of rows) {
    lines.push(line);
    line += 1 + cells.reduce((total, cell) => total + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  return lines;
}
