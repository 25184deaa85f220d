import { makeRng } from '@careway/psychometrics';
import { Rating } from 'ts-fsrs';
import type { Domain } from '../item.ts';
import type { DayNumber } from './day.ts';
import { afterAnswer, FIRST_ANSWER_SHARE, recallOn } from './memory.ts';
import { type PracticeCard, type PracticeReason, practiceQueue } from './practice-queue.ts';

/** Practice expected on one day. */
export interface ForecastDay {
  readonly day: DayNumber;
  readonly minutes: number;
  readonly limitMinutes: number;
  readonly questions: Readonly<Record<PracticeReason, number>>;
  /** Domains practiced that day, the most questions first. */
  readonly domains: readonly Domain[];
}

/** What the days until the exam are expected to bring. */
export interface Forecast {
  readonly days: readonly ForecastDay[];
  /** Questions practiced at least once by the end. */
  readonly practiced: number;
  /** Mean modelled recall on the last day, 0–1, a question never practiced counting 0; `null` without questions. */
  readonly expectedShare: number | null;
}

export interface ForecastConditions {
  readonly today: DayNumber;
  readonly examDay: DayNumber | null;
  /** How many days without an exam date. */
  readonly days?: number;
  /** The most minutes of practice on a day. */
  readonly limitMinutes: (day: DayNumber) => number;
  readonly weights?: ReadonlyMap<Domain, number>;
}

/** A forecast draws its answers from a stream of its own, so that the same input gives the same forecast. */
const SEED = 'practice forecast';
const DAYS_WITHOUT_DATE = 14;

/**
 * Plays the schedule forward from today to the day before the exam: each day the queue is practiced whole, and answers are
 * right as often as the memory model expects (seeded draws).
 */
export function forecastPractice(cards: readonly PracticeCard[], conditions: ForecastConditions): Forecast {
  const { today, examDay, limitMinutes, weights, days: daysWithoutDate = DAYS_WITHOUT_DATE } = conditions;
  const end = examDay ?? today + daysWithoutDate;
  const rng = makeRng(SEED);
  const held = new Map(cards.map((card) => [card.itemId, card]));
  const days: ForecastDay[] = [];
  for (let day = today; day < end; day += 1) {
    const limit = limitMinutes(day);
    const entries = practiceQueue([...held.values()], {
      today: day,
      examDay,
      limitMinutes: limit,
      ...(weights === undefined ? {} : { weights }),
    });
    const questions = { due: 0, refresh: 0, new: 0 };
    const byDomain = new Map<Domain, number>();
    let minutes = 0;
    for (const { card, reason, minutes: own } of entries) {
      const share = card.memory === null ? FIRST_ANSWER_SHARE : recallOn(card.memory, day);
      const grade = rng() < share ? Rating.Good : Rating.Again;
      held.set(card.itemId, { ...card, memory: afterAnswer(card.memory, day, grade) });
      questions[reason] += 1;
      minutes += own;
      byDomain.set(card.domain, (byDomain.get(card.domain) ?? 0) + 1);
    }
    const domains = [...byDomain].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([domain]) => domain);
    days.push({ day, minutes, limitMinutes: limit, questions, domains });
  }
  return { days, ...outcomeOn(end, [...held.values()]) };
}

function outcomeOn(day: DayNumber, cards: readonly PracticeCard[]): Pick<Forecast, 'practiced' | 'expectedShare'> {
  const memories = cards.flatMap((card) => card.memory ?? []);
  const sum = memories.reduce((total, memory) => total + recallOn(memory, day), 0);
  return { practiced: memories.length, expectedShare: cards.length === 0 ? null : sum / cards.length };
}
