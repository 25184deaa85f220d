import { RosterResult } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type LmsBrowser, lmsBrowser } from '../../test/lms-browser.ts';
import { lti, SimulatedLms, verifyJws } from '../testing/simulated-lms.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

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
  lms.answers.set('POST /token', () => ({ status: 200, body: { access_token: 'token-1' } }));
  lms.answers.set('GET /.well-known/openid-configuration', () => ({ status: 200, body: configuration() }));
  lms.answers.set('POST /register', () => ({
    status: 201,
    body: {
      client_id: lms.clientId,
      'https://purl.imsglobal.org/spec/lti-tool-configuration': { deployment_id: lms.deploymentId },
    },
  }));
});
afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await testApp[Symbol.asyncDispose]();
});

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const teacher = { sub: 'teacher-1', name: 'Tom Teacher', email: 'tom@example.edu', [lti('roles')]: ['Instructor'] };

function configuration() {
  return {
    issuer: lms.url,
    authorization_endpoint: `${lms.url}/auth`,
    registration_endpoint: `${lms.url}/register`,
    token_endpoint: `${lms.url}/token`,
    jwks_uri: `${lms.url}/jwks`,
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'example',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
    },
  };
}

async function refusal(answer: Response) {
  return /<code>lti\/([a-z-]+),/.exec(await answer.text())?.[1];
}

/** Makes a registration link and opens it as the learning system does. */
async function openLink(link: string, configurationUrl = `${lms.url}/.well-known/openid-configuration`) {
  const query = new URLSearchParams({
    openid_configuration: configurationUrl,
    registration_token: 'registration-token',
  });
  return testApp.visitor().request(`${new URL(link).pathname}${new URL(link).search}&${query}`);
}

async function makeLink(): Promise<string> {
  const path = `/api/v1/organizations/${org}/lti/registration-links`;
  const answer = await owner.request(path, { body: { instructorsAreEducators: true } });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { url: string }).url;
}

describe('Dynamic Registration', () => {
  test('binds the learning system that opens an owner’s link to the organization, once', async () => {
    const link = await makeLink();
    const elsewhere = configuration();
    lms.answers.set('GET /elsewhere', () => ({ status: 200, body: { ...elsewhere, issuer: 'https://other.example' } }));
    expect(await refusal(await openLink(link, `${lms.url}/elsewhere`))).toBe('claim');
    expect(await refusal(await openLink(link, `${lms.url}/missing`))).toBe('unreachable');
    expect(await refusal(await openLink(`${link}x`))).toBe('ticket');

    const answer = await openLink(link);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('org.imsglobal.lti.close');
    const sent = lms.received.find(({ path }) => path === '/register');
    expect(sent?.headers.authorization).toBe('Bearer registration-token');
    expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({
      application_type: 'web',
      initiate_login_uri: `http://localhost:8787/lti/${org}/login`,
      redirect_uris: [between.target],
      jwks_uri: 'http://localhost:8787/lti/jwks.json',
      token_endpoint_auth_method: 'private_key_jwt',
      [TOOL]: { messages: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }] },
    });
    expect(await refusal(await openLink(link))).toBe('ticket');

    const { items } = (await (await owner.request(`/api/v1/organizations/${org}/lti/platforms`)).json()) as {
      items: unknown[];
    };
    expect(items).toMatchObject([{ issuer: lms.url, clientId: lms.clientId, deploymentIds: [lms.deploymentId] }]);
    expect((await between.launch(testApp.visitor(), teacher)).headers.get('location')).toMatch(/^\/cohorts\//);
  });

  test('of a platform that names no deployment keeps that of its first launch, and no other', async () => {
    lms.answers.set('POST /register', () => ({ status: 201, body: { client_id: 'second-client' } }));
    await openLink(await makeLink());
    const more = (deployment: string) => ({ aud: 'second-client', [lti('deployment_id')]: deployment });
    const launch = async (deployment: string) => {
      const client = testApp.visitor();
      const { to } = await between.logIn(client, { client_id: 'second-client' });
      const claims = lms.claims(
        to.searchParams.get('nonce') ?? '',
        testApp.clock.now,
        between.target,
        more(deployment),
      );
      return between.post(client, { state: to.searchParams.get('state') ?? '', id_token: lms.sign(claims) });
    };
    expect((await launch('first')).status).toBe(303);
    expect(await refusal(await launch('second'))).toBe('deployment');
    expect((await launch('first')).status).toBe(303);
  });
});

