import type { Domain } from '../item.ts';
import type { DayNumber } from './day.ts';
import { dueDay, type Memory, recallIfPracticed, recallOn } from './memory.ts';

/** One question of a person's practice set; `memory` is `null` until its first answer. */
export interface PracticeCard {
  readonly itemId: string;
  readonly domain: Domain;
  readonly memory: Memory | null;
}

/** Why a question is in the queue. `refresh`: the exam is near and it would be less than fresh on the day. */
export const practiceReasons = ['due', 'refresh', 'new'] as const;
export type PracticeReason = (typeof practiceReasons)[number];

export interface PracticeEntry {
  readonly card: PracticeCard;
  readonly reason: PracticeReason;
  /** About how long the question takes with its explanation. */
  readonly minutes: number;
  /** What practicing it today adds to its recall on the exam day, 0–1, times the weight of its domain. */
  readonly gain: number;
}

export interface PracticeConditions {
  readonly today: DayNumber;
  /** `null` without a date: practice is then judged by recall 30 days on. */
  readonly examDay: DayNumber | null;
  /** The most minutes of practice today; `null` for no limit. */
  readonly limitMinutes: number | null;
  /** How much a domain counts, 1 where it is left out; `weaknessWeights` makes them from a report. */
  readonly weights?: ReadonlyMap<Domain, number>;
}

/** Minutes for a question seen for the first time: read it, answer, read the explanation. */
export const FIRST_ANSWER_MINUTES = 75 / 60;
/** Minutes for a question seen before. */
export const LATER_ANSWER_MINUTES = 50 / 60;
/** In the last days before the exam, spare minutes go to questions that would be less than fresh on the day. */
export const REFRESH_DAYS = 5;
/** Recall on the exam day, 0–1, under which a question is refreshed. */
export const REFRESH_BELOW = 0.97;
/** New questions are spread over this share of the days left, so that the rest is free for repeating them. */
const NEW_WITHIN_SHARE = 0.5;
const HORIZON_DAYS = 30;

/**
 * Today's practice. Candidates are questions that are due, new ones (no more than a day's share of them when there is an
 * exam date) and, in the last five days, those to refresh. From them the minutes are filled by what practicing today adds
 * to recall on the exam day per minute, a question never practiced counting as not known; what was practiced today is
 * left out. The result is in the order to practice: due, refresh, new; in each the weak domains first, then the larger
 * gain, then the item id. The minutes never exceed the limit. Empty on and after the exam day.
 */
export function practiceQueue(
  cards: readonly PracticeCard[],
  conditions: PracticeConditions,
): readonly PracticeEntry[] {
  const { today, examDay, limitMinutes, weights } = conditions;
  if (examDay !== null && examDay <= today) return [];
  const horizon = examDay ?? today + HORIZON_DAYS;
  const newGain = recallIfPracticed(null, today, horizon);
  const weightOf = (domain: Domain): number => weights?.get(domain) ?? 1;
  const candidates = cards.flatMap((card): PracticeEntry[] => {
    const { memory, domain } = card;
    const weight = weightOf(domain);
    if (memory === null) return [{ card, reason: 'new', minutes: FIRST_ANSWER_MINUTES, gain: weight * newGain }];
    const reason = reasonToRepeat(memory, today, examDay);
    if (reason === null) return [];
    const gain = recallIfPracticed(memory, today, horizon) - recallOn(memory, horizon);
    return [{ card, reason, minutes: LATER_ANSWER_MINUTES, gain: weight * gain }];
  });
  const chosen = fill(candidates, limitMinutes ?? Number.POSITIVE_INFINITY, newQuestionsADay(cards, today, examDay));
  return chosen.toSorted(
    (a, b) =>
      practiceReasons.indexOf(a.reason) - practiceReasons.indexOf(b.reason) ||
      weightOf(b.card.domain) - weightOf(a.card.domain) ||
      b.gain - a.gain ||
      compareIds(a, b),
  );
}

function reasonToRepeat(memory: Memory, today: DayNumber, examDay: DayNumber | null): PracticeReason | null {
  if (memory.lastDay >= today) return null;
  if (dueDay(memory) <= today) return 'due';
  if (examDay === null || examDay - today > REFRESH_DAYS) return null;
  return recallOn(memory, examDay) < REFRESH_BELOW ? 'refresh' : null;
}

function newQuestionsADay(cards: readonly PracticeCard[], today: DayNumber, examDay: DayNumber | null): number {
  if (examDay === null) return Number.POSITIVE_INFINITY;
  const unseen = cards.filter((card) => card.memory === null).length;
  return Math.ceil(unseen / Math.max(1, Math.round((examDay - today) * NEW_WITHIN_SHARE)));
}

/** Fills the minutes by gain per minute. */
function fill(candidates: readonly PracticeEntry[], limitMinutes: number, newLimit: number): PracticeEntry[] {
  const chosen: PracticeEntry[] = [];
  let minutesLeft = limitMinutes;
  let newLeft = newLimit;
  for (const entry of candidates.toSorted((a, b) => b.gain / b.minutes - a.gain / a.minutes || compareIds(a, b))) {
    if (entry.minutes > minutesLeft || (entry.reason === 'new' && newLeft === 0)) continue;
    chosen.push(entry);
    minutesLeft -= entry.minutes;
    if (entry.reason === 'new') newLeft -= 1;
  }
  return chosen;
}

function compareIds(a: PracticeEntry, b: PracticeEntry): number {
  return a.card.itemId < b.card.itemId ? -1 : 1;
}

/** One sitting. Minutes. */
export const SESSION_MINUTES = 10;

/** The first entries that fit a sitting of ten minutes; at least one where there is any. */
export function takeSession(
  entries: readonly PracticeEntry[],
  minutes: number = SESSION_MINUTES,
): readonly PracticeEntry[] {
  let used = 0;
  const end = entries.findIndex((entry, index) => {
    used += entry.minutes;
    return index > 0 && used > minutes;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

/**
 * Weights of domains from a report: 1 at or above the target, growing by the gap (0–1) below it, so a domain without any
 * point against a target of 0.7 counts 1.7 times.
 */
export function weaknessWeights(
  domains: readonly { readonly domain: Domain; readonly gap: number }[],
): ReadonlyMap<Domain, number> {
  return new Map(domains.map(({ domain, gap }) => [domain, 1 + Math.max(0, gap)]));
}
