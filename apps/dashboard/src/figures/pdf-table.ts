import { cellText, type FigureTable } from './figure-table.ts';
import { linesOf, makeRoom, type PdfSheet } from './pdf-sheet.ts';

/** Points. */
const TEXT_SIZE = 9;
const LINE = 12;
const CELL_PADDING = 4;

/** A table with its head again on each page; a column in `unit`, which the document tells elsewhere, does not repeat it. */
export function writeTable(sheet: PdfSheet, table: FigureTable, unit?: string): void {
  const { pdf, left, width, bottom } = sheet;
  const head = table.columns.map((column) =>
    column.unit === undefined || column.unit === unit ? column.header : `${column.header} (${column.unit})`,
  );
  const body = table.rows.map(({ cells }) => table.columns.map((_, at) => cellText(cells[at] ?? null)));
  const widths = columnWidths([head, ...body], width);
  const lefts = widths.map((_, at) => left + widths.slice(0, at).reduce((sum, each) => sum + each, 0));
  const wrap = (cells: readonly string[], isHead: boolean): readonly string[][] => {
    pdf.setFont('helvetica', isHead ? 'bold' : 'normal').setFontSize(TEXT_SIZE);
    return cells.map((cell, at) => linesOf(sheet, cell, (widths[at] ?? 0) - 2 * CELL_PADDING));
  };
  const heightOf = (lines: readonly string[][]): number =>
    Math.max(...lines.map((wrapped) => wrapped.length)) * LINE + 2 * CELL_PADDING;
  const row = (cells: readonly string[], isHead: boolean): void => {
    const lines = wrap(cells, isHead);
    const height = heightOf(lines);
    if (!isHead && sheet.y + height > bottom) {
      makeRoom(sheet, height);
      row(head, true);
      pdf.setFont('helvetica', 'normal');
    } else makeRoom(sheet, height);
    for (const [at, wrapped] of lines.entries()) {
      const isRight = table.columns[at]?.isNumeric === true;
      const start = (lefts[at] ?? left) + CELL_PADDING;
      const end = start + (widths[at] ?? 0) - 2 * CELL_PADDING;
      pdf.text(wrapped, isRight ? end : start, sheet.y + CELL_PADDING + TEXT_SIZE, {
        align: isRight ? 'right' : 'left',
        lineHeightFactor: LINE / TEXT_SIZE,
      });
    }
    sheet.y += height;
    pdf.setDrawColor('#000000').setLineWidth(isHead ? 1 : 0.5);
    pdf.line(left, sheet.y, left + width, sheet.y);
  };
  // A head is not left alone at the foot of a page.
  const [first = []] = body;
  makeRoom(sheet, heightOf(wrap(head, true)) + (first.length === 0 ? 0 : heightOf(wrap(first, false))));
  row(head, true);
  for (const cells of body) row(cells, false);
  sheet.y += 12;
}

/** Columns share the page by their longest words and texts, so that names need few lines and figures none too many. */
function columnWidths(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const needs = (rows[0] ?? []).map((_, at) => {
    const texts = rows.map((cells) => cells[at] ?? '');
    const longestWord = Math.max(...texts.flatMap((text) => text.split(' ').map((word) => word.length)));
    const longest = Math.max(...texts.map((text) => text.length));
    return longestWord + 2 + Math.sqrt(longest);
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => (need / all) * width);
}
