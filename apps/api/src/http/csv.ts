/** A cell that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** A record of a CSV file (RFC 4180). A text that begins like a formula gets an apostrophe before it. */
export function csvRecord(cells: readonly (string | number)[], separator: ',' | '\t' = ','): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

function csvCell(cell: string | number, separator: string): string {
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
