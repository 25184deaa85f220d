import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { createSecretFile, hasFile, readSecretFile, replaceSecretFile } from '../http/secret-file.ts';

/** Signs tokens and messages to platforms. RS256 is what every LTI platform takes (security framework 1.0, 5.1.2). */
export const TOOL_ALGORITHM = 'RS256';

/** The public half of a key, as a JSON Web Key. */
export const PublicToolKey = z.object({
  kty: z.literal('RSA'),
  n: z.string().min(1),
  e: z.string().min(1),
  kid: z.string().min(1),
  alg: z.literal(TOOL_ALGORITHM),
  use: z.literal('sig'),
});
export type PublicToolKey = z.infer<typeof PublicToolKey>;

/** The key that signs now, and the public halves that platforms may still need. */
export interface ToolKeys {
  readonly current: { readonly kid: string; readonly privateKey: CryptoKey };
  /** Public halves only: the one that signs and those retired within the last week. */
  readonly jwks: { readonly keys: readonly PublicToolKey[] };
}

/** Where the keys come from. Read anew for each use, so that a rotation counts at once, in every process. */
export type ReadToolKeys = (now: Date) => Promise<ToolKeys>;

/** A key as the file holds it; a retired one has lost its secret half. */
export interface StoredToolKey {
  readonly publicJwk: PublicToolKey;
  readonly privateJwk: JWK | null;
  readonly createdAt: string;
  readonly retiredAt: string | null;
}

const KeyFile = z.object({
  keys: z
    .array(
      z.object({
        publicJwk: PublicToolKey,
        privateJwk: z.looseObject({ kty: z.literal('RSA'), d: z.string() }).nullable(),
        createdAt: z.iso.datetime(),
        retiredAt: z.iso.datetime().nullable(),
      }),
    )
    .min(1),
});

const FILE_NAME = 'lti-keys.json';
const MODULUS_BITS = 2048;
/** How long a platform may still check what a retired key signed. */
const PUBLISHED_AFTER_RETIREMENT_MS = 7 * 86_400_000;

/** The keys in the data directory. The first are made when there are none. */
export async function openToolKeys(dataDir: string, now: Date): Promise<ReadToolKeys> {
  const file = join(dataDir, FILE_NAME);
  if (!hasFile(file)) createSecretFile(file, { keys: [await newToolKey(now)] });
  const read: ReadToolKeys = async (at) => toToolKeys(readStored(file), at);
  await read(now);
  return read;
}

/** Makes a new key and retires the one before: its secret half is dropped, its public half stays published for a week. */
export async function rotateToolKeys(dataDir: string, now: Date): Promise<readonly StoredToolKey[]> {
  await openToolKeys(dataDir, now);
  const file = join(dataDir, FILE_NAME);
  const old = readStored(file)
    .filter((key) => isPublished(key, now))
    .map((key) => ({ ...key, privateJwk: null, retiredAt: key.retiredAt ?? now.toISOString() }));
  replaceSecretFile(file, { keys: [await newToolKey(now), ...old] });
  return readStored(file);
}

/** A fresh key. */
export async function newToolKey(now: Date): Promise<StoredToolKey> {
  const pair = await generateKeyPair(TOOL_ALGORITHM, { modulusLength: MODULUS_BITS, extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    publicJwk: PublicToolKey.parse({ ...jwk, kid, alg: TOOL_ALGORITHM, use: 'sig' }),
    privateJwk: await exportJWK(pair.privateKey),
    createdAt: now.toISOString(),
    retiredAt: null,
  };
}

/** The key that signs is the one that is not retired. Throws unless there is exactly one. */
export async function toToolKeys(keys: readonly StoredToolKey[], now: Date): Promise<ToolKeys> {
  const [current, ...others] = keys.filter((key) => key.retiredAt === null);
  if (current?.privateJwk == null || others.length > 0) {
    throw new Error('The file of LTI keys must hold one key that is not retired, with its secret half.');
  }
  const privateKey = await importJWK(current.privateJwk, TOOL_ALGORITHM);
  if (privateKey instanceof Uint8Array) throw new Error('The LTI key is not an RSA key.');
  return {
    current: { kid: current.publicJwk.kid, privateKey },
    jwks: { keys: keys.filter((key) => isPublished(key, now)).map((key) => key.publicJwk) },
  };
}

function isPublished({ retiredAt }: StoredToolKey, now: Date): boolean {
  return retiredAt === null || now.getTime() - Date.parse(retiredAt) < PUBLISHED_AFTER_RETIREMENT_MS;
}

function readStored(file: string): readonly StoredToolKey[] {
  const parsed = KeyFile.safeParse(readSecretFile(file));
  if (!parsed.success) throw new Error(`${file} is not a file of LTI keys: ${z.prettifyError(parsed.error)}`);
  return parsed.data.keys;
}
