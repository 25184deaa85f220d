/// <reference path="./digitalbazaar.d.ts" />
import { join } from 'node:path';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { z } from 'zod';
import { createSecretFile, hasFile, readSecretFile, replaceSecretFile } from '../http/secret-file.ts';

/** A key that signs credentials, or signed them before: then its secret half is gone. Multibase, Ed25519. */
export interface IssuerKey {
  readonly publicKeyMultibase: string;
  readonly secretKeyMultibase: string | null;
  readonly createdAt: string;
  readonly retiredAt: string | null;
}

/** The key that signs now, and all keys by which credentials of this installation verify. */
export interface IssuerKeys {
  readonly current: IssuerKey & { readonly secretKeyMultibase: string };
  readonly all: readonly IssuerKey[];
}

/** Where keys come from. Read anew for each use, so that a rotation counts at once, in every process. */
export type ReadIssuerKeys = () => IssuerKeys;

const KeyFile = z.object({
  keys: z
    .array(
      z.object({
        publicKeyMultibase: z.string().regex(/^z6Mk[1-9A-HJ-NP-Za-km-z]+$/),
        secretKeyMultibase: z.string().min(1).nullable(),
        createdAt: z.iso.datetime(),
        retiredAt: z.iso.datetime().nullable(),
      }),
    )
    .min(1),
});

const FILE_NAME = 'issuer-keys.json';

/** The keys in the data directory. The first are made when there are none. */
export async function openIssuerKeys(dataDir: string, now: Date): Promise<ReadIssuerKeys> {
  const file = join(dataDir, FILE_NAME);
  if (!hasFile(file)) createSecretFile(file, { keys: [await newKey(now)] });
  const read = () => readKeys(file);
  read();
  return read;
}

/**
 * Makes a new key and retires the one before: its secret half is dropped, its public half stays, so that what it signed
 * still verifies. Returns the keys after the change.
 */
export async function rotateIssuerKeys(dataDir: string, now: Date): Promise<IssuerKeys> {
  const read = await openIssuerKeys(dataDir, now);
  const retiredAt = now.toISOString();
  const old = read().all.map((key) => ({ ...key, secretKeyMultibase: null, retiredAt: key.retiredAt ?? retiredAt }));
  replaceSecretFile(join(dataDir, FILE_NAME), { keys: [await newKey(now), ...old] });
  return read();
}

/** A fresh key. */
export async function newKey(now: Date): Promise<IssuerKey & { readonly secretKeyMultibase: string }> {
  const { publicKeyMultibase, secretKeyMultibase } = await Ed25519Multikey.generate();
  return { publicKeyMultibase, secretKeyMultibase, createdAt: now.toISOString(), retiredAt: null };
}

/** The key that signs is the one that is not retired. Throws unless there is exactly one. */
export function toIssuerKeys(keys: readonly IssuerKey[], file: string): IssuerKeys {
  const [current, ...others] = keys.filter((key) => key.retiredAt === null);
  if (current?.secretKeyMultibase == null || others.length > 0) {
    throw new Error(
      `${file} must hold one key that is not retired, with its secret half; run: pnpm careway keys rotate`,
    );
  }
  return { current: { ...current, secretKeyMultibase: current.secretKeyMultibase }, all: keys };
}

function readKeys(file: string): IssuerKeys {
  const parsed = KeyFile.safeParse(readSecretFile(file));
  if (!parsed.success) throw new Error(`${file} is not a file of issuer keys: ${z.prettifyError(parsed.error)}`);
  return toIssuerKeys(parsed.data.keys, file);
}
