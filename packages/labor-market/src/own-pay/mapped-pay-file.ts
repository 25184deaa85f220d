import type { FileSource } from '../import/file-source.ts';
import { columnKey } from '../import/header.ts';
import { HEADER_WITHIN, type OwnPayMapping, recordsOf } from './own-pay-file.ts';

/**
 * The file with its mapped columns alone, as CSV in pieces: what is not mapped is not in it. Each row stands on the line
 * it has in the file, so that a refusal names the same line. A file without the mapped columns gives no piece.
 */
export async function* mappedPayFile(source: FileSource, mapping: OwnPayMapping): AsyncGenerator<string> {
  const names = [...new Set(Object.values(mapping).filter((name): name is string => name !== undefined))];
  let places: readonly number[] | undefined;
  let looked = 0;
  let line = 1;
  for await (const { rows } of await recordsOf(source)) {
    let piece = '';
    for (const row of rows) {
      if (places === undefined) {
        if (looked++ >= HEADER_WITHIN) return;
        const keys = row.cells.map(columnKey);
        const found = names.map((name) => keys.indexOf(columnKey(name)));
        if (found.includes(-1)) continue;
        places = found;
      }
      piece += `${'\n'.repeat(row.line - line)}${places.map((at) => quoted(row.cells[at] ?? '')).join(',')}\n`;
      line = row.line + 1;
    }
    if (piece !== '') yield piece;
  }
}

/** Always in quotes, on one line. */
function quoted(cell: string): string {
  return `"${cell.replace(/\s+/g, ' ').trim().replaceAll('"', '""')}"`;
}
