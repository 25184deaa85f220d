import type { ItemContent } from '@careway/contract';
import {
  type Database,
  type DraftRecord,
  deleteDraft,
  insertDrafts,
  listKnownItemIds,
  listRevisions,
  lockDraft,
  recordAuditEvent,
  saveDraft,
  setDraftStatus,
  takeWorkbenchIds,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { itemNotFound, listObjectiveSlugs } from './describe-item.ts';
import { presentFaults, readContent } from './item-content.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}
type Author = Pick<Person, 'id'>;

/** Begins a question of the caller's. Returns its id. */
export async function createDraft(deps: Deps, author: Author, content: ItemContent): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const [itemId] = await takeWorkbenchIds(trx, 1);
    if (itemId === undefined) throw new Error('No number was given for a new question.');
    const draft = readContent(content, []);
    await refuseStrangers(trx, itemId, content);
    await insertDrafts(trx, [{ itemId, draft, source: null }], author.id, deps.now());
    return itemId;
  });
}

/** Saves a draft as its next edition; the first one of a published question opens a draft beside the version in use. */
export async function editDraft(
  deps: Deps,
  author: Author,
  itemId: string,
  input: { readonly content: ItemContent; readonly edition: number },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const before = await lockDraft(trx, itemId);
    const [latest] = await listRevisions(trx, itemId);
    if (before === undefined && latest === undefined) throw itemNotFound(itemId);
    refuseStale(before?.edition ?? 0, input.edition);
    await refuseStrangers(trx, itemId, input.content);
    const reviews = before?.draft.reviews ?? latest?.item.reviews ?? [];
    await saveDraft(trx, itemId, {
      draft: readContent(input.content, reviews),
      before,
      baseRevision: latest?.revision ?? null,
      editorId: author.id,
      at: deps.now(),
    });
  });
}

/** Refuses enemies that are no questions, and the question itself among them. */
async function refuseStrangers(
  trx: Transaction<Database>,
  itemId: string,
  { enemies = [] }: ItemContent,
): Promise<void> {
  const known = await listKnownItemIds(trx, enemies);
  const faults = enemies.flatMap((enemy, index) => {
    if (known.has(enemy) && enemy !== itemId) return [];
    const message = enemy === itemId ? 'names the question itself' : `there is no question ${enemy}`;
    return [{ path: `body.content.enemies.${index}`, message }];
  });
  if (faults.length === 0) return;
  throw new ProblemError(
    'invalid-request',
    faults.map(({ path, message }) => `${path}: ${message}`).join('; '),
    faults,
  );
}

/** Throws a draft away; the version in use stays as it is. */
export async function discardDraft(deps: Deps, author: Author, itemId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const draft = await lockedDraft(trx, itemId);
    await deleteDraft(trx, itemId);
    await recordAuditEvent(trx, {
      actorId: author.id,
      action: 'item.draft-discarded',
      target: itemId,
      detail: { edition: draft.edition },
    });
  });
}

/** Sends a whole draft to review. */
export async function submitDraft(deps: Deps, itemId: string, edition: number): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const record = await lockedDraft(trx, itemId);
    refuseStale(record.edition, edition);
    if (record.status === 'review') throw new ProblemError('conflict', `${itemId} is in review already.`);
    await refuseFaults(trx, record);
    await setDraftStatus(trx, itemId, 'review', deps.now());
  });
}

/** The draft of a question, locked. */
export async function lockedDraft(trx: Transaction<Database>, itemId: string): Promise<DraftRecord> {
  const record = await lockDraft(trx, itemId);
  if (record === undefined) throw new ProblemError('not-found', `${itemId} has no draft.`);
  return record;
}

/** Refuses what was made from another edition than the one there is. */
export function refuseStale(edition: number, seen: number): void {
  if (edition === seen) return;
  throw new ProblemError(
    'conflict',
    `Somebody saved edition ${edition} of this draft after edition ${seen} that you have. Nothing was overwritten. Open the question again to see theirs.`,
  );
}

/** Refuses a draft that is not whole, naming everything it lacks. */
export async function refuseFaults(trx: Transaction<Database>, record: DraftRecord): Promise<void> {
  const faults = presentFaults(record.draft, await listObjectiveSlugs(trx, record.draft.domain));
  if (faults.length === 0) return;
  throw new ProblemError(
    'invalid-request',
    `${record.itemId} lacks ${faults.length} ${faults.length === 1 ? 'thing' : 'things'} before a second person can review it.`,
    faults.map(({ field, message }) => ({ path: field, message })),
  );
}
