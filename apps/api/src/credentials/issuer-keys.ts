/// <reference path="./digitalbazaar.d.ts" />
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { z } from 'zod';

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
const OWNER_ONLY = 0o600;

/** The keys in the data directory. The first are made when there are none. */
export async function openIssuerKeys(dataDir: string, now: Date): Promise<ReadIssuerKeys> {
  const file = join(dataDir, FILE_NAME);
  if (!exists(file)) createOnce(dataDir, file, [await newKey(now)]);
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
  const file = join(dataDir, FILE_NAME);
  renameSync(writeBeside(file, [await newKey(now), ...old]), file);
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
  refuseOpenFile(file);
  const parsed = KeyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not a file of issuer keys: ${z.prettifyError(parsed.error)}`);
  return toIssuerKeys(parsed.data.keys, file);
}

/** A key that others can read is no secret. Windows has no such modes. */
function refuseOpenFile(file: string): void {
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`${file} can be read by others (mode ${mode.toString(8)}); it must have mode 600.`);
  }
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Puts the file there whole, unless another process was faster. */
function createOnce(dataDir: string, file: string, keys: readonly IssuerKey[]): void {
  mkdirSync(dataDir, { recursive: true });
  const written = writeBeside(file, keys);
  try {
    linkSync(written, file);
  } catch (error) {
    if (!exists(file)) throw error;
  } finally {
    rmSync(written);
  }
}

function writeBeside(file: string, keys: readonly IssuerKey[]): string {
  const written = `${file}.${randomUUID()}`;
  writeFileSync(written, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return written;
}
