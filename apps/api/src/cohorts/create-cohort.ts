import type { Cohort, CreateCohortBody } from '@careway/contract';
import { type Database, insertCohort, recordAuditEvent } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { isTimeZone } from '../practice/local-day.ts';
import { describeCohort } from './describe-cohort.ts';

interface Deps {
  readonly db: Kysely<Database>;
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
