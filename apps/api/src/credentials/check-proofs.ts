import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import jsigs from 'jsonld-signatures';
import { ContextNotBundledError, documentLoader } from './contexts.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { isObject, type JsonObject, textOf, toList } from './json-object.ts';
import { type KnownMethod, type ResolvedMethod, resolveMethod } from './verification-method.ts';

/** What was found about one signature. `method` is the key it fits. */
export type SignatureFinding =
  | { readonly kind: 'fits'; readonly by: string; readonly method: KnownMethod }
  | { readonly kind: 'does-not-fit'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export const changed: SignatureFinding = {
  kind: 'does-not-fit',
  reason: 'The signature does not fit the content: something was changed after signing.',
};

const undefinedTerm: SignatureFinding = {
  kind: 'does-not-fit',
  reason: 'It holds a word that its contexts do not define, which no signature can cover.',
};

/** A credential with more proofs is not looked into. */
const MAX_PROOFS = 4;

/** Checks each Data Integrity proof of a document. No finding where it has none. */
export async function checkProofs(
  credential: JsonObject,
  keys: IssuerKeys,
  now: Date,
): Promise<readonly SignatureFinding[]> {
  const proofs = toList(credential.proof);
  if (proofs.length > MAX_PROOFS)
    return [unknown(`It has ${proofs.length} proofs; at most ${MAX_PROOFS} are checked.`)];
  const findings: SignatureFinding[] = [];
  for (const proof of proofs) findings.push(await checkProof(credential, proof, keys, now));
  return findings;
}

async function checkProof(
  credential: JsonObject,
  proof: unknown,
  keys: IssuerKeys,
  now: Date,
): Promise<SignatureFinding> {
  const by = kindOf(proof);
  const suite = suiteFor(by);
  if (suite === undefined) return unknown(`A proof of the kind ${by} is not checked here.`);
  const address =
    textOf(proof, 'verificationMethod') ?? textOf(isObject(proof) ? proof.verificationMethod : undefined, 'id');
  if (address === undefined) return { kind: 'does-not-fit', reason: 'The proof names no key.' };
  const method = resolveMethod(address, keys);
  if ('reason' in method) return withoutKey(method);
  const result = await jsigs.verify(
    { ...credential, proof },
    {
      suite,
      purpose: new jsigs.purposes.AssertionProofPurpose({ date: now }),
      documentLoader: documentLoader(documentsOf(address, method)),
    },
  );
  if (result.verified) return { kind: 'fits', by, method };
  const errors = [...(result.results ?? []).flatMap(({ error }) => error ?? []), ...(result.error?.errors ?? [])];
  const missing = errors.map(missingContext).find((context) => context !== undefined);
  if (missing !== undefined) return unknown(`It uses the context ${missing}, which Careway does not carry.`);
  return errors.some(isUndefinedTerm) ? undefinedTerm : changed;
}

/** The finding where there is no key to check with. */
export function withoutKey(method: Exclude<ResolvedMethod, KnownMethod>): SignatureFinding {
  if (method.trust === 'invalid') return { kind: 'does-not-fit', reason: `The proof names no key: ${method.reason}.` };
  return unknown(`The key is not at hand: ${method.reason}.`);
}

function kindOf(proof: unknown): string {
  const type = textOf(proof, 'type') ?? 'unknown';
  return type === 'DataIntegrityProof' ? (textOf(proof, 'cryptosuite') ?? 'unknown') : type;
}

function suiteFor(kind: string): object | undefined {
  if (kind === cryptosuite.name) return new DataIntegrityProof({ cryptosuite });
  return kind === 'Ed25519Signature2020' ? new Ed25519Signature2020() : undefined;
}

const DID_CONTEXT = 'https://www.w3.org/ns/did/v1';

/** The key and its controller as documents, since nothing is fetched. A did:key without fragment is both at once. */
function documentsOf(address: string, { controller, publicKeyMultibase }: KnownMethod): ReadonlyMap<string, object> {
  const owner = { '@context': [DID_CONTEXT, 'https://w3id.org/security/multikey/v1'], assertionMethod: [address] };
  return new Map<string, object>([
    [controller, { ...owner, id: controller }],
    [address, { ...owner, id: address, type: 'Multikey', controller, publicKeyMultibase }],
  ]);
}

function missingContext(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = detailedCause(cause)) {
    if (cause instanceof ContextNotBundledError) return cause.address;
  }
  return undefined;
}

/** jsonld in safe mode refuses what would otherwise be dropped without a word. */
function isUndefinedTerm(error: Error): boolean {
  return error.message.startsWith('Safe mode validation error');
}

/** jsonld keeps the error of a loader under `details.cause`. */
function detailedCause(error: Error): unknown {
  const details = 'details' in error ? error.details : undefined;
  return error.cause ?? (isObject(details) ? details.cause : undefined);
}

function unknown(reason: string): SignatureFinding {
  return { kind: 'unknown', reason };
}
