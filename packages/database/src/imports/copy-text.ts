const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in PostgreSQL's COPY text format; undefined and null are `\N`. U+0000, which no text column holds, is left out. */
export function copyCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') {
    const text = value.includes('\0') ? value.replaceAll('\0', '') : value;
    return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '') : text;
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

/** A row in COPY text format, with its line end. */
export function copyLine(values: readonly (string | number | boolean | null | undefined)[]): string {
  let line = '';
  for (let index = 0; index < values.length; index++) line += (index === 0 ? '' : '\t') + copyCell(values[index]);
  return `${line}\n`;
}
