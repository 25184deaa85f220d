export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text for element content or a double-quoted attribute. */
export function xmlText(text: string): string {
  return text.replaceAll(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? character);
}

/** A line as a paragraph; one with spaces side by side is preformatted, so that they stay. */
export function xmlLine(line: string): string {
  const tag = line.includes('  ') ? 'pre' : 'p';
  return `<${tag}>${xmlText(line)}</${tag}>`;
}
