import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** A published file of the credential standards. */
export function badgeFile(name: string): Buffer {
  return readFileSync(new URL(`standards/openbadges/${name}`, folder));
}

/** The names of the published files in a folder of the credential standards. */
export function badgeFiles(name: string): readonly string[] {
  return readdirSync(new URL(`standards/openbadges/${name}/`, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

/** A published JSON document of LTI. */
export function ltiFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`standards/lti/${name}`, folder), 'utf8'));
}

/** The names of the published documents in a folder of LTI. */
export function ltiFiles(name: string): readonly string[] {
  return readdirSync(new URL(`standards/lti/${name}/`, folder));
}
