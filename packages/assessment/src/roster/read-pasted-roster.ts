import { addressFault, nameFault, type RejectedRow, type Roster, type RosterEntry, withoutRepeats } from './roster.ts';

/**
 * Reads a pasted roster: a line a learner, name and e-mail in either order, separated by comma, semicolon or tab, or
 * `Name <e-mail>`. Empty lines and a header are passed over; an address that stands twice counts once.
 */
export function readPastedRoster(text: string): Roster {
  const found: { readonly entry: RosterEntry; readonly text: string }[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const trimmed = raw.trim();
    if (trimmed === '' || (found.length === 0 && rejected.length === 0 && isHeader(trimmed))) continue;
    const read = readLine(trimmed);
    if ('reason' in read) rejected.push({ file: null, line, text: trimmed, ...read });
    else found.push({ entry: { file: null, line, sourcedId: null, ...read }, text: trimmed });
  }
  const once = withoutRepeats(found, { email: 'e-mail', sourcedId: 'id' });
  return {
    format: 'pasted',
    entries: once.entries,
    rejected: [...rejected, ...once.rejected].toSorted((a, b) => a.line - b.line),
    classes: [],
  };
}

function readLine(
  text: string,
): { readonly name: string; readonly email: string } | Pick<RejectedRow, 'column' | 'reason'> {
  const angled = /^"?([^<"]*?)"?\s*<([^>]*)>$/.exec(text);
  const parts =
    angled === null
      ? text
          .split(/[,;\t]/)
          .map(unquote)
          .filter((part) => part !== '')
      : [angled[1]?.trim() ?? '', angled[2]?.trim() ?? ''];
  const address = parts.find((part) => part.includes('@'));
  if (address === undefined) return { column: 'e-mail', reason: 'no e-mail address; write: name, name@example.org' };
  const wrongAddress = addressFault(address);
  if (wrongAddress !== null) return { column: 'e-mail', reason: wrongAddress };
  const names = parts.filter((part) => part !== address && part !== '');
  if (names.some((part) => part.includes('@')))
    return { column: 'e-mail', reason: 'more than one e-mail address on the line' };
  const name = names.join(' ').replace(/\s+/g, ' ');
  if (name === '') return { column: 'name', reason: 'no name; write: name, name@example.org' };
  const wrongName = nameFault(name);
  return wrongName === null ? { name, email: address.toLowerCase() } : { column: 'name', reason: wrongName };
}

function unquote(part: string): string {
  return part
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

function isHeader(text: string): boolean {
  return !text.includes('@') && /\be-?mail\b/i.test(text);
}
