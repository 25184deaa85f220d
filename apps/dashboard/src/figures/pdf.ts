import type { FigureTable } from './figure-table.ts';
import { closePdf, makeRoom, openPdf, type PdfSheet, writeSmall, writeText, writeTitle } from './pdf-sheet.ts';
import { writeTable } from './pdf-table.ts';
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

/** A table of more columns than these lies along the page. */
const MAX_UPRIGHT_COLUMNS = 6;
/** Points kept for the table under a picture. */
const TABLE_ROOM = 120;

/** A figure as a PDF on letter pages: its finding, its picture, its table as text, and what it rests on. */
export async function toPdf({ title, answer, unit, table, footer, chart }: FigureDocument): Promise<Blob> {
  const sheet = await openPdf(title, table.columns.length > MAX_UPRIGHT_COLUMNS ? 'landscape' : 'portrait');
  writeTitle(sheet, title);
  if (answer !== '') writeText(sheet, answer);
  if (chart !== null) await writePicture(sheet, chart);
  writeTable(sheet, table, unit);
  for (const line of footer) writeSmall(sheet, line);
  return closePdf(sheet);
}

async function writePicture(sheet: PdfSheet, chart: SVGSVGElement): Promise<void> {
  const { pdf, left, width, bottom } = sheet;
  const picture = await toDataUrl(await toPng(chart, { title: '', footer: [] }, 'light'));
  const drawn = pdf.getImageProperties(picture);
  const height = Math.min((width * drawn.height) / drawn.width, bottom - left - TABLE_ROOM);
  makeRoom(sheet, height);
  pdf.addImage(picture, 'PNG', left, sheet.y, (height * drawn.width) / drawn.height, height);
  sheet.y += height + 12;
}

function toDataUrl(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(picture);
  });
}
