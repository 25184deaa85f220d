import type { LtiPlatformRecord } from '@careway/database';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { callOut, OutgoingError, type OutgoingPolicy, type OutgoingRequest } from './outgoing.ts';
import { type ReadToolKeys, TOOL_ALGORITHM } from './tool-keys.ts';

export interface ServiceDeps {
  readonly outgoing: OutgoingPolicy;
  readonly toolKeys: ReadToolKeys;
  readonly now: () => Date;
  readonly randomToken: () => string;
}

/** A service of a platform answered with an error. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  /** The HTTP status, or `null` where there was no answer. */
  readonly status: number | null;

  constructor(message: string, status: number | null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Calls services of one platform under one scope; the access token is asked for once. */
export type CallService = (address: string, init?: OutgoingRequest) => Promise<Response>;

const TokenAnswer = z.looseObject({ access_token: z.string().min(1).max(20_000) });
const ASSERTION_SECONDS = 300;

/** Opens the services of a platform: client credentials with a signed assertion (security framework 1.0, 4.1). */
export async function openService(
  deps: ServiceDeps,
  platform: LtiPlatformRecord,
  scope: readonly string[],
): Promise<CallService> {
  const { clientId, tokenEndpoint } = platform;
  const keys = await deps.toolKeys(deps.now());
  const at = Math.floor(deps.now().getTime() / 1000);
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: TOOL_ALGORITHM, kid: keys.current.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(platform.tokenAudience ?? tokenEndpoint)
    .setJti(deps.randomToken())
    .setIssuedAt(at)
    .setExpirationTime(at + ASSERTION_SECONDS)
    .sign(keys.current.privateKey);
  const answer = await call(deps.outgoing, tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: scope.join(' '),
    }).toString(),
  });
  const token = TokenAnswer.safeParse(await jsonOf(answer));
  if (!token.success) throw new ServiceError(`${tokenEndpoint} gave no access token.`, answer.status);
  const authorization = `Bearer ${token.data.access_token}`;
  return (address, init = {}) => call(deps.outgoing, address, { ...init, headers: { ...init.headers, authorization } });
}

/** The JSON of an answer; `undefined` where it is none. */
export async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}

async function call(policy: OutgoingPolicy, address: string, init: OutgoingRequest): Promise<Response> {
  let answer: Response;
  try {
    answer = await callOut(policy, address, init);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    throw new ServiceError(error.message, null, { cause: error });
  }
  if (answer.ok) return answer;
  throw new ServiceError(
    `${new URL(address).origin} answered ${answer.status} to ${init.method ?? 'GET'}.`,
    answer.status,
  );
}
