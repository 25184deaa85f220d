import { bakePng, unbakePng } from '@careway/certifications';
import {
  CohortCredentials,
  CredentialPage,
  CredentialVerification,
  IssueCredentialsResult,
  IssuedCredential,
  Problem,
} from '@careway/contract';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { verifyJWT } from 'did-jwt';
import { Resolver } from 'did-resolver';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { verifyIndependently } from '../../test/independent-verifier.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { badgePicture } from './serve-credential.ts';

let testApp: TestApp;
let educator: Client;
let org: string;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  educator = await testApp.signUp({ name: 'Edu Cator' });
  org = await testApp.createOrganization(educator);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function json<T extends z.ZodType>(schema: T, pending: Promise<Response>): Promise<z.infer<T>> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return schema.parse(JSON.parse(text)) as z.infer<T>;
}

interface Cohort {
  readonly id: string;
  readonly path: string;
  readonly learners: Readonly<Record<string, { readonly id: string; readonly client: Client }>>;
}

/** A cohort whose learners joined and took the assigned quiz; who is in `ready` came out ready. */
async function cohortOf(names: readonly string[], ready: readonly string[]): Promise<Cohort> {
  const cohorts = `/api/v1/organizations/${org}/cohorts`;
  const { id } = await json(z.object({ id: z.uuid() }), educator.request(cohorts, { body: { name: 'Fall' } }));
  const text = names.map((name) => `${name}, ${name.toLowerCase().replace(' ', '.')}@example.org`).join('\n');
  await educator.request(`${cohorts}/${id}/roster`, { body: { text, dryRun: false } });
  const assigned = await educator.request(`${cohorts}/${id}/assignments`, { body: { quiz: 'pcc-readiness' } });
  const assignment = (await assigned.json()) as { id: string };
  const roster = await json(
    z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), invitationUrl: z.string() })) }),
    educator.request(`${cohorts}/${id}/roster`),
  );
  const learners: Record<string, { id: string; client: Client }> = {};
  for (const learner of roster.items) {
    const client = testApp.visitor();
    learners[learner.name] = { id: learner.id, client };
    await client.request(`/api/v1/invitations/${learner.invitationUrl.split('/join/')[1]}/accept`, { method: 'POST' });
    const body = { quiz: 'pcc-readiness', assignmentId: assignment.id };
    const attempt = (await (await client.request('/api/v1/attempts', { body })).json()) as {
      id: string;
      question: { options: { id: string }[] };
    };
    const answers = { optionIds: [attempt.question.options[0]?.id] };
    await client.request(`/api/v1/attempts/${attempt.id}/responses/1`, { method: 'PUT', body: answers });
    await client.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
    if (ready.includes(learner.name)) await makeReady(attempt.id);
  }
  return { id, path: `${cohorts}/${id}/credentials`, learners };
}

/** Stands in for answering 30 questions well: the frozen report says so. */
async function makeReady(attemptId: string): Promise<void> {
  const row = await testApp.db
    .selectFrom('assignment_progress')
    .select('report')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow();
  const range = { low: 640, high: 720, confidence: 0.8, target: 590 };
  const report = { ...(row.report as object), verdict: 'ready', scaledScore: 690, range, questionsAnswered: 30 };
  await testApp.db
    .updateTable('assignment_progress')
    .set({ report: JSON.stringify(report) })
    .where('attempt_id', '=', attemptId)
    .execute();
}

const issue = (cohort: Cohort, learnerIds: readonly string[], parts: object = {}) =>
  json(
    IssueCredentialsResult,
    educator.request(cohort.path, { body: { quiz: 'pcc-readiness', learnerIds, ...parts } }),
  );

async function issueOne(name = 'Noor Haddad', parts: object = {}) {
  const cohort = await cohortOf([name], [name]);
  const { issued } = await issue(cohort, [cohort.learners[name]?.id ?? ''], parts);
  const [credential] = issued;
  if (credential === undefined) throw new Error('One credential was to be issued.');
  return { cohort, credential, client: cohort.learners[name]?.client };
}

