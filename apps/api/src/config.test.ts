import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'careway-config-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the environment', () => {
  test('may be empty: the embedded database, port 8787 on loopback', () => {
    const config = readConfig({ CAREWAY_DATA_DIR: dataDir });
    expect(config).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8787',
      database: { url: undefined },
    });
  });

  test('gets a secret that is made once, kept, and readable by its owner alone', () => {
    const first = readConfig({ CAREWAY_DATA_DIR: dataDir }).authSecret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readConfig({ CAREWAY_DATA_DIR: dataDir }).authSecret).toBe(first);
    expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  });

  test('with several faults is refused with all of them by name', () => {
    const environment = {
      CAREWAY_DATA_DIR: dataDir,
      PORT: 'eighty',
      DATABASE_URL: 'mysql://x',
      CAREWAY_AUTH_SECRET: 'short',
    };
    expect(() => readConfig(environment)).toThrow(/PORT:[\s\S]*DATABASE_URL:[\s\S]*CAREWAY_AUTH_SECRET:/);
  });

  test('has no nightly calibration unless a time of day is given, and refuses what is none', () => {
    expect(readConfig({ CAREWAY_DATA_DIR: dataDir }).calibrateAt).toBeUndefined();
    expect(readConfig({ CAREWAY_DATA_DIR: dataDir, CAREWAY_CALIBRATE_AT: '03:30' }).calibrateAt).toBe(210);
    for (const wrong of ['24:00', '3:30', 'nightly']) {
      const environment = { CAREWAY_DATA_DIR: dataDir, CAREWAY_CALIBRATE_AT: wrong };
      expect(() => readConfig(environment)).toThrow(/CAREWAY_CALIBRATE_AT: must be a time of day as HH:MM/);
    }
  });

  test('takes an empty value for one that is not set', () => {
    expect(readConfig({ CAREWAY_DATA_DIR: dataDir, DATABASE_URL: '', PORT: '' }).port).toBe(8787);
  });

  test('has every name in .env.example, and no other', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name).toSorted();
    const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z_]+): z/gm)].map(([, name]) => name).toSorted();
    expect(names).toEqual(read);
  });
});
