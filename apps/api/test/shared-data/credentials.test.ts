import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CredentialCheck } from '@careway/contract';
import type { Database } from '@careway/database';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentLoader } from '../../src/credentials/contexts.ts';
import { type IssuerKeys, newKey, toIssuerKeys } from '../../src/credentials/issuer-keys.ts';
import { resolveMethod } from '../../src/credentials/verification-method.ts';
import { verifyCredential } from '../../src/credentials/verify-credential.ts';
import { ProblemError } from '../../src/http/problem.ts';
import { ed25519Spki, verifyIndependently } from '../independent-verifier.ts';
import { badgeFile, badgeFiles, sharedDataAvailable } from './folder.ts';

let keys: IssuerKeys;
beforeAll(async () => {
  keys = toIssuerKeys([await newKey(new Date())], 'a test');
});

/** None of these is ours, so the database is never asked: it would answer with nothing. */
const db = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

interface Outcome extends Partial<Record<CredentialCheck['check'] | 'verdict' | 'refused', string>> {
  readonly detail: Partial<Record<CredentialCheck['check'], string>>;
}

async function outcomeOf(name: string): Promise<Outcome> {
  const bytes = badgeFile(name);
  const body = name.endsWith('.png') ? { png: bytes.toString('base64') } : { credential: bytes.toString('utf8') };
  const now = () => new Date('2026-11-25T12:00:00Z');
  try {
    const result = await verifyCredential(
      { db, issuerKeys: () => keys, publicUrl: 'https://careway.example', now },
      body,
    );
    const found = Object.fromEntries(result.checks.map(({ check, outcome }) => [check, outcome]));
    const detail = Object.fromEntries(result.checks.map(({ check, detail }) => [check, detail]));
    return { verdict: result.verdict, ...found, detail };
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error.message, detail: {} };
    throw error;
  }
}

const json = (name: string) => JSON.parse(badgeFile(name).toString('utf8')) as Record<string, unknown>;

describe.skipIf(!sharedDataAvailable)('badges of the Digital Credentials Consortium', () => {
  test('with a did:key, in force and without a status, are valid', async () => {
    for (const name of ['v2.v2OBv3SpecExample', 'v2.v2NoStatus', 'v1.v1NoStatus', 'v1.v1SimpleIssuerId']) {
      expect(await outcomeOf(`dcc/${name}.json`), name).toMatchObject({ verdict: 'valid', status: 'not-stated' });
    }
  });

  test('with a status list elsewhere fit their signature, and the status cannot be told without the network', async () => {
    const names = [
      'eddsa.v2.v2EddsaWithValidStatus',
      'eddsaAndEd25519.v2.v2DoubleSigWithBadStatusUrl',
      'v1.v1WithValidStatus',
      'v2.v2WithValidStatus',
      'v2.v2Revoked',
    ];
    for (const name of names) {
      const outcome = await outcomeOf(`dcc/${name}.json`);
      expect(outcome, name).toMatchObject({ verdict: 'cannot-tell', signature: 'passed', status: 'cannot-tell' });
      expect(outcome.detail.status).toContain('raw.githubusercontent.com');
    }
  });

  test('that expired are not valid and say when', async () => {
    for (const name of [
      'v2.v2Expired',
      'v2.v2ExpiredWithValidStatus',
      'v1.v1Expired',
      'v1.v1ExpiredWithValidStatus',
      'v1.v1RevokedAndExpired',
    ]) {
      expect(await outcomeOf(`dcc/${name}.json`), name).toMatchObject({
        verdict: 'not-valid',
        signature: 'passed',
        dates: 'failed',
      });
    }
    expect((await outcomeOf('dcc/v2.v2Expired.json')).detail.dates).toBe('It expired on Jan 1, 2011.');
  });

  test('with a did:web fit the key they name; that it is the issuer’s cannot be told', async () => {
    for (const name of ['v2.didWeb.v2WithBadDidWeb', 'v2.didWeb.v2didWebWithValidStatus']) {
      const outcome = await outcomeOf(`dcc/${name}.json`);
      expect(outcome, name).toMatchObject({ verdict: 'cannot-tell', signature: 'passed', issuer: 'cannot-tell' });
      expect(outcome.detail.issuer).toContain('did:web:digitalcredentials.github.io');
    }
  });

  test('whose content does not fit either of its signatures is not valid, which an independent reading confirms', async () => {
    expect(await outcomeOf('dcc/v1.testVC.json')).toMatchObject({ verdict: 'not-valid', signature: 'failed' });
    expect(await verifyIndependently(json('dcc/v1.testVC.json'))).toBe(false);
    expect(await verifyIndependently(json('dcc/v2.v2OBv3SpecExample.json'))).toBe(true);
  });

  test('have a signed status list that says which of them was revoked', async () => {
    expect(await outcomeOf('dcc/statuslist-e5WK8CbZ1GjycuPombrj.json')).toMatchObject({
      signature: 'passed',
      issuer: 'passed',
    });
    const { credentialSubject } = json('dcc/statuslist-e5WK8CbZ1GjycuPombrj.json');
    const list = await decodeList(credentialSubject as { encodedList: string });
    const indexOf = (name: string) =>
      Number((json(`dcc/${name}.json`).credentialStatus as { statusListIndex: string }).statusListIndex);
    expect(list.getStatus(indexOf('v2.v2Revoked'))).toBe(true);
    expect(list.getStatus(indexOf('v2.v2WithValidStatus'))).toBe(false);
  });
});

