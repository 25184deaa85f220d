import type { assignmentWindows } from '@careway/contract';
import type { AttemptRecord } from '@careway/database';
import { type AssignmentRecord, countAssignedAttempts, type Database, findAssignment } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

type Window = Pick<AssignmentRecord, 'opensAt' | 'closesAt'>;

/** Where an instant stands to a window: it is open from `opensAt` on and until `closesAt`, which is outside. */
export function windowAt({ opensAt, closesAt }: Window, at: Date): (typeof assignmentWindows)[number] {
  if (opensAt !== null && at < opensAt) return 'not-open';
  return closesAt !== null && at >= closesAt ? 'closed' : 'open';
}

/** Refuses a start outside the window, after the last attempt, or of an assignment that was withdrawn. */
export async function requireStart(
  db: Kysely<Database>,
  organizationId: string,
  assignment: AssignmentRecord,
  learnerId: string,
  at: Date,
): Promise<void> {
  const { id, opensAt, closesAt, attemptsAllowed } = assignment;
  if (assignment.withdrawnAt !== null) throw new ProblemError('not-found', `There is no assignment ${id} for you.`);
  const window = windowAt(assignment, at);
  if (window === 'not-open')
    throw new ProblemError(
      'assignment-not-open',
      `This assignment opens at ${opensAt?.toISOString()}; it is ${at.toISOString()} now.`,
    );
  if (window === 'closed') throw closedProblem(closesAt);
  if (attemptsAllowed === null) return;
  const made = await countAssignedAttempts(db, organizationId, id, learnerId);
  if (made >= attemptsAllowed)
    throw new ProblemError(
      'no-attempts-left',
      `This assignment allows ${attemptsAllowed} ${attemptsAllowed === 1 ? 'attempt' : 'attempts'}, and ${made} ${made === 1 ? 'was' : 'were'} made.`,
    );
}

/**
 * Refuses an answer after the window. An exam whose clock runs goes on to the end of its own time, so that a window never
 * takes away from anybody's extra time; what was saved stays, and the attempt can still be finished.
 */
export async function requireOpenWindow(db: Kysely<Database>, attempt: AttemptRecord, at: Date): Promise<void> {
  const { assignedBy, timing } = attempt;
  if (assignedBy === null || (timing !== null && timing.deadlineAt !== null)) return;
  const assignment = await findAssignment(db, assignedBy.organizationId, assignedBy.assignmentId);
  if (assignment !== undefined && windowAt(assignment, at) === 'closed') throw closedProblem(assignment.closesAt);
}

function closedProblem(closesAt: Date | null): ProblemError {
  return new ProblemError(
    'assignment-closed',
    `This assignment closed at ${closesAt?.toISOString()}. What was saved before counts, and an open attempt can be finished.`,
  );
}
