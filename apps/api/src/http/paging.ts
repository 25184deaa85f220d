import { ProblemError } from './problem.ts';

/** A page out of one row more than was asked for; the cursor is opaque to callers. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/** What a cursor holds. */
export function encodeCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

/** Reads a cursor of ours; anything else is refused. */
export function decodeCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (key === '' || encodeCursor(key) !== cursor) throw cursorRefused();
  return key;
}

/** Reads a cursor made of an instant and a UUID, for lists in order of time. */
export function decodeTimeCursor(cursor: string): { readonly at: string; readonly id: string } {
  const match = timeCursor.exec(decodeCursor(cursor));
  const [, at, id] = match ?? [];
  if (at === undefined || id === undefined) throw cursorRefused();
  return { at, id };
}

/** The key of a list in order of time. */
export function timeKey(row: { readonly at: string; readonly id: string }): string {
  return `${row.at}|${row.id}`;
}

const timeCursor = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function cursorRefused(): ProblemError {
  const message = 'not a cursor of this list; use nextCursor of the page before';
  return new ProblemError('invalid-request', `query.cursor: ${message}`, [{ path: 'query.cursor', message }]);
}
