import type { IssuerKeys } from './issuer-keys.ts';

/** Who issues: a DID, the method that verifies its signatures now, and what people read. */
export interface IssuerIdentity {
  readonly id: string;
  readonly verificationMethod: string;
  readonly name: string;
  readonly url: string;
}

/**
 * The installation as an issuer. Under https it is did:web of its host, whose document is `/.well-known/did.json`. Elsewhere
 * (a trial on one machine) did:web cannot be resolved by anybody, so it is did:key of the signing key.
 */
export function issuerIdentity(publicUrl: string, keys: IssuerKeys): IssuerIdentity {
  const key = keys.current.publicKeyMultibase;
  const id = publicUrl.startsWith('https:') ? didWeb(publicUrl) : `did:key:${key}`;
  return { id, verificationMethod: `${id}#${key}`, name: `Careway at ${new URL(publicUrl).host}`, url: publicUrl };
}

/** did:web of an address's host; a port is percent-encoded (did:web, section 3.1). */
export function didWeb(publicUrl: string): string {
  return `did:web:${new URL(publicUrl).host.replace(':', '%3A')}`;
}

/** The DID document of the installation: every key, also those that sign no more, so that old credentials verify. */
export function didDocument(publicUrl: string, keys: IssuerKeys) {
  const id = didWeb(publicUrl);
  const methods = keys.all.map(({ publicKeyMultibase }) => ({
    id: `${id}#${publicKeyMultibase}`,
    type: 'Multikey',
    controller: id,
    publicKeyMultibase,
  }));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  };
}
