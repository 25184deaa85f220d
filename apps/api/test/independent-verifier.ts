import { createHash, createPublicKey, verify } from 'node:crypto';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { RDFC10 } from 'rdfjs-c14n';
import { documentLoader } from '../src/credentials/contexts.ts';

/**
 * Verifies eddsa-rdfc-2022 with none of the code that signs: RDF by jsonld-streaming-parser, canonical form by rdfjs-c14n,
 * hashes and Ed25519 by OpenSSL. Only the contexts are shared. True when every such proof fits its did:key.
 */
export async function verifyIndependently(credential: Readonly<Record<string, unknown>>): Promise<boolean> {
  const { proof, ...document } = credential;
  const proofs = [proof].flat() as { cryptosuite?: string; proofValue: string; verificationMethod: string }[];
  const documentHash = await hashOf(document);
  const fits = await Promise.all(
    proofs
      .filter(({ cryptosuite }) => cryptosuite === 'eddsa-rdfc-2022')
      .map(async ({ proofValue, ...options }) => {
        const proofHash = await hashOf({ '@context': document['@context'], ...options });
        const [, publicKey = ''] = options.verificationMethod.split('#');
        const key = createPublicKey({ key: ed25519Spki(publicKey), format: 'der', type: 'spki' });
        return verify(null, Buffer.concat([proofHash, documentHash]), key, fromBase58(proofValue.slice(1)));
      }),
  );
  return fits.length > 0 && fits.every(Boolean);
}

/** SubjectPublicKeyInfo (RFC 8410) of a multibase Ed25519 key. */
export function ed25519Spki(publicKeyMultibase: string): Buffer {
  const multicodec = fromBase58(publicKeyMultibase.slice(1));
  if (multicodec[0] !== 0xed || multicodec[1] !== 0x01) throw new Error(`${publicKeyMultibase} is not of Ed25519`);
  return Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), multicodec.subarray(2)]);
}

async function hashOf(document: object): Promise<Buffer> {
  const load = documentLoader();
  const parser = new JsonLdParser({
    documentLoader: { load: async (url: string) => (await load(url)).document as never },
    rdfDirection: 'i18n-datatype',
    streamingProfile: false,
  });
  parser.end(JSON.stringify(document));
  const quads = [];
  for await (const quad of parser) quads.push(quad);
  const canonical = await new RDFC10().c14n(quads);
  return createHash('sha256').update(canonical.canonical_form).digest();
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function fromBase58(text: string): Buffer {
  const value = [...text].reduce((sum, digit) => sum * 58n + BigInt(ALPHABET.indexOf(digit)), 0n);
  const hex = value.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]);
}
