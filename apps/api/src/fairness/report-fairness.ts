import type { TechnicalReport } from '@careway/contract';
import { type Database, type DifSummary, findDifSummary } from '@careway/database';
import type { Kysely } from 'kysely';
import { labelOfCategory, labelOfCharacteristic } from './describe-fairness.ts';

/** What a quiz's technical report says of fairness: the latest comparison of groups and the verdicts on its questions. */
export async function reportFairness(db: Kysely<Database>, quiz: string): Promise<TechnicalReport['fairness']> {
  const summary = await findDifSummary(db, quiz);
  if (summary === null)
    return { label: 'Not examined yet: groups were never compared.', madeAt: null, comparisons: [] };
  const compared = summary.comparisons.filter(({ status }) => status !== 'insufficient');
  return {
    label: labelOf(summary, compared.length),
    madeAt: summary.madeAt.toISOString(),
    comparisons: compared.map(({ characteristic, reference, focal, classes }) => ({
      comparison: `${labelOfCharacteristic(characteristic)}: ${labelOfCategory(focal)}, against ${labelOfCategory(reference ?? focal)}`,
      classes,
    })),
  };
}

function labelOf({ comparisons, suspensions }: DifSummary, compared: number): string {
  const { open, keep, revise, retire } = suspensions;
  const groups =
    compared === 0
      ? `Groups were compared, but none of the ${comparisons.length} comparisons had enough people.`
      : `${compared} of ${comparisons.length} comparisons of groups had enough people.`;
  const judged = keep + revise + retire;
  if (open + judged === 0) return `${groups} No question was taken out of use.`;
  return `${groups} Questions taken out of use because they favored a group: ${open + judged}; ${open} wait for a verdict, ${keep} kept, ${revise} to be revised, ${retire} retired.`;
}
