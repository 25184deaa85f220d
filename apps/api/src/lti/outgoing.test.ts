import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SimulatedLms } from '../testing/simulated-lms.ts';
import { callOut, isPrivate, OutgoingError } from './outgoing.ts';

let lms: SimulatedLms;
beforeAll(async () => {
  lms = await SimulatedLms.start();
});
afterAll(() => lms[Symbol.asyncDispose]());

const closed = { allowsPrivateNetwork: false };
const open = { allowsPrivateNetwork: true };

describe('an address that somebody else gave', () => {
  test.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['::1', true],
    ['::ffff:10.0.0.1', true],
    ['fd12::1', true],
    ['fe80::1', true],
    ['8.8.8.8', false],
    ['172.32.0.1', false],
    ['2606:4700:4700::1111', false],
  ])('%s is private: %s (IANA special-purpose registries)', (address, expected) => {
    expect(isPrivate(address)).toBe(expected);
  });

  test.each([
    ['http://lms.example/jwks', 'must be an https address'],
    ['https://127.0.0.1/jwks', 'is a private address'],
    ['https://[::1]/jwks', 'is a private address'],
    ['https://2130706433/jwks', 'is a private address'],
    ['https://localhost/jwks', 'is a private address'],
    ['https://user:secret@lms.example/jwks', 'must not carry a password'],
    ['ftp://lms.example/jwks', 'must be an https address'],
    ['not an address', 'is not an address'],
  ])('%s is not called: %s', async (address, reason) => {
    await expect(callOut(closed, address)).rejects.toThrow(reason);
  });

  test('is called where the setting allows it; a redirect is not followed', async () => {
    lms.answers.set('GET /redirect', () => ({ status: 302, headers: { location: `${lms.url}/jwks` } }));
    expect((await callOut(open, `${lms.url}/jwks`)).status).toBe(200);
    expect((await callOut(open, `${lms.url}/redirect`)).status).toBe(302);
    expect(lms.received.map(({ path }) => path)).toEqual(['/jwks', '/redirect']);
  });

  test('that answers with more than a megabyte is cut off', async () => {
    lms.answers.set('GET /large', () => ({ status: 200, body: 'x'.repeat(1024 * 1024 + 1) }));
    await expect(callOut(open, `${lms.url}/large`)).rejects.toThrow(OutgoingError);
  });
});
