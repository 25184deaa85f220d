import {
  afterAnswer,
  type DayNumber,
  FIRST_ANSWER_MINUTES,
  LATER_ANSWER_MINUTES,
  minutesPerDay,
  type PracticeCard,
  practiceQueue,
} from '@careway/assessment';
import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { Benchmark, Measurement } from './benchmark.ts';
import { SimulatedLearner } from './simulated-learner.ts';

interface Scenario {
  readonly questions: number;
  readonly days: number;
  readonly hoursPerWeek: number;
}

const scenarios: readonly Scenario[] = [
  { questions: 370, days: 21, hoursPerWeek: 5 },
  { questions: 120, days: 21, hoursPerWeek: 5 },
  { questions: 120, days: 21, hoursPerWeek: 2.5 },
  { questions: 370, days: 60, hoursPerWeek: 5 },
  { questions: 370, days: 5, hoursPerWeek: 5 },
];

const LEARNERS = 30;
const FIRST_DAY: DayNumber = 20_000;
const DAY_MS = 86_400_000;

/** What a schedule brought: the share known on the exam day, and how many answers it took. */
interface Outcome {
  readonly retention: number;
  readonly answers: number;
}

type Schedule = (learner: SimulatedLearner, scenario: Scenario) => number;

/**
 * Share of questions that simulated learners know on the exam day under the project's schedule, against plain ts-fsrs (due
 * cards, the longest overdue first, then new ones) with the same minutes a day and the same learners. A second peer spends
 * the minutes left over on the cards that come due next.
 */
export const practiceSchedule: Benchmark = {
  name: 'practice',
  about: 'retention on the exam day against plain ts-fsrs, same minutes a day',
  run({ scale, log }) {
    const learners = Math.max(5, Math.round(LEARNERS * scale));
    return scenarios.flatMap((scenario) => {
      const ours = runAll(ourSchedule, scenario, learners);
      const plain = runAll(plainSchedule(false), scenario, learners);
      const ahead = runAll(plainSchedule(true), scenario, learners);
      const name = `${scenario.questions} questions, ${scenario.days} days, ${scenario.hoursPerWeek} h a week`;
      const gain = pairedDifference(ours, plain);
      log(
        `${name}: gain ${gain.mean.toFixed(4)} (standard error ${gain.error.toFixed(4)}, ${learners} learners); answers ${mean(ours, 'answers').toFixed(0)} ours, ${mean(plain, 'answers').toFixed(0)} plain, ${mean(ahead, 'answers').toFixed(0)} plain with review ahead`,
      );
      return [
        row(`known on the day, ${name}`, ours, plain, 'plain ts-fsrs', '> 1', gain.mean > 2 * gain.error),
        row(`the same`, ours, ahead, 'ts-fsrs, review ahead', 'reported', true),
      ];
    });
  },
};

function row(
  what: string,
  ours: readonly Outcome[],
  other: readonly Outcome[],
  otherName: string,
  target: string,
  met: boolean,
): Measurement {
  const [own, peer] = [mean(ours, 'retention'), mean(other, 'retention')];
  return { what, ours: own, other: peer, otherName, unit: 'share', ratio: own / peer, target, met };
}

function runAll(schedule: Schedule, scenario: Scenario, learners: number): readonly Outcome[] {
  return Array.from({ length: learners }, (_, index) => {
    const learner = new SimulatedLearner(`practice learner ${index}`, scenario.questions);
    const answers = schedule(learner, scenario);
    const examDay = FIRST_DAY + scenario.days;
    const known = Array.from({ length: scenario.questions }, (_question, place) => learner.recall(place, examDay));
    return { retention: known.reduce((sum, share) => sum + share, 0) / scenario.questions, answers };
  });
}

function ourSchedule(learner: SimulatedLearner, { questions, days, hoursPerWeek }: Scenario): number {
  let cards: readonly PracticeCard[] = Array.from({ length: questions }, (_, place) => ({
    itemId: String(place).padStart(4, '0'),
    domain: 'communication',
    memory: null,
  }));
  let answers = 0;
  const examDay = FIRST_DAY + days;
  for (let today = FIRST_DAY; today < examDay; today += 1) {
    const conditions = { today, examDay, limitMinutes: minutesPerDay(hoursPerWeek) };
    const answered = new Map(
      practiceQueue(cards, conditions).map(({ card }) => {
        const grade = learner.answer(Number(card.itemId), today) ? Rating.Good : Rating.Again;
        return [card.itemId, { ...card, memory: afterAnswer(card.memory, today, grade) }];
      }),
    );
    cards = cards.map((card) => answered.get(card.itemId) ?? card);
    answers += answered.size;
  }
  return answers;
}

/** The scheduler of ts-fsrs itself, without fuzz and without steps inside a day. */
function plainSchedule(isReviewingAhead: boolean): Schedule {
  return (learner, { questions, days, hoursPerWeek }) => {
    const scheduler = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: [] });
    const cards: Card[] = Array.from({ length: questions }, () => createEmptyCard(new Date(FIRST_DAY * DAY_MS)));
    let answers = 0;
    for (let today = FIRST_DAY; today < FIRST_DAY + days; today += 1) {
      let left = minutesPerDay(hoursPerWeek);
      for (const place of orderOf(cards, today, isReviewingAhead)) {
        const card = cards[place] as Card;
        const cost = card.reps === 0 ? FIRST_ANSWER_MINUTES : LATER_ANSWER_MINUTES;
        if (cost > left) break;
        left -= cost;
        const grade = learner.answer(place, today) ? Rating.Good : Rating.Again;
        cards[place] = scheduler.next(card, new Date(today * DAY_MS), grade).card;
        answers += 1;
      }
    }
    return answers;
  };
}

function orderOf(cards: readonly Card[], today: DayNumber, isReviewingAhead: boolean): readonly number[] {
  const now = today * DAY_MS;
  const places = cards.map((_, place) => place);
  const dueTime = (place: number): number => cards[place]?.due.getTime() ?? 0;
  const seen = places.filter((place) => (cards[place]?.reps ?? 0) > 0).toSorted((a, b) => dueTime(a) - dueTime(b));
  return [
    ...seen.filter((place) => dueTime(place) <= now),
    ...places.filter((place) => cards[place]?.reps === 0),
    ...(isReviewingAhead ? seen.filter((place) => dueTime(place) > now) : []),
  ];
}

function mean(outcomes: readonly Outcome[], key: keyof Outcome): number {
  return outcomes.reduce((sum, outcome) => sum + outcome[key], 0) / outcomes.length;
}

/** Mean and standard error of the difference in retention of the same learners. */
function pairedDifference(ours: readonly Outcome[], other: readonly Outcome[]): { mean: number; error: number } {
  const differences = ours.map((own, index) => own.retention - (other[index]?.retention ?? 0));
  const average = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const variance =
    differences.reduce((sum, value) => sum + (value - average) ** 2, 0) / Math.max(1, differences.length - 1);
  return { mean: average, error: Math.sqrt(variance / differences.length) };
}
