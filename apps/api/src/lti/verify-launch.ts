import { type Database, keepFirstLtiDeployment, type LtiPlatformRecord, useLtiNonce } from '@careway/database';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Kysely } from 'kysely';
import { claimNames, type Launch, readLaunch } from './claims.ts';
import { OutgoingError } from './outgoing.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { LtiRefusal } from './refusal.ts';

export interface VerifyDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly publicUrl: string;
  readonly platformKeys: PlatformKeys;
}

/** How far clocks may differ, in seconds. */
const LEEWAY_SECONDS = 60;
/** A message older than this was not made for this launch. */
const MAX_AGE_SECONDS = 600;
const NONCE_KEPT_MS = 86_400_000;

/**
 * Checks a message of a platform (security framework 1.0, 5.1.3): signature, issuer, audience, time, nonce once only,
 * deployment; then its claims. Throws LtiRefusal that says which of them failed.
 */
export async function verifyLaunch(
  deps: VerifyDeps,
  platform: LtiPlatformRecord,
  idToken: string,
  nonce: string,
): Promise<Launch> {
  const payload = await verifySignature(deps, platform, idToken);
  checkAudience(payload, platform.clientId);
  if (payload.nonce !== nonce)
    throw new LtiRefusal('replay', 'The nonce of this launch is not the one that was asked for.');
  const read = readLaunch(payload, new URL(deps.publicUrl).origin);
  if (read.kind === 'refused') throw new LtiRefusal('claim', `${read.claim}: ${read.reason}.`);
  await checkDeployment(deps.db, platform, read.launch.deploymentId);
  const isFirstUse = await useLtiNonce(
    deps.db,
    platform.organizationId,
    `${platform.id}/${nonce}`,
    new Date(deps.now().getTime() + NONCE_KEPT_MS),
  );
  if (!isFirstUse) throw new LtiRefusal('replay', 'This launch was used before. Open the link in your course again.');
  return read.launch;
}

async function verifySignature(deps: VerifyDeps, platform: LtiPlatformRecord, idToken: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(
      idToken,
      (header, token) => {
        if (header.kid === undefined) throw new LtiRefusal('signature', 'The message does not name its key (kid).');
        return deps.platformKeys.of(platform.jwksUrl)(header, token);
      },
      {
        algorithms: ['RS256'],
        issuer: platform.issuer,
        currentDate: deps.now(),
        clockTolerance: LEEWAY_SECONDS,
        maxTokenAge: MAX_AGE_SECONDS,
        requiredClaims: ['iss', 'aud', 'exp', 'iat', 'nonce'],
      },
    );
    return payload;
  } catch (error) {
    throw toRefusal(error, platform);
  }
}

function toRefusal(error: unknown, platform: LtiPlatformRecord): LtiRefusal {
  if (error instanceof LtiRefusal) return error;
  if (error instanceof OutgoingError || error instanceof errors.JWKSTimeout)
    return new LtiRefusal('unreachable', `The keys of ${platform.name} could not be read: ${error.message}`, {
      cause: error,
    });
  if (error instanceof errors.JWTExpired)
    return new LtiRefusal('expired', 'Its time is over. Open the link in your course again.', { cause: error });
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iat') return new LtiRefusal('expired', 'It was made in the future, by its own clock.');
    return new LtiRefusal(
      'claim',
      `${error.claim}: ${error.reason === 'missing' ? 'must be there' : 'is not the registered one'}.`,
    );
  }
  if (error instanceof errors.JOSEError)
    return new LtiRefusal('signature', `It was not signed with a key of ${platform.name}, or was changed on the way.`, {
      cause: error,
    });
  throw error;
}

/** With several audiences the authorised party must be us (OpenID Connect core, 3.1.3.7). */
function checkAudience({ aud, azp }: JWTPayload, clientId: string): void {
  const audiences = aud === undefined ? [] : [aud].flat();
  const isOurs = audiences.includes(clientId) && (azp === undefined ? audiences.length === 1 : azp === clientId);
  if (!isOurs)
    throw new LtiRefusal('audience', `It is for ${audiences.join(', ') || 'nobody'}, not for the client ${clientId}.`);
}

async function checkDeployment(db: Kysely<Database>, platform: LtiPlatformRecord, deploymentId: string): Promise<void> {
  if (platform.deploymentIds.includes(deploymentId)) return;
  if (platform.deploymentIds.length === 0 && (await keepFirstLtiDeployment(db, platform, deploymentId))) return;
  throw new LtiRefusal(
    'deployment',
    `${claimNames.deploymentId}: ${deploymentId} is not registered; an owner of the organization can add it.`,
  );
}
