import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { callOut, type OutgoingPolicy } from './outgoing.ts';

/** The public keys of platforms, by their address; kept for ten minutes, asked for again when a key id is new. */
export interface PlatformKeys {
  of(jwksUrl: string): JWTVerifyGetKey;
}

const MAX_AGE_MS = 600_000;
const COOLDOWN_MS = 10_000;
const MAX_HELD = 500;

export function createPlatformKeys(policy: OutgoingPolicy): PlatformKeys {
  const held = new Map<string, JWTVerifyGetKey>();
  return {
    of: (jwksUrl) => {
      const known = held.get(jwksUrl);
      if (known !== undefined) return known;
      const [oldest] = held.keys();
      if (held.size >= MAX_HELD && oldest !== undefined) held.delete(oldest);
      const keys = createRemoteJWKSet(new URL(jwksUrl), {
        cacheMaxAge: MAX_AGE_MS,
        cooldownDuration: COOLDOWN_MS,
        [customFetch]: (url) => callOut(policy, url, { headers: { accept: 'application/json' } }),
      });
      held.set(jwksUrl, keys);
      return keys;
    },
  };
}
