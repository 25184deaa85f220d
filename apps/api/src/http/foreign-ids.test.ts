import { randomUUID } from 'node:crypto';
import { attentionRuleIds } from '@careway/contract';
import { reserveStatusEntries } from '@careway/database';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type ApiDescription, sampleRequest } from '../testing/sample-request.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { access } from './access.ts';

/** Ids by the place they have in a path: `cohorts/:id`, `:lid`. */
type Ids = Readonly<Record<string, string>>;

/** Everything an owner and their organisation hold that has an id in a path. */
const places = [
  ':org',
  'cohorts/:id',
  ':aid',
  ':lid',
  ':nid',
  ':iid',
  ':cid',
  ':pid',
  'attempts/:id',
  'datasets/:id',
  'jobs/:id',
  'shares/:id',
  'mine/:id',
  ':part',
] as const;

/** Paths by which something is found that everybody may find: what is published, and links that are themselves the key. */
const isOpen = (pattern: string) =>
  !places.some((place) => pattern.includes(place)) ||
  /\/(shares|invitations)\/:token/.test(pattern) ||
  /^\/lti\//.test(pattern);

const routes = Object.entries(access)
  .map(([route, audience]) => ({
    route,
    audience,
    method: route.split(' ')[0] ?? '',
    pattern: route.split(' ')[1] ?? '',
  }))
  .filter(({ pattern, audience }) => !isOpen(pattern) && audience !== 'author' && audience !== 'administrator');
/** Routes of an organisation as a whole: from outside it does not exist; inside it is one's own. */
const inOrganization = routes.filter(({ pattern }) => pattern.includes(':org'));

let testApp: TestApp;
let description: ApiDescription;
let us: { readonly client: Client; readonly ids: Ids };
let them: { readonly client: Client; readonly ids: Ids };
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  description = (await (await testApp.visitor().request('/api/openapi.json')).json()) as ApiDescription;
  us = await settle('Lakeside College');
  them = await settle('Harbor Clinic');
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** An owner, who is also a candidate, with one of everything. */
async function settle(name: string): Promise<{ readonly client: Client; readonly ids: Ids }> {
  const client = await testApp.signUp();
  const org = await testApp.createOrganization(client, name);
  const ask = async <Body>(path: string, body?: unknown, method?: string): Promise<Body> => {
    const answer = await client.request(path, {
      ...(body === undefined ? {} : { body }),
      ...(method === undefined ? {} : { method }),
    });
    const text = await answer.text();
    expect(answer.ok, `${path}: ${text}`).toBe(true);
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  };
  type Made = { readonly id: string };
  const base = `/api/v1/organizations/${org}`;
  const { id: cohort } = await ask<Made>(`${base}/cohorts`, { name: 'Term' });
  const inCohort = `${base}/cohorts/${cohort}`;
  const roster = { text: 'Ada Okafor, ada@example.org', dryRun: false };
  const { importId } = await ask<{ importId: string }>(`${inCohort}/roster`, roster);
  const { items } = await ask<{ items: Made[] }>(`${inCohort}/roster`);
  const learner = items[0]?.id ?? '';
  await ask(`${inCohort}/assignments`, { quiz: 'pcc-readiness' });
  const { assignments } = await ask<{ assignments: Made[] }>(inCohort);
  await ask(`${inCohort}/learners/${learner}/notes`, { text: 'Called.' });
  const log = await ask<{ items: { kind: string; id: string }[] }>(`${inCohort}/learners/${learner}/log`);
  const platforms = await ask<{ items: Made[] }>(`${base}/lti/platforms`, {
    name: 'LMS',
    issuer: 'https://lms.example',
    clientId: 'client',
    deploymentIds: ['1'],
    authorizationEndpoint: 'https://lms.example/auth',
    tokenEndpoint: 'https://lms.example/token',
    jwksUrl: 'https://lms.example/jwks',
    instructorsAreEducators: true,
  });
  const { id: attempt } = await ask<Made>('/api/v1/attempts', { quiz: 'pcc-readiness' });
  const tracker = await ask<{ items: Made[] }>('/api/v1/certifications/mine', { code: 'cmm', earnedOn: '2025-06-30' });
  const mine = tracker.items[0]?.id ?? '';
  const credit = { title: 'Seminar', on: '2026-02-01', amount: 1, category: 'pahcom-approved' };
  const credits = await ask<{ items: { credits: Made[] }[] }>(`/api/v1/certifications/mine/${mine}/credits`, credit);
  const { id: dataset } = await ask<Made>('/api/v1/datasets', {
    organizationId: org,
    name: 'Pay',
    asOf: '2026-06-30',
    payBasis: 'guess',
    mapping: { pay: 'Pay' },
  });
  const upload = await client.request(`/api/v1/datasets/${dataset}/file`, {
    method: 'PUT',
    body: 'Pay\n50000\n',
    headers: { 'content-type': 'text/csv', 'content-length': '10' },
  });
  const { id: job } = (await upload.json()) as Made;
  await ask('/api/v1/shares', { kind: 'candidate-report', parts: ['readiness'], recipient: 'Dana', withName: false });
  const shares = await ask<{ items: Made[] }>('/api/v1/shares');
  const credentialId = randomUUID();
  const [entry] = await reserveStatusEntries(testApp.db, org, 1);
  await testApp.db
    .insertInto('issued_credential')
    .values({
      organization_id: org,
      id: credentialId,
      cohort_id: cohort,
      learner_id: learner,
      linked_person_id: null,
      learner_name: 'Ada Okafor',
      quiz: 'pcc-readiness',
      name: 'Readiness',
      evidence: '{}',
      status_list: entry?.list ?? 0,
      status_index: entry?.index ?? 0,
      document: '{}',
      jwt: 'a.b.c',
      issued_at: testApp.clock.now,
      valid_until: null,
      revoked_at: null,
      revocation_reason: null,
      replaces_id: null,
    })
    .execute();
  const ids: Record<(typeof places)[number], string | undefined> = {
    ':org': org,
    'cohorts/:id': cohort,
    ':aid': assignments[0]?.id,
    ':lid': learner,
    ':nid': log.items.find(({ kind }) => kind === 'note')?.id,
    ':iid': importId,
    ':cid': credentialId,
    ':pid': platforms.items[0]?.id,
    'attempts/:id': attempt,
    'datasets/:id': dataset,
    'jobs/:id': job,
    'shares/:id': shares.items[0]?.id,
    'mine/:id': mine,
    ':part': credits.items[0]?.credits[0]?.id,
  };
  const missing = Object.entries(ids).filter(([, id]) => id === undefined);
  expect(missing).toEqual([]);
  return { client, ids: ids as Ids };
}

