import { itemSignals, LOW_EFFORT_SECONDS, MIN_ITEM_ANSWERS } from '@careway/assessment';
import type { ItemStatistics } from '@careway/contract';
import { type Database, findItemStatistics, listRevisions } from '@careway/database';
import type { Kysely } from 'kysely';
import { itemNotFound } from './describe-item.ts';

/** What answers say of the version in use. Below the least number of answers only the count is told. */
export async function describeStatistics(db: Kysely<Database>, itemId: string): Promise<ItemStatistics> {
  const current = (await listRevisions(db, itemId)).find(({ isCurrent }) => isCurrent);
  if (current === undefined) throw itemNotFound(itemId);
  const { item, revision } = current;
  const found = await findItemStatistics(db, itemId, revision, LOW_EFFORT_SECONDS);
  const isEnough = found.answers >= MIN_ITEM_ANSWERS;
  const options = item.options.map(({ id, text, credit }) => ({ id, text, credit, chosen: found.chosen.get(id) ?? 0 }));
  return {
    revision,
    answers: found.answers,
    needed: MIN_ITEM_ANSWERS,
    tooFast: found.tooFast,
    state: isEnough ? 'enough' : 'too-few',
    label: isEnough ? `${found.answers} answers` : `too few answers (${found.answers} of ${MIN_ITEM_ANSWERS})`,
    meanShare: isEnough ? found.meanShare : null,
    expectedShare: item.difficulty.justQualifiedShare,
    itemRestCorrelation: isEnough ? found.itemRestCorrelation : null,
    options: options.map((option) => ({ ...option, share: isEnough ? option.chosen / found.answers : null })),
    signals: [...itemSignals({ ...found, expectedShare: item.difficulty.justQualifiedShare, options })],
  };
}
