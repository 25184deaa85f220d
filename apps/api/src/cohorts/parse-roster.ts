/** A learner named by one line of a pasted roster. */
export interface RosterLine {
  readonly line: number;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
}

/** A line that names nobody, with what is wrong and where. */
export interface RejectedLine {
  readonly line: number;
  readonly column: 'name' | 'e-mail' | 'line';
  readonly text: string;
  readonly reason: string;
}

const addressForm = /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/;
const MAX_NAME_LENGTH = 120;
const MAX_ADDRESS_LENGTH = 254;

/**
 * Reads a pasted roster: a line a learner, name and e-mail in either order, separated by comma, semicolon or tab, or
 * `Name <e-mail>`. Empty lines and a header are passed over; an address that stands twice counts once.
 */
export function parseRoster(text: string): {
  readonly learners: readonly RosterLine[];
  readonly rejected: readonly RejectedLine[];
} {
  const learners: RosterLine[] = [];
  const rejected: RejectedLine[] = [];
  const firstLineOf = new Map<string, number>();
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const trimmed = raw.trim();
    if (trimmed === '' || (learners.length === 0 && rejected.length === 0 && isHeader(trimmed))) continue;
    const read = readLine(trimmed);
    if ('reason' in read) {
      rejected.push({ line, text: trimmed, ...read });
      continue;
    }
    const before = firstLineOf.get(read.email);
    if (before !== undefined) {
      rejected.push({ line, column: 'e-mail', text: trimmed, reason: `${read.email} is on line ${before} already` });
      continue;
    }
    firstLineOf.set(read.email, line);
    learners.push({ line, ...read });
  }
  return { learners, rejected };
}

function readLine(
  text: string,
): { readonly name: string; readonly email: string } | Pick<RejectedLine, 'column' | 'reason'> {
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
  if (!addressForm.test(address) || address.length > MAX_ADDRESS_LENGTH)
    return { column: 'e-mail', reason: `${address} is not an e-mail address` };
  const names = parts.filter((part) => part !== address && part !== '');
  if (names.some((part) => part.includes('@')))
    return { column: 'e-mail', reason: 'more than one e-mail address on the line' };
  const name = names.join(' ').replace(/\s+/g, ' ');
  if (name === '') return { column: 'name', reason: 'no name; write: name, name@example.org' };
  if (name.length > MAX_NAME_LENGTH)
    return { column: 'name', reason: `the name has ${name.length} characters; ${MAX_NAME_LENGTH} are allowed` };
  return { name, email: address.toLowerCase() };
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
