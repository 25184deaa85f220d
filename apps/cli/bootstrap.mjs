// Behind `npm start` and `npm test`: runs under whatever Node the machine has (20 or newer), installs the project with the
// pinned pnpm, then hands over to the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const isWindows = process.platform === 'win32';
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const projectNode = join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules/.careway-installed');
const INSTALL_TRIES = 3;

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) stop(`Careway needs Node 20 or newer to install itself; this is ${process.version}.`);

const [, , command = 'start', ...args] = process.argv;
install();
if (command === 'start') {
  // Turborepo looks for pnpm on the path; npx puts the pinned one there.
  const turbo = ['--yes', '--package', packageManager, '--', 'turbo', 'run', 'build', '--filter=@careway/dashboard'];
  run('Building the dashboard', 'npx', [...turbo, '--output-logs=errors-only']);
  handOver(['apps/cli/src/main.ts', 'start', ...args]);
} else if (command === 'test') {
  handOver(['apps/cli/src/run-tests.ts', ...args]);
} else {
  stop(`Unknown command ${command}: use start or test.`);
}

/** Installs unless the lock file and the manifests are those of the last installation. */
function install() {
  const wanted = manifestHash();
  if (existsSync(projectNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  for (let attempt = 1; ; attempt += 1) {
    const done = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
      cwd: root,
      stdio: 'inherit',
      shell: isWindows,
    });
    if (done.status === 0 && existsSync(projectNode)) break;
    if (attempt === INSTALL_TRIES)
      stop('The installation failed. Is the npm registry reachable? Run the command again.');
    process.stderr.write(`The installation failed; trying again (${attempt + 1} of ${INSTALL_TRIES}).\n`);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function manifestHash() {
  const hash = createHash('sha256');
  const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((file) => join(root, file));
  for (const folder of ['apps', 'packages']) {
    for (const name of readdirSync(join(root, folder))) manifests.push(join(root, folder, name, 'package.json'));
  }
  for (const file of manifests) if (existsSync(file)) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function environment() {
  const bin = join(root, 'node_modules/.bin');
  return {
    ...process.env,
    PATH: `${dirname(projectNode)}${isWindows ? ';' : ':'}${bin}${isWindows ? ';' : ':'}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}

function run(what, program, programArgs) {
  process.stderr.write(`${what} …\n`);
  const done = spawnSync(program, programArgs, { cwd: root, stdio: 'inherit', env: environment(), shell: isWindows });
  if (done.status !== 0) stop(`${what} failed.`);
}

/** Goes on as the project's Node; signals reach it, and its exit code is ours. */
function handOver(nodeArgs) {
  const child = spawn(projectNode, nodeArgs, { cwd: root, stdio: 'inherit', env: environment() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
