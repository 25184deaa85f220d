import fc from 'fast-check';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { Domain } from '../item.ts';
import { formatDay, parseDay } from './day.ts';
import { placeFixedSteps } from './fixed-steps.ts';
import { forecastPractice } from './forecast-practice.ts';
import { hoursNeeded, makePlan, minutesPerDay, nearestExamDay, type PlanInput } from './make-plan.ts';
import { afterAnswer, dueDay, gradeOf, recallOn } from './memory.ts';
import { type PracticeCard, practiceQueue, practiceReasons, takeSession, weaknessWeights } from './practice-queue.ts';

const TODAY = parseDay('2026-11-24');
const domainsUsed = ['communication', 'records-privacy', 'terminology-coding'] as const;
const check = { id: 'pcc-readiness', kind: 'check', minutes: 25 } as const;

function newCards(count: number, domain: Domain = 'communication'): PracticeCard[] {
  return Array.from({ length: count }, (_, index) => ({
    itemId: `Q-${String(index).padStart(3, '0')}`,
    domain,
    memory: null,
  }));
}

function lessons(count: number) {
  return Array.from({ length: count }, (_, index) => ({ id: `lesson-${index}`, kind: 'lesson' as const, minutes: 8 }));
}

function planFor(days: number, hoursPerWeek: number, questions: number, change: Partial<PlanInput> = {}) {
  const input: PlanInput = {
    today: TODAY,
    startDay: TODAY,
    examDay: TODAY + days,
    hoursPerWeek,
    practicedTodayMinutes: 0,
    cards: newCards(questions),
    lessons: lessons(8),
    check,
    ...change,
  };
  return { input, plan: makePlan(input) };
}

function dayTotals(plan: ReturnType<typeof makePlan>): number[] {
  return plan.days.map((day) => day.fixed.reduce((sum, step) => sum + step.minutes, 0) + (day.practice?.minutes ?? 0));
}

const card = fc.record({
  itemId: fc.uuid(),
  domain: fc.constantFrom(...domainsUsed),
  memory: fc.option(
    fc.record({
      stability: fc.double({ min: 0.05, max: 400, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      lastDay: fc.integer({ min: TODAY - 200, max: TODAY }),
    }),
  ),
});
const cards = fc.uniqueArray(card, { maxLength: 80, selector: (one) => one.itemId });

describe('days', () => {
  it('reads what it writes, over leap days too', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => parseDay(formatDay(day)) === day));
  });
  it.each(['2026-02-30', '2026-1-1', '24.11.2026', ''])('refuses %j', (text) => {
    expect(() => parseDay(text)).toThrow(/YYYY-MM-DD/);
  });
});

describe('memory', () => {
  it('has the stability, difficulty and interval that the scheduler of ts-fsrs gives after days of Good and Again', () => {
    const scheduler = fsrs({ enable_fuzz: false, enable_short_term: true });
    const at = (day: number) => new Date(day * 86_400_000);
    let theirs = createEmptyCard(at(TODAY));
    let ours: ReturnType<typeof afterAnswer> | null = null;
    let day = TODAY;
    for (const [wait, grade] of [
      [0, Rating.Good],
      [3, Rating.Good],
      [9, Rating.Again],
      [1, Rating.Good],
      [6, Rating.Hard],
    ] as const) {
      day += wait;
      theirs = scheduler.next(theirs, at(day), grade).card;
      ours = afterAnswer(ours, day, grade);
      expect(ours.stability).toBeCloseTo(theirs.stability, 6);
      expect(ours.difficulty).toBeCloseTo(theirs.difficulty, 6);
    }
    expect(dueDay(ours as NonNullable<typeof ours>)).toBe(Math.round(theirs.due.getTime() / 86_400_000));
  });

  it('falls to 90 % after as many days as the stability says', () => {
    expect(recallOn({ stability: 12, difficulty: 5, lastDay: TODAY }, TODAY + 12)).toBeCloseTo(0.9, 6);
  });

  it('takes full points as Good, half of them as Hard, less as Again', () => {
    expect([2, 1, 0].map((points) => gradeOf({ points, maxPoints: 2 }))).toEqual([
      Rating.Good,
      Rating.Hard,
      Rating.Again,
    ]);
    expect(gradeOf({ points: 1, maxPoints: 3 })).toBe(Rating.Again);
  });

  it('refuses an answer before the last one', () => {
    expect(() => afterAnswer({ stability: 3, difficulty: 5, lastDay: TODAY }, TODAY - 1, Rating.Good)).toThrow(
      /cannot follow/,
    );
  });
});