function fill(pattern: string, ids: Ids): string {
  const filled = places.reduce(
    (path, place) => path.replace(new RegExp(`${place}(?!\\w)`), place.replace(/:\w+$/, ids[place] ?? '')),
    pattern,
  );
  return filled.replace(':position', '1');
}

const nowhere = (): Ids => Object.fromEntries(places.map((place) => [place, randomUUID()]));

/** What a route asks of a body beyond its schema. */
const asked: Readonly<Record<string, { readonly init: NonNullable<Parameters<Client['request']>[1]> }>> = {
  'PUT /api/v1/organizations/:org/cohorts/:id/attention/rules': {
    init: {
      method: 'PUT',
      body: { scope: 'cohort', rules: attentionRuleIds.map((id) => ({ id, isOn: true, threshold: 5 })) },
    },
  },
  'POST /api/v1/certifications/mine/:id/evidence': {
    init: { method: 'POST', bytes: Buffer.from('%PDF-1.7\nproof') },
  },
};

/** What an answer tells, without what differs from call to call. */
async function told(client: Client, method: string, pattern: string, ids: Ids): Promise<unknown> {
  const { search, init } = { ...sampleRequest(description, method, pattern), ...asked[`${method} ${pattern}`] };
  const answer = await client.request(`${fill(pattern, ids)}${search}`, init);
  const body = Object.values(ids).reduce((text, id) => text.replaceAll(id, '<id>'), await answer.text());
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: body.replace(/"requestId":"[^"]*"/, ''),
  };
}

async function expectSame(route: (typeof routes)[number], foreign: Ids, unknown: Ids): Promise<void> {
  const [real, none] = [
    await told(us.client, route.method, route.pattern, foreign),
    await told(us.client, route.method, route.pattern, unknown),
  ];
  expect(real).toMatchObject({ status: 404 });
  expect(real).toEqual(none);
}

describe('what is somebody else’s looks like what is not there', () => {
  test.each(routes)('$route', async (route) => {
    await expectSame(route, them.ids, nowhere());
  });

  test.each(inOrganization.filter(({ pattern }) => /:(?!org)/.test(pattern)))(
    '$route, asked in one’s own organization',
    async (route) => {
      const org = { ':org': us.ids[':org'] ?? '' };
      await expectSame(route, { ...them.ids, ...org }, { ...nowhere(), ...org });
    },
  );

  test.each(inOrganization.filter(({ pattern }) => /cohorts\/:id\/.*:/.test(pattern)))(
    '$route, asked in one’s own cohort',
    async (route) => {
      const own = { ':org': us.ids[':org'] ?? '', 'cohorts/:id': us.ids['cohorts/:id'] ?? '' };
      await expectSame(route, { ...them.ids, ...own }, { ...nowhere(), ...own });
    },
  );

  test.each(inOrganization.filter(({ pattern }) => /:lid\/.*:/.test(pattern)))(
    '$route, asked of one’s own learner',
    async (route) => {
      await expectSame(route, { ...us.ids, ':nid': them.ids[':nid'] ?? '' }, { ...us.ids, ':nid': randomUUID() });
    },
  );
});

test('what the matrix takes for somebody else’s is there, for them', async () => {
  const reading = routes.filter(
    ({ method, pattern }) =>
      method === 'GET' && !/events|evidence|explanations|report|compare|equity|:position/.test(pattern),
  );
  expect(reading.length).toBeGreaterThan(20);
  for (const { method, pattern } of reading)
    expect(await told(them.client, method, pattern, them.ids), pattern).toMatchObject({ status: 200 });
});
