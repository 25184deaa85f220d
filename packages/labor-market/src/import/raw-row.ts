/** One record of a file as text cells, with the line it begins on (1 is the first line; of a workbook, the row). */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a record was not taken: where, what stood there (cut to 200 characters) and what was wrong. */
export interface RefusedRow {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

const LONGEST_VALUE = 200;

/** A refusal with its value cut to what can be shown. */
export function refuseRow(line: number, column: string, value: string, reason: string): RefusedRow {
  return { line, column, value: value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value, reason };
}
