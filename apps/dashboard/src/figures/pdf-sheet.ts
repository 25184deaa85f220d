import type { jsPDF } from 'jspdf';

/** Points. */
const MARGIN = 48;
/** Room for the number of the page under the text. */
const FOOT = 20;
const LINE_HEIGHT = 1.3;
const TEXT_SIZE = 10;
const SMALL_SIZE = 9;
const INDENT = 16;
/** The brand hue of the light theme: a document is read on paper. */
const LINK = '#0B5D63';

/** A document that is written from top to bottom on letter pages. Lengths are points. */
export interface PdfSheet {
  readonly pdf: jsPDF;
  readonly name: string;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** Where the next part begins. */
  y: number;
}

/** Opens an empty document. The library that writes it is loaded when it is first asked for. */
export async function openPdf(name: string, orientation: 'portrait' | 'landscape' = 'portrait'): Promise<PdfSheet> {
  const { jsPDF } = await import('jspdf');
  const pdf = new jsPDF({ unit: 'pt', compress: true, format: 'letter', orientation });
  pdf.setProperties({ title: name, creator: 'Careway' });
  pdf.setLanguage('en-US');
  const { pageSize } = pdf.internal;
  return {
    pdf,
    name,
    left: MARGIN,
    width: pageSize.getWidth() - 2 * MARGIN,
    bottom: pageSize.getHeight() - MARGIN - FOOT,
    y: MARGIN,
  };
}

/** Numbers the pages and gives the file. */
export function closePdf({ pdf, name, left, width, bottom }: PdfSheet): Blob {
  const pages = pdf.getNumberOfPages();
  pdf.setFont('helvetica', 'normal').setFontSize(SMALL_SIZE).setTextColor('#52666C');
  for (let page = 1; page <= pages; page += 1) {
    pdf.setPage(page);
    pdf.text(`Careway · ${printable(name)}`, left, bottom + FOOT + SMALL_SIZE, { maxWidth: width - 80 });
    pdf.text(`${page} of ${pages}`, left + width, bottom + FOOT + SMALL_SIZE, { align: 'right' });
  }
  return pdf.output('blob');
}

/** Starts a new page where a part of this height does not fit on this one. */
export function makeRoom(sheet: PdfSheet, height: number): void {
  if (sheet.y + height <= sheet.bottom) return;
  sheet.pdf.addPage();
  sheet.y = MARGIN;
}

/** The lines of a text in the font that is set. */
export function linesOf({ pdf }: PdfSheet, text: string, width: number): string[] {
  return pdf.splitTextToSize(printable(text), width) as string[];
}

function write(sheet: PdfSheet, text: string, size: number, style: { isBold?: boolean; indent?: number } = {}): void {
  const { isBold = false, indent = 0 } = style;
  const { pdf, left, width } = sheet;
  pdf.setFont('helvetica', isBold ? 'bold' : 'normal').setFontSize(size);
  for (const line of linesOf(sheet, text, width - indent)) {
    makeRoom(sheet, size * LINE_HEIGHT);
    pdf.text(line, left + indent, sheet.y + size);
    sheet.y += size * LINE_HEIGHT;
  }
}

/** The name of the document. */
export function writeTitle(sheet: PdfSheet, text: string): void {
  write(sheet, text, 16, { isBold: true });
  sheet.y += 8;
}

/** The name of a part; it is not left alone at the foot of a page. */
export function writeHeading(sheet: PdfSheet, text: string): void {
  makeRoom(sheet, 80);
  sheet.y += 14;
  write(sheet, text, 12, { isBold: true });
  sheet.y += 4;
}

/** The answer of the document, larger than its text. */
export function writeLead(sheet: PdfSheet, text: string): void {
  write(sheet, text, 13);
  sheet.y += 4;
}

/** A paragraph. */
export function writeText(sheet: PdfSheet, text: string): void {
  write(sheet, text, TEXT_SIZE);
  sheet.y += 4;
}

/** A line of what a figure rests on. */
export function writeSmall(sheet: PdfSheet, text: string): void {
  write(sheet, text, SMALL_SIZE);
  sheet.y += 2;
}

/** A line that opens an address; the address is printed too, for paper. */
export function writeLink(sheet: PdfSheet, label: string, address: string): void {
  const { pdf, left } = sheet;
  makeRoom(sheet, SMALL_SIZE * LINE_HEIGHT);
  pdf.setFont('helvetica', 'normal').setFontSize(SMALL_SIZE);
  const words = printable(`${label}: `);
  pdf.text(words, left, sheet.y + SMALL_SIZE);
  pdf.setTextColor(LINK);
  pdf.textWithLink(printable(address), left + pdf.getTextWidth(words), sheet.y + SMALL_SIZE, { url: address });
  pdf.setTextColor('#000000');
  sheet.y += SMALL_SIZE * LINE_HEIGHT;
}

/** A list with dots, or with numbers where the order matters. */
export function writeList(sheet: PdfSheet, items: readonly string[], isNumbered = false): void {
  for (const [at, item] of items.entries()) {
    makeRoom(sheet, TEXT_SIZE * LINE_HEIGHT);
    sheet.pdf.setFont('helvetica', 'normal').setFontSize(TEXT_SIZE);
    sheet.pdf.text(isNumbered ? `${at + 1}.` : '•', sheet.left, sheet.y + TEXT_SIZE);
    write(sheet, item, TEXT_SIZE, { indent: INDENT });
    sheet.y += 3;
  }
}

/** Names with what is said of each, side by side. */
export function writeFacts(sheet: PdfSheet, facts: readonly (readonly [label: string, text: string])[]): void {
  const { pdf, left, width } = sheet;
  const labelWidth = width / 4;
  const line = TEXT_SIZE * LINE_HEIGHT;
  for (const [label, text] of facts) {
    pdf.setFont('helvetica', 'normal').setFontSize(TEXT_SIZE);
    const lines = linesOf(sheet, text, width - labelWidth);
    makeRoom(sheet, lines.length * line);
    pdf.setFont('helvetica', 'bold').text(printable(label), left, sheet.y + TEXT_SIZE);
    pdf.setFont('helvetica', 'normal');
    pdf.text(lines, left + labelWidth, sheet.y + TEXT_SIZE, { lineHeightFactor: LINE_HEIGHT });
    sheet.y += lines.length * line + 4;
  }
}

/** The built-in fonts of PDF know Windows-1252 alone: signs beyond it get their nearest. */
export function printable(text: string): string {
  return text
    .replaceAll('−', '–')
    .replaceAll('→', 'to')
    .replaceAll('≥', 'at least ')
    .replaceAll('÷', '/')
    .replaceAll('θ', 'theta');
}
