import { createHash } from 'node:crypto';
import { type Database, useLtiNonce } from '@careway/database';
import { jwtVerify, SignJWT } from 'jose';
import type { Kysely } from 'kysely';

/** What a signed ticket of ours is for. One kind never passes for another. */
export type TicketKind = 'state' | 'entry' | 'selection' | 'registration';

interface SignDeps {
  readonly secret: string;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

/** What a ticket says, once its signature, kind, organisation and time are good. */
export interface Ticket {
  readonly id: string;
  readonly expiresAt: Date;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Signs a ticket for an organisation; nothing of it is stored. */
export async function signTicket(
  deps: SignDeps,
  kind: TicketKind,
  organizationId: string,
  content: Readonly<Record<string, unknown>>,
  lifetimeSeconds: number,
): Promise<string> {
  const at = Math.floor(deps.now().getTime() / 1000);
  return new SignJWT({ ...content })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(kind)
    .setSubject(organizationId)
    .setJti(deps.randomToken())
    .setIssuedAt(at)
    .setExpirationTime(at + lifetimeSeconds)
    .sign(keyOf(deps.secret));
}

/** Reads a ticket; `undefined` unless it is ours, of this kind and organisation, whole and in time. */
export async function readTicket(
  deps: Omit<SignDeps, 'randomToken'>,
  kind: TicketKind,
  organizationId: string,
  text: string,
): Promise<Ticket | undefined> {
  try {
    const { payload } = await jwtVerify(text, keyOf(deps.secret), {
      algorithms: ['HS256'],
      audience: kind,
      subject: organizationId,
      currentDate: deps.now(),
      requiredClaims: ['jti', 'exp'],
    });
    return { id: payload.jti ?? '', expiresAt: new Date((payload.exp ?? 0) * 1000), content: payload };
  } catch {
    return undefined;
  }
}

/** Uses a ticket up; `false` when it was used before. */
export function spendTicket(db: Kysely<Database>, organizationId: string, ticket: Ticket): Promise<boolean> {
  return useLtiNonce(db, organizationId, `ticket/${ticket.id}`, ticket.expiresAt);
}

/** SHA-256, base64url: what a public text may say of a secret one. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function keyOf(secret: string): Uint8Array {
  return createHash('sha256').update('lti-ticket').update(secret).digest();
}
