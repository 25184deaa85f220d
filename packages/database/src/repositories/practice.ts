import { type Domain, formatDay, type Memory, parseDay } from '@careway/assessment';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { AssignedBy } from './attempts.ts';
import type { BankItem } from './bank.ts';
import { listHoldingAssignments } from './result-release.ts';

/** An answer given in practice, to be kept. */
export interface PracticeAnswer {
  readonly itemId: string;
  readonly revision: number;
  readonly at: Date;
  readonly chosen: readonly string[];
  readonly points: number;
  readonly maxPoints: number;
  readonly memory: Memory;
}

/** What a person prepares for. `startedOn` is the day on which lessons and checks got their days. */
export interface PlanRecord {
  readonly quiz: string;
  readonly examOn: string | null;
  readonly hoursPerWeek: number;
  readonly timeZone: string;
  readonly startedOn: string;
  readonly topics: readonly PlanTopic[];
  readonly topicsFrom: 'report' | 'chosen' | 'all';
  readonly savedAt: Date;
}

export interface PlanTopic {
  readonly domain: Domain;
  readonly objective: string;
}

/** Practice of one day. */
export interface PracticeDay {
  readonly on: string;
  readonly answers: number;
  readonly rightAnswers: number;
  /** Answers to questions that had none before. */
  readonly firstAnswers: number;
}

/** What a person remembers of every question they practiced, by item id: the memory their latest answer left. */
export async function listMemories(db: Kysely<Database>, personId: string): Promise<ReadonlyMap<string, Memory>> {
  const rows = await db
    .selectFrom('review_log')
    .distinctOn('item_id')
    .select(['item_id', 'stability', 'difficulty', 'answered_on'])
    .where('person_id', '=', personId)
    .orderBy('item_id')
    .orderBy('answered_at', 'desc')
    .execute();
  return new Map(
    rows.map(({ item_id, stability, difficulty, answered_on }) => [
      item_id,
      { stability, difficulty, lastDay: parseDay(answered_on) },
    ]),
  );
}

/** Practice by day, oldest first. */
export async function listPracticeDays(db: Kysely<Database>, personId: string): Promise<readonly PracticeDay[]> {
  const { rows } = await sql<PracticeDay>`
    select answered_on as "on", count(*)::int as answers,
      count(*) filter (where points = max_points)::int as "rightAnswers",
      count(*) filter (where place = 1)::int as "firstAnswers"
    from (
      select answered_on, points, max_points, row_number() over (partition by item_id order by answered_at) as place
      from review_log where person_id = ${personId}
    ) as answer group by answered_on order by answered_on`.execute(db);
  return rows;
}

/** Keeps an answer given in practice. */
export async function insertPracticeAnswer(
  db: Kysely<Database>,
  personId: string,
  answer: PracticeAnswer,
): Promise<void> {
  await db
    .insertInto('review_log')
    .values({
      person_id: personId,
      item_id: answer.itemId,
      item_revision: answer.revision,
      answered_at: answer.at,
      answered_on: formatDay(answer.memory.lastDay),
      chosen: JSON.stringify(answer.chosen),
      points: answer.points,
      max_points: answer.maxPoints,
      stability: answer.memory.stability,
      difficulty: answer.memory.difficulty,
    })
    .execute();
}

/** The items of a person's attempts that are still open: practice may not show their keys. */
export async function listItemsInOpenAttempts(db: Kysely<Database>, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('attempt_question as question')
    .innerJoin('attempt', (join) =>
      join.onRef('attempt.person_id', '=', 'question.person_id').onRef('attempt.id', '=', 'question.attempt_id'),
    )
    .select('question.item_id')
    .where('question.person_id', '=', personId)
    .where('attempt.person_id', '=', personId)
    .where('attempt.state', '=', 'open')
    .execute();
  return new Set(rows.map((row) => row.item_id));
}

/** A current live item by id. */
export async function findLiveItem(db: Kysely<Database>, itemId: string): Promise<BankItem | undefined> {
  const row = await db
    .selectFrom('item')
    .select(['document', 'revision'])
    .where('item_id', '=', itemId)
    .where('is_current', '=', true)
    .where('status', '=', 'live')
    .executeTakeFirst();
  return row === undefined ? undefined : { item: row.document as BankItem['item'], revision: row.revision };
}

/** The plan of a person, the one saved last. */
export async function findPlan(db: Kysely<Database>, personId: string): Promise<PlanRecord | undefined> {
  const row = await db
    .selectFrom('plan')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    quiz: row.quiz,
    examOn: row.exam_on,
    hoursPerWeek: row.hours_per_week,
    timeZone: row.time_zone,
    startedOn: row.started_on,
    topics: row.topics as readonly PlanTopic[],
    topicsFrom: row.topics_from,
    savedAt: row.saved_at,
  };
}

/** Replaces the plan of a person. */
export async function savePlan(trx: Transaction<Database>, personId: string, plan: PlanRecord): Promise<void> {
  await trx.deleteFrom('plan').where('person_id', '=', personId).execute();
  await trx
    .insertInto('plan')
    .values({
      person_id: personId,
      quiz: plan.quiz,
      exam_on: plan.examOn,
      hours_per_week: plan.hoursPerWeek,
      time_zone: plan.timeZone,
      started_on: plan.startedOn,
      topics: JSON.stringify(plan.topics),
      topics_from: plan.topicsFrom,
      saved_at: plan.savedAt,
    })
    .execute();
}

/** A finished attempt with its report; `null` while the organisation that assigned it holds the result back. */
export interface FinishedAttempt {
  readonly quiz: string;
  readonly finishedAt: Date;
  readonly report: unknown;
}

/** A person's finished attempts, oldest first. */
export async function listFinishedAttempts(
  db: Kysely<Database>,
  personId: string,
): Promise<readonly FinishedAttempt[]> {
  const rows = await db
    .selectFrom('attempt')
    .select(['quiz', 'finished_at', 'report', 'assigned_by'])
    .where('person_id', '=', personId)
    .where('state', '=', 'complete')
    .where('report', 'is not', null)
    .orderBy('finished_at')
    .orderBy('id')
    .execute();
  const assigned = rows.flatMap(({ assigned_by: by }) => (by === null ? [] : [by as AssignedBy]));
  const holding = await listHoldingAssignments(db, assigned);
  return rows.flatMap(({ quiz, finished_at, report, assigned_by: by }) => {
    if (finished_at === null) return [];
    const isHeld = by !== null && holding.has((by as AssignedBy).assignmentId);
    return [{ quiz, finishedAt: finished_at, report: isHeld ? null : report }];
  });
}

/** The reports of a person's finished attempts that they may see, oldest first. */
export async function listReports(db: Kysely<Database>, personId: string): Promise<readonly FinishedAttempt[]> {
  return (await listFinishedAttempts(db, personId)).filter(({ report }) => report !== null);
}
