import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Published files that live beside the project, not in it: SHARED_DATA_DIR, or `../shared/data` of the project. */
const folder =
  process.env.SHARED_DATA_DIR === undefined
    ? new URL('../../../../../shared/data/', import.meta.url)
    : pathToFileURL(`${process.env.SHARED_DATA_DIR}/`);

/** Whether they are there; a run under CI=true must have them. */
export const sharedDataAvailable = existsSync(folder);
if (!sharedDataAvailable && process.env.CI === 'true') {
  throw new Error(`CI needs the published files in ${folder.pathname}`);
}

/** Where a published file is. */
export function sharedUrl(name: string): URL {
  return new URL(name.replaceAll(' ', '%20'), folder);
}

/** A published file as text. */
export function sharedText(name: string, encoding: 'utf-8' | 'windows-1252' = 'utf-8'): string {
  return new TextDecoder(encoding).decode(readFileSync(sharedUrl(name)));
}

/** A published file as an import reads it; `.gz` is unpacked. */
export function sharedFile(name: string) {
  const packed = readFileSync(sharedUrl(name));
  const bytes = name.endsWith('.gz') ? gunzipSync(packed) : packed;
  const base = name.slice(name.lastIndexOf('/') + 1).replace(/\.gz$/, '');
  return { name: base, bytes, byteCount: bytes.length, open: () => pieces(bytes) };
}

/** Bytes in pieces of 64 KB. */
export async function* pieces(bytes: Uint8Array) {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}
