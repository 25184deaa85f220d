import { Me } from '@careway/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { crossSiteForm, type LmsBrowser, lmsBrowser } from '../../test/lms-browser.ts';
import { lti, SimulatedLms } from '../testing/simulated-lms.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let lms: SimulatedLms;
let owner: Client;
let org: string;
let between: LmsBrowser;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'), { canMail: true });
  lms = await SimulatedLms.start();
  owner = await testApp.signUp({ email: 'ada@example.edu' });
  org = await testApp.createOrganization(owner);
  between = lmsBrowser(testApp, lms, org);
  const added = await owner.request(`/api/v1/organizations/${org}/lti/platforms`, { body: lms.registration });
  expect(added.status).toBe(201);
});
afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await testApp[Symbol.asyncDispose]();
});

let browser: Client;
beforeEach(() => {
  browser = testApp.visitor();
});

const { logIn, post, launch, target } = {
  logIn: (...args: Parameters<LmsBrowser['logIn']>) => between.logIn(...args),
  post: (...args: Parameters<LmsBrowser['post']>) => between.post(...args),
  launch: (...args: Parameters<LmsBrowser['launch']>) => between.launch(...args),
  target: () => between.target,
};

/** Posts a form of a page of ours to the way in. */
function openTab(client: Client, fields: Record<string, string>, origin = 'http://localhost:8787') {
  return client.request(`/lti/${org}/enter`, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
  });
}

async function meOf(client: Client): Promise<Me> {
  return Me.parse(await (await client.request('/api/v1/me')).json());
}

async function refusal(answer: Response) {
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.getSetCookie().filter((cookie) => cookie.includes('session'))).toEqual([]);
  return /<code>lti\/([a-z-]+),/.exec(await answer.text())?.[1];
}

describe('a login that a platform starts', () => {
  test('goes to the platform with an authentication request, a state bound to the browser and a nonce', async () => {
    const { answer, to } = await logIn(browser, { lti_message_hint: 'hint' });
    expect(answer.status).toBe(303);
    expect(`${to.origin}${to.pathname}`).toBe(`${lms.url}/auth`);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      tenant: '7',
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: lms.clientId,
      redirect_uri: target(),
      login_hint: 'user-1',
      lti_message_hint: 'hint',
    });
    expect(to.searchParams.get('nonce')).toMatch(/^[\w-]{32}$/);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/i);
  });

  test('by somebody who is not registered, or without its parts, is refused', async () => {
    expect(await refusal((await logIn(browser, { iss: 'https://other.example' })).answer)).toBe('unknown-platform');
    expect(await refusal((await logIn(browser, { login_hint: '' })).answer)).toBe('claim');
    expect(await refusal(await browser.request('/lti/nowhere/login?iss=a&login_hint=b&target_link_uri=c'))).toBe(
      'unknown-platform',
    );
  });
});

