import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openToolKeys, rotateToolKeys } from './tool-keys.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'careway-lti-keys-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('the tool’s keys are rotated outside the database: the old one stays published for a week without its secret half', async () => {
  const made = new Date('2026-11-01T00:00:00Z');
  const read = await openToolKeys(dataDir, made);
  const first = (await read(made)).current.kid;
  const rotated = new Date('2026-11-10T00:00:00Z');
  await rotateToolKeys(dataDir, rotated);
  const after = await read(rotated);
  expect(after.current.kid).not.toBe(first);
  expect(after.jwks.keys.map(({ kid }) => kid)).toEqual([after.current.kid, first]);
  expect(Object.keys(after.jwks.keys[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  const stored = JSON.parse(readFileSync(join(dataDir, 'lti-keys.json'), 'utf8')) as {
    keys: { privateJwk: unknown }[];
  };
  expect(stored.keys.map(({ privateJwk }) => privateJwk === null)).toEqual([false, true]);
  expect((await read(new Date('2026-11-17T00:00:01Z'))).jwks.keys.map(({ kid }) => kid)).toEqual([after.current.kid]);

  expect(statSync(join(dataDir, 'lti-keys.json')).mode & 0o777).toBe(0o600);
  chmodSync(join(dataDir, 'lti-keys.json'), 0o644);
  await expect(read(rotated)).rejects.toThrow('can be read by others');
});
