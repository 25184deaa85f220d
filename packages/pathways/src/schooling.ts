import { type EducationLevel, educationLevels, type Fact } from '@careway/certifications';
import { publishedTime, type Step, type StepNeed, type StudyField } from './step.ts';
import type { StepMap } from './step-map.ts';

/** What a step of a route asks for in school and time, given the schooling held and the roles before it. */
export interface StepTime {
  /** Schooling beyond what was held or asked for before, in its order; none where the step asks for no more. */
  readonly schooling: readonly StepNeed[];
  /** The least that sources give, months: the step's own time, or that of a degree on the way that it takes. */
  readonly knownMonths: number;
  /** The most of what sources give, months: above `knownMonths` where a source gives a range. */
  readonly mostKnownMonths: number;
  /** Where the months were read. */
  readonly facts: readonly Fact[];
  /** Something of the step has no published time, so even `mostKnownMonths` leaves it out. */
  readonly isOpen: boolean;
}

/** A published time with the fact it was read from. */
interface StudyTime {
  readonly least: number;
  readonly most: number;
  readonly fact: Fact;
  readonly rank: number;
}

/**
 * The times of the steps of a route for a person who holds `held`. A degree counts once a route, and not at all where it
 * is held; one in a field counts for that field alone. A step without a time of its own takes that of the schooling it
 * adds, where the map has a published time for that level or one below it; the rest is open. Schooling that is to be had
 * before comes on top. A first role whose schooling nobody publishes counts as none.
 */
export function timesOf(map: StepMap, steps: readonly Step[], held: EducationLevel = 'none'): readonly StepTime[] {
  const published = studyTimes(map);
  const [first] = steps;
  let reached = Math.max(rankOf(held), first === undefined ? 0 : rankOf(entryLevelOf(map, first.from)));
  const inField = new Map<StudyField, number>();
  return steps.map((step) => {
    const asked = step.needs.filter((need) => need.kind === 'education');
    const isNew = ({ field, level }: StepNeed): boolean =>
      rankOf(level) > (field === undefined ? reached : (inField.get(field) ?? 0));
    const schooling = asked.filter(isNew);
    const before = reached;
    const parts = schooling.filter((need) => need.isPrior === true).map((need) => degreeTime(published, before, need));
    const own = asked.filter((need) => need.isPrior !== true);
    const adds = own.find(isNew);
    const time = publishedTime(step);
    if (time !== null && step.typicalTime !== null && (own.length === 0 || adds !== undefined)) {
      parts.push({ times: [{ ...time, fact: step.typicalTime, rank: 0 }], isOpen: false });
    } else {
      parts.push(adds === undefined ? { times: [], isOpen: true } : degreeTime(published, before, adds));
    }
    for (const need of asked) {
      reached = Math.max(reached, rankOf(need.level));
      if (need.field !== undefined) inField.set(need.field, Math.max(inField.get(need.field) ?? 0, rankOf(need.level)));
    }
    const times = parts.flatMap((part) => part.times);
    return {
      schooling,
      knownMonths: times.reduce((sum, { least }) => sum + least, 0),
      mostKnownMonths: times.reduce((sum, { most }) => sum + most, 0),
      facts: times.map(({ fact }) => fact),
      isOpen: parts.some(({ isOpen }) => isOpen),
    };
  });
}

/** The longest time a source gives for a step of the map, months; 0 where none gives any. */
export function longestTime(map: StepMap): number {
  return Math.max(0, ...map.steps.map((step) => publishedTime(step)?.most ?? 0));
}

/** The highest published time at or below the level of a need and above what is reached; open where some of it is not. */
function degreeTime(published: readonly StudyTime[], reached: number, need: StepNeed) {
  const level = rankOf(need.level);
  const degree = published.findLast(({ rank }) => rank > reached && rank <= level);
  return degree === undefined ? { times: [], isOpen: true } : { times: [degree], isOpen: degree.rank < level };
}

/**
 * For each level of schooling that a step with a published time asks for, in no field and with no schooling before it:
 * the longest such time, least schooling first.
 */
function studyTimes(map: StepMap): readonly StudyTime[] {
  return educationLevels.flatMap((level, rank) => {
    const timed = map.steps.flatMap((step): StudyTime[] => {
      const time = publishedTime(step);
      const asked = step.needs.filter((need) => need.kind === 'education');
      const isPlain = asked.every(({ field, isPrior }) => field === undefined && isPrior !== true);
      if (time === null || step.typicalTime === null || !isPlain || !asked.some((need) => need.level === level))
        return [];
      return [{ ...time, rank, fact: step.typicalTime }];
    });
    return timed.toSorted((a, b) => b.most - a.most || b.least - a.least).slice(0, 1);
  });
}

function entryLevelOf(map: StepMap, slug: string): EducationLevel | null {
  return map.occupations.get(slug)?.entryEducation.level ?? null;
}

function rankOf(level: EducationLevel | null | undefined): number {
  return level === null || level === undefined ? 0 : educationLevels.indexOf(level);
}