const visitor = () => testApp.visitor();
const fileOf = (id: string, accept: string) => visitor().request(`/api/v1/credentials/${id}`, { headers: { accept } });
const documentOf = async (id: string) => (await (await fileOf(id, 'application/vc')).json()) as Record<string, unknown>;
const verify = (body: object) =>
  json(CredentialVerification, visitor().request('/api/v1/credentials/verify', { body }));
const outcomes = (result: z.infer<typeof CredentialVerification>) =>
  Object.fromEntries(result.checks.map(({ check, outcome }) => [check, outcome]));

describe('issuing', () => {
  test('lists who meets the criteria with the evidence, and of the others what is missing', async () => {
    const cohort = await cohortOf(['Ada Okafor', 'Wei Chen'], ['Wei Chen']);
    const { achievements, candidates } = await json(CohortCredentials, educator.request(cohort.path));
    expect(achievements).toMatchObject([{ quiz: 'pcc-readiness', name: 'Patient care coordinator readiness' }]);
    expect(candidates).toMatchObject([
      { name: 'Wei Chen', isMet: true, evidence: { scaledScore: 690, low: 640, target: 590 }, missing: null },
      { name: 'Ada Okafor', isMet: false, evidence: null, credential: null },
    ]);
    expect(candidates[0]?.evidence?.bankVersion).toBeTruthy();
  });

  test('gives one to each who meets them, names the others, and never a second one', async () => {
    const cohort = await cohortOf(['Ada Okafor', 'Wei Chen'], ['Wei Chen']);
    const ids = Object.values(cohort.learners).map(({ id }) => id);
    const first = await issue(cohort, ids);
    expect(first.issued.map(({ learnerName }) => learnerName)).toEqual(['Wei Chen']);
    expect(first.notIssued).toMatchObject([{ learnerId: cohort.learners['Ada Okafor']?.id }]);
    const again = await Promise.all([issue(cohort, ids), issue(cohort, ids)]);
    expect(again.flatMap(({ issued }) => issued)).toEqual([]);
    expect(again[0]?.notIssued.map(({ reason }) => reason)).toContain('Wei Chen holds this credential already.');
  });

  test('refuses a quiz that is not assigned and a last day that is past, by name', async () => {
    const cohort = await cohortOf(['Wei Chen'], ['Wei Chen']);
    const learnerIds = [cohort.learners['Wei Chen']?.id];
    for (const [parts, path] of [
      [{ quiz: 'cmm-readiness' }, 'body.quiz'],
      [{ validUntil: '2020-01-01' }, 'body.validUntil'],
    ] as const) {
      const answer = await educator.request(cohort.path, { body: { quiz: 'pcc-readiness', learnerIds, ...parts } });
      expect(answer.status).toBe(422);
      expect(Problem.parse(await answer.json()).errors?.[0]?.path).toBe(path);
    }
  });

  test('is not for another organization, which finds neither the cohort nor the credential', async () => {
    const { cohort, credential } = await issueOne();
    const other = await testApp.signUp();
    const otherOrg = await testApp.createOrganization(other, 'Harbor Clinic');
    expect((await other.request(cohort.path)).status).toBe(404);
    const path = `/api/v1/organizations/${otherOrg}/cohorts/${cohort.id}/credentials/${credential.id}/revoke`;
    expect((await other.request(path, { body: { reason: 'Not ours' } })).status).toBe(404);
  });

  test('shows it to its learner, who keeps it after the claim of the guest account', async () => {
    const { credential, client } = await issueOne();
    const mine = () =>
      json(
        z.object({ items: z.array(IssuedCredential) }),
        client?.request('/api/v1/me/credentials') ?? Promise.reject(),
      );
    expect((await mine()).items).toMatchObject([
      { id: credential.id, organization: 'Lakeside College', state: 'valid' },
    ]);
    const account = { name: 'Noor', email: 'noor.keeps@example.org', password: 'correct horse battery' };
    await client?.request('/api/auth/sign-up/email', { body: account });
    expect((await mine()).items.map(({ id }) => id)).toEqual([credential.id]);
  });
});

