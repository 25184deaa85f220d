import type { DayNumber } from './day.ts';

/** Something with a fixed length that a plan puts on days: a lesson to read, or a whole quiz to check readiness. Minutes. */
export interface FixedTask {
  readonly id: string;
  readonly kind: 'lesson' | 'check';
  readonly minutes: number;
}

/** A task, or the part of one that a short day holds. */
export interface FixedStep {
  readonly task: FixedTask;
  readonly day: DayNumber;
  readonly minutes: number;
  readonly part: 'whole' | 'first' | 'further';
}

export interface FixedSteps {
  /** In order of the days. */
  readonly steps: readonly FixedStep[];
  /** Lessons that found no room before the end. */
  readonly left: readonly FixedTask[];
}

/** The days to plan: from `startDay` to the day before `endDay`, each with the same whole minutes. */
export interface PlanSpan {
  readonly startDay: DayNumber;
  readonly endDay: DayNumber;
  readonly minutesPerDay: number;
}

/** Days left at which a plan has a check of readiness half way, and one shortly before the exam. */
const DAYS_FOR_HALFWAY_CHECK = 14;
const DAYS_FOR_LAST_CHECK = 7;
const LAST_CHECK_DAYS_BEFORE = 3;
/** Lessons take at most this share of a day, so that practice begins on the first one. */
const LESSON_SHARE = 0.5;

/**
 * Puts checks and lessons on the days of a span. A check comes half way (from 14 days on) and 3 days before the end (from 7
 * days on), unless it would take more than 3 days. Lessons follow one another from the first day and take at most half of a
 * day's minutes; a longer one has the day to itself, and one longer than a day is split. No day gets more than its minutes.
 */
export function placeFixedSteps(span: PlanSpan, lessons: readonly FixedTask[], check: FixedTask): FixedSteps {
  const { startDay, endDay, minutesPerDay } = span;
  const taken = new Map<DayNumber, number>();
  const lessonMinutes = new Map<DayNumber, number>();
  const steps: FixedStep[] = [];
  const left: FixedTask[] = [];
  const add = (step: FixedStep): void => {
    steps.push(step);
    taken.set(step.day, (taken.get(step.day) ?? 0) + step.minutes);
  };

  for (const day of checkDays(span, check))
    for (const step of spread(check, day, endDay, () => minutesPerDay)) add(step);

  const share = Math.floor(minutesPerDay * LESSON_SHARE);
  let from = startDay;
  for (const lesson of lessons) {
    const room = (day: DayNumber): number => {
      const free = minutesPerDay - (taken.get(day) ?? 0);
      const before = lessonMinutes.get(day) ?? 0;
      return Math.min(free, before === 0 ? Math.max(share, lesson.minutes) : share - before);
    };
    const placed =
      lesson.minutes > minutesPerDay ? spread(lesson, from, endDay, room) : whole(lesson, from, endDay, room);
    if (placed.length === 0) left.push(lesson);
    for (const step of placed) {
      add(step);
      lessonMinutes.set(step.day, (lessonMinutes.get(step.day) ?? 0) + step.minutes);
      from = step.day;
    }
  }
  return { steps: steps.toSorted((a, b) => a.day - b.day), left };
}

function checkDays({ startDay, endDay, minutesPerDay }: PlanSpan, check: FixedTask): readonly DayNumber[] {
  const length = endDay - startDay;
  if (check.minutes > LAST_CHECK_DAYS_BEFORE * minutesPerDay) return [];
  return [
    ...(length >= DAYS_FOR_HALFWAY_CHECK ? [startDay + Math.floor(length / 2)] : []),
    ...(length >= DAYS_FOR_LAST_CHECK ? [endDay - LAST_CHECK_DAYS_BEFORE] : []),
  ];
}

function whole(task: FixedTask, from: DayNumber, endDay: DayNumber, room: (day: DayNumber) => number): FixedStep[] {
  for (let day = from; day < endDay; day += 1) {
    if (room(day) >= task.minutes) return [{ task, day, minutes: task.minutes, part: 'whole' }];
  }
  return [];
}

/** The task over as many days as it takes; nothing when the days do not suffice. */
function spread(task: FixedTask, from: DayNumber, endDay: DayNumber, room: (day: DayNumber) => number): FixedStep[] {
  const parts: FixedStep[] = [];
  let remaining = task.minutes;
  for (let day = from; day < endDay && remaining > 0; day += 1) {
    const minutes = Math.min(remaining, room(day));
    if (minutes <= 0) continue;
    const part = parts.length > 0 ? 'further' : minutes === task.minutes ? 'whole' : 'first';
    parts.push({ task, day, minutes, part });
    remaining -= minutes;
  }
  return remaining === 0 ? parts : [];
}
