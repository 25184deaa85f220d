import { AssessmentError } from '../errors.ts';
import type { Domain } from '../item.ts';
import type { DayNumber } from './day.ts';
import { type FixedStep, type FixedSteps, type FixedTask, placeFixedSteps } from './fixed-steps.ts';
import { type Forecast, type ForecastDay, forecastPractice } from './forecast-practice.ts';
import { DESIRED_RETENTION } from './memory.ts';
import type { PracticeCard } from './practice-queue.ts';

/** What a plan is made from. */
export interface PlanInput {
  readonly today: DayNumber;
  /** The day the plan was made: lessons and checks keep the days they got then. */
  readonly startDay: DayNumber;
  readonly examDay: DayNumber | null;
  readonly hoursPerWeek: number;
  /** Minutes already practiced today. */
  readonly practicedTodayMinutes: number;
  readonly cards: readonly PracticeCard[];
  readonly lessons: readonly FixedTask[];
  readonly check: FixedTask;
  readonly weights?: ReadonlyMap<Domain, number>;
}

export interface PlanDay {
  readonly day: DayNumber;
  readonly limitMinutes: number;
  readonly fixed: readonly FixedStep[];
  /** Practice of the day; `null` on days before today. */
  readonly practice: ForecastDay | null;
}

/** Why a plan does not reach its goal by the exam day. */
export type Shortfall =
  | { readonly kind: 'lessons-left'; readonly left: number; readonly of: number }
  | { readonly kind: 'questions-left'; readonly left: number; readonly of: number }
  | { readonly kind: 'not-retained'; readonly expectedShare: number };

export interface Plan {
  readonly minutesPerDay: number;
  readonly days: readonly PlanDay[];
  readonly forecast: Forecast;
  readonly shortfalls: readonly Shortfall[];
}

const DAYS_A_WEEK = 7;
const MINUTES_AN_HOUR = 60;
/** Without an exam date a plan shows four weeks. */
const DAYS_WITHOUT_DATE = 28;

/** The whole minutes a day that keep within the hours a week, seven days a week. */
export function minutesPerDay(hoursPerWeek: number): number {
  return Math.floor((hoursPerWeek * MINUTES_AN_HOUR) / DAYS_A_WEEK);
}

/**
 * Turns an exam date and hours a week into days with steps: lessons first, checks of readiness, and in what is left of each
 * day the practice that the schedule expects. No day holds more than its minutes. `shortfalls` says what does not fit; it
 * is empty when every lesson, check and question has its place and the modelled recall on the day reaches the desired
 * retention. Throws `AssessmentError` ('invalid-plan') when the exam is not after today or the hours give no minute a day.
 */
export function makePlan(input: PlanInput): Plan {
  const { today, startDay, examDay, cards, lessons, check, weights } = input;
  const daily = minutesPerDay(input.hoursPerWeek);
  if (daily < 1) throw new AssessmentError('invalid-plan', `${input.hoursPerWeek} hours a week give no minute a day`);
  if (examDay !== null && examDay <= today) throw new AssessmentError('invalid-plan', 'the exam must be after today');
  const endDay = examDay ?? Math.max(startDay + DAYS_WITHOUT_DATE, today + 1);
  const fixed = placeFixedSteps({ startDay, endDay, minutesPerDay: daily }, lessons, check);
  const taken = minutesByDay(fixed);
  const limitMinutes = (day: DayNumber): number =>
    Math.max(0, daily - (taken.get(day) ?? 0) - (day === today ? input.practicedTodayMinutes : 0));
  const forecast = forecastPractice(cards, {
    today,
    examDay,
    days: endDay - today,
    limitMinutes,
    ...(weights === undefined ? {} : { weights }),
  });
  const practiceOn = new Map(forecast.days.map((day) => [day.day, day]));
  const days = Array.from({ length: endDay - startDay }, (_, index): PlanDay => {
    const day = startDay + index;
    return {
      day,
      limitMinutes: daily,
      fixed: fixed.steps.filter((step) => step.day === day),
      practice: practiceOn.get(day) ?? null,
    };
  });
  return { minutesPerDay: daily, days, forecast, shortfalls: shortfallsOf(input, fixed, forecast) };
}

function minutesByDay({ steps }: FixedSteps): ReadonlyMap<DayNumber, number> {
  const minutes = new Map<DayNumber, number>();
  for (const step of steps) minutes.set(step.day, (minutes.get(step.day) ?? 0) + step.minutes);
  return minutes;
}

function shortfallsOf(input: PlanInput, fixed: FixedSteps, forecast: Forecast): readonly Shortfall[] {
  if (input.examDay === null) return [];
  const questions = input.cards.length;
  const shortfalls: Shortfall[] = [];
  if (fixed.left.length > 0)
    shortfalls.push({ kind: 'lessons-left', left: fixed.left.length, of: input.lessons.length });
  if (forecast.practiced < questions) {
    shortfalls.push({ kind: 'questions-left', left: questions - forecast.practiced, of: questions });
  } else if (forecast.expectedShare !== null && forecast.expectedShare < DESIRED_RETENTION) {
    shortfalls.push({ kind: 'not-retained', expectedShare: forecast.expectedShare });
  }
  return shortfalls;
}

/** The search for a date ends here. Days. */
const MAX_DAYS_AHEAD = 365;
/** The search for hours ends here, and goes in half hours. */
const MAX_HOURS_PER_WEEK = 40;
const HOURS_STEP = 0.5;

/**
 * The nearest later exam day at which the plan fits with the same hours: it fits that day and not the day before. `null`
 * when there is none within a year.
 */
export function nearestExamDay(input: PlanInput & { readonly examDay: DayNumber }): DayNumber | null {
  const fits = (examDay: DayNumber): boolean => makePlan({ ...input, examDay }).shortfalls.length === 0;
  const last = input.today + MAX_DAYS_AHEAD;
  let tooEarly = input.examDay;
  let step = 1;
  while (tooEarly + step <= last && !fits(tooEarly + step)) {
    tooEarly += step;
    step *= 2;
  }
  let enough = Math.min(tooEarly + step, last);
  if (!fits(enough)) return null;
  while (enough - tooEarly > 1) {
    const middle = Math.floor((tooEarly + enough) / 2);
    if (fits(middle)) enough = middle;
    else tooEarly = middle;
  }
  return enough;
}

/** The fewest hours a week (in half hours, up to 40) at which the plan fits by the date asked for; `null` when none do. */
export function hoursNeeded(input: PlanInput & { readonly examDay: DayNumber }): number | null {
  const fits = (hoursPerWeek: number): boolean => makePlan({ ...input, hoursPerWeek }).shortfalls.length === 0;
  if (!fits(MAX_HOURS_PER_WEEK)) return null;
  let [few, enough] = [Math.floor(input.hoursPerWeek / HOURS_STEP), MAX_HOURS_PER_WEEK / HOURS_STEP];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (fits(middle * HOURS_STEP)) enough = middle;
    else few = middle;
  }
  return enough * HOURS_STEP;
}
