import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'careway-cli-'));
// Root's server account has to enter it too.
chmodSync(dataDir, 0o755);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function careway(...args: string[]) {
  const environment = { ...process.env, CAREWAY_DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'error' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: environment,
  });
  return { status, stdout, stderr };
}

describe('the careway command', () => {
  test.each([
    [[]],
    [['start']],
    [['migrate']],
    [['reference']],
    [['reference', 'load']],
    [['admin', 'invite']],
    [['demo', 'remove']],
    [['doctor']],
    [['calibrate']],
    [['simulate']],
  ])('explains %j with --help and ends with 0', (words) => {
    const { status, stdout } = careway(...words, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: careway');
  });

  test('ends with 2 when it does not understand the call', () => {
    expect(careway('fly').status).toBe(2);
    expect(careway('migrate', '--sideways').status).toBe(2);
  });

  test('says what is wrong with the environment, all at once, and ends with 1', () => {
    const { status, stderr } = spawnSync(process.execPath, [main, 'doctor'], {
      encoding: 'utf8',
      env: { ...process.env, CAREWAY_DATA_DIR: dataDir, PORT: '99999', LOG_LEVEL: 'loud' },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('PORT:');
    expect(stderr).toContain('LOG_LEVEL:');
  });
});

describe('a new installation', () => {
  test('is migrated, loaded and found healthy, each command once more changing nothing', () => {
    expect(careway('reference', 'load')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('pnpm careway migrate'),
    });
    const migrated = JSON.parse(careway('--json', 'migrate').stdout) as { applied: string[] };
    expect(migrated.applied.length).toBeGreaterThan(3);
    expect(JSON.parse(careway('--json', 'migrate').stdout)).toEqual({ ok: true, applied: [] });

    const before = JSON.parse(careway('--json', 'doctor').stdout) as {
      healthy: boolean;
      checks: { name: string; ok: boolean }[];
    };
    expect(before.checks.find((check) => check.name === 'reference data')?.ok).toBe(false);

    const loaded = JSON.parse(careway('--json', 'reference', 'load').stdout) as { files: { outcome: string }[] };
    expect(new Set(loaded.files.map((file) => file.outcome))).toEqual(new Set(['loaded']));
    const again = JSON.parse(careway('--json', 'reference', 'load').stdout) as { files: { outcome: string }[] };
    expect(new Set(again.files.map((file) => file.outcome))).toEqual(new Set(['unchanged']));

    const after = JSON.parse(careway('--json', 'doctor').stdout) as { checks: { name: string; ok: boolean }[] };
    expect(after.checks.filter((check) => check.name !== 'dashboard').every((check) => check.ok)).toBe(true);
    const calibrated = JSON.parse(careway('--json', 'calibrate', '--dry-run').stdout) as Record<string, unknown>;
    expect(calibrated).toMatchObject({ outcome: 'judged', people: 0, converged: true, isActivated: false });
    expect(careway('calibrate', '--dry-run', '--activate').status).toBe(2);
    const invited = JSON.parse(careway('--json', 'admin', 'invite').stdout) as { url: string };
    expect(invited.url).toMatch(/\/admin\/claim\?token=[\w-]{32}$/);
  });
});
