import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { Me } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type LmsBrowser, lmsBrowser } from '../../test/lms-browser.ts';
import { lti, SimulatedLms } from '../testing/simulated-lms.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
/** The learning system of the college; and one of a clinic that says it is the same one, with a key set of its own. */
let lms: SimulatedLms;
let impostor: SimulatedLms;
let college: { readonly owner: Client; readonly org: string; readonly between: LmsBrowser };
let clinic: { readonly owner: Client; readonly org: string; readonly between: LmsBrowser };
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  lms = await SimulatedLms.start();
  impostor = await SimulatedLms.start();
  const settle = async (name: string, registration: object, from: SimulatedLms) => {
    const owner = await testApp.signUp();
    const org = await testApp.createOrganization(owner, name);
    const added = await owner.request(`/api/v1/organizations/${org}/lti/platforms`, { body: registration });
    expect(added.status).toBe(201);
    return { owner, org, between: lmsBrowser(testApp, from, org) };
  };
  college = await settle('Lakeside College', lms.registration, lms);
  const { jwksUrl } = impostor.registration;
  clinic = await settle('Harbor Clinic', { ...lms.registration, jwksUrl }, lms);
});
afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await impostor[Symbol.asyncDispose]();
  await testApp[Symbol.asyncDispose]();
});

async function meOf(client: Client): Promise<Me> {
  return Me.parse(await (await client.request('/api/v1/me')).json());
}

async function refusal(answer: Response) {
  return /<code>lti\/([a-z-]+),/.exec(await answer.text())?.[1];
}

/** A launch at an organisation with a message that somebody makes of its claims. */
async function launchWith(at: LmsBrowser, client: Client, make: (claims: Record<string, unknown>) => string) {
  const { to } = await at.logIn(client);
  const claims = lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, at.target);
  const answer = await at.post(client, { state: to.searchParams.get('state') ?? '', id_token: make(claims) });
  return at.goIn(client, answer);
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('a message is the platform’s alone', () => {
  const kidOf = (token: string) =>
    (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid;

  test('not one whose public key serves as the secret of a symmetric signature', async () => {
    const { keys } = (await (await fetch(`${lms.url}/jwks`)).json()) as { keys: Record<string, unknown>[] };
    const [jwk = {}] = keys;
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    for (const secret of [pem, JSON.stringify(jwk)]) {
      const answer = await launchWith(college.between, testApp.visitor(), (claims) => {
        const text = `${encode({ alg: 'HS256', typ: 'JWT', kid: jwk.kid })}.${encode(claims)}`;
        return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
      });
      expect(await refusal(answer)).toBe('signature');
    }
  });

  test('not one that brings its own key, or an address of one', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const kid = kidOf(lms.sign({}));
    const own = { jwk: publicKey.export({ format: 'jwk' }), jku: `${impostor.url}/jwks`, kid };
    const answer = await launchWith(college.between, testApp.visitor(), (claims) => impostor.sign(claims, own));
    expect(await refusal(answer)).toBe('signature');
    expect(impostor.received).toEqual([]);
  });

  test('not one of another organization that registered the same issuer, client and key id', async () => {
    const kid = kidOf(lms.sign({}));
    expect((await launchWith(college.between, testApp.visitor(), (claims) => lms.sign(claims))).status).toBe(303);
    // The clinic's key set is read and held first: it must not serve for the college.
    expect((await launchWith(clinic.between, testApp.visitor(), (claims) => impostor.sign(claims))).status).toBe(303);
    const answer = await launchWith(college.between, testApp.visitor(), (claims) => impostor.sign(claims, { kid }));
    expect(await refusal(answer)).toBe('signature');
  });
});

describe('a platform of one organization', () => {
  test('reaches no person, cohort or assignment of another, though it names the same course, link and subject', async () => {
    const [ours, theirs] = [testApp.visitor(), testApp.visitor()];
    await launchWith(college.between, ours, (claims) => lms.sign(claims));
    await launchWith(clinic.between, theirs, (claims) => impostor.sign(claims));
    const [us, them] = [(await meOf(ours)).person, (await meOf(theirs)).person];
    expect(us?.name).toBe(them?.name);
    expect(us?.id).not.toBe(them?.id);
    const cohortsOf = async ({ owner, org }: typeof college) =>
      (await (await owner.request(`/api/v1/organizations/${org}/cohorts`)).json()) as { items: { id: string }[] };
    const [a, b] = [await cohortsOf(college), await cohortsOf(clinic)];
    expect([a.items.length, b.items.length]).toEqual([1, 1]);
    expect(a.items[0]?.id).not.toBe(b.items[0]?.id);
  });

  test('gets no account into another organization: neither into its cohorts nor as an owner of a new one', async () => {
    const base = `/api/v1/organizations/${clinic.org}/cohorts`;
    const made = await clinic.owner.request(base, { body: { name: 'By hand' } });
    const { id } = (await made.json()) as { id: string };
    await clinic.owner.request(`${base}/${id}/roster`, {
      body: { text: 'Ada Okafor, ada@example.org', dryRun: false },
    });
    const { items } = (await (await clinic.owner.request(`${base}/${id}/roster`)).json()) as {
      items: { invitationUrl: string }[];
    };
    const token = items[0]?.invitationUrl.split('/').at(-1);
    const client = testApp.visitor();
    await launchWith(college.between, client, (claims) => lms.sign(claims));
    const accept = () => client.request(`/api/v1/invitations/${token}/accept`, { method: 'POST', body: {} });
    const create = () => client.request('/api/v1/organizations', { body: { name: 'Shell' } });
    expect([(await accept()).status, (await create()).status]).toEqual([409, 409]);
    const own = { email: 'ada.own@example.org', password: 'correct horse battery' };
    expect((await client.request('/api/auth/lti/own-sign-in', { body: own })).status).toBe(200);
    expect([(await accept()).status, (await create()).status]).toEqual([200, 201]);
  });
});

test('a session that was in the browser before is not the one that the launch opens', async () => {
  const client = await testApp.guest();
  const planted = client.cookies();
  const someone = { sub: 'fixed', name: 'Fay Fixed', email: 'fay@example.edu' };
  expect((await college.between.launch(client, someone)).status).toBe(303);
  const me = await (await testApp.visitor().request('/api/v1/me', { headers: { cookie: planted } })).json();
  expect(Me.parse(me).person?.isGuest).toBe(true);
  expect((await meOf(client)).person?.name).toBe('Fay Fixed');
});

test('no address of a message decides where the browser goes', async () => {
  const answer = await college.between.launch(testApp.visitor(), {
    sub: 'redirected',
    email: undefined,
    [lti('target_link_uri')]: `${college.between.target}?next=https://evil.example/`,
    [lti('launch_presentation')]: { return_url: 'https://evil.example/', document_target: 'window' },
    [lti('custom')]: { quiz: 'pcc-readiness', next: '//evil.example' },
  });
  expect(answer.headers.get('location')).toMatch(/^\/quizzes\/pcc-readiness\?assignment=[0-9a-f-]{36}$/);
});
