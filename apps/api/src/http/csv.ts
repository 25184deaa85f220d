/** A cell that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** A record of a CSV file (RFC 4180). A text that begins like a formula gets an apostrophe before it. */
export function csvRecord(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
