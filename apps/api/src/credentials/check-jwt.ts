import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { compactVerify, decodeProtectedHeader, errors, importJWK, type JWK } from 'jose';
import { changed, type SignatureFinding, withoutKey } from './check-proofs.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { isObject } from './json-object.ts';
import { resolveMethod } from './verification-method.ts';

/** Signatures by a public key; a shared secret proves nothing to a third person. */
const algorithms = ['EdDSA', 'Ed25519', 'RS256', 'ES256', 'ES384', 'PS256'];

/** Checks the signature of a JWT against the key its header names or carries. */
export async function checkJwt(jwt: string, issuerId: string, keys: IssuerKeys): Promise<SignatureFinding> {
  const { alg = 'none', kid, jwk } = decodeProtectedHeader(jwt);
  if (!algorithms.includes(alg)) return { kind: 'unknown', reason: `A JWT signed by ${alg} is not checked here.` };
  const by = `VC-JWT, ${alg}`;
  if (isObject(jwk)) {
    // The key came with the badge: it shows that nothing changed since, not who signed.
    const method = { publicKeyMultibase: '', controller: issuerId, trust: 'claimed' } as const;
    return (await fits(jwt, jwk)) ? { kind: 'fits', by, method } : changed;
  }
  if (typeof kid !== 'string') return { kind: 'unknown', reason: 'The JWT neither names nor carries a key.' };
  const method = resolveMethod(kid, keys);
  if ('reason' in method) return withoutKey(method);
  const { publicKeyMultibase } = method;
  const keyPair = await Ed25519Multikey.from({ id: kid, controller: method.controller, publicKeyMultibase });
  return (await fits(jwt, { ...(await Ed25519Multikey.toJwk({ keyPair })) })) ? { kind: 'fits', by, method } : changed;
}

async function fits(jwt: string, jwk: JWK): Promise<boolean> {
  try {
    await compactVerify(jwt, await importJWK(jwk, decodeProtectedHeader(jwt).alg), { algorithms });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}
