import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { importJWK, SignJWT } from 'jose';
import { documentLoader } from './contexts.ts';
import type { IssuerIdentity } from './issuer-identity.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** What signs: the identity that is named and the key behind it. */
export interface Signer {
  readonly identity: IssuerIdentity;
  readonly keys: IssuerKeys;
}

/** The fields that a JWT repeats of a credential. */
interface Signable {
  readonly id: string;
  readonly validFrom: string;
  readonly validUntil?: string;
}

const SEED_BYTES = 32;

/** Adds a Data Integrity proof with the cryptosuite eddsa-rdfc-2022. */
export async function signDocument(signer: Signer, credential: object, now: Date): Promise<Record<string, unknown>> {
  const key = await signingKey(signer);
  const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer(), date: now });
  return issue({ credential: structuredClone(credential), suite, documentLoader: documentLoader(), now });
}

/** The same credential as a compact JWS with EdDSA (Securing VCs using JOSE, `vc+jwt`). */
export async function signJwt(signer: Signer, credential: Signable): Promise<string> {
  const { d = '', ...jwk } = await Ed25519Multikey.toJwk({ keyPair: await signingKey(signer), secretKey: true });
  // The library's secret key is the seed with the public key behind it; a JWK holds the seed alone (RFC 8037).
  const seed = Buffer.from(d, 'base64url').subarray(0, SEED_BYTES).toString('base64url');
  const jwt = new SignJWT({ ...credential })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: signer.identity.verificationMethod })
    .setIssuer(signer.identity.id)
    .setJti(credential.id)
    .setNotBefore(new Date(credential.validFrom));
  if (credential.validUntil !== undefined) jwt.setExpirationTime(new Date(credential.validUntil));
  return jwt.sign(await importJWK({ ...jwk, d: seed }, 'EdDSA'));
}

function signingKey({ identity, keys }: Signer) {
  const { publicKeyMultibase, secretKeyMultibase } = keys.current;
  return Ed25519Multikey.from({
    id: identity.verificationMethod,
    controller: identity.id,
    publicKeyMultibase,
    secretKeyMultibase,
  });
}
