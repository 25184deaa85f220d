import { cellText, type FigureTable } from './figure-table.ts';
import { toPng } from './png.ts';

/** What a figure's document holds. `chart` is null for a figure that is itself a table. */
export interface FigureDocument {
  readonly title: string;
  /** What the screen answers above the figure; empty where the title says it. */
  readonly answer: string;
  /** Unit of the figure, told once under the table: a column of it does not repeat it. */
  readonly unit: string;
  readonly table: FigureTable;
  /** Filters, unit, sources, when it was made and where from, a line each. */
  readonly footer: readonly string[];
  readonly chart: SVGSVGElement | null;
}

/** Points. */
const MARGIN = 48;
const TITLE_SIZE = 16;
const ANSWER_SIZE = 11;
const TEXT_SIZE = 9;
const LINE = 12;
const CELL_PADDING = 4;

/**
 * A figure as a PDF on letter pages: its finding, its picture, its table as text, and what it rests on. The writer is
 * loaded when it is first asked for.
 */
export async function toPdf({ title, answer, unit, table, footer, chart }: FigureDocument): Promise<Blob> {
  const { jsPDF } = await import('jspdf');
  const pdf = new jsPDF({
    unit: 'pt',
    compress: true,
    format: 'letter',
    orientation: table.columns.length > 6 ? 'landscape' : 'portrait',
  });
  pdf.setProperties({ title, creator: 'Careway' });
  pdf.setLanguage('en-US');
  const width = pdf.internal.pageSize.getWidth() - 2 * MARGIN;
  const bottom = pdf.internal.pageSize.getHeight() - MARGIN;
  let y = MARGIN;
  const makeRoom = (height: number): void => {
    if (y + height <= bottom) return;
    pdf.addPage();
    y = MARGIN;
  };
  const write = (text: string, size: number, isBold = false): void => {
    pdf.setFont('helvetica', isBold ? 'bold' : 'normal').setFontSize(size);
    for (const line of pdf.splitTextToSize(printable(text), width) as string[]) {
      makeRoom(size * 1.3);
      pdf.text(line, MARGIN, y + size);
      y += size * 1.3;
    }
  };
  write(title, TITLE_SIZE, true);
  y += 4;
  if (answer !== '') write(answer, ANSWER_SIZE);
  y += 8;
  if (chart !== null) {
    const picture = await toDataUrl(await toPng(chart, { title: '', footer: [] }, 'light'));
    const { width: w, height: h } = pdf.getImageProperties(picture);
    const height = Math.min((width * h) / w, bottom - MARGIN - 120);
    makeRoom(height);
    pdf.addImage(picture, 'PNG', MARGIN, y, (height * w) / h, height);
    y += height + 12;
  }
  const head = table.columns.map((column) =>
    column.unit === undefined || column.unit === unit ? column.header : `${column.header} (${column.unit})`,
  );
  const body = table.rows.map(({ cells }) => table.columns.map((_, at) => cellText(cells[at] ?? null)));
  const widths = columnWidths([head, ...body], width);
  const lefts = widths.map((_, at) => MARGIN + widths.slice(0, at).reduce((sum, each) => sum + each, 0));
  const linesOf = (cells: readonly string[], isHead: boolean) => {
    pdf.setFont('helvetica', isHead ? 'bold' : 'normal').setFontSize(TEXT_SIZE);
    return cells.map(
      (cell, at) => pdf.splitTextToSize(printable(cell), (widths[at] ?? 0) - 2 * CELL_PADDING) as string[],
    );
  };
  const heightOf = (lines: readonly (readonly string[])[]): number =>
    Math.max(...lines.map((wrapped) => wrapped.length)) * LINE + 2 * CELL_PADDING;
  const row = (cells: readonly string[], isHead: boolean): void => {
    let lines = linesOf(cells, isHead);
    const height = heightOf(lines);
    if (!isHead && y + height > bottom) {
      makeRoom(height);
      row(head, true);
      lines = linesOf(cells, isHead);
    }
    for (const [at, wrapped] of lines.entries()) {
      const isRight = table.columns[at]?.isNumeric === true;
      const left = (lefts[at] ?? MARGIN) + CELL_PADDING;
      const right = left + (widths[at] ?? 0) - 2 * CELL_PADDING;
      pdf.text(wrapped, isRight ? right : left, y + CELL_PADDING + TEXT_SIZE, {
        align: isRight ? 'right' : 'left',
        lineHeightFactor: LINE / TEXT_SIZE,
      });
    }
    y += height;
    pdf.setLineWidth(isHead ? 1 : 0.5).line(MARGIN, y, MARGIN + width, y);
  };
  // A header is not left alone at the foot of a page.
  const [firstRow = []] = body;
  makeRoom(heightOf(linesOf(head, true)) + heightOf(linesOf(firstRow, false)));
  row(head, true);
  for (const cells of body) row(cells, false);
  y += 12;
  for (const line of footer) write(line, TEXT_SIZE);
  const pages = pdf.getNumberOfPages();
  for (let page = 1; page <= pages; page++) {
    pdf.setPage(page).setFont('helvetica', 'normal').setFontSize(TEXT_SIZE);
    pdf.text(`Careway · page ${page} of ${pages}`, MARGIN, bottom + MARGIN / 2);
  }
  return pdf.output('blob');
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

/** The built-in fonts of PDF know Windows-1252 alone: signs beyond it get their nearest. */
function printable(text: string): string {
  return text.replaceAll('−', '–').replaceAll('→', 'to').replaceAll('≥', 'at least ').replaceAll('÷', '/');
}

function toDataUrl(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(picture);
  });
}
