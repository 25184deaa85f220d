import { LEAST_SHOWN } from './pay-gap.ts';

/** A group of people in a table that is to be shown to others. */
export interface CountedGroup {
  readonly value: string;
  readonly people: number;
  /** People of every wider group of the same file that holds this one: without one filter, without two, everyone. */
  readonly wider: readonly number[];
}

/**
 * Whether a group's figures tell of fewer than 5 people: the group itself, or those of a wider group that are not in it
 * (a group of 22 beside everyone's 23 gives away the one who is missing).
 */
export function tellsOfFew({ people, wider }: Omit<CountedGroup, 'value'>): boolean {
  return people < LEAST_SHOWN || wider.some((all) => all > people && all - people < LEAST_SHOWN);
}

/**
 * The groups of a table that must be hidden so that no group of fewer than 5 can be had by subtraction from `total`, the
 * people of the whole table: those that tell of few; then the next smallest, until the hidden ones are at least two and
 * together at least 5 (complementary suppression). People of the table in none of its groups count as one that is hidden.
 * Where nothing may be said of the total, every group is hidden, since their sum is the total.
 */
export function groupsToHide(
  groups: readonly CountedGroup[],
  total: Omit<CountedGroup, 'value'> | undefined,
): ReadonlySet<string> {
  if (total === undefined || tellsOfFew(total)) return new Set(groups.map(({ value }) => value));
  const hidden = new Set<string>();
  const listed = groups.reduce((sum, { people }) => sum + people, 0);
  let [hiddenGroups, hiddenPeople] = total.people > listed ? [1, total.people - listed] : [0, 0];
  const hide = (group: CountedGroup) => {
    hidden.add(group.value);
    hiddenGroups++;
    hiddenPeople += group.people;
  };
  for (const group of groups) if (tellsOfFew(group)) hide(group);
  for (const group of groups.toSorted((a, b) => a.people - b.people || (a.value < b.value ? -1 : 1))) {
    const isUnsafe = hiddenPeople < LEAST_SHOWN ? hiddenGroups > 0 : hidden.size > 0 && hiddenGroups < 2;
    if (!isUnsafe) break;
    if (!hidden.has(group.value)) hide(group);
  }
  return hidden;
}