describe('a credential issued here', () => {
  test('verifies here in all three forms', async () => {
    const { credential } = await issueOne();
    const document = await documentOf(credential.id);
    const jwt = await (await fileOf(credential.id, 'application/vc+jwt')).text();
    const png = Buffer.from(await (await fileOf(credential.id, 'image/png')).arrayBuffer());
    const forms = [
      document,
      { credential: document },
      { credential: JSON.stringify(document) },
      { credential: jwt },
      { png: png.toString('base64') },
    ];
    for (const body of forms) {
      const result = await verify(body);
      expect(result).toMatchObject({ verdict: 'valid', isOurs: true, page: credential.url });
      expect(new Set(Object.values(outcomes(result)))).toEqual(new Set(['passed']));
      expect(result.credential).toMatchObject({ recipient: 'Noor Haddad', name: 'Patient care coordinator readiness' });
    }
  });

  test('verifies with libraries that did not make it: the proof by RDF and OpenSSL, the JWT by did-jwt', async () => {
    const { credential } = await issueOne();
    const document = await documentOf(credential.id);
    expect(await verifyIndependently(document)).toBe(true);
    expect(await verifyIndependently({ ...document, name: 'Another name' })).toBe(false);

    const jwt = await (await fileOf(credential.id, 'application/vc+jwt')).text();
    const [key = ''] = testApp.issuerKeys.all.map(({ publicKeyMultibase }) => publicKeyMultibase);
    const did = `did:key:${key}`;
    const method = { id: `${did}#${key}`, type: 'Multikey', controller: did, publicKeyMultibase: key };
    const didDocument = {
      id: did,
      verificationMethod: [method],
      assertionMethod: [method.id],
      authentication: [method.id],
    };
    const resolver = new Resolver({
      key: async () => ({ didResolutionMetadata: {}, didDocument, didDocumentMetadata: {} }),
    });
    const policies = { now: testApp.clock.now.getTime() / 1000 + 1 };
    expect((await verifyJWT(jwt, { resolver, policies })).payload.jti).toBe(document.id);
    const [header, payload, signature] = jwt.split('.');
    const changed = `${header}.${Buffer.from(
      Buffer.from(payload ?? '', 'base64url')
        .toString()
        .replace('Noor', 'Nora'),
    ).toString('base64url')}.${signature}`;
    await expect(verifyJWT(changed, { resolver, policies })).rejects.toThrow(/invalid_signature/);
    expect(outcomes(await verify({ credential: changed }))).toMatchObject({ signature: 'failed' });
  });

  test('fails when any one value is changed, left out or added', async () => {
    const { credential } = await issueOne();
    const document = await documentOf(credential.id);
    const paths = leavesOf(document).filter((path) => path[0] !== 'proof' || path[1] !== 'type');
    expect(paths.length).toBeGreaterThan(35);
    for (const path of paths) {
      const changed = changeAt(document, path);
      expect((await verify({ credential: changed })).verdict, path.join('.')).not.toBe('valid');
    }
    expect(await verify({ ...document, extra: 'not signed' })).toMatchObject({ verdict: 'not-valid' });
    const { evidence: _, ...without } = document;
    expect(outcomes(await verify(without))).toMatchObject({ signature: 'failed' });
  });

  test('fails when one character of its file is changed, wherever it is', async () => {
    const { credential } = await issueOne();
    const text = await (await fileOf(credential.id, 'application/json')).text();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('a', 'Z', '7', '-'), async (at, letter) => {
        fc.pre(/\S/.test(text[at] ?? '') && text[at] !== letter);
        const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
        const answer = await visitor().request('/api/v1/credentials/verify', { body: { credential: changed } });
        if (answer.status === 422) return;
        expect(CredentialVerification.parse(await answer.json()).verdict).not.toBe('valid');
      }),
      { numRuns: 60 },
    );
  });

  test('comes as a PNG with the signed document in it, byte for byte', async () => {
    const { credential } = await issueOne();
    const answer = await fileOf(credential.id, 'image/png');
    expect(answer.headers.get('content-type')).toBe('image/png');
    const png = new Uint8Array(await answer.arrayBuffer());
    const document = await (await fileOf(credential.id, 'application/vc')).text();
    expect(unbakePng(png)).toBe(document);
    expect(Buffer.from(png).equals(Buffer.from(bakePng(badgePicture, document)))).toBe(true);
  });

  test('is served by what is asked for, leads a browser to its page, and refuses other forms', async () => {
    const { credential } = await issueOne();
    const typeOf = async (accept: string) => (await fileOf(credential.id, accept)).headers.get('content-type');
    expect(await typeOf('*/*')).toBe('application/vc');
    expect(await typeOf('image/png;q=0.4, application/jwt;q=0.9')).toBe('application/vc+jwt');
    const browser = await fileOf(credential.id, 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect([browser.status, browser.headers.get('location')]).toEqual([303, credential.url]);
    expect((await fileOf(credential.id, 'audio/ogg')).status).toBe(422);
    const download = await visitor().request(`/api/v1/credentials/${credential.id}?format=png`);
    expect(download.headers.get('content-disposition')).toContain('readiness-credential.png');
  });

  test('has a page with its criteria, evidence and limits, without an e-mail address', async () => {
    const { credential } = await issueOne();
    const answer = await visitor().request(`/api/v1/credentials/${credential.id}/page`);
    const text = await answer.text();
    const page = CredentialPage.parse(JSON.parse(text));
    expect(page).toMatchObject({ state: 'valid', learnerName: 'Noor Haddad', organization: 'Lakeside College' });
    expect(page.evidence.narrative).toContain('80% range 640–720, target 590');
    expect(page.limits.join(' ')).toContain('not a license or a certification');
    expect(text).not.toContain('@example.org');
    expect(JSON.stringify(await documentOf(credential.id))).not.toContain('@example.org');
  });

  test('expires after its last day, and says when', async () => {
    const { credential } = await issueOne('Ivy Stone', { validUntil: '2026-12-31' });
    const document = await documentOf(credential.id);
    expect((await verify(document)).verdict).toBe('valid');
    const today = testApp.clock.now;
    testApp.clock.now = new Date('2027-01-01T00:00:00Z');
    const later = await verify(document);
    testApp.clock.now = today;
    expect(later.checks.find(({ check }) => check === 'dates')?.detail).toBe('It expired on Dec 31, 2026.');
  });
});

