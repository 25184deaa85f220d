import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { takeServingLock } from '../single-server-lock.ts';
import { findPostgresBinaries } from './binaries.ts';
import { layOut } from './layout.ts';
import { type EmbeddedServer, startEmbeddedServer } from './server.ts';
import { chooseServerAccount } from './server-account.ts';

const made: string[] = [];
const started: EmbeddedServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'careway-embedded-'));
  chmodSync(path, 0o755);
  made.push(path);
  return path;
}

async function start(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, settings: { fsync: 'off' } });
  started.push(server);
  return server;
}

function open(server: EmbeddedServer) {
  return openDatabase({ ...server.address, database: 'postgres' }, { role: 'request', maxConnections: 2 });
}

describe('the embedded server', () => {
  test('makes a new directory, listens on a socket only, and keeps what was committed over a stop', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    const db = open(first);
    await sql`create table kept (n int)`.execute(db);
    await sql`insert into kept values (42)`.execute(db);
    const { rows } = await sql<{ listen: string; collation: string }>`
      select current_setting('listen_addresses') as listen, datcollate as collation from pg_database where datname = 'postgres'`.execute(
      db,
    );
    expect(rows).toEqual([{ listen: '', collation: 'C' }]);
    await db.destroy();
    await first.stop();
    expect(existsSync(join(first.root, 'postgres', 'postmaster.pid'))).toBe(false);

    const again = open(await start(dataDir));
    expect((await sql<{ n: number }>`select n from kept`.execute(again)).rows).toEqual([{ n: 42 }]);
    await again.destroy();
  });

  test('that still runs after its starter was killed is adopted', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    const second = await start(dataDir);
    expect(first.adopted).toBe(false);
    expect(second.adopted).toBe(true);
    expect(second.address).toEqual(first.address);
  });

  test('that was killed itself, leaving a stale pid file, starts again with every committed row', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    const db = open(first);
    await sql`create table kept as select generate_series(1, 100) as n`.execute(db);
    const pid = Number(readFileSync(join(first.root, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    await db.destroy();
    process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    const again = open(second);
    expect((await sql<{ n: number }>`select count(*)::int as n from kept`.execute(again)).rows).toEqual([{ n: 100 }]);
    await again.destroy();
  });

  test('refuses a directory of another major version and leaves it as it is', async () => {
    const dataDir = folder();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startEmbeddedServer({ dataDir })).rejects.toMatchObject({
      code: 'data-directory-version',
      message: expect.stringContaining('made by PostgreSQL 17'),
    });
    expect(readFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('is served by one Careway at a time; the second is told the directory and the process', async () => {
    const dataDir = folder();
    const server = await start(dataDir);
    const [one, other] = [open(server), open(server)];
    const lock = await takeServingLock(one, dataDir);
    await expect(takeServingLock(other, dataDir)).rejects.toMatchObject({
      code: 'data-directory-in-use',
      message: expect.stringMatching(new RegExp(`${dataDir}.*process ${process.pid}`)),
    });
    await lock.release();
    await (await takeServingLock(other, dataDir)).release();
    await one.destroy();
    await other.destroy();
  });

  test('keeps its socket in a short place when the data directory has a long name', async () => {
    const dataDir = join(folder(), 'x'.repeat(100));
    const server = await start(dataDir);
    expect(Buffer.byteLength(server.address.host)).toBeLessThanOrEqual(85);
  });
});

describe.runIf(process.getuid?.() === 0)('started by root', () => {
  test('the server runs as an unprivileged user', async () => {
    const server = await start(folder());
    const pid = readFileSync(join(server.root, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
    const uid = spawnSync('ps', ['-o', 'uid=', '-p', pid ?? ''], { encoding: 'utf8' }).stdout.trim();
    expect(Number(uid)).toBe(chooseServerAccount()?.uid);
    expect(uid).not.toBe('0');
  });

  test('data that the user cannot reach is kept elsewhere, with a note where it was asked for', async () => {
    const barred = folder();
    chmodSync(barred, 0o700);
    const fallback = folder();
    const wanted = join(barred, 'clone', '.careway');
    const layout = layOut(wanted, await findPostgresBinaries(), chooseServerAccount(), fallback);
    expect(layout.root.startsWith(fallback)).toBe(true);
    expect(readFileSync(join(wanted, 'MOVED.txt'), 'utf8')).toContain(layout.root);
  });
});