describe('the queue of a day', () => {
  it('never holds more minutes than the limit, no question twice, and none practiced today', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 }), (set, limit, days) => {
        const queue = practiceQueue(set, { today: TODAY, examDay: TODAY + days, limitMinutes: limit });
        expect(queue.reduce((sum, entry) => sum + entry.minutes, 0)).toBeLessThanOrEqual(limit + 1e-9);
        expect(new Set(queue.map((entry) => entry.card.itemId)).size).toBe(queue.length);
        expect(queue.some((entry) => entry.card.memory?.lastDay === TODAY)).toBe(false);
      }),
    );
  });

  it('comes due first, then what to refresh, then new; weak domains first in each', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: 1, max: 40 }), (set, days) => {
        const weights = weaknessWeights([
          { domain: 'records-privacy', gap: 0.4 },
          { domain: 'communication', gap: -0.2 },
        ]);
        const queue = practiceQueue(set, { today: TODAY, examDay: TODAY + days, limitMinutes: null, weights });
        const order = queue.map(({ reason, card: { domain } }) => [
          practiceReasons.indexOf(reason),
          -(weights.get(domain) ?? 1),
        ]);
        const sorted = order.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
        expect(order).toEqual(sorted);
      }),
    );
  });

  it('does not depend on the order of the cards', () => {
    fc.assert(
      fc.property(cards, (set) => {
        const conditions = { today: TODAY, examDay: TODAY + 9, limitMinutes: 20 };
        expect(practiceQueue(set.toReversed(), conditions)).toEqual(practiceQueue(set, conditions));
      }),
    );
  });

  it('refreshes in the last five days what would be less than fresh on the day, and not before', () => {
    const fading: PracticeCard[] = [
      { itemId: 'Q-1', domain: 'communication', memory: { stability: 20, difficulty: 5, lastDay: TODAY - 10 } },
    ];
    const at = (days: number) => practiceQueue(fading, { today: TODAY, examDay: TODAY + days, limitMinutes: 30 });
    expect(at(4).map((entry) => entry.reason)).toEqual(['refresh']);
    expect(at(6)).toEqual([]);
  });

  it('asks for a due question before a new one when the minutes hold only one and the weak domain is due', () => {
    const weights = new Map<Domain, number>([['records-privacy', 1.6]]);
    const [first] = practiceQueue(
      [
        ...newCards(5),
        { itemId: 'Q-due', domain: 'records-privacy', memory: { stability: 1, difficulty: 6, lastDay: TODAY - 9 } },
      ],
      { today: TODAY, examDay: null, limitMinutes: null, weights },
    );
    expect(first?.card.itemId).toBe('Q-due');
  });

  it('without an exam date gives the minutes to what is due before anything new', () => {
    const due = newCards(12).map((one) => ({
      ...one,
      itemId: `D-${one.itemId}`,
      memory: { stability: 1, difficulty: 6, lastDay: TODAY - 9 },
    }));
    const queue = practiceQueue([...newCards(12), ...due], { today: TODAY, examDay: null, limitMinutes: 10 });
    expect(queue.map((entry) => entry.reason)).toEqual(Array.from({ length: 12 }, () => 'due'));
  });

  it('lets the domains take turns with new questions', () => {
    const mixed = domainsUsed.flatMap((domain, index) =>
      [1, 2, 3].map((number) => ({ itemId: `${'XYZ'[index]}-00${number}`, domain, memory: null })),
    );
    const queue = practiceQueue(mixed, { today: TODAY, examDay: null, limitMinutes: 4 });
    expect(new Set(queue.map((entry) => entry.card.domain)).size).toBe(3);
  });

  it('is empty on the exam day', () => {
    expect(practiceQueue(newCards(3), { today: TODAY, examDay: TODAY, limitMinutes: 60 })).toEqual([]);
  });

  it('gives a sitting of at most ten minutes, but never none', () => {
    const queue = practiceQueue(newCards(40), { today: TODAY, examDay: null, limitMinutes: null });
    const session = takeSession(queue);
    expect(session.reduce((sum, entry) => sum + entry.minutes, 0)).toBeLessThanOrEqual(10);
    expect(session).toHaveLength(8);
    expect(takeSession(queue, 0.1)).toHaveLength(1);
  });
});

