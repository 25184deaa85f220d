import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Samples that live beside the project, not in it: SHARED_DATA_DIR, or `../shared/data` of the project. */
const folder = process.env.SHARED_DATA_DIR ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const standards = join(folder, 'standards');

/** Whether they are there; a run under CI=true must have them. */
export const sharedDataAvailable = existsSync(standards);
if (!sharedDataAvailable && process.env.CI === 'true') throw new Error(`CI needs the sample files in ${standards}`);

/** Every file below a folder of the samples, by its path there. */
export function listSamples(below: string): readonly string[] {
  const walk = (at: string): readonly string[] =>
    readdirSync(at)
      .toSorted()
      .flatMap((name) => (statSync(join(at, name)).isDirectory() ? walk(join(at, name)) : [join(at, name)]));
  return walk(join(standards, below)).map((path) => relative(standards, path));
}

/** A sample by its path. */
export function readSample(path: string): Uint8Array {
  return readFileSync(join(standards, path));
}
