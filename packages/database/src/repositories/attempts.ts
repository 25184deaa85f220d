import type { Item, SessionPlan } from '@careway/assessment';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { AttemptQuestionTable, AttemptTable } from '../tables/assessment.ts';
import type { Database } from '../tables/database.ts';
import type { Accommodation } from './accommodations.ts';

/** The assignment an attempt is made for, and who sees its result. */
export interface AssignedBy {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly assignmentId: string;
  readonly learnerId: string;
}

/** Why an attempt ended, in the words of the outside. */
export type AttemptStopReason =
  | 'all-answered'
  | 'finished-early'
  | 'time-up'
  | 'decided'
  | 'precise-enough'
  | 'maximum-reached'
  | 'nothing-left-to-ask';

/** What an adaptive attempt goes on with: the response models and the rules it was opened with. */
export interface AdaptiveRules {
  readonly parameterSet: string;
  readonly plan: SessionPlan;
}

/** The clock of a mock exam. */
export interface AttemptTiming {
  /** Minutes before any allowance. */
  readonly baseMinutes: number;
  /** When the time is up; `null` without a limit. Pauses move it. */
  readonly deadlineAt: Date | null;
}

export interface AttemptRecord {
  readonly id: string;
  readonly quiz: string;
  readonly quizTitle: string;
  readonly blueprintVersion: string;
  readonly bankVersion: string;
  readonly targetShare: number;
  readonly seed: string;
  /** `null` for a fixed form. */
  readonly adaptive: AdaptiveRules | null;
  /** `null` for everything but a mock exam. */
  readonly timing: AttemptTiming | null;
  /** Free movement among the questions of a mock exam, and answers that can be changed. */
  readonly canGoBack: boolean;
  /** Each answer of a form is explained once it is saved. */
  readonly explainsEach: boolean;
  /** How the person takes it where that is not as everybody does. */
  readonly accommodation: Accommodation | null;
  /** Since when it stands; `null` while it goes on. */
  readonly pausedAt: Date | null;
  /** How many answers it had when the present sitting began. */
  readonly sittingFrom: number;
  /** How long it stood before, all pauses together. */
  readonly stoodSeconds: number;
  /** How many questions it has at most. */
  readonly maxQuestions: number;
  readonly state: 'open' | 'complete';
  readonly stopReason: AttemptStopReason | null;
  readonly startedAt: Date;
  readonly lastSavedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly assignedBy: AssignedBy | null;
  readonly report: unknown;
}

/** An option as one attempt shows it: `token` is what the person sees, `optionId` the item's own. */
export interface ShownOption {
  readonly token: string;
  readonly optionId: string;
}

export interface QuestionRecord {
  readonly position: number;
  readonly item: Item;
  readonly options: readonly ShownOption[];
  readonly presentedAt: Date | null;
  readonly answer: {
    readonly at: Date;
    readonly chosen: readonly string[];
    readonly points: number;
    readonly maxPoints: number;
  } | null;
  /** The person wants to look at it again. */
  readonly isFlagged: boolean;
  /** Under trial: shown, never scored. */
  readonly isTrial: boolean;
}

export interface NewAttempt
  extends Pick<
    AttemptRecord,
    | 'quiz'
    | 'quizTitle'
    | 'blueprintVersion'
    | 'bankVersion'
    | 'targetShare'
    | 'assignedBy'
    | 'accommodation'
    | 'canGoBack'
    | 'seed'
    | 'startedAt'
  > {
  /** Only for a mock exam. */
  readonly timing?: AttemptTiming;
  /** Absent for a fixed form, whose questions are all given at the start. */
  readonly adaptive?: AdaptiveRules & { readonly maxQuestions: number };
  /** Only in a form; absent: not. */
  readonly explainsEach?: boolean;
  readonly questions: readonly GivenQuestion[];
}

/** A question as an attempt gives it. */
export interface GivenQuestion {
  readonly itemId: string;
  readonly revision: number;
  readonly options: readonly ShownOption[];
  readonly isTrial: boolean;
}

