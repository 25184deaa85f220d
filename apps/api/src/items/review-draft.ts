import type { DraftItem, Item } from '@careway/assessment';
import type { ReviewItemBody } from '@careway/contract';
import { type Database, insertItemReview, publishDraft, recordAuditEvent, setDraftStatus } from '@careway/database';
import type { Kysely } from 'kysely';
import { refuseUnjudged } from '../fairness/suspensions.ts';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { reviewRefusalOf } from './describe-item.ts';
import { lockedDraft, refuseFaults, refuseStale } from './edit-draft.ts';

/**
 * A second person's review. Sent back, the draft is its author's again. Approved, it becomes the version in use as a pilot,
 * with the review in its record; attempts under way keep the version they were given.
 */
export async function reviewDraft(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  reviewer: Pick<Person, 'id'>,
  itemId: string,
  review: ReviewItemBody,
): Promise<void> {
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const record = await lockedDraft(trx, itemId);
    const refusal = reviewRefusalOf(record, reviewer);
    if (refusal !== null) throw new ProblemError('conflict', refusal);
    refuseStale(record.edition, review.edition);
    const { decision, challenged, changed, edition } = review;
    let revision: number | null = null;
    if (decision === 'approve') {
      await refuseUnjudged(trx, itemId, { revision: (record.baseRevision ?? 0) + 1, to: 'pilot' });
      await refuseFaults(trx, record);
      const entry = { on: at.toISOString().slice(0, 10), challenged, changed };
      revision = await publishDraft(trx, record, toPilot(record.draft, entry));
      await recordAuditEvent(trx, {
        actorId: reviewer.id,
        action: 'item.published',
        target: itemId,
        detail: { revision },
      });
    } else await setDraftStatus(trx, itemId, 'draft', at);
    await insertItemReview(trx, itemId, {
      edition,
      reviewerId: reviewer.id,
      decision,
      challenged,
      changed,
      revision,
      at,
    });
  });
}

/** A draft without faults as an item; what may be unknown in a draft is known by then. */
function toPilot(draft: DraftItem, review: Item['reviews'][number]): Omit<Item, 'id' | 'version'> {
  const { domain, objective, cognitiveLevel, ground, difficulty } = draft;
  if (domain === null || objective === null || cognitiveLevel === null || ground === null || difficulty === null)
    throw new Error('A draft with faults was approved.');
  return {
    ...draft,
    domain,
    objective,
    cognitiveLevel,
    ground,
    difficulty,
    status: 'pilot',
    reviews: [...draft.reviews, review],
  };
}
