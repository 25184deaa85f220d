import {
  categoryLabels,
  characteristicLabels,
  DIF_MIN_GROUP,
  DIF_MIN_TOTAL,
  type GroupCategory,
  type GroupCharacteristic,
} from '@careway/assessment';
import type { FairnessComparison, FairnessFinding, FairnessRun, FairnessRunDetail } from '@careway/contract';
import {
  type Database,
  type DifComparisonRecord,
  type DifFindingRecord,
  type DifRunRecord,
  findDifRun,
  listDifComparisons,
  listDifFindings,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

const statusLabels = {
  ok: 'Compared',
  insufficient: `Too few people: a comparison needs ${DIF_MIN_GROUP} in the smaller group and ${DIF_MIN_TOTAL} in both`,
  'purification-loop': 'Compared, but the set of questions used for matching did not settle',
} as const;

/** A run in the list. */
export function describeRun({ madeAt, startedBy: _, ...run }: DifRunRecord): FairnessRun {
  return { ...run, madeAt: madeAt.toISOString() };
}

/** A run with its comparisons and what it found of questions; without a filter only classes B and C. */
export async function describeRunDetail(
  db: Kysely<Database>,
  id: string,
  filter: { readonly item?: string | undefined; readonly class?: 'A' | 'B' | 'C' | undefined },
): Promise<FairnessRunDetail> {
  const run = await findDifRun(db, id);
  if (run === undefined) throw new ProblemError('not-found', `There is no comparison of groups ${id}.`);
  const classes =
    filter.class !== undefined ? [filter.class] : filter.item === undefined ? (['B', 'C'] as const) : undefined;
  const [comparisons, findings] = await Promise.all([
    listDifComparisons(db, id),
    listDifFindings(db, id, { itemId: filter.item, classes }),
  ]);
  return {
    ...describeRun(run),
    sentence: sentenceOf(comparisons),
    minimum: { group: DIF_MIN_GROUP, total: DIF_MIN_TOTAL },
    comparisons: comparisons.map(describeComparison),
    findings: findings.map(describeFinding),
  };
}

function sentenceOf(comparisons: readonly DifComparisonRecord[]): string {
  const compared = comparisons.filter(({ status }) => status !== 'insufficient');
  if (compared.length === 0) {
    return `Too early to tell: no two groups have enough people. A comparison needs ${DIF_MIN_GROUP} in the smaller group and ${DIF_MIN_TOTAL} in both.`;
  }
  const large = compared.reduce((sum, { classes }) => sum + classes.C, 0);
  const moderate = compared.reduce((sum, { classes }) => sum + classes.B, 0);
  const pairs = `${compared.length} ${compared.length === 1 ? 'comparison' : 'comparisons'} of groups`;
  if (large + moderate === 0) return `No question favors a group noticeably in ${pairs}.`;
  return `In ${pairs}, ${large} ${large === 1 ? 'difference is' : 'differences are'} large (class C) and ${moderate} moderate (class B).`;
}

function describeComparison(comparison: DifComparisonRecord): FairnessComparison {
  const { characteristic, reference, focal, status, referenceN, focalN, classes, untested } = comparison;
  return {
    characteristic,
    characteristicLabel: labelOfCharacteristic(characteristic),
    reference: reference === null ? null : labelled(reference),
    focal: labelled(focal),
    status,
    statusLabel: statusLabels[status],
    referenceN,
    focalN,
    classes,
    untested,
  };
}

function describeFinding(finding: DifFindingRecord): FairnessFinding {
  const { reference, focal, ...numbers } = finding;
  return {
    ...numbers,
    reference: labelled(reference ?? focal),
    focal: labelled(focal),
    direction: directionOf(finding),
  };
}

/** "Favors “Man” over “Woman” of the same ability". */
export function directionOf(finding: {
  readonly reference: string | null;
  readonly focal: string;
  readonly delta: number | null;
  readonly effect: number | null;
}): string {
  const difference = finding.delta ?? finding.effect ?? 0;
  const [reference, focal] = [labelOfCategory(finding.reference ?? finding.focal), labelOfCategory(finding.focal)];
  const [favored, other] = difference < 0 ? [reference, focal] : [focal, reference];
  return `Favors “${favored}” over “${other}” of the same ability`;
}

function labelled(value: string): { value: string; label: string } {
  return { value, label: labelOfCategory(value) };
}

export function labelOfCategory(value: string): string {
  return categoryLabels[value as GroupCategory] ?? value;
}

export function labelOfCharacteristic(value: string): string {
  return characteristicLabels[value as GroupCharacteristic] ?? value;
}
