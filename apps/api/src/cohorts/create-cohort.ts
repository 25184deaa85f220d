import type { Assignment, Cohort, CreateCohortBody } from '@careway/contract';
import { type Database, insertAssignment, insertCohort, lockCohort, recordAuditEvent } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import { cohortNotFound, describeAssignment, describeCohort } from './describe-cohort.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
}

const DEFAULT_TIME_ZONE = 'UTC';

/** Creates an empty cohort. */
export async function createCohort(
  deps: Deps,
  actor: Person,
  organizationId: string,
  body: CreateCohortBody,
): Promise<Cohort> {
  const timeZone = body.timeZone ?? DEFAULT_TIME_ZONE;
  if (!isTimeZone(timeZone)) {
    const message = `${timeZone} is not a time zone; use an IANA name such as America/New_York`;
    throw new ProblemError('invalid-request', `body.timeZone: ${message}`, [{ path: 'body.timeZone', message }]);
  }
  const id = await deps.db.transaction().execute(async (trx) => {
    const cohortId = await insertCohort(trx, organizationId, {
      name: body.name,
      certification: body.certification ?? null,
      examOn: body.examOn ?? null,
      timeZone,
      createdAt: deps.now(),
    });
    await recordAuditEvent(trx, { actorId: actor.id, organizationId, action: 'cohort.created', target: cohortId });
    return cohortId;
  });
  return describeCohort(deps.db, organizationId, id, deps.now());
}

/** Assigns a quiz to a cohort. */
export async function createAssignment(
  deps: Deps,
  actor: Person,
  input: {
    readonly organizationId: string;
    readonly cohortId: string;
    readonly quiz: string;
    readonly dueOn: string | null;
  },
): Promise<Assignment> {
  const { blueprint } = await deps.quizzes.find(deps.db, input.quiz);
  const assignment = await deps.db.transaction().execute(async (trx) => {
    if (!(await lockCohort(trx, input.organizationId, input.cohortId))) throw cohortNotFound(input.cohortId);
    const inserted = await insertAssignment(trx, input.organizationId, {
      cohortId: input.cohortId,
      quiz: blueprint.slug,
      quizTitle: blueprint.title,
      dueOn: input.dueOn,
      createdAt: deps.now(),
    });
    await recordAuditEvent(trx, {
      actorId: actor.id,
      organizationId: input.organizationId,
      action: 'assignment.created',
      target: inserted.id,
    });
    return inserted;
  });
  return describeAssignment(assignment);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
