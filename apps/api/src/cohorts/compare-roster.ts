import type { RejectedRow, RosterEntry } from '@careway/assessment';
import type { LearnerRecord, RosterIdentity } from '@careway/database';

/** A learner whose row says something else than the roster holds. */
export interface ChangedLearner {
  readonly entry: RosterEntry;
  readonly before: RosterIdentity & { readonly id: string };
  readonly after: RosterIdentity & { readonly id: string };
}

/** What a roster file would do to a roster. */
export interface RosterChanges {
  readonly added: readonly RosterEntry[];
  readonly changed: readonly ChangedLearner[];
  readonly unchanged: readonly RosterEntry[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Compares the entries of a file with a roster. A learner is found by the id of the other system, then by e-mail; never by
 * name alone. A row that would give one learner what identifies another is refused.
 */
export function compareRoster(entries: readonly RosterEntry[], roster: readonly LearnerRecord[]): RosterChanges {
  const bySourcedId = new Map(roster.flatMap((one) => (one.sourcedId === null ? [] : [[one.sourcedId, one] as const])));
  const byEmail = new Map(roster.flatMap((one) => (one.email === null ? [] : [[one.email, one] as const])));
  const added: RosterEntry[] = [];
  const changed: ChangedLearner[] = [];
  const unchanged: RosterEntry[] = [];
  const rejected: RejectedRow[] = [];
  for (const entry of entries) {
    const bySource = entry.sourcedId === null ? undefined : bySourcedId.get(entry.sourcedId);
    const byAddress = byEmail.get(entry.email);
    const found = bySource ?? byAddress;
    const fault = conflictOf(entry, bySource, byAddress);
    if (fault !== null) rejected.push(fault);
    else if (found === undefined) added.push(entry);
    else {
      const before = { id: found.id, name: found.name, email: found.email, sourcedId: found.sourcedId };
      const after = { ...before, name: entry.name, email: entry.email, sourcedId: entry.sourcedId ?? found.sourcedId };
      const isSame = before.name === after.name && before.email === after.email && before.sourcedId === after.sourcedId;
      if (isSame) unchanged.push(entry);
      else changed.push({ entry, before, after });
    }
  }
  return { added, changed, unchanged, rejected };
}

function conflictOf(
  entry: RosterEntry,
  bySource: LearnerRecord | undefined,
  byAddress: LearnerRecord | undefined,
): RejectedRow | null {
  const refuse = (column: string, reason: string): RejectedRow => ({
    file: entry.file,
    line: entry.line,
    column,
    text: `${entry.name}, ${entry.email}`,
    reason,
  });
  if (bySource !== undefined && byAddress !== undefined && bySource.id !== byAddress.id)
    return refuse('email', `${entry.email} belongs to another learner on this roster, ${byAddress.name}`);
  const isOtherId = byAddress?.sourcedId !== null && byAddress?.sourcedId !== entry.sourcedId;
  if (bySource === undefined && byAddress !== undefined && entry.sourcedId !== null && isOtherId)
    return refuse('sourcedId', `${entry.email} is on this roster with the id ${byAddress.sourcedId}`);
  return null;
}

/** What a change replaces, in words: the former value of each part that differs. */
export function formerWords({ before, after }: ChangedLearner): string {
  const parts = [
    before.name === after.name ? [] : [before.name],
    before.email === after.email ? [] : [before.email ?? 'no address'],
    before.sourcedId === after.sourcedId ? [] : [before.sourcedId === null ? 'no id' : `id ${before.sourcedId}`],
  ];
  return parts.flat().join(', ');
}
