import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'careway-cli-keys-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function keys(word: string) {
  const { status, stdout } = spawnSync(process.execPath, [main, '--json', 'keys', word], {
    encoding: 'utf8',
    env: { ...process.env, CAREWAY_DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'error' },
  });
  expect(status, stdout).toBe(0);
  const answer = JSON.parse(stdout) as { keys: { publicKeyMultibase: string; retiredAt: string | null }[] };
  return { stdout, keys: answer.keys };
}

test('keys rotate puts a new key before the old one, which stays for verifying, and prints no secret', () => {
  const [first] = keys('list').keys;
  const rotated = keys('rotate');
  expect(rotated.keys.map((key) => key.retiredAt === null)).toEqual([true, false]);
  expect(rotated.keys[1]?.publicKeyMultibase).toBe(first?.publicKeyMultibase);
  expect(keys('list').keys).toEqual(rotated.keys);
  const file = JSON.parse(readFileSync(join(dataDir, 'issuer-keys.json'), 'utf8')) as {
    keys: { secretKeyMultibase: string | null }[];
  };
  expect(rotated.stdout).not.toContain(file.keys[0]?.secretKeyMultibase);
  expect(file.keys[1]?.secretKeyMultibase).toBeNull();
});
