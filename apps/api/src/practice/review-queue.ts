import { createHmac } from 'node:crypto';
import {
  type DayNumber,
  domainLabels,
  dueDay,
  forecastPractice,
  formatDay,
  type Item,
  LATER_ANSWER_MINUTES,
  makePlan,
  type PracticeCard,
  type PracticeEntry,
  practiceQueue,
  recallOn,
  shuffleOptions,
  takeSession,
} from '@careway/assessment';
import type { LoadDay, PracticeQuestion, ReviewQueue } from '@careway/contract';
import type { BankItem, ShownOption } from '@careway/database';
import { presentQuestion } from '../attempts/present-question.ts';
import type { Person } from '../http/environment.ts';
import { PRACTICE_METHOD } from './describe-plan.ts';
import { loadPractice, type Practice, type PracticeDeps, planInput, topicKey } from './load-practice.ts';

/** Practice a day for somebody who has not said how many hours they have. Minutes. */
const MINUTES_WITHOUT_PLAN = 20;

type Reason = PracticeQuestion['reason']['code'];
/** A question to practice with the reason for it. */
export type Entry = Omit<PracticeEntry, 'reason' | 'gain'> & { readonly reason: Reason };

/**
 * What to practice today: one session with its questions, the rest of the day as counts, the load of the days to come.
 * With `extra`, when nothing is due, that many questions to practice all the same.
 */
export async function describeQueue(
  deps: PracticeDeps & { readonly secret: string },
  person: Pick<Person, 'id'> | null,
  extra = 0,
): Promise<ReviewQueue> {
  const practice = await loadPractice(deps, person?.id ?? null);
  const { plan, today } = practice;
  const schedule = plan === undefined ? undefined : makePlan(planInput(practice, plan));
  const limitMinutes =
    schedule === undefined ? null : limitOf(schedule.days.find(({ day }) => day === today)?.practice);
  const offered = practice.cards.filter((card) => !practice.withheld.has(card.itemId));
  const due: readonly Entry[] = practiceQueue(offered, {
    today,
    examDay: practice.examDay,
    limitMinutes: limitMinutes ?? Math.max(0, MINUTES_WITHOUT_PLAN - practice.doneToday.minutes),
    weights: practice.weights,
  });
  const entries = due.length > 0 ? due : extraEntries(offered, today, extra);
  const forecast =
    schedule?.forecast ??
    forecastPractice(practice.cards, {
      today,
      examDay: null,
      limitMinutes: () => MINUTES_WITHOUT_PLAN,
      weights: practice.weights,
    });
  const nextDueOn = due.length > 0 ? null : nextDue(offered, today, practice.examDay);
  return {
    on: formatDay(today),
    sentence: sentenceOf(practice, due, nextDueOn),
    examOn: practice.examDay === null ? null : formatDay(practice.examDay),
    questions: takeSession(entries as readonly PracticeEntry[]).map((entry) =>
      presentEntry(deps.secret, practice, entry),
    ),
    waiting: summarize(due),
    today: {
      questions: due.length,
      minutes: Math.round(minutesOf(due)),
      doneQuestions: practice.doneToday.questions,
      limitMinutes: limitMinutes === null ? null : Math.round(limitMinutes),
    },
    nextDueOn: nextDueOn === null ? null : formatDay(nextDueOn),
    load: forecast.days.map(describeLoad),
    method: PRACTICE_METHOD,
  };
}

function limitOf(day: { readonly limitMinutes: number } | null | undefined): number {
  return day?.limitMinutes ?? 0;
}

function minutesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + entry.minutes, 0);
}

function sentenceOf(practice: Practice, due: readonly Entry[], nextDueOn: DayNumber | null): string {
  const { examDay, today, doneToday } = practice;
  const days = examDay === null ? '' : ` ${count(examDay - today, 'day')} to your exam.`;
  if (due.length > 0)
    return `${count(due.length, 'question')} today, about ${count(Math.round(minutesOf(due)), 'minute')}.${days}`;
  const done =
    doneToday.questions > 0 ? `Done for today: ${count(doneToday.questions, 'question')}.` : 'Nothing is due today.';
  return `${done}${nextDueOn === null ? '' : ` The next one comes due on ${spellDay(nextDueOn)}.`}${days}`;
}

const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** "Nov 24, 2026". */
export function spellDay(day: DayNumber): string {
  return dayFormat.format(new Date(`${formatDay(day)}T00:00:00Z`));
}