describe.skipIf(!sharedDataAvailable)('samples of the Open Badges 3.0 specification', () => {
  test('fit their signature; the issuer’s key would have to be fetched', async () => {
    for (const name of [
      'simple.json',
      'simple.1ob',
      'simple-json.png',
      'simple-context-version.json',
      'complete.json',
    ]) {
      expect(await outcomeOf(`ob30/${name}`), name).toMatchObject({
        verdict: 'cannot-tell',
        form: 'passed',
        signature: 'passed',
        issuer: 'cannot-tell',
        dates: 'passed',
      });
    }
  });

  test('signed by a did:key that is not the issuer it names leave the issuer open', async () => {
    const outcome = await outcomeOf('ob30/simple-did-key-method.json');
    expect(outcome).toMatchObject({ verdict: 'cannot-tell', signature: 'passed', issuer: 'cannot-tell' });
    expect(outcome.detail.issuer).toContain('nothing shows that this is urn:uuid:6f2e33e5');
  });

  test('in the older data model are read, and the form says so', async () => {
    const outcome = await outcomeOf('ob30/simple-jwt_v1.png');
    expect(outcome).toMatchObject({ verdict: 'cannot-tell', signature: 'passed' });
    expect(outcome.detail.form).toContain('data model 1.1');
  });

  test('with the retired name eddsa-2022 are not checked, and say so', async () => {
    const outcome = await outcomeOf('ob30/simple-eddsa-2022.json');
    expect(outcome).toMatchObject({ verdict: 'cannot-tell', signature: 'cannot-tell' });
    expect(outcome.detail.signature).toContain('eddsa-2022');
  });

  test.each(sharedDataAvailable ? badgeFiles('ob30').filter((name) => name.startsWith('simple-err-')) : [])(
    '%s has a fault and is not valid',
    async (name) => {
      expect(await outcomeOf(`ob30/${name}`)).toMatchObject({ verdict: 'not-valid' });
    },
  );

  test('with one fault of form name it', async () => {
    const faultOf = async (name: string) => (await outcomeOf(`ob30/simple-err-${name}.json`)).detail.form;
    expect(await faultOf('issuer-type')).toBe('issuer must be of the type Profile.');
    expect(await faultOf('credential-subject-identifier-type')).toBe('identifier must be of the type IdentityObject.');
    expect(await faultOf('credential-subject-achievement-result-description-type')).toBe(
      'resultDescription must be of the type ResultDescription.',
    );
    expect(await faultOf('issuer')).toContain('it names no issuer');
  });

  test('without a signature or without a key are not valid', async () => {
    expect(await outcomeOf('ob30/simple-noproof.json')).toMatchObject({ verdict: 'not-valid', signature: 'failed' });
    expect(await outcomeOf('ob30/simple.jwt')).toMatchObject({ verdict: 'not-valid', signature: 'cannot-tell' });
  });

  test('as SVG are refused with a way out', async () => {
    expect((await outcomeOf('ob30/simple-jwt.svg')).refused).toContain('Use its PNG, JSON or JWT');
  });

  test('that were revoked say so in a signed list elsewhere', async () => {
    const outcome = await outcomeOf('ob30/bit-string-list/credential-status-revoked.json');
    expect(outcome).toMatchObject({ signature: 'passed', status: 'cannot-tell' });
    const { credentialSubject } = json('ob30/bit-string-list/testlist');
    expect((await decodeList(credentialSubject as { encodedList: string })).getStatus(23)).toBe(true);
    expect(await outcomeOf('ob30/credential-status-revoked.json')).toMatchObject({ status: 'cannot-tell' });
  });

  test('of endorsements and learner records are told apart from badges', async () => {
    expect((await outcomeOf('ob30/endorsement-valid.json')).detail.form).toContain('EndorsementCredential');
    for (const name of ['simple.json', 'simple.jwt']) {
      expect(await outcomeOf(`clr20/${name}`), name).toMatchObject({ verdict: 'cannot-tell', form: 'cannot-tell' });
    }
    for (const name of ['simple-noproof.json', 'simple_v1.json']) {
      expect(await outcomeOf(`clr20/${name}`), name).toMatchObject({ verdict: 'not-valid' });
    }
  });

  test('of version 2.0 are refused by name', async () => {
    for (const name of badgeFiles('ob20').filter((file) => file !== 'basic-assertion-invalid-context.json')) {
      expect((await outcomeOf(`ob20/${name}`)).refused, name).toContain('Open Badges 2.0');
    }
    expect(await outcomeOf('ob20/basic-assertion-invalid-context.json')).toMatchObject({ verdict: 'not-valid' });
  });
});