describe('revoking', () => {
  const revoke = ({ cohort, credential }: Awaited<ReturnType<typeof issueOne>>, reason: string, act = 'revoke') =>
    educator.request(`${cohort.path}/${credential.id}/${act}`, { body: { reason } });

  test('makes it not valid and says why, on its page, at the check and in the signed status list', async () => {
    const one = await issueOne();
    const document = await documentOf(one.credential.id);
    await json(IssuedCredential, revoke(one, 'Issued to the wrong learner'));
    const result = await verify(document);
    expect(result.verdict).toBe('not-valid');
    expect(outcomes(result)).toMatchObject({ signature: 'passed', status: 'failed' });
    expect(result.checks.find(({ check }) => check === 'status')?.detail).toContain('Issued to the wrong learner');
    const page = await json(CredentialPage, visitor().request(`/api/v1/credentials/${one.credential.id}/page`));
    expect(page).toMatchObject({ state: 'revoked', revocationReason: 'Issued to the wrong learner' });

    const status = document.credentialStatus as { statusListCredential: string; statusListIndex: string };
    const answer = await visitor().request(new URL(status.statusListCredential).pathname);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const list = (await answer.json()) as Record<string, unknown>;
    expect(await verifyIndependently(list)).toBe(true);
    const bits = await decodeList(list.credentialSubject as { encodedList: string });
    expect(bits.getStatus(Number(status.statusListIndex))).toBe(true);
    expect(bits.getStatus(Number(status.statusListIndex) + 1)).toBe(false);
  });

  test('stands in the file of what the cohort was issued, with its reason, and nobody without a credential does', async () => {
    const cohort = await cohortOf(['Noor Haddad', 'Wei Chen'], ['Noor Haddad']);
    const { issued } = await issue(cohort, [cohort.learners['Noor Haddad']?.id ?? '']);
    const [credential] = issued;
    await educator.request(`${cohort.path}/${credential?.id}/revoke`, { body: { reason: '=1+1, by mistake' } });
    const answer = await educator.request(`${cohort.path}.csv`);
    const { data } = Papa.parse<Record<string, string>>(await answer.text(), { header: true, skipEmptyLines: true });
    expect(data).toEqual([
      expect.objectContaining({
        Name: 'Noor Haddad',
        Email: 'noor.haddad@example.org',
        State: 'revoked',
        'Revocation reason': "'=1+1, by mistake",
        Page: credential?.url,
      }),
    ]);
  });

  test('needs a reason', async () => {
    expect((await revoke(await issueOne(), '  ')).status).toBe(422);
  });

  test('and issuing again leads from the old page to the new one', async () => {
    const one = await issueOne();
    const reissued = await json(IssuedCredential, revoke(one, 'The name was misspelled', 'reissue'));
    expect(reissued.state).toBe('valid');
    const page = await json(CredentialPage, visitor().request(`/api/v1/credentials/${one.credential.id}/page`));
    expect(page).toMatchObject({ state: 'revoked', replacedBy: reissued.url });
    expect((await verify(await documentOf(reissued.id))).verdict).toBe('valid');
    const { candidates } = await json(CohortCredentials, educator.request(one.cohort.path));
    expect(candidates[0]?.credential?.id).toBe(reissued.id);
  });
});

