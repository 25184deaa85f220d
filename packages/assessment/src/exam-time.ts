import type { MockBlueprint } from './blueprint.ts';

/** How much time a learner gets: as everybody, a multiple of it, or no limit. */
export const timeAllowances = ['standard', '1.25', '1.5', '2', 'untimed'] as const;
export type TimeAllowance = (typeof timeAllowances)[number];

const factors: Readonly<Record<Exclude<TimeAllowance, 'untimed'>, number>> = {
  standard: 1,
  '1.25': 1.25,
  '1.5': 1.5,
  '2': 2,
};

/** Answers that were on their way at the end are taken this long after it. Seconds. */
export const GRACE_SECONDS = 15;

/** Time of a mock exam before any allowance, in whole minutes, rounded up. */
export function examMinutes(
  { secondsPerQuestion }: Pick<MockBlueprint, 'secondsPerQuestion'>,
  questions: number,
): number {
  return Math.ceil((secondsPerQuestion * questions) / 60);
}

/** Minutes with an allowance, rounded up in favor of the learner; `null` without a limit. */
export function allowedMinutes(minutes: number, allowance: TimeAllowance): number | null {
  return allowance === 'untimed' ? null : Math.ceil(minutes * factors[allowance]);
}