describe('a launch', () => {
  test('signs the learner in under an account of their own, in the cohort of the course, at the assigned quiz', async () => {
    const answer = await launch(browser);
    expect(answer.status).toBe(303);
    const to = answer.headers.get('location') ?? '';
    expect(to).toMatch(/^\/quizzes\/pcc-readiness\?assignment=[0-9a-f-]{36}$/);
    const me = (await (await browser.request('/api/v1/me')).json()) as {
      person: { name: string; isGuest: boolean; email: string };
    };
    expect(me.person).toMatchObject({ name: 'Ada Example', isGuest: false, memberships: [] });
    const { items } = (await (await browser.request('/api/v1/me/assignments')).json()) as {
      items: { assignmentId: string; cohort: string }[];
    };
    expect(items).toMatchObject([{ assignmentId: to.split('=')[1], cohort: 'Care coordination, spring' }]);
  });

  test('never takes over the account that has the same e-mail', async () => {
    await launch(browser);
    const theirs = (await (await browser.request('/api/v1/me')).json()) as { person: { id: string } };
    const ours = (await (await owner.request('/api/v1/me')).json()) as { person: { id: string; email: string } };
    expect(ours.person.email).toBe('ada@example.edu');
    expect(theirs.person.id).not.toBe(ours.person.id);
  });

  test('of the same person again finds the same account, cohort and assignment', async () => {
    const [first, second] = [testApp.visitor(), testApp.visitor()];
    const to = (await launch(first)).headers.get('location');
    expect((await launch(second, { name: 'Ada Renamed' })).headers.get('location')).toBe(to);
    const ids = await Promise.all(
      [first, second].map(
        async (client) => ((await (await client.request('/api/v1/me')).json()) as { person: { id: string } }).person.id,
      ),
    );
    expect(ids[0]).toBe(ids[1]);
    const { items } = (await (await owner.request(`/api/v1/organizations/${org}/cohorts`)).json()) as {
      items: { learners: number }[];
    };
    expect(items).toMatchObject([{ learners: 1, joined: 1 }]);
  });

  test('of an instructor lands on the cohort as an educator of the organization', async () => {
    const answer = await launch(browser, {
      sub: 'teacher-1',
      name: 'Tom Teacher',
      email: 'tom@example.edu',
      [lti('roles')]: ['Instructor'],
    });
    const to = answer.headers.get('location') ?? '';
    expect(to).toMatch(/^\/cohorts\/[0-9a-f-]{36}$/);
    expect((await browser.request(`/api/v1/organizations/${org}${to}`)).status).toBe(200);
    expect((await browser.request(`/api/v1/organizations/${org}/lti/platforms`)).status).toBe(403);
  });

  test('in a frame offers a way on in a tab of its own, once', async () => {
    const { to } = await logIn(browser);
    const claims = lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target());
    const fields = { state: to.searchParams.get('state') ?? '', id_token: lms.sign(claims) };
    const answer = await post(browser, fields, { 'sec-fetch-dest': 'iframe' });
    expect(answer.headers.get('x-frame-options')).toBeNull();
    const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(await answer.text()) ?? [];
    const tab = testApp.visitor();
    expect((await openTab(tab, { ticket })).headers.get('location')).toMatch(/^\/quizzes\/pcc-readiness/);
    expect((await tab.request('/api/v1/me/assignments')).status).toBe(200);
    expect(await refusal(await openTab(testApp.visitor(), { ticket }))).toBe('ticket');
    expect((await openTab(testApp.visitor(), { ticket }, 'https://evil.example')).status).toBe(403);
  });

  test('shows no address of an account that has none, and takes no mail to its learner', async () => {
    const nameless = { sub: 'nameless', name: 'Nora Nameless', email: undefined };
    await launch(browser, nameless);
    const { person } = await meOf(browser);
    expect(person).toMatchObject({ name: 'Nora Nameless', email: null, signsInThrough: 'Lakeside LMS' });
    const exported = await (await browser.request('/api/v1/me/export')).text();
    expect(exported).toContain('nameless');
    const { items: cohorts } = (await (await owner.request(`/api/v1/organizations/${org}/cohorts`)).json()) as {
      items: { id: string }[];
    };
    const base = `/api/v1/organizations/${org}/cohorts/${cohorts[0]?.id}`;
    const roster = await (await owner.request(`${base}/roster`)).text();
    const gradebook = await (await owner.request(`${base}/gradebook.csv?layout=moodle`)).text();
    expect(gradebook).toMatch(/^,Nora,Nameless,nameless/m);
    const administrator = await testApp.signUp({ role: 'administrator' });
    const people = await (await administrator.request('/api/v1/admin/people')).text();
    expect(JSON.parse(people)).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ name: 'Nora Nameless', email: null, signsInThrough: 'Lakeside LMS' }),
      ]),
    });
    for (const text of [exported, roster, gradebook, people]) expect(text).not.toContain('lti.invalid');
    const { items } = JSON.parse(roster) as { items: { id: string; name: string; email: string | null }[] };
    const learner = items.find(({ name }) => name === 'Nora Nameless');
    expect(learner).toMatchObject({ email: null, signsInThrough: 'Lakeside LMS' });
    const nudge = { subject: 'Start', text: 'Please start.' };
    const path = `${base}/learners/${learner?.id}`;
    const mailed = await owner.request(`${path}/nudges`, { body: { ...nudge, channel: 'mail' } });
    expect(mailed.status).toBe(409);
    expect(await mailed.text()).toContain(
      'Nora Nameless has no address here: copy the text and send it in Lakeside LMS.',
    );
    expect(testApp.mails.filter(({ subject }) => subject === 'Start')).toEqual([]);
    expect((await owner.request(`${path}/nudges`, { body: { ...nudge, channel: 'copied' } })).status).toBe(201);
  });

  test('opens an account that has a password of its own only where its person is signed in to it', async () => {
    const own = { sub: 'own-password', name: 'Olga Own' };
    await launch(browser, own);
    const elsewhere = testApp.visitor();
    await launch(elsewhere, own);
    const credentials = { email: 'olga@example.org', password: 'correct horse battery' };
    const give = (client: Client, body: object) => client.request('/api/auth/lti/own-sign-in', { body });
    expect((await give(testApp.visitor(), credentials)).status).toBe(401);
    expect((await give(browser, { ...credentials, email: 'ada@example.edu' })).status).toBe(422);
    expect((await give(browser, credentials)).status).toBe(200);
    expect((await give(browser, { ...credentials, email: 'olga.second@example.org' })).status).toBe(409);
    expect((await meOf(browser)).person).toMatchObject({ email: 'olga@example.org', signsInThrough: null });
    expect((await meOf(elsewhere)).person).toBeNull();

    expect(await (await launch(elsewhere, own)).text()).toContain('href="/sign-in?next=%2Fquizzes');
    expect((await meOf(elsewhere)).person).toBeNull();
    expect((await launch(browser, own)).headers.get('location')).toMatch(/^\/quizzes\/pcc-readiness/);
    const home = testApp.visitor();
    expect((await home.request('/api/auth/sign-in/email', { body: credentials })).status).toBe(200);
    expect((await meOf(home)).person?.name).toBe('Olga Own');
  });

  test('asks before it takes the place of somebody who is signed in', async () => {
    const somebody = await testApp.signUp({ name: 'Sam Somebody' });
    const answer = await launch(somebody);
    const text = await answer.text();
    expect(text).toContain('You are signed in here as Sam Somebody.');
    expect((await meOf(somebody)).person?.name).toBe('Sam Somebody');
    const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(text) ?? [];
    expect((await openTab(somebody, { ticket, instead: 'yes' })).status).toBe(303);
    expect((await meOf(somebody)).person?.name).toBe('Ada Example');
  });

  test('leads in only the browser that made it', async () => {
    const { to } = await logIn(browser);
    const token = lms.sign(lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target()));
    const answer = await post(browser, { state: to.searchParams.get('state') ?? '', id_token: token });
    const victim = testApp.visitor();
    expect(await refusal(await victim.request(answer.headers.get('location') ?? ''))).toBe('state');
    expect((await meOf(victim)).person).toBeNull();
    expect((await between.goIn(browser, answer)).headers.get('location')).toMatch(/^\/quizzes/);
  });

  test('is checked with the key that the platform signs with now', async () => {
    // Keys are read again when they are ten minutes old, and for an unknown key ten seconds after the last time.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    try {
      expect((await launch(browser)).status).toBe(303);
      lms.rotateKey();
      expect(await refusal(await launch(testApp.visitor()))).toBe('signature');
      vi.setSystemTime(Date.now() + 11_000);
      expect((await launch(testApp.visitor())).status).toBe(303);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a launch is refused', () => {
  const seconds = (offset: number) => Math.floor(testApp.clock.now.getTime() / 1000) + offset;

  test('with a state that was changed, made elsewhere, or begun in another browser', async () => {
    const { to } = await logIn(browser);
    const state = to.searchParams.get('state') ?? '';
    const token = lms.sign(lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target()));
    const [head = '', body = '', mac = ''] = state.split('.');
    const changed = Buffer.from(body, 'base64url')
      .toString()
      .replace(/"nonce":"./, '"nonce":"x');
    const tampered = [head, Buffer.from(changed).toString('base64url'), mac].join('.');
    expect(await refusal(await post(browser, { state: tampered, id_token: token }))).toBe('state');
    expect(await refusal(await post(testApp.visitor(), { state, id_token: token }))).toBe('state');
    expect(await refusal(await post(browser, { id_token: token }))).toBe('state');
    expect((await post(browser, { state, id_token: token })).status).toBe(303);
  });

  test('when it comes a second time, or with another nonce than was asked for', async () => {
    const { to } = await logIn(browser);
    const cookies = browser.cookies();
    const state = to.searchParams.get('state') ?? '';
    const token = lms.sign(lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target()));
    expect((await post(browser, { state, id_token: token })).status).toBe(303);
    const again = await post(testApp.visitor(), { state, id_token: token }, { cookie: cookies });
    expect(await refusal(again)).toBe('replay');
    expect(await refusal(await launch(browser, { nonce: 'another' }))).toBe('replay');
  });

  test('when its signature is not by a published key of the platform', async () => {
    const { to } = await logIn(browser);
    const state = to.searchParams.get('state') ?? '';
    const token = lms.sign(lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target()));
    const [head = '', , signature = ''] = token.split('.');
    const claims = lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target(), {
      sub: 'somebody-else',
    });
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    expect(await refusal(await post(browser, { state, id_token: forged }))).toBe('signature');
    const unsigned = [Buffer.from('{"alg":"none"}').toString('base64url'), token.split('.')[1], ''].join('.');
    expect(await refusal(await post(browser, { state, id_token: unsigned }))).toBe('signature');
    expect(await refusal(await launch(browser, {}, { kid: undefined }))).toBe('signature');
  });

  test.each([
    ['audience', { aud: 'another-client' }],
    ['audience', { aud: ['careway-client', 'another-client'] }],
    ['audience', { aud: ['careway-client', 'another-client'], azp: 'another-client' }],
    ['claim', { iss: 'https://other.example' }],
    ['deployment', { [lti('deployment_id')]: 'deployment-2' }],
    ['claim', { [lti('version')]: '1.2.0' }],
    ['claim', { [lti('message_type')]: 'LtiEulaRequest' }],
    ['claim', { [lti('target_link_uri')]: 'https://evil.example/launch' }],
    ['claim', { [lti('resource_link')]: {} }],
    ['claim', { [lti('context')]: undefined }],
    ['claim', { sub: '' }],
    ['claim', { exp: undefined }],
    ['quiz', { [lti('custom')]: { quiz: 'no-such-quiz' } }],
  ])('for its %s: %j', async (code, more) => {
    expect(await refusal(await launch(browser, more))).toBe(code);
  });

  test('when it has expired, is too old, or comes from the future, by more than a minute', async () => {
    expect(await refusal(await launch(browser, { iat: seconds(-400), exp: seconds(-61) }))).toBe('expired');
    expect(await refusal(await launch(browser, { iat: seconds(-700), exp: seconds(300) }))).toBe('expired');
    expect(await refusal(await launch(browser, { iat: seconds(90) }))).toBe('expired');
    expect((await launch(browser, { iat: seconds(50), exp: seconds(-50) })).status).toBe(303);
  });

  test('of one organization at the address of another', async () => {
    const other = await testApp.createOrganization(await testApp.signUp(), 'Harbor Clinic');
    const { to } = await logIn(browser);
    const token = lms.sign(lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target()));
    const body = new URLSearchParams({ state: to.searchParams.get('state') ?? '', id_token: token }).toString();
    expect(await refusal(await browser.request(`/lti/${other}/launch`, { body, headers: crossSiteForm }))).toBe(
      'state',
    );
  });
});
