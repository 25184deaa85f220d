import {
  type DayNumber,
  type Domain,
  domains,
  FIRST_ANSWER_MINUTES,
  LATER_ANSWER_MINUTES,
  type Lesson,
  lessonMinutes,
  type Memory,
  type PlanInput,
  type PracticeCard,
  parseDay,
  weaknessWeights,
} from '@careway/assessment';
import type { ReadinessReport } from '@careway/contract';
import {
  type BankItem,
  type Database,
  type FinishedAttempt,
  findPlan,
  listFinishedAttempts,
  listItemsInOpenAttempts,
  listLessons,
  listMemories,
  listObjectiveStatements,
  listPracticeDays,
  listReadLessons,
  type PlanRecord,
  type PlanTopic,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { LoadedQuiz, QuizShelf } from '../quizzes/load-quiz.ts';
import { dayIn } from './local-day.ts';

export interface PracticeDeps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
}

/** Everything that practice and plans are made from, for one person as of now. A visitor has no history. */
export interface Practice {
  readonly today: DayNumber;
  readonly timeZone: string;
  readonly quiz: LoadedQuiz;
  /** Every live question. */
  readonly bank: readonly BankItem[];
  readonly plan: PlanRecord | undefined;
  /** The exam day while it lies ahead. */
  readonly examDay: DayNumber | null;
  readonly topics: readonly PlanTopic[];
  /** Live items of the topics, by id. */
  readonly items: ReadonlyMap<string, BankItem>;
  readonly cards: readonly PracticeCard[];
  /** What the person remembers of every question they practiced, those of other topics too. */
  readonly memories: ReadonlyMap<string, Memory>;
  /** Items whose keys practice may not show now. */
  readonly withheld: ReadonlySet<string>;
  readonly weights: ReadonlyMap<Domain, number>;
  readonly doneToday: { readonly questions: number; readonly minutes: number };
  /** Lessons on the topics, those of weak domains first. */
  readonly lessons: readonly Lesson[];
  readonly statements: ReadonlyMap<string, string>;
  /** Lessons marked as read. */
  readonly readLessons: ReadonlySet<string>;
  /** Days on which an attempt at the quiz was finished. */
  readonly checkedOn: readonly DayNumber[];
}

const DEFAULT_TIME_ZONE = 'UTC';

/** Reads a person's practice. Without a plan it covers the whole of the first quiz, in UTC. */
export async function loadPractice(deps: PracticeDeps, personId: string | null): Promise<Practice> {
  const { db } = deps;
  const plan = personId === null ? undefined : await findPlan(db, personId);
  const [quizzes, statements, lessons, history] = await Promise.all([
    deps.quizzes.list(db),
    listObjectiveStatements(db),
    listLessons(db),
    personId === null ? noHistory : readHistory(db, personId),
  ]);
  const quiz = quizzes.find(({ blueprint }) => blueprint.slug === plan?.quiz) ?? quizzes[0];
  if (quiz === undefined) throw new Error('No quiz is loaded. Run: pnpm careway reference load');
  const timeZone = plan?.timeZone ?? DEFAULT_TIME_ZONE;
  const today = dayIn(timeZone, deps.now());
  const topics = plan?.topics ?? allTopics(quiz);
  const asked = new Set(topics.map(topicKey));
  const items = new Map(
    quiz.items.filter(({ item }) => asked.has(topicKey(item))).map((bankItem) => [bankItem.item.id, bankItem]),
  );
  const examDay = plan === undefined || plan.examOn === null ? null : parseDay(plan.examOn);
  const weights = weightsOf(latestReport(history.reports, quiz.blueprint.slug), history.reports, quiz);
  const weightOf = (domain: Domain): number => weights.get(domain) ?? 1;
  const practicedToday = history.days.find(({ on }) => parseDay(on) === today);
  return {
    today,
    timeZone,
    quiz,
    bank: quiz.items,
    plan,
    examDay: examDay === null || examDay <= today ? null : examDay,
    topics,
    items,
    cards: [...items.values()].map(({ item }) => ({
      itemId: item.id,
      domain: item.domain,
      memory: history.memories.get(item.id) ?? null,
    })),
    memories: history.memories,
    withheld: history.withheld,
    weights,
    doneToday: {
      questions: practicedToday?.answers ?? 0,
      minutes:
        practicedToday === undefined
          ? 0
          : practicedToday.firstAnswers * FIRST_ANSWER_MINUTES +
            (practicedToday.answers - practicedToday.firstAnswers) * LATER_ANSWER_MINUTES,
    },
    lessons: lessons
      .filter((lesson) => lesson.objectives.some((objective) => asked.has(topicKey({ ...lesson, objective }))))
      .toSorted(
        (a, b) => weightOf(b.domain) - weightOf(a.domain) || domains.indexOf(a.domain) - domains.indexOf(b.domain),
      ),
    statements,
    readLessons: history.readLessons,
    checkedOn: history.finished
      .filter((held) => held.quiz === quiz.blueprint.slug)
      .map(({ finishedAt }) => dayIn(timeZone, finishedAt)),
  };
}