describe('what cannot be a credential', () => {
  test.each([
    ['text', { credential: 'hello' }],
    ['broken JSON', { credential: '{"@context":' }],
    ['a picture without one', { png: Buffer.from(badgePicture).toString('base64') }],
    ['bytes that are no picture', { png: Buffer.from('not a PNG').toString('base64') }],
    ['JSON without a context', { credential: { type: 'x' } }],
    ['JSON nested without end', { credential: `{"@context":[],"a":${'['.repeat(5000)}${']'.repeat(5000)}}` }],
    ['a JWT whose claims are not JSON', { credential: 'YQ.YQ.YQ' }],
  ])('is refused with the reason: %s', async (_name, body) => {
    const answer = await visitor().request('/api/v1/credentials/verify', { body });
    expect(answer.status).toBe(422);
    expect(Problem.parse(await answer.json()).detail.length).toBeGreaterThan(10);
  });

  test('above the size limit is refused before it is read', async () => {
    const answer = await visitor().request('/api/v1/credentials/verify', { body: { credential: 'x'.repeat(300_000) } });
    expect(answer.status).toBe(413);
  });

  test('is not found under an address that names none', async () => {
    for (const path of ['x', 'A'.repeat(43), `${'A'.repeat(42)}B`]) {
      expect((await visitor().request(`/api/v1/credentials/${path}`)).status).toBe(404);
    }
  });
});

test('the DID document lists the key that signs, as did:web of the host', async () => {
  const answer = await visitor().request('/.well-known/did.json');
  expect(answer.headers.get('content-type')).toBe('application/did+json');
  const [key] = testApp.issuerKeys.all;
  expect(await answer.json()).toMatchObject({
    id: 'did:web:localhost%3A8787',
    verificationMethod: [{ type: 'Multikey', publicKeyMultibase: key?.publicKeyMultibase }],
  });
});

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function changeAt(document: object, path: Path): Record<string, unknown> {
  const copy = structuredClone(document) as Record<string, unknown>;
  let node: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const value = node[last];
  node[last] = typeof value === 'boolean' ? !value : `${value}x`;
  return copy;
}
