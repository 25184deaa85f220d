import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Parts of the report of the attempt that a learner ended last for an assignment, as they were frozen. */
export interface ReportParts {
  readonly learnerId: string;
  readonly finishedAt: Date;
  /** Results by domain; empty where the quiz gives none. */
  readonly domains: unknown;
  /** Counts by objective; null in older reports. */
  readonly objectives: unknown;
}

/** Those parts for every learner who finished an assignment: one row a learner, no whole reports. */
export async function listReportParts(
  db: Kysely<Database>,
  organizationId: string,
  assignmentId: string,
): Promise<readonly ReportParts[]> {
  const rows = await db
    .selectFrom('assignment_progress')
    .distinctOn('learner_id')
    .select([
      'learner_id',
      'finished_at',
      sql<unknown>`report -> 'domains'`.as('domains'),
      sql<unknown>`report -> 'objectives'`.as('objectives'),
    ])
    .where('organization_id', '=', organizationId)
    .where('assignment_id', '=', assignmentId)
    .where('report', 'is not', null)
    .orderBy('learner_id')
    .orderBy('started_at', 'desc')
    .execute();
  return rows.flatMap(({ learner_id, finished_at, domains, objectives }) =>
    finished_at === null ? [] : [{ learnerId: learner_id, finishedAt: finished_at, domains, objectives }],
  );
}
