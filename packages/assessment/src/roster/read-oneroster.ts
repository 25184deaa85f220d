import { decodeText } from '../exchange/decode-text.ts';
import { ExchangeError } from '../exchange/exchange-error.ts';
import { checkManifest, type OneRosterVersion, readColumns, requiredColumns } from './oneroster-files.ts';
import { readUser } from './oneroster-user.ts';
import type { Table, TableRow } from './read-table.ts';
import { type RejectedRow, type Roster, type RosterClass, type RosterEntry, withoutRepeats } from './roster.ts';

/** What the rows of a package hold; tables that the manifest calls absent are empty. */
interface Package {
  readonly version: OneRosterVersion;
  readonly users: Table;
  readonly roles: Table;
  readonly classes: Table;
  readonly enrollments: Table;
}

const emptyTable: Table = { columns: [], rows: [] };
const statuses = ['', 'active', 'inactive', 'tobedeleted'];

/**
 * Reads the learners of a OneRoster 1.1 or 1.2 CSV package from its texts by path. A learner is a user with an enrollment
 * of role student in a class that stays (in `classId` where it is given); without enrollments, a user whose role is student.
 * Bulk and delta files are read alike: rows add and change, they never remove. Throws `ExchangeError` naming the file.
 */
export function readOneRoster(texts: ReadonlyMap<string, Uint8Array>, name: string, classId?: string): Roster {
  const found = openPackage(texts, name);
  const rejected: RejectedRow[] = [];
  const refuse = (file: string, row: TableRow, column: string, reason: string) =>
    rejected.push({ file, line: row.line, column, text: row.text, reason });
  const isSound = (file: string, row: TableRow) => {
    const status = row.cell('status').toLowerCase();
    if (statuses.includes(status)) return true;
    refuse(
      file,
      row,
      'status',
      `${row.cell('status')} is not a status; allowed: active, inactive, tobedeleted or empty`,
    );
    return false;
  };
  const users = new Map(found.users.rows.map((row) => [row.cell('sourcedId'), row]));
  const classes = found.classes.rows.filter((row) => isSound('classes.csv', row) && stays(row));
  const knownClasses = new Set(found.classes.rows.map((row) => row.cell('sourcedId')));
  const learnersOf = new Map<string, Set<string>>(classes.map((row) => [row.cell('sourcedId'), new Set()]));
  if (classId !== undefined && !learnersOf.has(classId)) {
    const known = [...learnersOf.keys()].join(', ') || 'none';
    throw new ExchangeError('unknown-format', `${name} has no class ${classId}; its classes: ${known}.`);
  }
  for (const row of found.enrollments.rows) {
    if (!isSound('enrollments.csv', row) || !stays(row) || row.cell('role').toLowerCase() !== 'student') continue;
    const [user, inClass] = [row.cell('userSourcedId'), row.cell('classSourcedId')];
    if (!users.has(user)) {
      refuse('enrollments.csv', row, 'userSourcedId', `${user || 'empty'} is not a sourcedId of users.csv`);
    } else if (!knownClasses.has(inClass)) {
      refuse('enrollments.csv', row, 'classSourcedId', `${inClass || 'empty'} is not a sourcedId of classes.csv`);
    } else learnersOf.get(inClass)?.add(user);
  }
  const wanted = wantedLearners(found, learnersOf, classId);
  const accepted: { readonly entry: RosterEntry; readonly text: string }[] = [];
  for (const row of found.users.rows) {
    if (!isSound('users.csv', row) || !wanted.has(row.cell('sourcedId'))) continue;
    const read = readUser(row, found.users.columns.length);
    if ('reason' in read) refuse('users.csv', row, read.column, read.reason);
    else accepted.push({ entry: { file: 'users.csv', line: row.line, ...read }, text: row.text });
  }
  const once = withoutRepeats(accepted, { email: 'email', sourcedId: 'sourcedId' });
  return {
    format: `oneroster-${found.version}`,
    entries: once.entries,
    rejected: [...rejected, ...once.rejected],
    classes: classes.map((row) => describeClass(row, learnersOf)),
  };
}

/** Ids of the users to take. */
function wantedLearners(
  { version, users, roles, enrollments }: Package,
  learnersOf: ReadonlyMap<string, ReadonlySet<string>>,
  classId: string | undefined,
): ReadonlySet<string> {
  if (classId !== undefined) return learnersOf.get(classId) ?? new Set();
  if (enrollments.columns.length > 0) return new Set([...learnersOf.values()].flatMap((ids) => [...ids]));
  const [rows, idColumn] = version === '1.1' ? [users.rows, 'sourcedId'] : [roles.rows, 'userSourcedId'];
  return new Set(
    rows.filter((row) => row.cell('role').toLowerCase() === 'student' && stays(row)).map((row) => row.cell(idColumn)),
  );
}

function describeClass(row: TableRow, learnersOf: ReadonlyMap<string, ReadonlySet<string>>): RosterClass {
  const sourcedId = row.cell('sourcedId');
  return { sourcedId, title: row.cell('title') || sourcedId, learners: learnersOf.get(sourcedId)?.size ?? 0 };
}

/** Whether a row describes something that exists on: not inactive, not to be deleted. */
function stays(row: TableRow): boolean {
  return ['', 'active'].includes(row.cell('status').toLowerCase());
}

function openPackage(texts: ReadonlyMap<string, Uint8Array>, name: string): Package {
  const byName = new Map([...texts].map(([path, bytes]) => [path.slice(path.lastIndexOf('/') + 1), bytes]));
  const tableOf = (file: string, columns: readonly string[]) => {
    const bytes = byName.get(file);
    if (bytes === undefined) throw new ExchangeError('broken-archive', `${name} has no ${file}.`);
    return readColumns(decodeText(bytes, file), file, columns);
  };
  const { version, isPresent } = checkManifest(tableOf('manifest.csv', requiredColumns.manifest), name);
  const optional = (file: keyof typeof requiredColumns) =>
    isPresent(file) ? tableOf(`${file}.csv`, requiredColumns[file]) : emptyTable;
  if (!isPresent('users'))
    throw new ExchangeError(
      'unknown-format',
      `manifest.csv of ${name} says file.users is absent: it names no learner.`,
    );
  return {
    version,
    users: tableOf('users.csv', version === '1.1' ? [...requiredColumns.users, ...usersOf11] : requiredColumns.users),
    roles: version === '1.1' ? emptyTable : optional('roles'),
    classes: optional('classes'),
    enrollments: optional('enrollments'),
  };
}

/** Columns that 1.2 moved out of users.csv. */
export const usersOf11 = ['orgSourcedIds', 'role'];
