import { FileRefused } from './file-refused.ts';
import { type FileSource, headOf } from './file-source.ts';
import { type CountyWageLevelsRow, countyWageLevelsFormat } from './formats/county-wage-levels.ts';
import { type LcaRow, lcaFormat } from './formats/lca.ts';
import { nyRegionsFormat, type RegionWageRow } from './formats/ny-regions.ts';
import { type OewsRow, oewsFormat } from './formats/oews.ts';
import { type OnetRow, onetFormat } from './formats/onet.ts';
import { cpiFormat, type PriceMonthRow, type PriceParityRow, priceParityFormat } from './formats/prices.ts';
import { employmentProjectionsFormat, occupationalOutlookFormat, type ProjectionRow } from './formats/projections.ts';
import { headerOf } from './header.ts';
import { jsonRows } from './json-rows.ts';
import { type RawRow, type RefusedRow, refuseRow } from './raw-row.ts';
import { type FileKind, sniffBytes } from './sniff-bytes.ts';
import {
  type ImportFormat,
  type ImportHints,
  isRefused,
  type TableDescription,
  type TableReader,
} from './table-format.ts';
import type { Encoding } from './text-decoder.ts';
import { textRows } from './text-rows.ts';
import { sheetTexts, workbookRows } from './workbook-rows.ts';

/** A row of any published table, as what it means. */
export type ImportedRow =
  | OewsRow
  | RegionWageRow
  | ProjectionRow
  | PriceMonthRow
  | PriceParityRow
  | OnetRow
  | LcaRow
  | CountyWageLevelsRow;

/** What was read since the batch before. Every record is in one of the two lists, or is a note of the table. */
export interface ImportBatch {
  readonly taken: readonly ImportedRow[];
  readonly refused: readonly RefusedRow[];
  readonly bytesRead: number;
  readonly encoding: Encoding;
}

/** A published file whose table is known, to be read once from its start. */
export interface PublishedFile {
  readonly kind: FileKind;
  /** Of O*NET tables of ratings the name is sure only after the first row. */
  readonly description: () => TableDescription;
  readonly batches: AsyncIterable<ImportBatch>;
  /** What was found in the whole table; ask after the last batch. */
  readonly notes: () => readonly string[];
}

const SNIFFED_BYTES = 4_096;
/** Records in which the header is looked for: titles and banners stand above some. */
const HEADER_WITHIN = 12;

const formats = [
  oewsFormat,
  nyRegionsFormat,
  employmentProjectionsFormat,
  occupationalOutlookFormat,
  countyWageLevelsFormat,
  lcaFormat,
  onetFormat,
  cpiFormat,
  priceParityFormat,
] as const;

/**
 * Opens a published file by its content: bytes, then header. `expected` narrows what it may be. Throws `FileRefused` for a
 * file that is no table, a table that is not known, another one than expected, and one whose year nobody says.
 */
export async function openPublishedFile(
  source: FileSource,
  hints: ImportHints = {},
  expected?: ImportFormat,
): Promise<PublishedFile> {
  const kind = sniffBytes(await headOf(source, SNIFFED_BYTES));
  const known = await withYear(source, kind, hints);
  const chunks = { workbook: workbookRows, json: jsonRows, text: textRows }[kind](source);
  const before: RawRow[] = [];
  let rest: readonly RawRow[] = [];
  let reader: TableReader<ImportedRow> | undefined;
  let width = 0;
  let state = { bytesRead: 0, encoding: 'utf-8' as Encoding };
  for (let next = await chunks.next(); reader === undefined && !next.done; next = await chunks.next()) {
    const { rows, ...read } = next.value;
    state = read;
    for (const [index, raw] of rows.entries()) {
      reader = openReader(raw, known, before);
      if (reader !== undefined) {
        rest = rows.slice(index + 1);
        width = raw.cells.length;
        break;
      }
      before.push(raw);
      if (before.length >= HEADER_WITHIN) throw unknownTable(before);
    }
    if (reader !== undefined) break;
  }
  if (reader === undefined) throw unknownTable(before);
  const opened = reader;
  if (expected !== undefined && opened.description.format !== expected) {
    throw new FileRefused(
      'other-format',
      `This is ${opened.description.title} (${opened.description.format}), not ${expected}.`,
    );
  }
  const isStrict = kind !== 'workbook' && opened.isRagged !== true;
  async function* batches(): AsyncGenerator<ImportBatch> {
    yield { ...judge(opened, rest, width, isStrict), ...state };
    for await (const { rows, bytesRead, encoding } of chunks) {
      if (rows.length > 0) yield { ...judge(opened, rows, width, isStrict), bytesRead, encoding };
    }
  }
  return { kind, description: () => opened.description, batches: batches(), notes: () => opened.notes() };
}

function openReader(raw: RawRow, hints: ImportHints, before: readonly RawRow[]): TableReader<ImportedRow> | undefined {
  const header = headerOf(raw.cells);
  for (const format of formats) {
    const reader = format.open(header, hints, before);
    if (reader !== undefined) return reader;
  }
  return undefined;
}

function judge(reader: TableReader<ImportedRow>, rows: readonly RawRow[], width: number, isStrict: boolean) {
  const taken: ImportedRow[] = [];
  const refused: RefusedRow[] = [];
  const sort = (row: ImportedRow | RefusedRow | undefined): void => {
    if (row === undefined) return;
    if (isRefused(row)) refused.push(row);
    else taken.push(row);
  };
  for (const raw of rows) {
    if (isStrict && raw.cells.length !== width && !isPadded(raw.cells, width)) {
      const reason = `has ${raw.cells.length} cells, the header has ${width}`;
      refused.push(refuseRow(raw.line, 'whole row', raw.cells.join(' | '), reason));
    } else if (raw.cells.some((cell) => cell.includes('\0'))) {
      refused.push(
        refuseRow(
          raw.line,
          'whole row',
          raw.cells.join(' | ').replaceAll('\0', '�'),
          'holds a zero byte, which is no text',
        ),
      );
    } else if (reader.readMany !== undefined) {
      for (const row of reader.readMany(raw)) sort(row);
    } else sort(reader.read(raw));
  }
  return { taken, refused };
}

/** More cells than the header, all of them empty. */
function isPadded(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
}

/** The year as the caller says it, as the workbook's second sheet does, or as the publisher's file name hints. */
async function withYear(source: FileSource, kind: FileKind, hints: ImportHints): Promise<ImportHints> {
  if (hints.year !== undefined) return hints;
  if (kind === 'workbook') {
    const said = (await sheetTexts(source, 1, 3)).map((text) => /\bMay (20\d{2})\b/.exec(text)?.[1]).find(Boolean);
    if (said !== undefined) return { ...hints, year: Number(said) };
  }
  const named = /(?:^|[^a-z])M(20\d{2})(?!\d)/i.exec(source.name)?.[1];
  return named === undefined ? hints : { ...hints, year: Number(named) };
}

function unknownTable(before: readonly RawRow[]): FileRefused {
  const first = before
    .at(0)
    ?.cells.slice(0, 8)
    .map((cell) => cell.trim().slice(0, 40))
    .join(' | ');
  return new FileRefused(
    before.length === 0 ? 'empty' : 'unknown-table',
    first === undefined
      ? 'The file holds no rows.'
      : `No table we know has these columns: ${first}. Known: OEWS wages, Employment Projections, Occupational Outlook, CPI-U, price parities, O*NET tables, LCA records, county wage levels.`,
  );
}
