import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Database, findLearner, type LearnerRecord } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

/**
 * An invitation is a link that cannot be guessed: the organisation's and the learner's ids with a MAC over them and the
 * learner's nonce. Nothing of it is stored; a new nonce makes the old link void.
 */
export function invitationUrl(
  deps: { readonly secret: string; readonly publicUrl: string },
  organizationId: string,
  learner: Pick<LearnerRecord, 'id' | 'invitationNonce'>,
): string {
  const ids = Buffer.concat([toBytes(organizationId), toBytes(learner.id)]);
  return `${deps.publicUrl}/join/${Buffer.concat([ids, macOf(deps.secret, ids, learner.invitationNonce)]).toString('base64url')}`;
}

/** The learner whom a token invites. A token that is not ours is "not found". */
export async function findInvitation(
  deps: { readonly db: Kysely<Database>; readonly secret: string },
  token: string,
): Promise<{ readonly organizationId: string; readonly learner: LearnerRecord }> {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * UUID_BYTES + MAC_BYTES) throw invitationNotFound();
  const ids = bytes.subarray(0, 2 * UUID_BYTES);
  const organizationId = toUuid(ids.subarray(0, UUID_BYTES));
  const learner = await findLearner(deps.db, organizationId, toUuid(ids.subarray(UUID_BYTES)));
  if (learner === undefined) throw invitationNotFound();
  const expected = macOf(deps.secret, ids, learner.invitationNonce);
  if (!timingSafeEqual(expected, bytes.subarray(2 * UUID_BYTES))) throw invitationNotFound();
  return { organizationId, learner };
}

const UUID_BYTES = 16;
const MAC_BYTES = 16;

function macOf(secret: string, ids: Uint8Array, nonce: string): Buffer {
  return createHmac('sha256', secret).update('invitation').update(ids).update(nonce).digest().subarray(0, MAC_BYTES);
}

function invitationNotFound(): ProblemError {
  return new ProblemError('not-found', 'This invitation link is not valid. Ask for a new one.');
}

function toBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function toUuid(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
