import { createHash } from 'node:crypto';
import { type Database, insertAdministratorLink, recordAuditEvent, useAdministratorLink } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';

const LINK_LIFETIME_MS = 48 * 3_600_000;

/** Makes a one-time link that turns the account which opens it into an administrator. Valid for 48 hours. */
export async function inviteAdministrator(deps: {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly randomToken: () => string;
  readonly publicUrl: string;
}): Promise<{ readonly url: string; readonly expiresAt: Date }> {
  const token = deps.randomToken();
  const expiresAt = new Date(deps.now().getTime() + LINK_LIFETIME_MS);
  await insertAdministratorLink(deps.db, { tokenHash: hashToken(token), expiresAt });
  return { url: `${deps.publicUrl}/admin/claim?token=${token}`, expiresAt };
}

/** Uses a one-time link up for the caller. */
export async function claimAdministrator(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  person: Person,
  token: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const use = await useAdministratorLink(trx, { tokenHash: hashToken(token), personId: person.id, now: deps.now() });
    if (use === 'unknown') throw new ProblemError('not-found', 'There is no such link.');
    if (use === 'expired')
      throw new ProblemError('link-expired', 'This link has expired. Make another with: pnpm careway admin invite');
    if (use === 'already-used')
      throw new ProblemError('link-used', 'This link was used already. Make another with: pnpm careway admin invite');
    await recordAuditEvent(trx, { actorId: person.id, action: 'administrator.claimed' });
  });
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
