import { type AdverseImpact, adverseImpact, SMALL_GROUP_SHARE, SUPPRESSED_BELOW } from '@careway/psychometrics';
import {
  type GroupCategory,
  type GroupCharacteristic,
  groupCategories,
  groupCharacteristics,
  type PersonGroups,
} from './group-characteristics.ts';

/** People in a group before anything is told of it. */
export const IMPACT_MIN_GROUP = SUPPRESSED_BELOW;

/** A finished result of one person, and the groups they agreed to be counted in. */
export interface ImpactPerson {
  readonly groups: PersonGroups;
  readonly isReady: boolean;
}

/** Counts of one group at one target. */
export interface GroupCount {
  readonly group: GroupCategory;
  readonly people: number;
  readonly ready: number;
}

/** Counts that may be shown, by characteristic; `hidden` says that some group is left out, never how many people it has. */
export interface ShownCounts {
  readonly characteristic: GroupCharacteristic;
  readonly groups: readonly GroupCount[];
  readonly hidden: boolean;
}

/**
 * Counts people and ready people by group. A group below `IMPACT_MIN_GROUP` is left out. So that it cannot be found by
 * subtraction from a known total, the smallest shown group is left out too as long as all hidden people together are fewer
 * than the minimum (complementary suppression). With fewer than two groups left nothing is shown.
 */
export function countImpact(people: readonly ImpactPerson[]): readonly ShownCounts[] {
  return groupCharacteristics.map((characteristic) => {
    const counts = groupCategories[characteristic]
      .map((group) => {
        const members = people.filter(({ groups }) => groups[characteristic] === group);
        return { group, people: members.length, ready: members.filter(({ isReady }) => isReady).length };
      })
      .filter((count) => count.people > 0);
    let groups = counts.filter((count) => count.people >= IMPACT_MIN_GROUP);
    let left = sizeOf(counts) - sizeOf(groups);
    while (left > 0 && left < IMPACT_MIN_GROUP && groups.length > 0) {
      const smallest = groups.reduce((least, count) => (count.people < least.people ? count : least));
      groups = groups.filter((count) => count !== smallest);
      left += smallest.people;
    }
    const isShown = groups.length >= 2;
    return { characteristic, groups: isShown ? groups : [], hidden: isShown ? left > 0 : counts.length > 0 };
  });
}

function sizeOf(counts: readonly GroupCount[]): number {
  return counts.reduce((sum, { people }) => sum + people, 0);
}

/**
 * The four-fifths rule on shown counts (psychometrics, `adverseImpact`), or why it cannot be applied: `too-few` with fewer
 * than two groups that are large enough, `nobody-ready` when no group has a ready person.
 */
export function impactOf(
  shown: ShownCounts,
): { readonly status: 'compared'; readonly impact: AdverseImpact } | { readonly status: 'too-few' | 'nobody-ready' } {
  const pool = sizeOf(shown.groups);
  const tested = shown.groups.filter(({ people }) => people >= SMALL_GROUP_SHARE * pool);
  if (tested.length < 2) return { status: 'too-few' };
  if (tested.every(({ ready }) => ready === 0)) return { status: 'nobody-ready' };
  const counts = shown.groups.map(({ group, people, ready }) => ({ group, applicants: people, selected: ready }));
  return { status: 'compared', impact: adverseImpact(counts) };
}
