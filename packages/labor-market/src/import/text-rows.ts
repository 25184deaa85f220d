import Papa from 'papaparse';
import { FileRefused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';
import type { RawRow } from './raw-row.ts';
import { createStreamingDecoder, type Encoding } from './text-decoder.ts';
import { layoutOf, type TextLayout } from './text-layout.ts';

/** Some records of a file, how many bytes were read so far, and the encoding as it is known by now. */
export interface RowChunk {
  readonly rows: readonly RawRow[];
  readonly bytesRead: number;
  readonly encoding: Encoding;
}

/** No record of a published table or a pay file is longer: what is, is a quote that was never closed, or no table. */
const LONGEST_RECORD = 1_000_000;
const MOST_COLUMNS = 1_000;
const LAYOUT_HEAD = 65_536;
/** Rows of this much text are alive at once, whatever the pieces a file comes in: memory stays flat. */
const PIECE_BYTES = 65_536;

interface PapaResult {
  readonly data: readonly (readonly string[])[];
  readonly meta: { readonly cursor: number };
}

/**
 * The records of a text table, chunk by chunk in constant memory, by Papa Parse's parser. Empty lines are left out.
 * Throws `FileRefused` for a record over a million characters or over 1,000 columns.
 */
export async function* textRows(source: FileSource): AsyncGenerator<RowChunk> {
  const decoder = createStreamingDecoder();
  let layout: TextLayout | undefined;
  let parser: Papa.Parser | undefined;
  let pending = '';
  let line = 1;
  let bytesRead = 0;

  function take(isLast: boolean): RawRow[] {
    if (layout === undefined || parser === undefined) {
      if (pending.length < LAYOUT_HEAD && !isLast) return [];
      layout = layoutOf(pending.slice(0, LAYOUT_HEAD));
      parser = new Papa.Parser({
        delimiter: layout.delimiter,
        newline: layout.newline,
        quoteChar: layout.isQuoted ? '"' : '\u0000',
      });
    }
    if (pending === '') return [];
    const result = parser.parse(pending, 0, !isLast) as PapaResult;
    const rows: RawRow[] = [];
    const mayHoldBreaks = layout.isQuoted && pending.includes('"');
    for (const cells of result.data) {
      if (cells.length > MOST_COLUMNS) {
        throw new FileRefused(
          'too-many-columns',
          `Line ${line} has ${cells.length} columns; a table has at most ${MOST_COLUMNS}. Check the separator.`,
        );
      }
      if (cells.length > 1 || (cells[0] ?? '').trim() !== '') rows.push({ line, cells });
      line += 1 + (mayHoldBreaks ? breaksIn(cells, layout.newline) : 0);
    }
    pending = isLast ? '' : pending.slice(result.meta.cursor);
    if (pending.length > LONGEST_RECORD) {
      throw new FileRefused(
        'record-too-long',
        `The record on line ${line} is longer than ${LONGEST_RECORD} characters: a quote is not closed, or this is not a table.`,
      );
    }
    return rows;
  }

  for await (const chunk of source.open()) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      bytesRead += piece.length;
      pending += decoder.push(piece);
      const rows = take(false);
      yield { rows, bytesRead, encoding: decoder.encoding };
    }
  }
  pending += decoder.end();
  yield { rows: take(true), bytesRead, encoding: decoder.encoding };
}

function breaksIn(cells: readonly string[], newline: TextLayout['newline']): number {
  let breaks = 0;
  const mark = newline === '\r' ? '\r' : '\n';
  for (const cell of cells) {
    for (let at = cell.indexOf(mark); at !== -1; at = cell.indexOf(mark, at + 1)) breaks++;
  }
  return breaks;
}