describe('Deep Linking', () => {
  const settings = {
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
      deep_link_return_url: 'https://lms.example/return?course=1',
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe'],
      data: 'opaque-1',
    },
    [lti('message_type')]: 'LtiDeepLinkingRequest',
    [lti('resource_link')]: undefined,
  };

  test('sends the quiz that an instructor chose back as a signed message, once', async () => {
    const client = testApp.visitor();
    const offer = await between.launch(client, { ...teacher, ...settings });
    expect(offer.headers.get('content-security-policy')).toMatch(/frame-ancestors [^;]*https:\/\/lms\.example/);
    const form = await offer.text();
    expect(form).toContain('value="pcc-readiness"');
    const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(form) ?? [];
    const choose = (quiz: string) =>
      client.request(`/lti/${org}/choice`, {
        body: new URLSearchParams({ ticket, quiz }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect(await refusal(await choose('no-such-quiz'))).toBe('quiz');
    const answer = await (await choose('cmm-readiness')).text();
    expect(answer).toContain('action="https://lms.example/return?course=1"');
    const [, token = ''] = /name="JWT" value="([^"]+)"/.exec(answer) ?? [];
    const jwks = (await (await client.request('/lti/jwks.json')).json()) as { keys: Record<string, unknown>[] };
    const message = verifyJws(token, jwks);
    expect(message.isGood).toBe(true);
    expect(message.claims).toMatchObject({
      iss: lms.clientId,
      aud: lms.url,
      [lti('message_type')]: 'LtiDeepLinkingResponse',
      [lti('version')]: '1.3.0',
      [lti('deployment_id')]: lms.deploymentId,
      'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'opaque-1',
      'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [
        {
          type: 'ltiResourceLink',
          url: between.target,
          custom: { quiz: 'cmm-readiness' },
          lineItem: { scoreMaximum: 800 },
        },
      ],
    });
    expect(await refusal(await choose('cmm-readiness'))).toBe('ticket');
  });

  test('is not for learners', async () => {
    expect(await refusal(await between.launch(testApp.visitor(), settings))).toBe('claim');
  });
});

describe('the roster of a course', () => {
  const SERVICE = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

  test('is read page by page into a dry run, then kept; who launched before is not there twice', async () => {
    const context = {
      [lti('context')]: { id: 'course-9', title: 'Course nine' },
      [lti('resource_link')]: { id: 'link-9' },
    };
    const service = { [SERVICE]: { context_memberships_url: `${lms.url}/members`, service_versions: ['2.0'] } };
    const educator = testApp.visitor();
    const to = (await between.launch(educator, { ...teacher, ...context, ...service })).headers.get('location') ?? '';
    await between.launch(testApp.visitor(), { ...context, sub: 'student-1', name: 'Ada Example' });
    const member = (user: string, more: object = {}) => ({
      user_id: user,
      status: 'Active',
      name: `Student ${user}`,
      email: `${user}@example.edu`,
      roles: ['Learner'],
      ...more,
    });
    lms.answers.set('GET /members', () => ({
      status: 200,
      headers: { link: `<${lms.url}/members?page=2>; rel="next", <${lms.url}/members?diff=1>; rel="differences"` },
      body: {
        id: 'x',
        members: [member('student-1', { name: 'Ada Example', email: 'ada@example.edu' }), member('student-2')],
      },
    }));
    lms.answers.set('GET /members?page=2', () => ({
      status: 200,
      body: {
        members: [
          member('student-3'),
          member('student-4', { status: 'Inactive' }),
          member('student-5', { email: undefined }),
          member('teacher-1', { roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'] }),
        ],
      },
    }));
    const read = async (dryRun: boolean) => {
      const answer = await educator.request(`/api/v1/organizations/${org}${to}/roster/lti`, { body: { dryRun } });
      return RosterResult.parse(await answer.json());
    };
    const dry = await read(true);
    expect(dry.added.map(({ email }) => email)).toEqual(['student-2@example.edu', 'student-3@example.edu']);
    expect(dry.unchanged.map(({ email }) => email)).toEqual(['ada@example.edu']);
    expect(dry.rejected).toMatchObject([{ column: 'email', text: 'Student student-5' }]);
    expect((await read(false)).importId).not.toBeNull();
    expect(await read(true)).toMatchObject({ added: [], changed: [], importId: null });
    const scope = lms.received
      .filter(({ path }) => path === '/token')
      .map(({ body }) => new URLSearchParams(body).get('scope'));
    expect(new Set(scope)).toEqual(
      new Set(['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly']),
    );
  });

  test('of a cohort that is no course says so', async () => {
    const made = await owner.request(`/api/v1/organizations/${org}/cohorts`, { body: { name: 'By hand' } });
    const { id } = (await made.json()) as { id: string };
    const answer = await owner.request(`/api/v1/organizations/${org}/cohorts/${id}/roster/lti`, { body: {} });
    expect(answer.status).toBe(409);
  });
});