function nextDue(cards: readonly PracticeCard[], today: DayNumber, examDay: DayNumber | null): DayNumber | null {
  if (cards.some(({ memory }) => memory === null)) return today + 1;
  const days = cards.flatMap(({ memory }) => (memory === null ? [] : [Math.max(dueDay(memory), today + 1)]));
  const next = Math.min(...days);
  return days.length === 0 || (examDay !== null && next >= examDay) ? null : next;
}

/** Practice beyond what is due: what would be known least today, then what was never seen. */
function extraEntries(cards: readonly PracticeCard[], today: DayNumber, number: number): readonly Entry[] {
  const known = (card: PracticeCard): number => (card.memory === null ? 1 : recallOn(card.memory, today));
  return cards
    .filter(({ memory }) => memory === null || memory.lastDay < today)
    .toSorted((a, b) => known(a) - known(b) || (a.itemId < b.itemId ? -1 : 1))
    .slice(0, number)
    .map((card) => ({ card, reason: 'extra', minutes: LATER_ANSWER_MINUTES }));
}

function summarize(entries: readonly Entry[]): ReviewQueue['waiting'] {
  const groups = Map.groupBy(entries, ({ reason, card }) => `${reason} ${card.domain}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { reason, card } = first;
    return [
      {
        domain: card.domain,
        domainLabel: domainLabels[card.domain],
        reason,
        reasonLabel: groupLabels[reason],
        questions: group.length,
        minutes: Math.round(minutesOf(group)),
      },
    ];
  });
}

const groupLabels: Readonly<Record<Reason, string>> = {
  due: 'Time to repeat',
  refresh: 'Refresh before the exam',
  new: 'New',
  extra: 'Extra practice',
};

function reasonLabel(practice: Pick<Practice, 'today' | 'weights'>, { reason, card }: Entry): string {
  const weak = (practice.weights.get(card.domain) ?? 1) > 1 ? ', below the target in your last report' : '';
  if (reason === 'new') return `New${weak}`;
  if (reason === 'extra') return 'Extra practice';
  const days = card.memory === null ? 0 : practice.today - card.memory.lastDay;
  if (reason === 'refresh') return `Exam soon, last answered ${count(days, 'day')} ago${weak}`;
  return `Due, last answered ${count(days, 'day')} ago${weak}`;
}

/** A question to practice as the person sees it before the answer. */
export function presentEntry(
  secret: string,
  practice: Pick<Practice, 'items' | 'today' | 'statements' | 'weights'>,
  entry: Entry,
): PracticeQuestion {
  const { itemId, domain } = entry.card;
  const bankItem = practice.items.get(itemId);
  if (bankItem === undefined) throw new Error(`The queue names ${itemId}, which is not among its items.`);
  const { item } = bankItem;
  const {
    position: _position,
    of: _of,
    ...question
  } = presentQuestion(
    {
      position: 1,
      item,
      options: showOptions(secret, bankItem, practice.today),
      presentedAt: null,
      answer: null,
      isFlagged: false,
      isTrial: false,
    },
    1,
  );
  return {
    itemId,
    domain,
    domainLabel: domainLabels[domain],
    topic: practice.statements.get(topicKey(item)) ?? item.objective,
    reason: { code: entry.reason, label: reasonLabel(practice, entry) },
    minutes: Math.round(entry.minutes * 10) / 10,
    ...question,
  };
}

/** The options in the order of the day, under ids that only this service can read back. */
export function showOptions(secret: string, { item, revision }: BankItem, today: DayNumber): ShownOption[] {
  return shuffleOptions(item, `${item.id}/${today}`).map((option) => ({
    token: optionToken(secret, item, revision, option.id),
    optionId: option.id,
  }));
}

function optionToken(secret: string, item: Item, revision: number, optionId: string): string {
  return createHmac('sha256', secret)
    .update(`practice/${item.id}/${revision}/${optionId}`)
    .digest('base64url')
    .slice(0, 12);
}

function describeLoad(day: ReturnType<typeof forecastPractice>['days'][number]): LoadDay {
  const { due, refresh, new: unseen } = day.questions;
  return {
    on: formatDay(day.day),
    minutes: Math.round(day.minutes),
    questions: due + refresh + unseen,
    limitMinutes: Math.round(day.limitMinutes),
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
