import type { Invitation } from '@careway/contract';
import {
  type Database,
  findAccountEmail,
  findOrganizationName,
  hasLtiAccount,
  joinLearner,
  listAssignments,
  listCohorts,
  recordAuditEvent,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { LTI_EMAIL_DOMAIN } from '../accounts/own-address.ts';
import { describeAssignment } from '../assignments/describe-assignment.ts';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { cohortNotFound } from './describe-cohort.ts';
import { findInvitation } from './invitation-link.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly secret: string;
  readonly now: () => Date;
}

/** What an invitation says before it is accepted. `personId` is the caller's, if there is one. */
export async function describeInvitation(deps: Deps, token: string, personId: string | null): Promise<Invitation> {
  const { organizationId, learner } = await findInvitation(deps, token);
  const [cohort] = await listCohorts(deps.db, organizationId, { id: learner.cohortId });
  if (cohort === undefined) throw cohortNotFound(learner.cohortId);
  return {
    organization: (await findOrganizationName(deps.db, organizationId)) ?? 'An organization',
    cohort: cohort.name,
    learnerName: learner.name,
    state: learner.linkedPersonId === null ? 'invited' : 'joined',
    isYours: learner.linkedPersonId !== null && learner.linkedPersonId === personId,
    sharing: [
      'When you start and finish a quiz that it assigned, and how many questions you answered.',
      'The readiness report of such a quiz: verdict, range, subjects and topics to review.',
    ],
    notShared: [
      'Your single answers.',
      'Quizzes and practice that you do on your own.',
      'What you look up about pay, careers or certifications.',
    ],
    assignments: (await listAssignments(deps.db, organizationId, learner.cohortId))
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(describeAssignment),
  };
}

/** Ties the learner to the caller. Accepting twice changes nothing; a link that another person used is refused. */
export async function acceptInvitation(deps: Deps, person: Pick<Person, 'id'>, token: string): Promise<Invitation> {
  const { organizationId, learner } = await findInvitation(deps, token);
  if (learner.linkedPersonId !== person.id) {
    await refuseBorrowedAccount(deps.db, organizationId, person.id);
    await deps.db.transaction().execute(async (trx) => {
      const joined = await joinLearner(trx, {
        organizationId,
        learnerId: learner.id,
        personId: person.id,
        at: deps.now(),
      });
      if (!joined)
        throw new ProblemError('link-used', 'Somebody else accepted this invitation. Ask your educator for a new one.');
      await recordAuditEvent(trx, {
        actorId: person.id,
        organizationId,
        action: 'invitation.accepted',
        target: learner.id,
      });
    });
  }
  return describeInvitation(deps, token, person.id);
}

/** An account that the learning system of one organisation opens must not reach into another organisation. */
async function refuseBorrowedAccount(db: Kysely<Database>, organizationId: string, personId: string): Promise<void> {
  const account = await findAccountEmail(db, personId);
  if (account?.email.endsWith(`@${LTI_EMAIL_DOMAIN}`) !== true) return;
  if (await hasLtiAccount(db, organizationId, personId)) return;
  throw new ProblemError(
    'conflict',
    'Your course opens this account. Give it an address and a password of its own first, on the account page.',
  );
}
