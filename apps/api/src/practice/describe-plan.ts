import {
  type DayNumber,
  DESIRED_RETENTION,
  domainLabels,
  type FixedStep,
  type ForecastDay,
  formatDay,
  hoursNeeded,
  makePlan,
  nearestExamDay,
  type PlanDay,
  type PlanInput,
  parseDay,
  type Shortfall,
} from '@careway/assessment';
import type { Plan, PlanStep } from '@careway/contract';
import type { PlanRecord } from '@careway/database';
import { lessonsFor, linkLesson } from '../lessons/describe-lesson.ts';
import { type Practice, planInput, topicKey } from './load-practice.ts';

export const PRACTICE_METHOD = '/methods/practice-schedule';

/** The plan of a person as it stands today, in words and dated steps. */
export function describePlan(practice: Practice, record: PlanRecord): Plan {
  const { quiz, today } = practice;
  const input = planInput(practice, record);
  const plan = makePlan(input);
  const isOver = record.examOn !== null && practice.examDay === null;
  const fits = plan.shortfalls.length === 0;
  const dated = record.examOn !== null;
  const { nearest, hours } =
    fits || input.examDay === null ? { nearest: null, hours: null } : search(input, input.examDay);
  return {
    quiz: quiz.blueprint.slug,
    quizTitle: quiz.blueprint.title,
    examOn: record.examOn,
    daysLeft: practice.examDay === null ? null : practice.examDay - today,
    hoursPerWeek: record.hoursPerWeek,
    minutesPerDay: plan.minutesPerDay,
    timeZone: record.timeZone,
    startedOn: record.startedOn,
    savedAt: record.savedAt.toISOString(),
    sentence: isOver ? overSentence(record) : sentenceOf(practice, plan.minutesPerDay, fits),
    topicsFrom: record.topicsFrom,
    topics: record.topics.map((topic) => ({
      ...topic,
      domainLabel: domainLabels[topic.domain],
      statement: practice.statements.get(topicKey(topic)) ?? topic.objective,
      questions: [...practice.items.values()].filter(({ item }) => topicKey(item) === topicKey(topic)).length,
      lessons: lessonsFor(practice.lessons, topic).map(linkLesson),
    })),
    fit: {
      fits,
      reasons: plan.shortfalls.map(reasonOf),
      nearestExamOn: nearest === null ? null : formatDay(nearest),
      hoursPerWeekNeeded: hours,
      questions: practice.cards.length,
      questionsPracticed: plan.forecast.practiced,
      expectedShare:
        practice.examDay === null || plan.forecast.expectedShare === null
          ? null
          : Math.round(plan.forecast.expectedShare * 100) / 100,
    },
    days: isOver ? [] : plan.days.flatMap((day) => describeDay(practice, day, dated)),
    method: PRACTICE_METHOD,
  };
}

function search(input: PlanInput, examDay: DayNumber) {
  const asked = { ...input, examDay };
  return { nearest: nearestExamDay(asked), hours: hoursNeeded(asked) };
}

function overSentence(record: PlanRecord): string {
  return `Your exam day, ${record.examOn}, has passed. Set a new date to go on with a plan.`;
}

function sentenceOf(practice: Practice, minutesPerDay: number, fits: boolean): string {
  const { cards, topics, examDay, today } = practice;
  const scope = `${count(cards.length, 'question')} on ${count(topics.length, 'topic')}`;
  if (examDay === null) return `${minutesPerDay} minutes a day cover ${scope}, one step after the other.`;
  const span = `${count(examDay - today, 'day')} at ${minutesPerDay} minutes a day`;
  return fits ? `It fits: ${span} cover ${scope}.` : `It does not fit: ${span} are too few for ${scope}.`;
}

function reasonOf(shortfall: Shortfall): string {
  if (shortfall.kind === 'lessons-left')
    return `${shortfall.left} of ${count(shortfall.of, 'lesson')} find no room before the exam.`;
  if (shortfall.kind === 'questions-left')
    return `${shortfall.left} of ${count(shortfall.of, 'question')} would not be practiced before the exam.`;
  const goal = Math.round(DESIRED_RETENTION * 100);
  return `Each question would be seen, but not often enough: you would know about ${Math.round(shortfall.expectedShare * 100)}% of them on the day, and the plan aims at ${goal}%. Modeled.`;
}

function describeDay(practice: Practice, day: PlanDay, isDated: boolean): Plan['days'] {
  if (day.practice === null) return [];
  const steps = [...day.fixed.map((step) => fixedStep(practice, step)), ...practiceStep(day.practice)];
  if (steps.length === 0) return [];
  return [
    {
      on: isDated ? formatDay(day.day) : null,
      minutes: steps.reduce((sum, step) => sum + step.minutes, 0),
      limitMinutes: day.limitMinutes,
      steps,
    },
  ];
}

const partWords: Readonly<Record<FixedStep['part'], string>> = { whole: '', first: 'Start: ', further: 'Go on: ' };

function fixedStep(practice: Practice, { task, minutes, part }: FixedStep): PlanStep {
  if (task.kind === 'check') {
    return {
      kind: 'check',
      title: `${partWords[part]}Check your readiness`,
      detail: practice.quiz.blueprint.title,
      minutes,
      path: `/quizzes/${task.id}`,
      isDone: practice.checkedOn.some((day) => practice.plan !== undefined && day >= parseDay(practice.plan.startedOn)),
    };
  }
  const lesson = practice.lessons.find(({ slug }) => slug === task.id);
  return {
    kind: 'lesson',
    title: `${partWords[part]}${lesson?.title ?? task.id}`,
    detail: lesson === undefined ? '' : `Lesson, ${domainLabels[lesson.domain]}`,
    minutes,
    path: `/lessons/${task.id}`,
    lesson: task.id,
    isDone: practice.readLessons.has(task.id),
  };
}

const NAMED_DOMAINS = 2;

function practiceStep({ questions, domains, minutes }: ForecastDay): PlanStep[] {
  const total = questions.due + questions.refresh + questions.new;
  if (total === 0) return [];
  const kinds = [
    [questions.due, 'to repeat'],
    [questions.refresh, 'to refresh'],
    [questions.new, 'new'],
  ] as const;
  const parts = kinds.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const named = domains.slice(0, NAMED_DOMAINS).map((domain) => domainLabels[domain]);
  const rest = domains.length - named.length;
  return [
    {
      kind: 'practice',
      title: `Practice ${count(total, 'question')}`,
      detail: `${parts.join(', ')}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
      minutes: Math.round(minutes),
      path: '/review',
    },
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
