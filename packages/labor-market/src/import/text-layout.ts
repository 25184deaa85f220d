import Papa from 'papaparse';

/** How the records of a text file are written. */
export interface TextLayout {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly newline: '\n' | '\r\n' | '\r';
  /** false: quotes are ordinary characters, as in O*NET's tab-delimited files. */
  readonly isQuoted: boolean;
}

const delimiters = [',', ';', '\t', '|'] as const;
const LINES_LOOKED_AT = 20;

/**
 * The layout of a text by its beginning: the separator that gives the same number of columns most often; the line end
 * that occurs outside quotes (a bare LF wins over CRLF, CR counts only where there is neither).
 */
export function layoutOf(head: string): TextLayout {
  const newline = newlineOf(head);
  const lines = head.split(newline);
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).slice(0, LINES_LOOKED_AT).join(newline);
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, score: scoreOf(whole, delimiter, newline) }))
    .toSorted((a, b) => b.score - a.score);
  const delimiter = best === undefined || best.score === 0 ? ',' : best.delimiter;
  const isQuoted = delimiter !== '\t' || /(?:^|[\t\n\r])"[^"\t\n\r]*"(?=[\t\r\n])/.test(head.slice(0, 2_000));
  return { delimiter, newline, isQuoted: isQuoted && !head.startsWith('O*NET-SOC Code\t') };
}

function scoreOf(text: string, delimiter: string, newline: '\n' | '\r\n' | '\r'): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, newline });
  const widths = data.map((cells) => cells.length);
  const counts = Map.groupBy(widths, (width) => width);
  return Math.max(0, ...[...counts].map(([width, rows]) => (width - 1) * rows.length));
}

function newlineOf(head: string): TextLayout['newline'] {
  let isInQuotes = false;
  let crlf = 0;
  for (let at = 0; at < head.length; at++) {
    const character = head[at];
    if (character === '"') isInQuotes = !isInQuotes;
    if (isInQuotes) continue;
    if (character === '\n') return '\n';
    if (character === '\r' && head[at + 1] === '\n') {
      crlf++;
      at++;
    }
  }
  if (crlf > 0) return '\r\n';
  if (head.includes('\n')) return head.includes('\r\n') ? '\r\n' : '\n';
  return head.includes('\r') ? '\r' : '\n';
}
