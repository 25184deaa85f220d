import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { PostgresBinaries } from './binaries.ts';
import { canEnter, canRun, type ServerAccount } from './server-account.ts';

/** Where one embedded server keeps its things, and as whom and with what it runs. */
export interface EmbeddedLayout {
  readonly root: string;
  readonly pgData: string;
  readonly socketDir: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
}

/** A Unix socket path holds about 100 bytes; the socket's own name takes 14 of them. */
const MAX_SOCKET_FOLDER_BYTES = 85;
/** Where root's server lives when its account cannot reach the data directory asked for. */
const FALLBACK_ROOT = '/var/lib/careway';

/**
 * Settles the folders for a data directory and makes them. Where root's server account is barred from the directory or
 * the binaries (a clone under a 0700 home), both go below /var/lib/careway, one folder per data directory.
 */
export function layOut(
  dataDir: string,
  found: PostgresBinaries,
  account: ServerAccount | undefined,
  fallbackRoot = FALLBACK_ROOT,
): EmbeddedLayout {
  const wanted = resolve(dataDir);
  mkdirSync(wanted, { recursive: true });
  const reachable = account === undefined || canEnter(account, wanted);
  const root = reachable ? wanted : join(fallbackRoot, `${basename(dirname(wanted))}-${shortHash(wanted)}`);
  mkdirSync(root, { recursive: true });
  if (!reachable)
    writeFileSync(join(wanted, 'MOVED.txt'), `The embedded database of this folder is kept in ${root}.\n`);

  const ownSocketDir = join(root, 'socket');
  const socketDir =
    Buffer.byteLength(ownSocketDir) <= MAX_SOCKET_FOLDER_BYTES
      ? ownSocketDir
      : join(tmpdir(), `careway-${shortHash(root)}`);
  const pgData = join(root, 'postgres');
  for (const folder of [pgData, socketDir]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
  }
  const binaries = account === undefined || canRun(account, found.postgres) ? found : copyBinaries(found, fallbackRoot);
  return { root, pgData, socketDir, binaries, account };
}

function copyBinaries(found: PostgresBinaries, fallbackRoot: string): PostgresBinaries {
  const native = dirname(dirname(found.postgres));
  const copy = join(fallbackRoot, `postgresql-${shortHash(native)}`);
  if (!existsSync(join(copy, 'complete'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, 'complete'), '');
  }
  const at = (program: string) => join(copy, 'bin', basename(program));
  return { initdb: at(found.initdb), pgCtl: at(found.pgCtl), postgres: at(found.postgres) };
}

/** The password of the server where there is no Unix socket (Windows), made once and kept in the data directory. */
export function readOrMakePassword(root: string): string {
  const file = join(root, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
