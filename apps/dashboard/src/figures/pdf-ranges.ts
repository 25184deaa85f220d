import { type DotRangeProps, estimateText } from './DotRange.tsx';
import { makeRoom, type PdfSheet, printable } from './pdf-sheet.ts';

/** Points. */
const ROW = 32;
const AXIS = 18;
const TARGET = 14;
const TEXT_SIZE = 9;
/** Half the height of a bar, and the radius of its dot. */
const BAR = 5;
const DOT = 4;

/** The colors of the light theme's charts: a document is read on paper. */
const paint = { estimate: '#0072B2', range: '#D9EAF4', target: '#6B1910', grid: '#D3DCDE', muted: '#52666C' };

/** The dots with their ranges on one scale against a target, drawn as lines and not as a picture. */
export function writeRanges(sheet: PdfSheet, drawing: Omit<DotRangeProps, 'name'>): void {
  const { pdf, left, width } = sheet;
  const { rows, scale, format, targetLabel } = drawing;
  const [low, high] = scale;
  const at = (value: number): number => left + DOT + ((value - low) / (high - low)) * (width - 2 * DOT);
  const target = rows.find((row) => row.target !== undefined)?.target;
  makeRoom(sheet, TARGET + ROW + AXIS);
  pdf.setFontSize(TEXT_SIZE);
  if (target !== undefined && targetLabel !== undefined) {
    const isRight = target > (low + high) / 2;
    pdf.setFont('helvetica', 'bold').setTextColor(paint.target);
    pdf.text(targetLabel, at(target), sheet.y + TEXT_SIZE, { align: isRight ? 'right' : 'left' });
    sheet.y += TARGET;
  }
  for (const row of rows) {
    makeRoom(sheet, ROW + AXIS);
    const middle = sheet.y + 20;
    pdf.setFont('helvetica', 'normal').setTextColor('#000000');
    pdf.text(printable(row.label), left, sheet.y + TEXT_SIZE);
    pdf.setTextColor(paint.muted);
    pdf.text(printable(estimateText(row, format)), left + width, sheet.y + TEXT_SIZE, { align: 'right' });
    pdf
      .setDrawColor(paint.grid)
      .setLineWidth(0.75)
      .line(left, middle, left + width, middle);
    if (row.estimate !== null) {
      const { value, low: from, high: to } = row.estimate;
      pdf.setFillColor(paint.range).setDrawColor(paint.estimate).setLineWidth(1);
      pdf.roundedRect(at(from), middle - BAR, Math.max(at(to) - at(from), 1), 2 * BAR, BAR, BAR, 'FD');
      pdf.setFillColor(paint.estimate).circle(at(value), middle, DOT, 'F');
    }
    if (row.target !== undefined) {
      pdf.setDrawColor(paint.target).setLineWidth(1.25).setLineDashPattern([3, 2], 0);
      pdf.line(at(row.target), middle - 9, at(row.target), middle + 9);
      pdf.setLineDashPattern([], 0);
    }
    sheet.y += ROW;
  }
  const ticks = [low, low + (high - low) / 4, (low + high) / 2, low + ((high - low) * 3) / 4, high];
  pdf.setTextColor(paint.muted);
  for (const tick of ticks) {
    const align = tick === low ? 'left' : tick === high ? 'right' : 'center';
    pdf.text(format(tick), at(tick), sheet.y + TEXT_SIZE, { align });
  }
  pdf.setTextColor('#000000');
  sheet.y += AXIS;
}