describe('fixed steps', () => {
  it('put no more on a day than its minutes, keep every minute of what they place, and name what is left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 3, max: 40 }), { maxLength: 20 }),
        (days, daily, lengths) => {
          const tasks = lengths.map((minutes, index) => ({ id: String(index), kind: 'lesson' as const, minutes }));
          const span = { startDay: TODAY, endDay: TODAY + days, minutesPerDay: daily };
          const { steps, left } = placeFixedSteps(span, tasks, check);
          for (let day = TODAY; day < TODAY + days; day += 1) {
            const total = steps.filter((step) => step.day === day).reduce((sum, step) => sum + step.minutes, 0);
            expect(total).toBeLessThanOrEqual(daily);
          }
          for (const task of tasks) {
            const total = steps.filter((step) => step.task === task).reduce((sum, step) => sum + step.minutes, 0);
            expect(total).toBe(left.includes(task) ? 0 : task.minutes);
          }
        },
      ),
    );
  });
});

describe('a plan', () => {
  it('for 21 days and 5 hours a week never holds more than 42 minutes on a day and fits 120 questions', () => {
    const { plan } = planFor(21, 5, 120);
    expect(plan.minutesPerDay).toBe(42);
    expect(Math.max(...dayTotals(plan))).toBeLessThanOrEqual(42 + 1e-9);
    expect(plan.shortfalls).toEqual([]);
    expect(plan.days).toHaveLength(21);
    expect(plan.forecast.expectedShare).toBeGreaterThan(0.9);
  });

  it('with the exam moved to 5 days says what does not fit, the nearest date and the hours that do', () => {
    const { input, plan } = planFor(5, 5, 120);
    expect(plan.shortfalls[0]).toMatchObject({ kind: 'questions-left', of: 120 });
    const asked = { ...input, examDay: TODAY + 5 };
    const nearest = nearestExamDay(asked) ?? 0;
    expect(nearest).toBeGreaterThan(asked.examDay);
    expect(planFor(nearest - TODAY, 5, 120).plan.shortfalls).toEqual([]);
    expect(planFor(nearest - TODAY - 1, 5, 120).plan.shortfalls).not.toEqual([]);
    const hours = hoursNeeded(asked) ?? 0;
    expect(hours).toBeGreaterThan(5);
    expect(planFor(5, hours, 120).plan.shortfalls).toEqual([]);
  });

  it('never exceeds the hours stated, whatever is practiced already', () => {
    fc.assert(
      fc.property(
        cards,
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        (set, days, hours, practicedTodayMinutes) => {
          const { plan } = planFor(days, hours, 0, { cards: set, practicedTodayMinutes });
          const totals = dayTotals(plan);
          expect(Math.max(...totals)).toBeLessThanOrEqual(minutesPerDay(hours) + 1e-9);
          for (let day = 0; day + 7 <= totals.length; day += 7) {
            const week = totals.slice(day, day + 7).reduce((sum, minutes) => sum + minutes, 0);
            expect(week).toBeLessThanOrEqual(hours * 60 + 1e-9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same for the same input and leaves the input as it was', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: 1, max: 40 }), (set, days) => {
        const before = structuredClone(set);
        expect(planFor(days, 4, 0, { cards: set }).plan).toEqual(planFor(days, 4, 0, { cards: set }).plan);
        expect(set).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('spreads new questions over the first half of the days instead of the first day', () => {
    const { plan } = planFor(20, 14, 100, { lessons: [] });
    expect(plan.days[0]?.practice?.questions.new).toBe(10);
  });

  it('keeps the day a lesson was put on when the plan is read later', () => {
    const { input, plan } = planFor(21, 5, 60);
    const later = makePlan({ ...input, today: TODAY + 3 });
    expect(later.days.map((day) => day.fixed)).toEqual(plan.days.map((day) => day.fixed));
    expect(later.days.slice(0, 3).map((day) => day.practice)).toEqual([null, null, null]);
  });

  it('refuses an exam that is not after today and hours that give no minute a day', () => {
    expect(() => planFor(0, 5, 10)).toThrow(/after today/);
    expect(() => planFor(9, 0.1, 10)).toThrow(/no minute a day/);
  });

  it('without an exam date shows four weeks and finds nothing short', () => {
    const { plan } = planFor(0, 5, 500, { examDay: null });
    expect(plan.days).toHaveLength(28);
    expect(plan.shortfalls).toEqual([]);
  });
});

describe('a forecast', () => {
  it('counts a question never practiced as not known', () => {
    const forecast = forecastPractice(newCards(10), { today: TODAY, examDay: TODAY + 3, limitMinutes: () => 0 });
    expect(forecast).toMatchObject({ practiced: 0, expectedShare: 0 });
  });
});
