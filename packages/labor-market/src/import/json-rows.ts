import { FileRefused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';
import type { RawRow } from './raw-row.ts';
import { createStreamingDecoder } from './text-decoder.ts';
import type { RowChunk } from './text-rows.ts';

/** No record is longer: what is, is no list of records. */
const LONGEST_RECORD = 1_000_000;
const PIECE_BYTES = 65_536;

/**
 * The records of a JSON file that is one list of flat objects, or an object that holds one, chunk by chunk in constant
 * memory. The first row is the names of the first record; a record is a row under them, null and what it lacks an empty
 * cell; values under further names stand in cells beyond the header, so that no record is lost. Throws `FileRefused` for
 * records that hold lists or objects, and for a file that ends within one.
 */
export async function* jsonRows(source: FileSource): AsyncGenerator<RowChunk> {
  const decoder = createStreamingDecoder();
  let names: readonly string[] | undefined;
  let [line, recordLine, bytesRead] = [1, 1, 0];
  let record = '';
  // Where we stand: in a list, in a record of it, in a text, behind a backslash.
  let [isInList, isInRecord, isInText, isEscaped] = [false, false, false, false];

  function take(text: string): RawRow[] {
    const rows: RawRow[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at];
      if (character === '\n') line++;
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (character === '\\') isEscaped = true;
        else if (character === '"') isInText = false;
      } else if (character === '"') isInText = true;
      else if (isInRecord && (character === '{' || character === '[')) {
        throw new FileRefused(
          'json',
          `The record on line ${recordLine} holds a list or an object. Import flat records.`,
        );
      } else if (character === '[') isInList = true;
      else if (character === ']') isInList = false;
      else if (character === '{' && isInList) {
        [isInRecord, recordLine, record, start] = [true, line, '', at];
      } else if (character === '}' && isInRecord) {
        isInRecord = false;
        rows.push(...rowsOf(record + text.slice(start, at + 1)));
        record = '';
      }
    }
    if (isInRecord) record += text.slice(start);
    if (record.length > LONGEST_RECORD) {
      throw new FileRefused(
        'record-too-long',
        `The record on line ${recordLine} is longer than ${LONGEST_RECORD} characters: this is not a list of records.`,
      );
    }
    return rows;
  }

  function rowsOf(text: string): RawRow[] {
    const cells = new Map(Object.entries(parseRecord(text, recordLine)).map(([name, value]) => [name, cellOf(value)]));
    const head = names === undefined ? [{ line: recordLine, cells: [...cells.keys()] }] : [];
    names ??= [...cells.keys()];
    const known = names.map((name) => cells.get(name) ?? '');
    const further = [...cells].filter(([name]) => names?.includes(name) === false).map(([, value]) => value);
    return [...head, { line: recordLine, cells: [...known, ...further] }];
  }

  for await (const chunk of source.open()) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      bytesRead += piece.length;
      yield { rows: take(decoder.push(piece)), bytesRead, encoding: decoder.encoding };
    }
  }
  const rows = take(decoder.end());
  if (isInRecord || isInList) {
    throw new FileRefused('json', `The file ends within its list, on line ${line}: it was cut. Download it again.`);
  }
  if (names === undefined) {
    throw new FileRefused('json', 'This JSON holds no list of records. Import the table as CSV or .xlsx.');
  }
  yield { rows, bytesRead, encoding: decoder.encoding };
}

function parseRecord(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new FileRefused('json', `The record that begins on line ${line} is not JSON.`);
  }
}

function cellOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
