import { streamXlsxRows } from 'hucre/xlsx';
import { FileRefused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';
import type { RawRow } from './raw-row.ts';
import type { RowChunk } from './text-rows.ts';

const ROWS_PER_CHUNK = 1_000;

/**
 * The rows of the first sheet of an .xlsx workbook, streamed. Numbers are written as text (the reader has no float noise),
 * dates as ISO 8601, booleans as TRUE and FALSE. Throws `FileRefused` for a file that is cut off or is no workbook.
 */
export async function* workbookRows(source: FileSource): AsyncGenerator<RowChunk> {
  const progress = { bytesRead: 0 };
  let rows: RawRow[] = [];
  for await (const row of sheetRows(source, 0, progress)) {
    rows.push(row);
    if (rows.length < ROWS_PER_CHUNK) continue;
    yield { rows, bytesRead: progress.bytesRead, encoding: 'utf-8' };
    rows = [];
  }
  yield { rows, bytesRead: progress.bytesRead, encoding: 'utf-8' };
}

/** The texts of a sheet's first rows; none when there is no such sheet. */
export async function sheetTexts(source: FileSource, sheet: number, rows: number): Promise<readonly string[]> {
  const texts: string[] = [];
  try {
    for await (const { cells } of sheetRows(source, sheet, { bytesRead: 0 })) {
      texts.push(...cells.filter((cell) => cell !== ''));
      if (texts.length >= rows) break;
    }
  } catch {
    return texts;
  }
  return texts;
}

async function* sheetRows(source: FileSource, sheet: number, progress: { bytesRead: number }): AsyncGenerator<RawRow> {
  try {
    for await (const { index, values } of streamXlsxRows(toStream(source, progress), { sheet })) {
      const cells = values.map(toText);
      if (cells.some((cell) => cell !== '')) yield { line: index + 1, cells };
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    const isOther = /content.?types|workbook\.xml|relationship/i.test(detail);
    throw new FileRefused(
      isOther ? 'not-a-workbook' : 'broken-workbook',
      isOther
        ? `This is a zip archive without a workbook in it (${detail}). Unpack it and import the table inside.`
        : `This workbook is cut off or damaged (${detail}). Download it again and compare its size with the publisher's.`,
      { cause },
    );
  }
}

function toStream(source: FileSource, progress: { bytesRead: number }): ReadableStream<Uint8Array> {
  const chunks = source.open()[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) return controller.close();
      progress.bytesRead += next.value.length;
      controller.enqueue(next.value.slice());
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Date ? value.toISOString() : String(value);
}