/** Adds an attempt with its questions from position 1 and returns its id. */
export async function insertAttempt(
  trx: Transaction<Database>,
  personId: string,
  attempt: NewAttempt,
): Promise<string> {
  const { id } = await trx
    .insertInto('attempt')
    .values({
      person_id: personId,
      quiz: attempt.quiz,
      quiz_title: attempt.quizTitle,
      blueprint_version: attempt.blueprintVersion,
      bank_version: attempt.bankVersion,
      seed: attempt.seed,
      target_share: attempt.targetShare,
      mode: attempt.adaptive !== undefined ? 'adaptive' : attempt.timing !== undefined ? 'mock' : 'form',
      max_questions: attempt.adaptive?.maxQuestions ?? attempt.questions.length,
      parameter_set: attempt.adaptive?.parameterSet ?? null,
      session_plan: attempt.adaptive === undefined ? null : JSON.stringify(attempt.adaptive.plan),
      base_minutes: attempt.timing?.baseMinutes ?? null,
      deadline_at: attempt.timing?.deadlineAt ?? null,
      can_go_back: attempt.canGoBack,
      explains_each: attempt.explainsEach ?? false,
      accommodation: attempt.accommodation === null ? null : JSON.stringify(attempt.accommodation),
      state: 'open',
      stop_reason: null,
      started_at: attempt.startedAt,
      last_saved_at: null,
      finished_at: null,
      assigned_by: attempt.assignedBy === null ? null : JSON.stringify(attempt.assignedBy),
      report: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('attempt_question')
    .values(
      attempt.questions.map((question, index) => ({
        ...toUnansweredRow(question),
        person_id: personId,
        attempt_id: id,
        position: index + 1,
        presented_at: index === 0 ? attempt.startedAt : null,
      })),
    )
    .execute();
  return id;
}

/** Gives an attempt its next question; `shownAt` is `null` when it is shown only later. */
export async function insertQuestion(
  trx: Transaction<Database>,
  personId: string,
  attemptId: string,
  position: number,
  question: GivenQuestion,
  shownAt: Date | null,
): Promise<void> {
  await trx
    .insertInto('attempt_question')
    .values({
      ...toUnansweredRow(question),
      person_id: personId,
      attempt_id: attemptId,
      position,
      presented_at: shownAt,
    })
    .execute();
}

function toUnansweredRow(question: GivenQuestion) {
  return {
    item_id: question.itemId,
    item_revision: question.revision,
    options: JSON.stringify(question.options),
    is_trial: question.isTrial,
    answered_at: null,
    chosen: null,
    points: null,
    max_points: null,
  };
}

/** The attempt of this person, or `undefined`. */
export async function findAttempt(
  db: Kysely<Database>,
  personId: string,
  id: string,
): Promise<AttemptRecord | undefined> {
  const row = await db
    .selectFrom('attempt')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toAttempt(row);
}

/** The same, locked until the transaction ends, so that two answers at once are taken one after the other. */
export async function lockAttempt(
  trx: Transaction<Database>,
  personId: string,
  id: string,
): Promise<AttemptRecord | undefined> {
  const row = await trx
    .selectFrom('attempt')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toAttempt(row);
}

/** An attempt in a list, with how many of its questions are answered. */
export interface AttemptListEntry extends AttemptRecord {
  readonly answered: number;
}

/** A page of a person's attempts, newest first. */
export async function listAttempts(
  db: Kysely<Database>,
  personId: string,
  page: {
    readonly state: 'open' | 'complete' | undefined;
    readonly before: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly AttemptListEntry[]> {
  const { before, state } = page;
  const rows = await db
    .selectFrom('attempt')
    .selectAll('attempt')
    .select((eb) => countAnswered(eb.ref('attempt.person_id'), eb.ref('attempt.id')).as('answered'))
    .where('person_id', '=', personId)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(started_at, id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...toAttempt(row), answered: row.answered }));
}

function countAnswered(personId: unknown, attemptId: unknown) {
  return sql<number>`(select count(*)::int from attempt_question q
    where q.person_id = ${personId} and q.attempt_id = ${attemptId} and q.answered_at is not null)`;
}

/** Every question of an attempt in order, with the items as they were given. */
export async function listQuestions(
  db: Kysely<Database>,
  personId: string,
  attemptId: string,
): Promise<readonly QuestionRecord[]> {
  const rows = await db
    .selectFrom('attempt_question as question')
    .innerJoin('item', (join) =>
      join.onRef('item.item_id', '=', 'question.item_id').onRef('item.revision', '=', 'question.item_revision'),
    )
    .selectAll('question')
    .select('item.document')
    .where('question.person_id', '=', personId)
    .where('question.attempt_id', '=', attemptId)
    .orderBy('question.position')
    .execute();
  return rows.map(toQuestion);
}

/** Notes when a question was first shown; a second showing changes nothing. */
export async function markPresented(
  db: Kysely<Database>,
  personId: string,
  attemptId: string,
  position: number,
  at: Date,
): Promise<void> {
  await db
    .updateTable('attempt_question')
    .set({ presented_at: at })
    .where('person_id', '=', personId)
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .where('presented_at', 'is', null)
    .execute();
}

/** Keeps an answer to a question that has none. */
export async function insertResponse(
  trx: Transaction<Database>,
  personId: string,
  attemptId: string,
  position: number,
  answer: NonNullable<QuestionRecord['answer']>,
): Promise<void> {
  await trx
    .updateTable('attempt_question')
    .set({
      answered_at: answer.at,
      chosen: JSON.stringify(answer.chosen),
      points: answer.points,
      max_points: answer.maxPoints,
    })
    .where('person_id', '=', personId)
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .where('answered_at', 'is', null)
    .execute();
  await trx
    .updateTable('attempt')
    .set({ last_saved_at: answer.at })
    .where('person_id', '=', personId)
    .where('id', '=', attemptId)
    .execute();
}

/** Ends an attempt and keeps its report as it is now. */
export async function completeAttempt(
  trx: Transaction<Database>,
  personId: string,
  attemptId: string,
  end: { readonly at: Date; readonly stopReason: AttemptStopReason; readonly report: unknown },
): Promise<void> {
  await trx
    .updateTable('attempt')
    .set({
      state: 'complete',
      stop_reason: end.stopReason,
      finished_at: end.at,
      paused_at: null,
      report: JSON.stringify(end.report),
    })
    .where('person_id', '=', personId)
    .where('id', '=', attemptId)
    .execute();
}

function toAttempt(row: Selectable<AttemptTable>): AttemptRecord {
  return {
    id: row.id,
    quiz: row.quiz,
    quizTitle: row.quiz_title,
    blueprintVersion: row.blueprint_version,
    bankVersion: row.bank_version,
    targetShare: row.target_share,
    seed: row.seed,
    adaptive:
      row.parameter_set === null
        ? null
        : { parameterSet: row.parameter_set, plan: row.session_plan as AdaptiveRules['plan'] },
    timing: row.base_minutes === null ? null : { baseMinutes: row.base_minutes, deadlineAt: row.deadline_at },
    canGoBack: row.can_go_back,
    explainsEach: row.explains_each,
    accommodation: toAccommodation(row.accommodation),
    pausedAt: row.paused_at,
    sittingFrom: row.sitting_from,
    stoodSeconds: row.stood_seconds,
    maxQuestions: row.max_questions,
    state: row.state,
    stopReason: row.stop_reason as AttemptStopReason | null,
    startedAt: row.started_at,
    lastSavedAt: row.last_saved_at,
    finishedAt: row.finished_at,
    assignedBy: row.assigned_by as AssignedBy | null,
    report: row.report,
  };
}

/** Attempts that were started before there were sittings have none. */
function toAccommodation(kept: unknown): Accommodation | null {
  return kept === null ? null : { questionsPerSitting: null, ...(kept as Omit<Accommodation, 'questionsPerSitting'>) };
}

function toQuestion(row: Selectable<AttemptQuestionTable> & { readonly document: unknown }): QuestionRecord {
  const { answered_at, points, max_points } = row;
  const isAnswered = answered_at !== null && points !== null && max_points !== null;
  return {
    position: row.position,
    item: row.document as Item,
    options: row.options as readonly ShownOption[],
    presentedAt: row.presented_at,
    answer: isAnswered
      ? { at: answered_at, chosen: row.chosen as readonly string[], points, maxPoints: max_points }
      : null,
    isFlagged: row.is_flagged,
    isTrial: row.is_trial,
  };
}
