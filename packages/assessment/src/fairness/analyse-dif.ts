import { type DifClass, difAbilityMatched, type Matrix, type Item as MeasuredItem } from '@careway/psychometrics';
import {
  type GroupCategory,
  type GroupCharacteristic,
  groupCategories,
  groupCharacteristics,
  type PersonGroups,
} from './group-characteristics.ts';

/** People in the smaller group, and in both, before a question may be classed (psychometrics, `differential-item-functioning`). */
export const DIF_MIN_GROUP = 100;
export const DIF_MIN_TOTAL = 400;

/** Named in every run, so that a later way of doing it is told from this one. */
export const DIF_METHOD = 'eap-matched-mantel-haenszel-1';

/** Above this share of false alarms among those suspended, an alarm is not acted on (Benjamini & Hochberg 1995). */
const FALSE_ALARM_SHARE = 0.05;

/** One person's scored answers and the groups they counted themselves in. */
export interface DifPerson {
  readonly groups: PersonGroups;
  readonly answers: readonly { readonly itemId: string; readonly category: number }[];
}

/**
 * A question in one comparison. `delta` on the ETS scale with its standard error for right/wrong questions, below 0 when it
 * is harder for the focal group; `effect` instead for partial credit, the standardised mean difference over the item's SD.
 * `uniform` and `nonUniform`: p of the logistic tests, `r2Change` the gain in Nagelkerke's R² by both.
 */
export interface DifFinding {
  readonly itemId: string;
  readonly itemClass: DifClass;
  readonly referenceN: number;
  readonly focalN: number;
  readonly p: number;
  readonly pAdjusted: number;
  readonly oddsRatio: number | null;
  readonly delta: number | null;
  readonly deltaSe: number | null;
  readonly effect: number | null;
  readonly uniformP: number | null;
  readonly nonUniformP: number | null;
  readonly r2Change: number | null;
  readonly logisticClass: DifClass | null;
}

/**
 * Two groups compared. `reference` is the larger one. `status` `insufficient` when the groups are too small: then there are
 * no numbers at all, not even how many people there are. `untested` counts questions too few of them answered.
 */
export interface DifComparison {
  readonly characteristic: GroupCharacteristic;
  readonly reference: GroupCategory | null;
  readonly focal: GroupCategory;
  readonly status: 'ok' | 'insufficient' | 'purification-loop';
  readonly referenceN: number | null;
  readonly focalN: number | null;
  readonly rounds: number;
  readonly untested: number;
  readonly findings: readonly DifFinding[];
}

/**
 * Differential item functioning of a pool in every comparison of a group with the largest group of the same characteristic,
 * people matched on ability. `models` are the questions' response models; those of status `suspended` are studied without
 * matching anybody. Groups below `DIF_MIN_GROUP` or `DIF_MIN_TOTAL` are named as insufficient. Empty data give only those.
 */
export function analyseDif(models: readonly MeasuredItem[], people: readonly DifPerson[]): readonly DifComparison[] {
  return groupCharacteristics.flatMap((characteristic) => {
    const sizes = groupCategories[characteristic].map((category) => ({
      category,
      people: people.filter(({ groups }) => groups[characteristic] === category),
    }));
    const largest = sizes.reduce((best, group) => (group.people.length > best.people.length ? group : best));
    return sizes
      .filter((group) => group !== largest)
      .map(({ category, people: focal }): DifComparison => {
        const pair = { characteristic, focal: category };
        const n = focal.length + largest.people.length;
        if (focal.length < DIF_MIN_GROUP || n < DIF_MIN_TOTAL || models.length === 0) {
          return { ...pair, ...nothing, status: 'insufficient' };
        }
        return { ...pair, ...compare(models, largest.people, focal), reference: largest.category };
      });
  });
}

const nothing = { reference: null, referenceN: null, focalN: null, rounds: 0, untested: 0, findings: [] } as const;

function compare(models: readonly MeasuredItem[], reference: readonly DifPerson[], focal: readonly DifPerson[]) {
  const people = [...reference, ...focal];
  const side = people.map((_, j) => (j < reference.length ? 0 : 1));
  const { results, rounds, settled } = difAbilityMatched(models, toScores(models, people), side, {
    minimumGroup: DIF_MIN_GROUP,
    minimumTotal: DIF_MIN_TOTAL,
  });
  const findings = results.flatMap((result): DifFinding[] => {
    const { itemId, itemClass, pAdjusted, mantelHaenszel, polytomous, logistic } = result;
    const test = mantelHaenszel ?? polytomous;
    if (itemClass === undefined || pAdjusted === undefined || test?.p === undefined) return [];
    return [
      {
        itemId,
        itemClass,
        referenceN: test.referenceN,
        focalN: test.focalN,
        p: test.p,
        pAdjusted,
        oddsRatio: mantelHaenszel?.alpha ?? null,
        delta: mantelHaenszel?.delta ?? null,
        deltaSe: mantelHaenszel?.seDelta ?? null,
        effect: polytomous?.effect ?? null,
        uniformP: logistic?.uniform?.p ?? null,
        nonUniformP: logistic?.nonUniform?.p ?? null,
        r2Change: logistic?.effect ?? null,
        logisticClass: logistic?.effectClass ?? null,
      },
    ];
  });
  return {
    status: settled ? ('ok' as const) : ('purification-loop' as const),
    referenceN: reference.length,
    focalN: focal.length,
    rounds,
    untested: models.length - findings.length,
    findings,
  };
}

function toScores(models: readonly MeasuredItem[], people: readonly DifPerson[]): Matrix {
  const places = new Map(models.map(({ id }, i) => [id, i]));
  const scores = new Int8Array(people.length * models.length).fill(-1);
  people.forEach(({ answers }, j) => {
    for (const { itemId, category } of answers) {
      const place = places.get(itemId);
      if (place !== undefined) scores[j * models.length + place] = category;
    }
  });
  return { persons: people.length, items: models.length, scores };
}

/**
 * Whether a finding takes its question out of use until people have looked at it: class C, and not one of the alarms that a
 * run over many questions raises by chance.
 */
export function suspends({ itemClass, pAdjusted }: Pick<DifFinding, 'itemClass' | 'pAdjusted'>): boolean {
  return itemClass === 'C' && pAdjusted < FALSE_ALARM_SHARE;
}
