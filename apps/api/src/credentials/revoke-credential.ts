import type { IssuedCredential } from '@careway/contract';
import {
  type CredentialRecord,
  type Database,
  findCredential,
  recordAuditEvent,
  revokeCredential as saveRevocation,
} from '@careway/database';
import type { Transaction } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { fromPublicId } from './credential-address.ts';
import { credentialNotFound, describeIssued } from './describe-credential.ts';
import {
  type CohortPlace,
  chooseLearner,
  type IssueDeps,
  keepCredential,
  quizStanding,
  signCredentials,
} from './issue-credentials.ts';

interface Revocation {
  readonly publicId: string;
  readonly reason: string;
}

/** Revokes a credential for a reason that everybody can read. One that is revoked stays as it is. */
export async function revokeCredential(
  deps: IssueDeps,
  actor: Person,
  place: CohortPlace,
  { publicId, reason }: Revocation,
): Promise<IssuedCredential> {
  const record = await findInCohort(deps, place, publicId);
  await deps.db.transaction().execute((trx) => revoke(trx, actor, record, reason, deps.now()));
  return describeIssued(deps, await findInCohort(deps, place, publicId));
}

/**
 * Revokes a credential and issues another in its place, to the same learner for the same quiz, on the evidence and with
 * the name as they stand now. The page of the old one leads to the new one.
 */
export async function reissueCredential(
  deps: IssueDeps,
  actor: Person,
  place: CohortPlace,
  { publicId, reason }: Revocation,
): Promise<IssuedCredential> {
  const old = await findInCohort(deps, place, publicId);
  const choice = chooseLearner(await quizStanding(deps, place, old.quiz), old.learnerId);
  if ('reason' in choice) throw new ProblemError('conflict', `No other credential can be issued. ${choice.reason}`);
  const validUntil = old.validUntil !== null && old.validUntil > deps.now() ? old.validUntil : null;
  const quiz = { slug: old.quiz, title: choice.evidence.quizTitle };
  const [credential] = await signCredentials(deps, place, quiz, [choice], validUntil, old.id);
  if (credential === undefined) throw new Error('One learner was to be signed for.');
  await deps.db.transaction().execute(async (trx) => {
    await revoke(trx, actor, old, reason, deps.now());
    if (!(await keepCredential(trx, actor, place.organizationId, credential))) {
      throw new ProblemError('conflict', `${old.learnerName} holds another credential for this quiz already.`);
    }
  });
  const record = await findCredential(deps.db, place.organizationId, credential.id);
  if (record === undefined) throw credentialNotFound();
  return describeIssued(deps, record);
}

async function revoke(
  trx: Transaction<Database>,
  actor: Person,
  { organizationId, id }: CredentialRecord,
  reason: string,
  at: Date,
): Promise<void> {
  if (!(await saveRevocation(trx, organizationId, id, { at, reason }))) return;
  await recordAuditEvent(trx, {
    actorId: actor.id,
    organizationId,
    action: 'credential.revoked',
    target: id,
    detail: { reason },
  });
}

async function findInCohort(deps: IssueDeps, place: CohortPlace, publicId: string): Promise<CredentialRecord> {
  const ids = fromPublicId(publicId);
  if (ids === undefined || ids.organizationId !== place.organizationId) throw credentialNotFound();
  const record = await findCredential(deps.db, place.organizationId, ids.credentialId);
  if (record === undefined || record.cohortId !== place.cohortId) throw credentialNotFound();
  return record;
}
