import { itemSignals, LOW_EFFORT_SECONDS, MIN_ITEM_ANSWERS } from '@careway/assessment';
import type { ItemStatistics } from '@careway/contract';
import { type Database, findItemStatistics, listBlueprints, listItemExposure, listRevisions } from '@careway/database';
import type { Kysely } from 'kysely';
import { itemNotFound } from './describe-item.ts';

/** What answers say of the version in use. Below the least number of answers only the count is told. */
export async function describeStatistics(db: Kysely<Database>, itemId: string): Promise<ItemStatistics> {
  const current = (await listRevisions(db, itemId)).find(({ isCurrent }) => isCurrent);
  if (current === undefined) throw itemNotFound(itemId);
  const { item, revision } = current;
  const found = await findItemStatistics(db, itemId, revision, LOW_EFFORT_SECONDS);
  const isEnough = found.answers >= MIN_ITEM_ANSWERS;
  const options = item.options.map(({ id, text, credit }) => ({
    id,
    text,
    credit,
    ...(found.options.get(id) ?? { chosen: 0, restShare: null, restCorrelation: null }),
  }));
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
    options: options.map((option) => ({
      ...option,
      share: isEnough ? option.chosen / found.answers : null,
      restShare: isEnough ? option.restShare : null,
      restCorrelation: isEnough ? option.restCorrelation : null,
    })),
    exposure: await describeExposure(db, itemId),
    signals: [...itemSignals({ ...found, expectedShare: item.difficulty.justQualifiedShare, options })],
  };
}

/** How often the adaptive quizzes showed the question; a share only where enough attempts were begun. */
async function describeExposure(db: Kysely<Database>, itemId: string): Promise<ItemStatistics['exposure']> {
  const [counts, blueprints] = await Promise.all([listItemExposure(db, itemId), listBlueprints(db)]);
  const titles = new Map(blueprints.map(({ slug, title }) => [slug, title]));
  return counts
    .filter(({ shown }) => shown > 0)
    .map(({ quiz, shown, attempts }) => {
      const isEnough = attempts >= MIN_ITEM_ANSWERS;
      return {
        quiz,
        title: titles.get(quiz) ?? quiz,
        shown,
        attempts,
        share: isEnough ? shown / attempts : null,
        label: isEnough ? `${attempts} attempts` : `too few attempts (${attempts} of ${MIN_ITEM_ANSWERS})`,
      };
    });
}
