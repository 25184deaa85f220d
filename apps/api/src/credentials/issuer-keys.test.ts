import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyIndependently } from '../../test/independent-verifier.ts';
import { checkProofs } from './check-proofs.ts';
import { didDocument, issuerIdentity } from './issuer-identity.ts';
import { openIssuerKeys, rotateIssuerKeys } from './issuer-keys.ts';
import { signDocument } from './sign-credential.ts';

const root = mkdtempSync(join(tmpdir(), 'careway-keys-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const now = new Date('2026-11-25T10:00:00Z');
const https = 'https://careway.example:8443';

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:3b0e3d1c-6b5e-4a5e-9d0c-3f0f1f1d7a11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  validFrom: '2026-11-25T10:00:00Z',
  credentialSubject: { type: ['AchievementSubject'] },
};

describe('the issuer’s keys', () => {
  test('are made once, in a file that only the owner can read', async () => {
    const folder = join(root, 'new', 'deeper');
    const reads = await Promise.all(Array.from({ length: 5 }, () => openIssuerKeys(folder, now)));
    expect(new Set(reads.map((read) => read().current.publicKeyMultibase)).size).toBe(1);
    expect(statSync(join(folder, 'issuer-keys.json')).mode & 0o777).toBe(0o600);
  });

  test('that others can read are refused, with the mode they must have', async () => {
    const folder = join(root, 'open');
    const read = await openIssuerKeys(folder, now);
    chmodSync(join(folder, 'issuer-keys.json'), 0o644);
    expect(read).toThrow(/mode 644.*mode 600/);
  });

  test('after a rotation sign with a new key; what the old one signed still verifies, and its secret half is gone', async () => {
    const folder = join(root, 'rotated');
    const read = await openIssuerKeys(folder, now);
    const before = read();
    const old = await signDocument(
      { keys: before, identity: issuerIdentity(https, before) },
      {
        ...credential,
        issuer: issuerIdentity(https, before).id,
      },
      now,
    );
    const secret = before.current.secretKeyMultibase;

    await rotateIssuerKeys(folder, now);
    const after = read();
    expect(after.current.publicKeyMultibase).not.toBe(before.current.publicKeyMultibase);
    expect(readFileSync(join(folder, 'issuer-keys.json'), 'utf8')).not.toContain(secret);
    expect(await checkProofs(old, after, now)).toMatchObject([{ kind: 'fits', method: { trust: 'ours' } }]);
    expect(await verifyIndependently(old)).toBe(true);
    const listed = didDocument(https, after).verificationMethod.map(({ publicKeyMultibase }) => publicKeyMultibase);
    expect(listed).toEqual([after.current.publicKeyMultibase, before.current.publicKeyMultibase]);
  });
});

describe('the issuer', () => {
  test('under https is did:web of the host with its port, elsewhere did:key of the signing key', async () => {
    const keys = (await openIssuerKeys(join(root, 'identity'), now))();
    const key = keys.current.publicKeyMultibase;
    expect(issuerIdentity(https, keys)).toEqual({
      id: 'did:web:careway.example%3A8443',
      verificationMethod: `did:web:careway.example%3A8443#${key}`,
      name: 'Careway at careway.example:8443',
      url: https,
    });
    expect(issuerIdentity('http://localhost:8787', keys).id).toBe(`did:key:${key}`);
  });

  test('of another installation with a did:web is not taken for ours', async () => {
    const theirs = (await openIssuerKeys(join(root, 'theirs'), now))();
    const ours = (await openIssuerKeys(join(root, 'ours'), now))();
    const signed = await signDocument(
      { keys: theirs, identity: issuerIdentity(https, theirs) },
      {
        ...credential,
        issuer: issuerIdentity(https, theirs).id,
      },
      now,
    );
    expect(await checkProofs(signed, ours, now)).toMatchObject([{ kind: 'fits', method: { trust: 'claimed' } }]);
  });
});
