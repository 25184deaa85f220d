import { decodeText } from '../exchange/decode-text.ts';
import { ExchangeError } from '../exchange/exchange-error.ts';
import { type ArchiveLimits, isArchive, openArchive } from '../exchange/open-archive.ts';
import { readOneRoster } from './read-oneroster.ts';
import { readPastedRoster } from './read-pasted-roster.ts';
import { hasRosterHeader, readRosterCsv } from './read-roster-csv.ts';
import type { Roster } from './roster.ts';

const MEGABYTE = 1024 * 1024;

/** How much of a roster is taken: a school district's package fits, a bomb does not. */
export interface RosterLimits extends ArchiveLimits {
  readonly maxFileBytes: number;
  /** Learners of one import. */
  readonly maxEntries: number;
}

/** The most that a roster may have. */
export const defaultRosterLimits: RosterLimits = {
  maxFileBytes: 8 * MEGABYTE,
  maxArchiveEntries: 100,
  maxInflatedBytes: 64 * MEGABYTE,
  maxTextBytes: 32 * MEGABYTE,
  maxInflationRatio: 200,
  maxEntries: 5_000,
};

/**
 * Reads a roster file: a OneRoster 1.1 or 1.2 CSV package (ZIP), CSV with a header, or lines of name and e-mail. `classId`
 * takes one class of a package; without it every learner of the package is taken. Throws `ExchangeError` for a file that
 * cannot be taken whole ('too-large', 'unsafe-archive', 'broken-archive', 'wrong-encoding', 'broken-csv', 'unknown-format').
 */
export function readRoster(
  file: { readonly name: string; readonly bytes: Uint8Array },
  classId?: string,
  limits: RosterLimits = defaultRosterLimits,
): Roster {
  const { name, bytes } = file;
  if (bytes.length > limits.maxFileBytes)
    throw new ExchangeError(
      'too-large',
      `${name} has ${bytes.length} bytes; at most ${limits.maxFileBytes} are taken.`,
    );
  const roster = isArchive(bytes)
    ? readOneRoster(openArchive(bytes, name, limits).texts, name, classId)
    : readText(decodeText(bytes, name), name);
  if (roster.entries.length > limits.maxEntries) {
    const found = `${roster.entries.length} learners`;
    throw new ExchangeError('too-large', `${name} has ${found}; at most ${limits.maxEntries} are taken at once.`);
  }
  return roster;
}

function readText(text: string, name: string): Roster {
  if (text.trim() === '') throw new ExchangeError('unknown-format', `${name} is empty.`);
  if (hasRosterHeader(text) || (/\.csv$/i.test(name) && !text.split(/\r\n|\r|\n/, 1)[0]?.includes('@')))
    return readRosterCsv(text, name);
  return readPastedRoster(text);
}
