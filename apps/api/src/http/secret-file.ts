import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;

/** Whether there is a file. */
export function hasFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** The content of a JSON file that only its owner may read. A secret that others can read is none: throws. */
export function readSecretFile(file: string): unknown {
  const mode = statSync(file).mode & 0o777;
  // Windows has no such modes.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`${file} can be read by others (mode ${mode.toString(8)}); it must have mode 600.`);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Puts the file there whole, unless another process was faster. Makes its folder. */
export function createSecretFile(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const written = writeBeside(file, content);
  try {
    linkSync(written, file);
  } catch (error) {
    if (!hasFile(file)) throw error;
  } finally {
    rmSync(written);
  }
}

/** Puts another content in the file's place at once. */
export function replaceSecretFile(file: string, content: unknown): void {
  renameSync(writeBeside(file, content), file);
}

function writeBeside(file: string, content: unknown): string {
  const written = `${file}.${randomUUID()}`;
  writeFileSync(written, `${JSON.stringify(content, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return written;
}
