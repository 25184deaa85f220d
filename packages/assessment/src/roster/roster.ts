/** A learner named by one row of a roster. */
export interface RosterEntry {
  /** The CSV file inside a package; null where the roster is one text. */
  readonly file: string | null;
  /** Counted from 1; the line on which the row begins. */
  readonly line: number;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  /** The learner's id in the system the roster comes from; null where the roster has none. */
  readonly sourcedId: string | null;
}

/** A row that names nobody, with what is wrong, where, and what is allowed. */
export interface RejectedRow {
  readonly file: string | null;
  readonly line: number;
  readonly column: string;
  readonly text: string;
  readonly reason: string;
}

export const rosterFormats = ['pasted', 'csv', 'oneroster-1.1', 'oneroster-1.2', 'lti-nrps'] as const;
export type RosterFormat = (typeof rosterFormats)[number];

/** A class of a package, with how many learners of it can be taken. */
export interface RosterClass {
  readonly sourcedId: string;
  readonly title: string;
  readonly learners: number;
}

/** What a roster holds: each row that is not empty is an entry, refused, or about somebody who is not a learner. */
export interface Roster {
  readonly format: RosterFormat;
  readonly entries: readonly RosterEntry[];
  readonly rejected: readonly RejectedRow[];
  /** Empty where the roster is not a package. */
  readonly classes: readonly RosterClass[];
}

const addressForm = /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/;
const MAX_NAME_LENGTH = 120;
const MAX_ADDRESS_LENGTH = 254;
const MAX_ID_LENGTH = 200;

/** What keeps a text from being an e-mail address; null when it is one. */
export function addressFault(address: string): string | null {
  if (addressForm.test(address) && address.length <= MAX_ADDRESS_LENGTH) return null;
  return `${address} is not an e-mail address`;
}

/** What keeps a text from being a learner's name; null when it can be one. */
export function nameFault(name: string): string | null {
  if (name.length <= MAX_NAME_LENGTH) return null;
  return `the name has ${name.length} characters; ${MAX_NAME_LENGTH} are allowed`;
}

/** What keeps a text from being a learner's id in another system; null when it can be one. */
export function idFault(id: string): string | null {
  return id.length <= MAX_ID_LENGTH ? null : `the id has ${id.length} characters; ${MAX_ID_LENGTH} are allowed`;
}

/** Keeps the first row of each address and id; a later row that repeats one is refused and names the line of the first. */
export function withoutRepeats(
  found: readonly { readonly entry: RosterEntry; readonly text: string }[],
  columns: { readonly email: string; readonly sourcedId: string },
): { readonly entries: readonly RosterEntry[]; readonly rejected: readonly RejectedRow[] } {
  const entries: RosterEntry[] = [];
  const rejected: RejectedRow[] = [];
  const lineOfAddress = new Map<string, number>();
  const lineOfId = new Map<string, number>();
  for (const { entry, text } of found) {
    const { file, line, email, sourcedId } = entry;
    const idLine = sourcedId === null ? undefined : lineOfId.get(sourcedId);
    const addressLine = lineOfAddress.get(email);
    if (idLine !== undefined) {
      const reason = `${sourcedId} is on line ${idLine} already; each learner has one row`;
      rejected.push({ file, line, column: columns.sourcedId, text, reason });
    } else if (addressLine !== undefined) {
      rejected.push({
        file,
        line,
        column: columns.email,
        text,
        reason: `${email} is on line ${addressLine} already`,
      });
    } else {
      lineOfAddress.set(email, line);
      if (sourcedId !== null) lineOfId.set(sourcedId, line);
      entries.push(entry);
    }
  }
  return { entries, rejected };
}
