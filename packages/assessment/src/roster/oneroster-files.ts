import { ExchangeError } from '../exchange/exchange-error.ts';
import { readTable, type Table } from './read-table.ts';

/** The versions of the OneRoster CSV binding that are read. */
export const oneRosterVersions = ['1.1', '1.2'] as const;
export type OneRosterVersion = (typeof oneRosterVersions)[number];

/**
 * Columns whose values must be there, in files that both versions have in common (1EdTech OneRoster CSV binding 1.1 and 1.2).
 * `users` lacks `orgSourcedIds` and `role`, which only 1.1 has.
 */
export const requiredColumns = {
  manifest: ['propertyName', 'value'],
  users: ['sourcedId', 'enabledUser', 'username', 'givenName', 'familyName'],
  roles: ['sourcedId', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
  classes: ['sourcedId', 'title', 'classType', 'schoolSourcedId', 'termSourcedIds'],
  enrollments: ['sourcedId', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
} as const;

const presences = ['bulk', 'delta', 'absent'];

/** Parts a file of the package and refuses one that lacks a column. Throws `ExchangeError` ('broken-csv'). */
export function readColumns(text: string, file: string, columns: readonly string[]): Table {
  const table = readTable(text, file, ',');
  const missing = columns.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) {
    const names = missing.join(', ');
    throw new ExchangeError('broken-csv', `${file}, line 1: the header lacks ${names}.`);
  }
  return table;
}

/** The version of a package and which files it says are there. Throws `ExchangeError` ('unknown-format'). */
export function checkManifest(
  manifest: Table,
  name: string,
): { readonly version: OneRosterVersion; readonly isPresent: (file: string) => boolean } {
  const properties = new Map(manifest.rows.map((row) => [row.cell('propertyName'), row]));
  const stated = properties.get('oneroster.version')?.cell('value') ?? 'none';
  const version = oneRosterVersions.find((known) => stated === known || stated.startsWith(`${known}.`));
  if (version === undefined) {
    throw new ExchangeError(
      'unknown-format',
      `manifest.csv of ${name} names the oneroster.version ${stated}; ${oneRosterVersions.join(' and ')} are read.`,
    );
  }
  const isPresent = (file: string) => {
    const row = properties.get(`file.${file}`);
    const presence = row?.cell('value').toLowerCase() ?? 'absent';
    if (!presences.includes(presence)) {
      throw new ExchangeError(
        'unknown-format',
        `manifest.csv, line ${row?.line ?? 1}: file.${file} is ${presence}; allowed: ${presences.join(', ')}.`,
      );
    }
    return presence !== 'absent';
  };
  return { version, isPresent };
}
