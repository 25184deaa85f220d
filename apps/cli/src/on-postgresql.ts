import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs a command with TEST_DATABASE_URL set to a PostgreSQL server that is started for it from the machine's own programs,
 * on loopback, as an unprivileged user, and stopped afterwards. Installs Debian's package where there is none and we may.
 */
const command = process.argv.slice(2);
const [program, ...args] = command;
if (program === undefined) {
  process.stderr.write('usage: on-postgresql.ts <command> [arguments]\n');
  process.exit(2);
}

const bin = findServer() ?? installServer();
const account = serverAccount();
const folder = mkdtempSync(join(tmpdir(), 'careway-postgresql-'));
if (account !== undefined) chownSync(folder, account.uid, account.gid);
const data = join(folder, 'data');
const port = await freePort();
let status = 1;
try {
  serverProgram('initdb', ['-D', data, '-U', 'careway', '--auth=trust', '-E', 'UTF8', '--locale=C']);
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c max_connections=100 -c fsync=off`;
  serverProgram('pg_ctl', ['start', '-D', data, '-w', '-t', '60', '-l', join(folder, 'log'), '-o', settings]);
  const url = `postgres://careway@127.0.0.1:${port}/postgres`;
  status = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } }).status ?? 1;
} finally {
  serverProgram('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30']);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);

function serverProgram(name: string, programArgs: readonly string[]): void {
  // The output goes nowhere that the server could hold open.
  const done = spawnSync(join(bin, name), [...programArgs], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) throw new Error(`${name} ended with code ${done.status}`);
}

function findServer(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(':')
    .filter((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')));
  const debian = '/usr/lib/postgresql';
  const installed = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  return [...installed.toReversed(), ...onPath].find((place) => existsSync(join(place, 'initdb')));
}

function installServer(): string {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { stdio: 'inherit', env: environment });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], {
    stdio: 'inherit',
    env: environment,
  });
  const installed = findServer();
  if (installed === undefined)
    throw new Error('There is no PostgreSQL server on this machine. Install one (Debian: apt-get install postgresql).');
  return installed;
}

function serverAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  return entry === undefined ? { uid: 65534, gid: 65534 } : { uid: Number(entry[2]), gid: Number(entry[3]) };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const bound = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('No free loopback port was found.');
  return bound.port;
}
