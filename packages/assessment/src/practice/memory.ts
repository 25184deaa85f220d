import { FSRSAlgorithm, Rating } from 'ts-fsrs';
import { AssessmentError } from '../errors.ts';
import type { Score } from '../score-response.ts';
import type { DayNumber } from './day.ts';

/**
 * What is kept about one question in one person's memory, in the terms of FSRS-6 (ts-fsrs 5.4, its default weights):
 * `stability` in days is the time after which recall falls to 90 %, `difficulty` runs from 1 to 10.
 */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
  readonly lastDay: DayNumber;
}

/** FSRS grades that an answered question can give: nobody is asked how hard it felt. */
export type Grade = Rating.Again | Rating.Hard | Rating.Good;

/** The recall we schedule for: a question is due on the day on which it falls to this. Dimensionless, 0–1. */
export const DESIRED_RETENTION = 0.9;

/** Only the memory model of ts-fsrs is used: its formulas take elapsed days, so no clock and no random number comes in. */
const fsrs = new FSRSAlgorithm({ request_retention: DESIRED_RETENTION, enable_fuzz: false, enable_short_term: true });

/** Full points are Good, at least half of them Hard (partial credit), less is Again. */
export function gradeOf({ points, maxPoints }: Score): Grade {
  if (points === maxPoints) return Rating.Good;
  return points * 2 >= maxPoints ? Rating.Hard : Rating.Again;
}

/**
 * The memory after an answer on `day`; `before` is `null` at the first answer. Throws `AssessmentError` ('invalid-plan')
 * when the day lies before the last answer.
 */
export function afterAnswer(before: Memory | null, day: DayNumber, grade: Grade): Memory {
  const elapsed = before === null ? 0 : day - before.lastDay;
  if (elapsed < 0) {
    throw new AssessmentError('invalid-plan', `an answer on day ${day} cannot follow one on day ${before?.lastDay}`);
  }
  const state = before === null ? null : { stability: before.stability, difficulty: before.difficulty };
  const { stability, difficulty } = fsrs.next_state(state, elapsed, grade);
  return { stability, difficulty, lastDay: day };
}

/** Modelled probability of recall on a day (0–1) if the question is not practiced before it. */
export function recallOn(memory: Memory, day: DayNumber): number {
  return fsrs.forgetting_curve(day - memory.lastDay, memory.stability);
}

/** The day on which recall has fallen to the desired retention; at least the day after the last answer. */
export function dueDay(memory: Memory): DayNumber {
  return memory.lastDay + fsrs.next_interval(memory.stability, 0);
}

/**
 * The share of first answers that we expect to be right, 0–1. An assumption of the schedule, on the safe side of the
 * judged shares of the bank (0.35–0.9); the answers themselves take over from the first one on.
 */
export const FIRST_ANSWER_SHARE = 0.5;

/**
 * Modelled recall on `examDay` (0–1) of a question that is practiced on `day` and not again: the mean over knowing it
 * then (Good) and not (Again), weighted by the recall on `day`.
 */
export function recallIfPracticed(memory: Memory | null, day: DayNumber, examDay: DayNumber): number {
  const share = memory === null ? FIRST_ANSWER_SHARE : recallOn(memory, day);
  const good = recallOn(afterAnswer(memory, day, Rating.Good), examDay);
  const again = recallOn(afterAnswer(memory, day, Rating.Again), examDay);
  return share * good + (1 - share) * again;
}
