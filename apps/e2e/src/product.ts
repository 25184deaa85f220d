import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestServer, urlOf } from '@careway/database/testing';

const cli = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;

/** A started Careway in a process of its own: what `npm start` serves after its installation. */
export interface Product extends AsyncDisposable {
  readonly url: string;
  /** Printed at the first start. */
  readonly administratorLink: string | undefined;
  /** kill -9 of the server process; its database is left as it is. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  restart(): Promise<void>;
}

/**
 * Starts it. `copy`: on a copy of the loaded database of this run, which takes seconds less than a first start. `new`: as a
 * new installation, on an embedded database in a new folder, or on a migrated database of the server at TEST_DATABASE_URL.
 */
export async function startProduct(server: TestServer, on: 'copy' | 'new' = 'copy'): Promise<Product> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'careway-e2e-'));
  // Root's server account has to enter it too.
  chmodSync(folder, 0o755);
  const isEmbedded = on === 'new' && !('url' in server.location);
  const database = isEmbedded ? undefined : await createTestDatabase(server, on === 'new' ? 'migrated' : 'loaded');
  const environment = {
    ...process.env,
    PORT: String(port),
    CAREWAY_DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    DATABASE_URL: database === undefined ? '' : urlOf(database.location),
  };
  let running = await start(environment);
  return {
    url: `http://localhost:${port}`,
    administratorLink: running.administratorLink,
    kill: () => end(running.process, 'SIGKILL'),
    restart: async () => {
      running = await start(environment);
    },
    [Symbol.asyncDispose]: async () => {
      await end(running.process, 'SIGTERM');
      await database?.[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly process: ChildProcess; readonly administratorLink: string | undefined }> {
  const child = spawn(process.execPath, [cli, '--json', 'start'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = Promise.withResolvers<string>();
  const take = (chunk: Buffer) => {
    output += chunk;
    const line = output.split('\n').find((candidate) => candidate.startsWith('{"ok":true'));
    if (line !== undefined) ready.resolve(line);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.once('exit', (code) => ready.reject(new Error(`Careway ended with code ${code}: ${output}`)));
  const overdue = setTimeout(() => ready.reject(new Error(`Careway did not start: ${output}`)), START_TIMEOUT_MS);
  try {
    const said = JSON.parse(await ready.promise) as { administratorLink?: string };
    return { process: child, administratorLink: said.administratorLink };
  } finally {
    clearTimeout(overdue);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const bound = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('No free port was found.');
  return bound.port;
}
