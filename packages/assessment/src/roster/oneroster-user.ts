import type { TableRow } from './read-table.ts';
import { addressFault, idFault, nameFault, type RejectedRow, type RosterEntry } from './roster.ts';

/** The learner that a row of users.csv names, or what is wrong with it, by column. The preferred names of 1.2 come first. */
export function readUser(
  row: TableRow,
  width: number,
): Pick<RosterEntry, 'name' | 'email' | 'sourcedId'> | Pick<RejectedRow, 'column' | 'reason'> {
  if (row.surplus > 0) return { column: 'row', reason: `${width + row.surplus} cells; the header has ${width}` };
  const sourcedId = row.cell('sourcedId');
  if (sourcedId === '') return { column: 'sourcedId', reason: 'empty; every user has one' };
  const wrongId = idFault(sourcedId);
  if (wrongId !== null) return { column: 'sourcedId', reason: wrongId };
  const status = row.cell('status').toLowerCase();
  if (status === 'inactive' || status === 'tobedeleted')
    return { column: 'status', reason: `${status}; an import adds and changes learners, it does not remove them` };
  const enabled = row.cell('enabledUser').toLowerCase();
  if (enabled === 'false') return { column: 'enabledUser', reason: 'false: this user is switched off' };
  if (enabled !== 'true')
    return { column: 'enabledUser', reason: `${enabled || 'empty'} is not allowed; write true or false` };
  const given = row.cell('preferredGivenName') || row.cell('givenName');
  const family = row.cell('preferredFamilyName') || row.cell('familyName');
  if (given === '') return { column: 'givenName', reason: 'empty; a given name is needed' };
  if (family === '') return { column: 'familyName', reason: 'empty; a family name is needed' };
  const name = `${given} ${family}`.replace(/\s+/g, ' ');
  const wrongName = nameFault(name);
  if (wrongName !== null) return { column: 'givenName', reason: wrongName };
  const email = row.cell('email');
  if (email === '') return { column: 'email', reason: 'empty; an e-mail address is needed to invite the learner' };
  const wrongAddress = addressFault(email);
  return wrongAddress === null
    ? { sourcedId, name, email: email.toLowerCase() }
    : { column: 'email', reason: wrongAddress };
}
