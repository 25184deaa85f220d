import { type EducationLevel, educationLevels, type Fact } from '@careway/certifications';
import { knownMonths, type Step, type StepNeed } from './step.ts';
import type { StepMap } from './step-map.ts';

/** What a step of a route asks for in school and time, given the roles before it. */
export interface StepTime {
  /** Schooling beyond what was asked for before; null where the step asks for no more. A degree counts once a route. */
  readonly schooling: StepNeed | null;
  /** Months that a source gives: the step's own time, or that of a degree on the way that another step takes it from. */
  readonly knownMonths: number;
  /** Where `knownMonths` was read; null where it is 0. */
  readonly fact: Fact | null;
  /** Something of the step has no published time, so `knownMonths` is the least it takes. */
  readonly isOpen: boolean;
}

/**
 * The times of the steps of a route. A step without a time of its own takes that of the schooling it adds, where the map
 * has a published time for that level or one below it; the rest is open. A first role whose schooling nobody publishes
 * counts as none.
 */
export function timesOf(map: StepMap, steps: readonly Step[]): readonly StepTime[] {
  const published = publishedTimes(map);
  const [first] = steps;
  let reached = first === undefined ? 0 : rankOf(map.occupations.get(first.from)?.entryEducation.level);
  return steps.map((step) => {
    const schooling = step.needs.find((need) => need.kind === 'education' && rankOf(need.level) > reached) ?? null;
    const own = knownMonths(step);
    const level = rankOf(schooling?.level);
    const degree = published.findLast((each) => each.rank > reached && each.rank <= level);
    reached = Math.max(reached, ...step.needs.map((need) => rankOf(need.level)));
    if (own !== null) return { schooling, knownMonths: own, fact: step.typicalTime, isOpen: false };
    if (degree === undefined) return { schooling, knownMonths: 0, fact: null, isOpen: true };
    return { schooling, knownMonths: degree.months, fact: degree.fact, isOpen: degree.rank < level };
  });
}

/** The longest time a source gives for a step of the map, months; 0 where none gives any. */
export function longestTime(map: StepMap): number {
  return Math.max(0, ...map.steps.map((step) => knownMonths(step) ?? 0));
}

/** For each level of schooling that a step with a published time asks for: the longest such time, least schooling first. */
function publishedTimes(map: StepMap): readonly { rank: number; months: number; fact: Fact }[] {
  return educationLevels.flatMap((level, rank) => {
    const timed = map.steps.flatMap(({ needs, typicalTime, ...step }) => {
      const months = knownMonths({ ...step, needs, typicalTime });
      const asks = needs.some((need) => need.level === level);
      return asks && months !== null && typicalTime !== null ? [{ rank, months, fact: typicalTime }] : [];
    });
    return timed.toSorted((a, b) => b.months - a.months).slice(0, 1);
  });
}

function rankOf(level: EducationLevel | null | undefined): number {
  return level === null || level === undefined ? 0 : educationLevels.indexOf(level);
}
