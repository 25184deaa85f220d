import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { LoginInitiation } from '../../src/lti/start-login.ts';
import { lti, SimulatedLms } from '../../src/testing/simulated-lms.ts';
import { type Client, createTestApp, type TestApp } from '../../src/testing/test-app.ts';
import { type LmsBrowser, lmsBrowser } from '../lms-browser.ts';
import { ltiFile, ltiFiles, sharedDataAvailable } from './folder.ts';

let testApp: TestApp;
let lms: SimulatedLms;
let owner: Client;
let org: string;
let between: LmsBrowser;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  lms = await SimulatedLms.start();
  owner = await testApp.signUp();
  org = await testApp.createOrganization(owner);
  between = lmsBrowser(testApp, lms, org);
  const added = await owner.request(`/api/v1/organizations/${org}/lti/platforms`, { body: lms.registration });
  expect(added.status).toBe(201);
});
afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await testApp[Symbol.asyncDispose]();
});

type Json = Record<string, unknown>;

/** How a launch ended: where it went, that it offers quizzes, or why it was refused. */
async function outcomeOf(
  claims: Json,
  options: { readonly keep?: readonly string[]; readonly header?: Json | undefined } = {},
) {
  const client = testApp.visitor();
  const { to } = await between.logIn(client);
  const seconds = Math.floor(testApp.clock.now.getTime() / 1000);
  const set: Json = {
    iss: lms.url,
    aud: lms.clientId,
    ...(claims.azp === undefined ? {} : { azp: lms.clientId }),
    iat: seconds,
    exp: seconds + 300,
    nonce: to.searchParams.get('nonce'),
    [lti('deployment_id')]: lms.deploymentId,
    [lti('target_link_uri')]: between.target,
  };
  const present = Object.entries(set).filter(([name]) => options.keep?.includes(name) !== true);
  const header = options.header === undefined ? {} : { kid: undefined, ...options.header };
  const isLti = claims[lti('version')] !== undefined || claims[lti('roles')] !== undefined;
  const token = lms.sign(isLti ? { ...claims, ...Object.fromEntries(present) } : claims, header);
  const launched = await between.post(
    client,
    { state: to.searchParams.get('state') ?? '', id_token: token },
    { 'sec-fetch-dest': 'document' },
  );
  const answer = await between.goIn(client, launched);
  if (answer.status === 303) return answer.headers.get('location')?.split('/')[1] || 'home';
  const page = await answer.text();
  return page.includes('name="quiz"') ? 'choice' : /<code>lti\/([a-z-]+),/.exec(page)?.[1];
}

describe.skipIf(!sharedDataAvailable)('launches of the 1EdTech certification suite', () => {
  const payload = (folder: string, name: string) => ltiFile(`claims/${folder}/${name}.payload.json`) as Json;

  test('that are valid are let in: instructors to the cohort, learners to their home, Deep Linking to the choice', async () => {
    const names = ltiFiles('claims/certification/valid').map((file) => file.replace('.payload.json', ''));
    expect(names).toHaveLength(14);
    const outcomes = await Promise.all(
      names.map(async (name) => [name, await outcomeOf(payload('certification/valid', name))] as const),
    );
    const expected = (name: string) => {
      if (name.startsWith('Deep_Linking')) return 'choice';
      const roles = payload('certification/valid', name)[lti('roles')] as readonly string[];
      return roles.some((role) => /(^|#)Instructor$/.test(role)) ? 'cohorts' : 'home';
    };
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(names.map((name) => [name, expected(name)])));
  });

  test('that are invalid are refused, each for what is wrong with it', async () => {
    const files = ltiFiles('claims/certification/invalid');
    const names = files
      .filter((file) => file.endsWith('.payload.json'))
      .map((file) => file.replace('.payload.json', ''));
    const outcomes: Record<string, string | undefined> = {};
    for (const name of names) {
      const read = (kind: string) =>
        files.includes(`${name}.${kind}.json`)
          ? ltiFile(`claims/certification/invalid/${name}.${kind}.json`)
          : undefined;
      const keep = (read('keep') ?? []) as readonly string[];
      outcomes[name] = await outcomeOf(payload('certification/invalid', name), {
        keep,
        header: read('header') as Json | undefined,
      });
    }
    expect(outcomes).toEqual({
      Correct_KID_Required_in_Header: 'signature',
      Exp_and_Iat_Fields_invalid: 'expired',
      'JWT_Passed_is_Not_LTI_1.3_JWT': 'signature',
      'LTI_version_passed_is_not_1.3': 'claim',
      Launch_Instructor_With_Email_No_Context: 'claim',
      Launch_With_Missing_resource_link_id: 'claim',
      No_LTI_Version_Passed_in_JWT: 'claim',
      message_type_Claim_Missing: 'claim',
      user_Claim_Missing: 'claim',
    });
  });

  test('of message types that are not taken are refused', async () => {
    for (const name of ltiFiles('claims/messages/valid'))
      expect(await outcomeOf(ltiFile(`claims/messages/valid/${name}`) as Json), name).toBe('claim');
  });
});

describe.skipIf(!sharedDataAvailable)('what a Canvas server sent', () => {
  const file = (part: string) => ltiFile(`canvas/${ltiFiles('canvas').find((name) => name.includes(part))}`) as Json;

  test('a login initiation is read', () => {
    const sent = file('lti13-tool-01');
    expect(LoginInitiation.parse(sent)).toMatchObject({
      iss: sent.iss,
      login_hint: sent.login_hint,
      client_id: sent.client_id,
    });
  });

  test('decoded launches of an administrator, a teacher and a student are let in', async () => {
    expect(await outcomeOf(file('lti13-tool-04'))).toBe('home');
    expect(await outcomeOf(file('lti13-tool-05'))).toBe('cohorts');
    expect(await outcomeOf(file('lti13-tool-06'))).toBe('home');
  });

  test('its configuration and registration answer register it', async () => {
    const link = await owner.request(`/api/v1/organizations/${org}/lti/registration-links`, {
      body: { instructorsAreEducators: false },
    });
    const { url } = (await link.json()) as { url: string };
    const canvas = file('lti-registration-03');
    const moved = JSON.parse(JSON.stringify(canvas).replaceAll(String(canvas.issuer), lms.url)) as Json;
    lms.answers.set('GET /api/lti/security/openid-configuration', () => ({ status: 200, body: moved }));
    lms.answers.set('POST /api/lti/registrations', () => ({ status: 200, body: file('lti-registration-05') }));
    const query = new URLSearchParams({
      openid_configuration: `${lms.url}/api/lti/security/openid-configuration?registration_token=x`,
      registration_token: 'x',
    });
    const { pathname, search } = new URL(url);
    expect((await testApp.visitor().request(`${pathname}${search}&${query}`)).status).toBe(200);
    const page = await owner.request(`/api/v1/organizations/${org}/lti/platforms`);
    const { items } = (await page.json()) as { items: Json[] };
    expect(items.map(({ clientId }) => clientId)).toContain(String(file('lti-registration-05').client_id));
  });
});
