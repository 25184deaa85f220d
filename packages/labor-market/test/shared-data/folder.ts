import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

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
