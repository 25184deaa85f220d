import { ExchangeError } from '../exchange/exchange-error.ts';
import { readTable, type TableRow } from './read-table.ts';
import {
  addressFault,
  idFault,
  nameFault,
  type RejectedRow,
  type Roster,
  type RosterEntry,
  withoutRepeats,
} from './roster.ts';

/** What each column of a roster may be called, compared without case, blanks and marks. */
const columnNames = {
  email: ['email', 'emailaddress', 'mail'],
  name: ['name', 'fullname', 'learner', 'student', 'studentname', 'displayname'],
  given: ['givenname', 'firstname', 'first'],
  family: ['familyname', 'lastname', 'surname', 'last'],
  id: ['sourcedid', 'id', 'studentid', 'sisuserid', 'idnumber', 'orgdefinedid'],
} as const;

type ColumnRole = keyof typeof columnNames;
type Columns = Readonly<Record<ColumnRole, string | undefined>>;

/** Whether a text begins with a header that a roster may have: a column of e-mail addresses and one of names. */
export function hasRosterHeader(text: string): boolean {
  const [first = ''] = text.split(/\r\n|\r|\n/, 1);
  if (first.includes('@')) return false;
  const roles = rolesOf(first.split(/[,;\t]/));
  return roles.email !== undefined && (roles.name !== undefined || roles.given !== undefined);
}

/**
 * Reads a roster from CSV with a header: an e-mail column, a name column or a given and a family one, and an id column if
 * there is one. Separated by comma, semicolon or tab. A wrong row is refused by line and column and stops only itself.
 * Throws `ExchangeError` ('broken-csv').
 */
export function readRosterCsv(text: string, fileName: string): Roster {
  const { columns: header, rows } = readTable(text, fileName);
  const columns = rolesOf(header);
  if (columns.email === undefined || (columns.name === undefined && columns.given === undefined)) {
    throw new ExchangeError(
      'broken-csv',
      `${fileName}, line 1: the header is ${header.join(', ')}; it needs email, and name or given name and family name. An id column is optional.`,
    );
  }
  const found: { readonly entry: RosterEntry; readonly text: string }[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const read = readRow(row, columns, header.length);
    if ('reason' in read) rejected.push({ file: null, line: row.line, text: row.text, ...read });
    else found.push({ entry: { file: null, line: row.line, ...read }, text: row.text });
  }
  const once = withoutRepeats(found, { email: columns.email, sourcedId: columns.id ?? 'id' });
  return {
    format: 'csv',
    entries: once.entries,
    rejected: [...rejected, ...once.rejected].toSorted((a, b) => a.line - b.line),
    classes: [],
  };
}

function readRow(
  row: TableRow,
  columns: Columns,
  width: number,
): Pick<RosterEntry, 'name' | 'email' | 'sourcedId'> | Pick<RejectedRow, 'column' | 'reason'> {
  const cell = (role: ColumnRole) => (columns[role] === undefined ? '' : row.cell(columns[role]));
  if (row.surplus > 0)
    return { column: 'row', reason: `${width + row.surplus} cells; the header has ${width}. Put quotes around commas` };
  const emailColumn = columns.email ?? 'email';
  const email = cell('email');
  if (email === '') return { column: emailColumn, reason: 'empty; an e-mail address is needed' };
  const wrongAddress = addressFault(email);
  if (wrongAddress !== null) return { column: emailColumn, reason: wrongAddress };
  const name = (columns.name === undefined ? `${cell('given')} ${cell('family')}` : cell('name'))
    .replace(/\s+/g, ' ')
    .trim();
  const nameColumn = columns.name ?? columns.given ?? 'name';
  if (name === '') return { column: nameColumn, reason: 'empty; a name is needed' };
  const wrongName = nameFault(name);
  if (wrongName !== null) return { column: nameColumn, reason: wrongName };
  const id = cell('id');
  const wrongId = idFault(id);
  if (wrongId !== null) return { column: columns.id ?? 'id', reason: wrongId };
  return { name, email: email.toLowerCase(), sourcedId: id === '' ? null : id };
}

function rolesOf(header: readonly string[]): Columns {
  const plain = header.map((name) => name.toLowerCase().replaceAll(/[^a-z]/g, ''));
  const columnOf = (role: ColumnRole) => {
    const place = plain.findIndex((name) => (columnNames[role] as readonly string[]).includes(name));
    return place < 0 ? undefined : header[place]?.trim();
  };
  return {
    email: columnOf('email'),
    name: columnOf('name'),
    given: columnOf('given'),
    family: columnOf('family'),
    id: columnOf('id'),
  };
}
