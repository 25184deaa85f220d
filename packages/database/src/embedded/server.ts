import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { DatabaseError } from '../errors.ts';
import { findPostgresBinaries } from './binaries.ts';
import { type EmbeddedLayout, layOut, readOrMakePassword } from './layout.ts';
import { chooseServerAccount } from './server-account.ts';

/** How to reach a server: a Unix socket folder as `host`, or loopback with a password on Windows. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
}

/** A running embedded server. `adopted`: it was running already, left by a process of ours that was killed. */
export interface EmbeddedServer {
  readonly address: ServerAddress;
  readonly root: string;
  readonly adopted: boolean;
  /** Fast stop: open transactions are rolled back, everything acknowledged is kept. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  readonly dataDir: string;
  /** Extra server settings; tests switch fsync off, nothing else may. */
  readonly settings?: Readonly<Record<string, string>>;
}

const POSTGRES_MAJOR = '18';
const SUPERUSER = 'careway';
const SOCKET_PORT = 5432;
const START_TIMEOUT_MS = 60_000;

const defaultSettings: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  max_connections: '40',
  wal_level: 'replica',
  synchronous_commit: 'on',
  unix_socket_permissions: '0700',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '20MB',
};

/**
 * Starts PostgreSQL on a data directory, making it first if it is new, or adopts the server that already runs there.
 * A directory of another major version is refused and left untouched.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const layout = layOut(options.dataDir, await findPostgresBinaries(), chooseServerAccount());
  const running = await findRunning(layout);
  if (running !== undefined) return handle(layout, running, true);
  if (!existsSync(join(layout.pgData, 'PG_VERSION'))) await initialise(layout);
  refuseOtherMajor(layout);
  const address = await start(layout, options.settings ?? {});
  return handle(layout, address, false);
}

function handle(layout: EmbeddedLayout, address: ServerAddress, adopted: boolean): EmbeddedServer {
  return { address, root: layout.root, adopted, stop: () => stop(layout) };
}

function refuseOtherMajor(layout: EmbeddedLayout): void {
  const major = readFileSync(join(layout.pgData, 'PG_VERSION'), 'utf8').trim();
  if (major === POSTGRES_MAJOR) return;
  throw new DatabaseError(
    'data-directory-version',
    `The data directory ${layout.pgData} was made by PostgreSQL ${major}; this version brings PostgreSQL ${POSTGRES_MAJOR}. ` +
      'Nothing was changed. Export the data with the version of Careway that made it, start with a new CAREWAY_DATA_DIR, and import there.',
  );
}

async function initialise(layout: EmbeddedLayout): Promise<void> {
  const passwordFile = join(layout.root, 'postgres-password');
  const authentication =
    process.platform === 'win32'
      ? [readOrMakePassword(layout.root), `--pwfile=${passwordFile}`, '--auth=scram-sha-256'].slice(1)
      : ['--auth=trust'];
  // The C collation is chosen on purpose: the same order on every machine, whatever its libraries.
  await run(layout, layout.binaries.initdb, [
    '-D',
    layout.pgData,
    '-U',
    SUPERUSER,
    ...authentication,
    '-E',
    'UTF8',
    '--locale=C',
  ]);
}

async function start(layout: EmbeddedLayout, extra: Readonly<Record<string, string>>): Promise<ServerAddress> {
  const windows = process.platform === 'win32';
  const port = windows ? await freePort() : SOCKET_PORT;
  const settings = {
    ...defaultSettings,
    ...(windows
      ? { listen_addresses: '127.0.0.1' }
      : { listen_addresses: '', unix_socket_directories: layout.socketDir }),
    port: String(port),
    ...extra,
  };
  const startLog = join(layout.root, 'postgres-start.log');
  writeFileSync(startLog, '');
  const log = openSync(startLog, 'a');
  const child = spawn(
    layout.binaries.postgres,
    ['-D', layout.pgData, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: a Ctrl-C in the terminal reaches us alone, and we stop the server when the last request is done.
    { ...layout.account, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.unref();
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code) => {
    failure = `it ended with code ${code}`;
  });
  const address = addressOf(layout, port);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (await answers(address)) {
      child.removeAllListeners();
      return address;
    }
    if (failure !== undefined) {
      const running = await findRunning(layout);
      if (running !== undefined) return running;
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const said = readFileSync(startLog, 'utf8').trim().split('\n').slice(-5).join(' | ');
  throw new DatabaseError(
    'server-start-failed',
    `The embedded database in ${layout.root} did not start: ${failure ?? `no answer within ${START_TIMEOUT_MS / 1000} s`}. It said: ${said || 'nothing'}`,
  );
}

/** Reads postmaster.pid and tries the address in it; a stale file is left for PostgreSQL to judge. */
async function findRunning(layout: EmbeddedLayout): Promise<ServerAddress | undefined> {
  const file = join(layout.pgData, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  if (!Number.isInteger(port)) return undefined;
  const address = addressOf(layout, port);
  return (await answers(address)) ? address : undefined;
}

function addressOf(layout: EmbeddedLayout, port: number): ServerAddress {
  if (process.platform !== 'win32') return { host: layout.socketDir, port, user: SUPERUSER };
  return { host: '127.0.0.1', port, user: SUPERUSER, password: readOrMakePassword(layout.root) };
}

async function answers(address: ServerAddress): Promise<boolean> {
  const client = new pg.Client({ ...address, database: 'postgres', connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function stop(layout: EmbeddedLayout): Promise<void> {
  if (!existsSync(join(layout.pgData, 'postmaster.pid'))) return;
  try {
    await run(layout, layout.binaries.pgCtl, ['stop', '-D', layout.pgData, '-m', 'fast', '-w', '-t', '30']);
  } catch (cause) {
    if (!existsSync(join(layout.pgData, 'postmaster.pid'))) return;
    throw new DatabaseError('server-stop-failed', `The embedded database in ${layout.root} did not stop.`, { cause });
  }
}

async function run(layout: EmbeddedLayout, program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, [...args], { ...layout.account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) {
    throw new DatabaseError(
      'server-start-failed',
      `${program} ended with code ${code}: ${output.trim().split('\n').slice(-4).join(' | ')}`,
    );
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const bound = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (bound === null || typeof bound === 'string')
    throw new DatabaseError('server-start-failed', 'No free loopback port was found.');
  return bound.port;
}
