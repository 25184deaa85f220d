import { type ItemStatus, movesFrom } from '@careway/assessment';
import { type Database, listRevisions, recordAuditEvent, setItemStatus } from '@careway/database';
import type { Kysely } from 'kysely';
import { refuseUnjudged } from '../fairness/suspensions.ts';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { itemNotFound } from './describe-item.ts';
import { statusLabels } from './item-words.ts';

/** Moves the version in use to another status, with the reason in the audit log. */
export async function moveItem(
  deps: { readonly db: Kysely<Database> },
  author: Pick<Person, 'id'>,
  itemId: string,
  move: { readonly to: ItemStatus; readonly reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const current = (await listRevisions(trx, itemId)).find(({ isCurrent }) => isCurrent);
    if (current === undefined) throw itemNotFound(itemId);
    await refuseUnjudged(trx, itemId, { revision: current.revision, to: move.to });
    const allowed = movesFrom(current.status);
    if (!allowed.includes(move.to)) {
      const ways = allowed.length === 0 ? 'nowhere by a move' : `to ${allowed.join(' or ')}`;
      throw new ProblemError(
        'conflict',
        `${itemId} is ${statusLabels[current.status].toLowerCase()}; from there it goes ${ways}, not to ${move.to}.`,
      );
    }
    await setItemStatus(trx, itemId, move.to);
    await recordAuditEvent(trx, {
      actorId: author.id,
      action: 'item.moved',
      target: itemId,
      detail: { from: current.status, to: move.to, reason: move.reason, revision: current.revision },
    });
  });
}
