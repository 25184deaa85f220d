import type { Header } from './header.ts';
import type { RawRow, RefusedRow } from './raw-row.ts';

/** The published files that can be imported. */
export const importFormats = [
  'oews',
  'ny-regions',
  'employment-projections',
  'occupational-outlook',
  'cpi-u',
  'price-parities',
  'onet',
  'lca',
  'county-wage-levels',
] as const;
export type ImportFormat = (typeof importFormats)[number];

/**
 * How much is kept of a file of this format, counted up whenever more is: a file that was read under a lower count is read
 * again when it is imported again. 2 for `lca`: the status of each case.
 */
export function importReading(format: ImportFormat): number {
  return format === 'lca' ? 2 : 1;
}

/** What the caller knows of a file beside its content. */
export interface ImportHints {
  /** Reference year of a table that does not say it. */
  readonly year?: number;
  /** Release of the publisher, such as 2016-07. */
  readonly release?: string;
}

/** What a table is, known once its header is read. */
export interface TableDescription {
  readonly format: ImportFormat;
  /** Which table of the format: "national", "Alternate Titles". */
  readonly table: string;
  readonly publisher: string;
  readonly title: string;
  /** Reference period of its figures; "not stated" where the file does not say. */
  readonly vintage: string;
  readonly licence: string;
}

/** Reads the records under a header. `refuse` takes what cannot be read; a record may also be left out (a closing note). */
export interface TableReader<Row> {
  readonly description: TableDescription;
  /** Records need not have as many cells as the header. */
  readonly isRagged?: boolean;
  read(raw: RawRow): Row | RefusedRow | undefined;
  /** Instead of `read`, where one record holds several figures. */
  readMany?(raw: RawRow): readonly (Row | RefusedRow)[];
  /** What was found in the whole table, told after its last record. */
  notes(): readonly string[];
}

/** A kind of table: opens a reader where the header is one of its own. `before`: the records above the header. */
export interface TableFormat<Row> {
  open(header: Header, hints: ImportHints, before: readonly RawRow[]): TableReader<Row> | undefined;
}

export function isRefused(row: object): row is RefusedRow {
  return 'reason' in row && 'column' in row;
}
