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
 * to recall on the exam day per minute, a question never practiced counting as not known; without an exam date what is due
 * goes before what is new. What was practiced today is left out. The result is in the order to practice: due, refresh, new; in each the weak domains first, then the larger
 * gain, then the number in the item id. The minutes never exceed the limit. Empty on and after the exam day.
 */
export function practiceQueue(
  cards: readonly PracticeCard[],
  conditions: PracticeConditions,
): readonly PracticeEntry[] {
  const { today, examDay, limitMinutes, weights } = conditions;
  if (examDay !== null && examDay <= today) return [];
  const horizon = examDay ?? today + HORIZON_DAYS;
  const newGain = recallIfPracticed(null, today, horizon);
  const candidates = cards.flatMap((card): Candidate[] => {
    const { memory, domain } = card;
    const reason = memory === null ? 'new' : reasonToRepeat(memory, today, examDay);
    if (reason === null) return [];
    const weight = weights?.get(domain) ?? 1;
    const added = memory === null ? newGain : recallIfPracticed(memory, today, horizon) - recallOn(memory, horizon);
    const minutes = memory === null ? FIRST_ANSWER_MINUTES : LATER_ANSWER_MINUTES;
    return [{ entry: { card, reason, minutes, gain: weight * added }, weight, turn: turnOf(card.itemId) }];
  });
  const isDueFirst = examDay === null;
  candidates.sort(
    (a, b) => (isDueFirst ? compareReasons(a, b) : 0) || gainPerMinute(b) - gainPerMinute(a) || compareTurns(a, b),
  );
  return fill(candidates, limitMinutes ?? Number.POSITIVE_INFINITY, newQuestionsADay(cards, today, examDay))
    .toSorted(
      (a, b) => compareReasons(a, b) || b.weight - a.weight || b.entry.gain - a.entry.gain || compareTurns(a, b),
    )
    .map(({ entry }) => entry);
}

/** An entry with what it is ordered by. */
interface Candidate {
  readonly entry: PracticeEntry;
  readonly weight: number;
  readonly turn: string;
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

/** Rounding of sums of minutes. */
const TINY = 1e-9;

/** Fills the minutes with candidates in their order; one that is too long leaves room for a shorter one. */
function fill(candidates: readonly Candidate[], limitMinutes: number, newLimit: number): Candidate[] {
  let minutesLeft = limitMinutes;
  let newLeft = newLimit;
  return candidates.filter(({ entry: { minutes, reason } }) => {
    if (minutes > minutesLeft + TINY || (reason === 'new' && newLeft === 0)) return false;
    minutesLeft -= minutes;
    if (reason === 'new') newLeft -= 1;
    return true;
  });
}

function gainPerMinute({ entry }: Candidate): number {
  return entry.gain / entry.minutes;
}

function compareReasons(a: Candidate, b: Candidate): number {
  return practiceReasons.indexOf(a.entry.reason) - practiceReasons.indexOf(b.entry.reason);
}

function compareTurns(a: Candidate, b: Candidate): number {
  return a.turn < b.turn ? -1 : 1;
}

/** Number before letters (001-AC, 001-CM, 002-AC), so that new questions of all domains take turns. */
function turnOf(itemId: string): string {
  const dash = itemId.lastIndexOf('-');
  return `${itemId.slice(dash + 1)} ${itemId.slice(0, Math.max(0, dash))}`;
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
    return index > 0 && used > minutes + TINY;
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
