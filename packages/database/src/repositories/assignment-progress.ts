import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AssignmentProgressTable } from '../tables/cohort.ts';
import type { Database } from '../tables/database.ts';

/** How far a learner is with an attempt at an assignment. */
export interface ProgressRecord {
  readonly assignmentId: string;
  readonly learnerId: string;
  readonly attemptId: string;
  readonly state: 'started' | 'finished';
  readonly answered: number;
  readonly of: number;
  readonly startedAt: Date;
  readonly lastSavedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** The result of a finished attempt, on the 200–800 scale, with how many answers came too fast to be read. */
export interface ResultRecord {
  readonly verdict: string;
  readonly verdictLabel: string;
  readonly scaledScore: number;
  readonly low: number;
  readonly high: number;
  readonly target: number;
  readonly tooFast: number;
}

const listed = [
  'progress.assignment_id',
  'progress.learner_id',
  'progress.attempt_id',
  'progress.state',
  'progress.answered',
  'progress.of_questions',
  'progress.started_at',
  'progress.last_saved_at',
  'progress.finished_at',
] as const;

/** Every attempt at the assignments of a cohort with its result, latest first; whole reports are not read. */
export async function listProgress(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<readonly (ProgressRecord & { readonly result: ResultRecord | null })[]> {
  const rows = await attemptsOf(db, organizationId, cohortId)
    .select(listed)
    .select([
      'progress.verdict',
      'progress.verdict_label',
      'progress.scaled_score',
      'progress.range_low',
      'progress.range_high',
      'progress.range_target',
      'progress.too_fast',
    ])
    .execute();
  return rows.map((row) => ({ ...toProgress(row), result: toResult(row) }));
}

/** Finished attempts at the assignments of a cohort with their reports, latest first; of one learner when named. */
export async function listAssignedReports(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
  learnerId?: string,
): Promise<readonly (ProgressRecord & { readonly report: unknown })[]> {
  const rows = await attemptsOf(db, organizationId, cohortId)
    .select([...listed, 'progress.report'])
    .where('progress.report', 'is not', null)
    .$if(learnerId !== undefined, (query) => query.where('progress.learner_id', '=', learnerId ?? ''))
    .execute();
  return rows.map((row) => ({ ...toProgress(row), report: row.report }));
}

/** Writes what is shared of an attempt at an assignment; called in the transaction that changes the attempt. */
export async function saveProgress(
  trx: Transaction<Database>,
  organizationId: string,
  progress: ProgressRecord & { readonly report: unknown },
): Promise<void> {
  const changing = {
    state: progress.state,
    answered: progress.answered,
    last_saved_at: progress.lastSavedAt,
    finished_at: progress.finishedAt,
    report: progress.report === null ? null : JSON.stringify(progress.report),
  };
  await trx
    .insertInto('assignment_progress')
    .values({
      organization_id: organizationId,
      assignment_id: progress.assignmentId,
      learner_id: progress.learnerId,
      attempt_id: progress.attemptId,
      of_questions: progress.of,
      started_at: progress.startedAt,
      ...changing,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'assignment_id', 'learner_id', 'attempt_id']).doUpdateSet(changing),
    )
    .execute();
}

function attemptsOf(db: Kysely<Database>, organizationId: string, cohortId: string) {
  return db
    .selectFrom('assignment_progress as progress')
    .innerJoin('assignment', (join) =>
      join
        .onRef('assignment.organization_id', '=', 'progress.organization_id')
        .onRef('assignment.id', '=', 'progress.assignment_id'),
    )
    .where('progress.organization_id', '=', organizationId)
    .where('assignment.cohort_id', '=', cohortId)
    .orderBy('progress.started_at', 'desc');
}

type Row = Selectable<AssignmentProgressTable>;

function toProgress(row: Omit<Row, 'organization_id' | 'report' | ResultColumn>): ProgressRecord {
  return {
    assignmentId: row.assignment_id,
    learnerId: row.learner_id,
    attemptId: row.attempt_id,
    state: row.state,
    answered: row.answered,
    of: row.of_questions,
    startedAt: row.started_at,
    lastSavedAt: row.last_saved_at,
    finishedAt: row.finished_at,
  };
}

type ResultColumn =
  | 'verdict'
  | 'verdict_label'
  | 'scaled_score'
  | 'range_low'
  | 'range_high'
  | 'range_target'
  | 'too_fast';

function toResult(row: Pick<Row, ResultColumn>): ResultRecord | null {
  const { verdict, scaled_score: scaledScore, range_low: low, range_high: high, range_target: target } = row;
  if (verdict === null || scaledScore === null || low === null || high === null || target === null) return null;
  return {
    verdict,
    verdictLabel: row.verdict_label ?? verdict,
    scaledScore,
    low,
    high,
    target,
    tooFast: row.too_fast ?? 0,
  };
}
