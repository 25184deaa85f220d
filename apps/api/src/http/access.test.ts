import { Problem } from '@careway/contract';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { type Audience, access } from './access.ts';

let testApp: TestApp;
let callers: Record<string, Client>;
let org: string;

beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  const owner = await testApp.signUp();
  org = await testApp.createOrganization(owner);
  const member = async (role: string) => {
    const client = await testApp.signUp();
    await testApp.db
      .insertInto('member')
      .values({ organizationId: org, userId: client.id, role, createdAt: new Date() })
      .execute();
    return client;
  };
  const otherOwner = await testApp.signUp();
  await testApp.createOrganization(otherOwner, 'Harbor Clinic');
  callers = {
    visitor: testApp.visitor(),
    guest: await testApp.guest(),
    candidate: await testApp.signUp(),
    author: await testApp.signUp({ role: 'author' }),
    administrator: await testApp.signUp({ role: 'administrator' }),
    owner,
    educator: await member('educator'),
    recruiter: await member('recruiter'),
    'owner elsewhere': otherOwner,
  };
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** What each caller is told on a route of each audience: the status of a refusal, or `passes`. */
const refusals: Readonly<Record<Audience, Readonly<Record<string, number>>>> = {
  anyone: {},
  person: { visitor: 401 },
  account: { visitor: 401, guest: 403 },
  member: { visitor: 401, guest: 403, candidate: 404, author: 404, administrator: 404, 'owner elsewhere': 404 },
  educator: {
    visitor: 401,
    guest: 403,
    candidate: 404,
    author: 404,
    administrator: 404,
    'owner elsewhere': 404,
    recruiter: 403,
  },
  recruiter: {
    visitor: 401,
    guest: 403,
    candidate: 404,
    author: 404,
    administrator: 404,
    'owner elsewhere': 404,
    educator: 403,
  },
  owner: {
    visitor: 401,
    guest: 403,
    candidate: 404,
    author: 404,
    administrator: 404,
    'owner elsewhere': 404,
    educator: 403,
    recruiter: 403,
  },
  author: {
    visitor: 401,
    guest: 403,
    candidate: 403,
    owner: 403,
    educator: 403,
    recruiter: 403,
    'owner elsewhere': 403,
  },
  administrator: {
    visitor: 401,
    guest: 403,
    candidate: 403,
    author: 403,
    owner: 403,
    educator: 403,
    recruiter: 403,
    'owner elsewhere': 403,
  },
};
const refusalCodes = new Set(['sign-in-required', 'account-required', 'forbidden']);

describe('the role × route matrix', () => {
  test.each(Object.entries(access).filter(([route]) => route !== 'DELETE /api/v1/me'))(
    '%s is for %s and refuses everybody else',
    async (route, audience) => {
      const [method = '', pattern = ''] = route.split(' ');
      const path = pattern
        .replace(':org', org)
        .replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')
        .replace('*', 'get-session');
      for (const [name, client] of Object.entries(callers)) {
        const answer = await client.request(path, { method });
        const expected = refusals[audience][name];
        if (expected === undefined) {
          const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
          const code = isProblem ? Problem.parse(await answer.json()).code : 'none';
          expect(refusalCodes.has(code), `${name} on ${route} got ${code}`).toBe(false);
        } else {
          expect(answer.status, `${name} on ${route}`).toBe(expected);
          expect(answer.headers.get('content-type'), `${name} on ${route}`).toContain('application/problem+json');
        }
      }
    },
  );

  test('an organization that exists and one that does not look the same from outside', async () => {
    const real = await callers.candidate?.request(`/api/v1/organizations/${org}/cohorts`);
    const none = await callers.candidate?.request('/api/v1/organizations/00000000-0000-4000-8000-000000000000/cohorts');
    const shape = async (answer: Response | undefined) => {
      const { status, code, title } = Problem.parse(await answer?.json());
      return { status, code, title };
    };
    expect(await shape(real)).toEqual(await shape(none));
  });
});

describe('the description of the API', () => {
  test('is valid OpenAPI 3.1 by an independent validator', async () => {
    const document = (await (await testApp.visitor().request('/api/openapi.json')).json()) as Record<string, unknown>;
    const result = await new Validator().validate(document);
    expect(result.errors ?? []).toEqual([]);
    expect(document.openapi).toBe('3.1.0');
  });

  test('has every route of the access table with who may call it', async () => {
    const document = (await (await testApp.visitor().request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { description?: string }>>;
    };
    const undescribed = Object.keys(access).filter((route) => {
      const [method = '', pattern = ''] = route.split(' ');
      if (pattern === '/api/auth/*' || pattern === '/api/docs/:file') return false;
      return document.paths[pattern.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.description === undefined;
    });
    expect(undescribed).toEqual([]);
    expect(Object.keys(document.paths)).toContain('/api/auth/sign-up/email');
  });
});
