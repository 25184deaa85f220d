import { randomUUID } from 'node:crypto';
import {
  type Database,
  ensureEducator,
  ensureLtiPerson,
  findLtiAssignment,
  findLtiCohort,
  findLtiLearner,
  findMembershipRoles,
  findUnlinkedAssignment,
  insertAssignment,
  insertCohort,
  insertLearners,
  isLtiIdentityTaken,
  joinLearner,
  type LtiPlace,
  type LtiPlatformRecord,
  recordAuditEvent,
  saveLtiContext,
  saveLtiResourceLink,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import { LTI_EMAIL_DOMAIN } from '../accounts/own-address.ts';
import { termsOfQuiz } from '../assignments/save-assignment.ts';
import { ProblemError } from '../http/problem.ts';
import type { LoadedQuiz, QuizShelf } from '../quizzes/load-quiz.ts';
import type { ResourceLinkLaunch } from './claims.ts';
import { LtiRefusal } from './refusal.ts';

export interface AdmitDeps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

/** Who comes in, and the page they land on. */
export interface Admission {
  readonly personId: string;
  readonly path: string;
}

/**
 * Lets the person of a launch in: their account (by issuer and subject), the cohort of the course, the assignment of the
 * link, and their place in the cohort. One transaction; a second launch finds what the first made.
 */
export async function admitLaunch(
  deps: AdmitDeps,
  platform: LtiPlatformRecord,
  launch: ResourceLinkLaunch,
): Promise<Admission> {
  const quiz = launch.quiz === null ? null : await findQuiz(deps, launch.quiz);
  return deps.db.transaction().execute(async (trx) => {
    const { organizationId, id: platformId } = platform;
    const place: LtiPlace = { organizationId, platformId, deploymentId: launch.deploymentId };
    const personId = await admitPerson(trx, deps, platform, launch);
    const cohortId = await admitCourse(trx, deps, place, launch);
    const assignment = await admitLink(trx, deps, place, cohortId, launch, quiz);
    const preview = assignment === null ? '/' : `/quizzes/${assignment.quiz}`;
    if (launch.person.isVisitor) return { personId, path: preview };
    if (launch.person.isInstructor) {
      const teaches = await admitInstructor(trx, deps, platform, personId);
      return { personId, path: teaches ? `/cohorts/${cohortId}` : preview };
    }
    await admitLearner(trx, deps, organizationId, cohortId, personId, launch);
    const path = assignment === null ? '/' : `/quizzes/${assignment.quiz}?assignment=${assignment.id}`;
    return { personId, path };
  });
}

async function findQuiz(deps: AdmitDeps, slug: string): Promise<LoadedQuiz> {
  try {
    return await deps.quizzes.find(deps.db, slug);
  } catch (error) {
    if (error instanceof ProblemError) throw new LtiRefusal('quiz', error.message, { cause: error });
    throw error;
  }
}

async function admitPerson(
  trx: Transaction<Database>,
  deps: AdmitDeps,
  platform: LtiPlatformRecord,
  { person }: ResourceLinkLaunch,
): Promise<string> {
  const { organizationId, issuer } = platform;
  const { personId, isNew } = await ensureLtiPerson(
    trx,
    { organizationId, issuer, subject: person.subject },
    { name: person.name ?? 'Learner', email: `${randomUUID()}@${LTI_EMAIL_DOMAIN}`, now: deps.now() },
  );
  if (isNew)
    await recordAuditEvent(trx, {
      actorId: personId,
      organizationId,
      action: 'lti.account-made',
      target: personId,
      detail: { platform: platform.id },
    });
  return personId;
}

async function admitCourse(
  trx: Transaction<Database>,
  deps: AdmitDeps,
  place: LtiPlace,
  { context, membershipsUrl }: ResourceLinkLaunch,
): Promise<string> {
  const known = await findLtiCohort(trx, place, context.id);
  const cohortId =
    known ??
    (await insertCohort(trx, place.organizationId, {
      name: context.title,
      certification: null,
      examOn: null,
      timeZone: 'UTC',
      createdAt: deps.now(),
    }));
  await saveLtiContext(trx, place, { contextId: context.id, cohortId, membershipsUrl });
  return cohortId;
}

async function admitLink(
  trx: Transaction<Database>,
  deps: AdmitDeps,
  place: LtiPlace,
  cohortId: string,
  launch: ResourceLinkLaunch,
  quiz: LoadedQuiz | null,
): Promise<{ readonly id: string; readonly quiz: string } | null> {
  const known = await findLtiAssignment(trx, place, launch.resourceLinkId);
  const isSame = known !== undefined && (quiz === null || known.quiz === quiz.blueprint.slug);
  if (isSame) {
    await saveLtiResourceLink(trx, place, launch.resourceLinkId, known.id, launch.gradebook);
    return known;
  }
  if (quiz === null) return null;
  const { slug, title } = quiz.blueprint;
  const id =
    (await findUnlinkedAssignment(trx, place.organizationId, cohortId, slug)) ??
    (
      await insertAssignment(trx, place.organizationId, {
        cohortId,
        quiz: slug,
        quizTitle: title,
        ...termsOfQuiz(quiz),
        createdAt: deps.now(),
      })
    ).id;
  await saveLtiResourceLink(trx, place, launch.resourceLinkId, id, launch.gradebook);
  return { id, quiz: slug };
}

/** Whether the instructor teaches in the organisation: made an educator by the launch, or by an owner before. */
async function admitInstructor(
  trx: Transaction<Database>,
  deps: AdmitDeps,
  platform: LtiPlatformRecord,
  personId: string,
): Promise<boolean> {
  const { organizationId } = platform;
  if (!platform.instructorsAreEducators) {
    const roles = await findMembershipRoles(trx, organizationId, personId);
    return roles.some((role) => role === 'owner' || role === 'educator');
  }
  const isNew = await ensureEducator(trx, organizationId, personId, deps.now());
  if (isNew)
    await recordAuditEvent(trx, {
      actorId: personId,
      organizationId,
      action: 'lti.educator-joined',
      target: personId,
      detail: { platform: platform.id },
    });
  return true;
}

/**
 * Puts the learner on the roster. A row that waits for its learner is theirs by the learning system's id, else by e-mail;
 * a row that somebody joined stays that person's.
 */
async function admitLearner(
  trx: Transaction<Database>,
  deps: AdmitDeps,
  organizationId: string,
  cohortId: string,
  personId: string,
  { person }: ResourceLinkLaunch,
): Promise<void> {
  const at = deps.now();
  const found = await findLtiLearner(trx, organizationId, cohortId, { personId, ...person });
  if (found?.isJoined === true) return;
  const learnerId = found?.id ?? (await addLearner());
  await joinLearner(trx, { organizationId, learnerId, personId, at });

  async function addLearner(): Promise<string> {
    const isTaken = (identity: { readonly subject: string } | { readonly email: string }) =>
      isLtiIdentityTaken(trx, organizationId, cohortId, identity);
    const hasFreeEmail = person.email !== null && !(await isTaken({ email: person.email }));
    const identity = {
      name: person.name ?? 'Learner without a name',
      email: hasFreeEmail ? person.email : null,
      sourcedId: (await isTaken({ subject: person.subject })) ? null : person.subject,
    };
    const row = { ...identity, invitationNonce: deps.randomToken(), invitedAt: at };
    const [id] = await insertLearners(trx, organizationId, cohortId, [row]);
    if (id === undefined) throw new Error('No learner was added.');
    return id;
  }
}
