import { createHash, randomUUID } from 'node:crypto';
import { credentialDocument, describeMissing, readinessAchievement } from '@careway/certifications';
import type { IssueCredentialsBody, IssueCredentialsResult } from '@careway/contract';
import {
  type Database,
  findCredential,
  findOrganizationName,
  insertCredential,
  type LearnerRecord,
  type NewCredential,
  recordAuditEvent,
  reserveStatusEntries,
  type StatusEntry,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { type AssignedResult, cohortStanding, type QuizStanding } from './cohort-standing.ts';
import { credentialPageUrl, credentialUrl, statusListUrl, toListId, toPublicId } from './credential-address.ts';
import { describeIssued, outsideCertifications } from './describe-credential.ts';
import { issuerIdentity } from './issuer-identity.ts';
import type { ReadIssuerKeys } from './issuer-keys.ts';
import { withoutVerdict } from './list-candidates.ts';
import { signDocument, signJwt } from './sign-credential.ts';

export interface IssueDeps {
  readonly db: Kysely<Database>;
  readonly issuerKeys: ReadIssuerKeys;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

export interface CohortPlace {
  readonly organizationId: string;
  readonly cohortId: string;
}

/**
 * Issues the credential of one quiz to the chosen learners who meet its criteria. Who does not, or holds one already, is
 * named with the reason; the others are issued. Signing happens before the transaction.
 */
export async function issueCredentials(
  deps: IssueDeps,
  actor: Person,
  place: CohortPlace,
  body: IssueCredentialsBody,
): Promise<IssueCredentialsResult> {
  const { now } = deps;
  const validUntil = body.validUntil == null ? null : new Date(`${body.validUntil}T23:59:59.999Z`);
  if (validUntil !== null && validUntil <= now()) {
    const message = `${body.validUntil} is past; the last day must be today or later`;
    throw new ProblemError('invalid-request', `body.validUntil: ${message}`, [{ path: 'body.validUntil', message }]);
  }
  const standing = await quizStanding(deps, place, body.quiz);
  const chosen = [...new Set(body.learnerIds)].map((learnerId) => chooseLearner(standing, learnerId));
  const eligible = chosen.filter((choice) => 'evidence' in choice);
  const credentials = await signCredentials(deps, place, standing.quiz, eligible, validUntil);
  const inserted = new Set<string>();
  await deps.db.transaction().execute(async (trx) => {
    for (const credential of credentials) {
      if (await keepCredential(trx, actor, place.organizationId, credential)) inserted.add(credential.learnerId);
    }
  });
  const records = await Promise.all(
    credentials
      .filter((credential) => inserted.has(credential.learnerId))
      .map((credential) => findCredential(deps.db, place.organizationId, credential.id)),
  );
  return {
    issued: records.flatMap((record) => (record === undefined ? [] : [describeIssued(deps, record)])),
    notIssued: [
      ...chosen.flatMap((choice) => ('reason' in choice ? [choice] : [])),
      ...credentials
        .filter((credential) => !inserted.has(credential.learnerId))
        .map(({ learnerId, learnerName }) => ({ learnerId, reason: `${learnerName} holds this credential already.` })),
    ],
  };
}

type Choice =
  | { readonly learnerId: string; readonly learner: LearnerRecord; readonly evidence: AssignedResult }
  | { readonly learnerId: string; readonly reason: string };

export function chooseLearner(standing: QuizStanding, learnerId: string): Choice {
  const found = standing.learners.find(({ learner }) => learner.id === learnerId);
  if (found === undefined) return { learnerId, reason: 'There is no such learner in this cohort.' };
  const { learner, outcome } = found;
  if (outcome.kind === 'met') return { learnerId, learner, evidence: outcome.evidence };
  return { learnerId, reason: `${learner.name}: ${describeMissing(outcome)}` };
}

/** The standing of one quiz that the cohort was assigned. */
export async function quizStanding(deps: IssueDeps, place: CohortPlace, quiz: string): Promise<QuizStanding> {
  const standings = await cohortStanding(deps.db, place.organizationId, place.cohortId);
  const standing = standings.find((candidate) => candidate.quiz.slug === quiz);
  if (standing !== undefined) return standing;
  const message = `the quiz ${quiz} is not assigned to this cohort`;
  throw new ProblemError('invalid-request', `body.quiz: ${message}`, [{ path: 'body.quiz', message }]);
}

/** Writes and signs one credential for each learner, in both forms. */
export async function signCredentials(
  deps: IssueDeps,
  place: CohortPlace,
  quiz: QuizStanding['quiz'],
  learners: readonly Extract<Choice, { readonly learner: LearnerRecord }>[],
  validUntil: Date | null,
  replacesId: string | null = null,
): Promise<readonly NewCredential[]> {
  if (learners.length === 0) return [];
  const { publicUrl } = deps;
  const keys = deps.issuerKeys();
  const signer = { identity: issuerIdentity(publicUrl, keys), keys };
  const achievement = readinessAchievement(quiz, await outsideCertifications(deps.db), publicUrl);
  const organizationName = (await findOrganizationName(deps.db, place.organizationId)) ?? 'An organization';
  const entries = await reserveStatusEntries(deps.db, place.organizationId, learners.length);
  const sign = async ({ learner, evidence }: (typeof learners)[number], entry: StatusEntry): Promise<NewCredential> => {
    const id = randomUUID();
    const publicId = toPublicId(place.organizationId, id);
    const issuedAt = deps.now();
    const document = credentialDocument({
      id: credentialUrl(publicUrl, publicId),
      page: credentialPageUrl(publicUrl, publicId),
      issuer: signer.identity,
      organization: { id: `urn:uuid:${place.organizationId}`, name: organizationName },
      learner: {
        name: learner.name,
        address: learner.email === null ? null : hashEmail(learner.email, deps.randomToken()),
      },
      achievement,
      evidence,
      validFrom: issuedAt.toISOString(),
      validUntil: validUntil?.toISOString() ?? null,
      status: { listUrl: statusListUrl(publicUrl, toListId(place.organizationId, entry.list)), index: entry.index },
    });
    return {
      id,
      cohortId: place.cohortId,
      learnerId: learner.id,
      linkedPersonId: learner.linkedPersonId,
      learnerName: learner.name,
      quiz: quiz.slug,
      name: achievement.name,
      evidence: withoutVerdict(evidence),
      statusList: entry.list,
      statusIndex: entry.index,
      document: JSON.stringify(await signDocument(signer, document, issuedAt), null, 2),
      jwt: await signJwt(signer, document),
      issuedAt,
      validUntil,
      replacesId,
    };
  };
  const signed: NewCredential[] = [];
  for (const [index, entry] of entries.entries()) {
    const learner = learners[index];
    if (learner !== undefined) signed.push(await sign(learner, entry));
  }
  return signed;
}

/** Keeps a signed credential and says so in the audit log; `false` when the learner holds one already. */
export async function keepCredential(
  trx: Transaction<Database>,
  actor: Person,
  organizationId: string,
  credential: NewCredential,
): Promise<boolean> {
  if (!(await insertCredential(trx, organizationId, credential))) return false;
  await recordAuditEvent(trx, {
    actorId: actor.id,
    organizationId,
    action: 'credential.issued',
    target: credential.id,
  });
  return true;
}

/** An identity hash of Open Badges 3.0: SHA-256 over the address and a salt of its own. */
function hashEmail(email: string, salt: string): { readonly emailHash: string; readonly salt: string } {
  return { emailHash: `sha256$${createHash('sha256').update(email).update(salt).digest('hex')}`, salt };
}