const noHistory: Awaited<ReturnType<typeof readHistory>> = {
  memories: new Map(),
  days: [],
  withheld: new Set(),
  finished: [],
  reports: [],
  readLessons: new Set(),
};

async function readHistory(db: Kysely<Database>, personId: string) {
  const [memories, days, withheld, finished, read] = await Promise.all([
    listMemories(db, personId),
    listPracticeDays(db, personId),
    listItemsInOpenAttempts(db, personId),
    listFinishedAttempts(db, personId),
    listReadLessons(db, personId),
  ]);
  const reports = finished.filter(({ report }) => report !== null);
  return { memories, days, withheld, finished, reports, readLessons: new Set(read.keys()) };
}

/** The report of the latest finished attempt at a quiz. */
export function latestReport(reports: readonly FinishedAttempt[], quiz: string): ReadinessReport | undefined {
  return reports.findLast((held) => held.quiz === quiz)?.report as ReadinessReport | undefined;
}

/** Weights from the latest report with results by subject: the quiz's own, or another one's on the same subjects. */
function weightsOf(
  own: ReadinessReport | undefined,
  reports: readonly FinishedAttempt[],
  { blueprint }: LoadedQuiz,
): ReadonlyMap<Domain, number> {
  const subjects = new Set<string>(blueprint.domains.map(({ domain }) => domain));
  const other = reports.findLast((held) =>
    (held.report as ReadinessReport).domains.some(({ domain }) => subjects.has(domain)),
  )?.report as ReadinessReport | undefined;
  const domains = own === undefined || own.domains.length === 0 ? other?.domains : own.domains;
  return weaknessWeights((domains ?? []).map(({ domain, gap }) => ({ domain: domain as Domain, gap })));
}

/** Every objective of a quiz's domains that live items test. */
export function allTopics(quiz: LoadedQuiz): readonly PlanTopic[] {
  const domains = new Set(quiz.blueprint.domains.map(({ domain }) => domain));
  const topics = new Map<string, PlanTopic>();
  for (const { item } of quiz.items) {
    if (domains.has(item.domain)) topics.set(topicKey(item), { domain: item.domain, objective: item.objective });
  }
  return [...topics.values()];
}

/** One name for a topic. */
export function topicKey({ domain, objective }: PlanTopic): string {
  return `${domain}/${objective}`;
}

/** What the scheduler needs for the plan of a person. */
export function planInput(practice: Practice, plan: PlanRecord): PlanInput {
  const { blueprint } = practice.quiz;
  return {
    today: practice.today,
    startDay: parseDay(plan.startedOn),
    examDay: practice.examDay,
    hoursPerWeek: plan.hoursPerWeek,
    practicedTodayMinutes: practice.doneToday.minutes,
    cards: practice.cards,
    lessons: practice.lessons.map((lesson) => ({ id: lesson.slug, kind: 'lesson', minutes: lessonMinutes(lesson) })),
    check: { id: blueprint.slug, kind: 'check', minutes: blueprint.minutesAbout },
    weights: practice.weights,
  };
}