describe.skipIf(!sharedDataAvailable)('vectors', () => {
  test('of did:key give the key that their document lists', () => {
    for (const [did, vector] of Object.entries(json('did-key/ed25519-x25519.json'))) {
      const { didDocument } = vector as { didDocument: { assertionMethod: string[] } };
      const [method = ''] = didDocument.assertionMethod;
      expect(resolveMethod(method, keys)).toEqual({
        publicKeyMultibase: did.slice(8),
        controller: did,
        trust: 'proven',
      });
    }
    const { didDocument } = json('did-key/x25519.json') as { didDocument: Record<string, { id: string }> };
    const [agreement] = Object.values(didDocument);
    expect(resolveMethod(agreement?.id ?? 'did:key:z6LS', keys)).toMatchObject({ trust: 'unresolved' });
  });

  test('of eddsa-rdfc-2022: the signature fits the hashes of the canonical forms, as the independent verifier computes them', () => {
    const vector = (name: string) => badgeFile(`vc-di-eddsa/eddsa-rdfc-2022/${name}.txt`).toString('utf8');
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(sha256(vector('proofCanonDataInt'))).toBe(vector('proofHashDataInt'));
    expect(sha256(vector('canonDocDataInt'))).toBe(vector('docHashDataInt'));
    const { publicKeyMultibase } = json('vc-di-eddsa/keyPair.json') as { publicKeyMultibase: string };
    const key = createPublicKey({ key: ed25519Spki(publicKeyMultibase), format: 'der', type: 'spki' });
    const signed = Buffer.from(vector('proofHashDataInt') + vector('docHashDataInt'), 'hex');
    expect(verify(null, signed, key, Buffer.from(vector('sigHexDataInt'), 'hex'))).toBe(true);
  });

  test('of other cryptosuites or with contexts of examples are left open, not passed', async () => {
    for (const name of [
      'eddsa-rdfc-2022/signedDataInt',
      'eddsa-jcs-2022/signedJCS',
      'Ed25519Signature2020/signedEdSig',
    ]) {
      expect(await outcomeOf(`vc-di-eddsa/${name}.json`), name).toMatchObject({ signature: 'cannot-tell' });
    }
  });

  test('of contexts: every term that Careway carries means the same as the published one', async () => {
    const published = {
      'credentials-v2.jsonld': 'https://www.w3.org/ns/credentials/v2',
      '2018-credentials-v1.jsonld': 'https://www.w3.org/2018/credentials/v1',
      'ob-v3p0-3.0.1.json': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
      'ob-v3p0-3.0.2.json': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
      'ob-v3p0-3.0.3.json': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    };
    const termsOf = (document: object) => (document as { '@context': Record<string, unknown> })['@context'];
    const missing: string[] = [];
    for (const [file, address] of Object.entries(published)) {
      const [ours, theirs] = [termsOf((await documentLoader()(address)).document), termsOf(json(`contexts/${file}`))];
      const shared = Object.fromEntries(Object.entries(theirs).filter(([term]) => term in ours));
      expect(ours, file).toEqual(shared);
      missing.push(...Object.keys(theirs).flatMap((term) => (term in ours ? [] : [`${file} ${term}`])));
    }
    // The package holds 3.0.3 as it was first published.
    expect(missing).toEqual(['ob-v3p0-3.0.3.json endorsementJwt', 'ob-v3p0-3.0.3.json jti']);
  });
});
