import {
  CohortCredentials,
  CredentialPage,
  CredentialVerification,
  IssueCredentialsResult,
  Me,
} from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, problem, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const org = '8c1f6c2a-2b8e-4e0c-9d40-5a8b6a3f0f11';
const cohort = '3f0f1f1d-6b5e-4a5e-9d0c-0b54d9a67a11';
const [ada, wei, kim] = ['a', 'b', 'c'].map((end) => `0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a1${end}`) as [
  string,
  string,
  string,
];

const evidence = {
  attemptId: ada,
  assignmentId: wei,
  quiz: 'pcc-readiness',
  quizTitle: 'Patient care coordinator readiness',
  scaledScore: 690,
  low: 640,
  high: 720,
  confidence: 0.8,
  target: 590,
  questionsAnswered: 30,
  lowEffortAnswers: 0,
  bankVersion: 'c11b71a8d0',
  blueprintVersion: '2026-11-24',
  finishedAt: '2026-11-24T12:00:00Z',
};
const credential = {
  id: 'abc',
  url: 'https://careway.example/credentials/abc',
  name: 'Patient care coordinator readiness',
  learnerName: 'Kim Novak',
  organization: 'Lakeside College',
  quiz: 'pcc-readiness',
  state: 'valid' as const,
  stateLabel: 'Valid',
  issuedAt: '2026-11-25T12:00:00Z',
  validUntil: null,
  revokedAt: null,
  revocationReason: null,
  replacedBy: null,
};
const candidate = (learnerId: string, name: string, parts: object) => ({
  learnerId,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  quiz: 'pcc-readiness',
  isMet: true,
  evidence,
  missing: null,
  pointsMissing: null,
  credential: null,
  ...parts,
});
const answer = CohortCredentials.parse({
  achievements: [
    { quiz: 'pcc-readiness', quizTitle: 'PCC', name: credential.name, criteria: 'The whole range at the target.' },
  ],
  candidates: [
    candidate(ada, 'Ada Okafor', {}),
    candidate(kim, 'Kim Novak', { credential }),
    candidate(wei, 'Wei Chen', {
      isMet: false,
      evidence: null,
      missing: 'The best range begins 30 points below the target.',
      pointsMissing: 30,
    }),
  ],
});
const educator = Me.parse({
  person: {
    id: ada,
    isGuest: false,
    name: 'Edu Cator',
    email: 'edu@example.org',
    signsInThrough: null,
    role: 'candidate',
    memberships: [{ organizationId: org, name: 'Lakeside College', slug: 'lakeside', roles: ['educator'] }],
  },
  doors: ['educator'],
});
const path = `/api/v1/organizations/${org}/cohorts/${cohort}/credentials`;

test('an educator issues to those who met the criteria, and nobody else can be chosen', async () => {
  const issued = IssueCredentialsResult.parse({
    issued: [{ ...credential, learnerName: 'Ada Okafor' }],
    notIssued: [],
  });
  const calls = serve({ [`GET ${path}`]: () => answer, [`POST ${path}`]: () => issued }, educator);
  const { user } = openPage(`/cohorts/${cohort}/credentials`);
  await screen.findByText('1 learner met the criteria and waits for the credential. 1 credential issued.');
  expect(screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-label'))).toEqual(['Issue to Ada Okafor']);
  expect(screen.getByText(/30 points below the target/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Issue 1 credential' }));
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ quiz: 'pcc-readiness', learnerIds: [ada] });
});

test('whose credential was revoked can be issued another, which is not chosen beforehand', async () => {
  const revoked = { ...credential, state: 'revoked', stateLabel: 'Revoked', revocationReason: 'Wrong learner' };
  const after = CohortCredentials.parse({
    ...answer,
    candidates: [candidate(kim, 'Kim Novak', { credential: revoked })],
  });
  serve({ [`GET ${path}`]: () => after }, educator);
  const { user } = openPage(`/cohorts/${cohort}/credentials`);
  const box = (await screen.findByRole('checkbox', { name: 'Issue to Kim Novak' })) as HTMLInputElement;
  expect(box.checked).toBe(false);
  expect(screen.getByText('Nobody waits for a credential. 0 credentials issued.')).toBeTruthy();
  await user.click(box);
  expect(screen.getByRole('button', { name: 'Issue 1 credential' })).toBeTruthy();
});

test('revoking asks for a reason first', async () => {
  const calls = serve(
    { [`GET ${path}`]: () => answer, [`POST ${path}/abc/revoke`]: () => ({ ...credential, state: 'revoked' }) },
    educator,
  );
  const { user } = openPage(`/cohorts/${cohort}/credentials`);
  await user.click(await screen.findByRole('button', { name: 'Revoke or replace the credential of Kim Novak' }));
  const revoke = screen.getByRole('button', { name: 'Revoke this credential' }) as HTMLButtonElement;
  expect(revoke.disabled).toBe(true);
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Issued to the wrong learner');
  await user.click(revoke);
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ reason: 'Issued to the wrong learner' });
});

test('a revoked credential says so with its reason before anything else, and leads to the one in its place', async () => {
  const page = CredentialPage.parse({
    ...credential,
    state: 'revoked',
    stateLabel: 'Revoked',
    revokedAt: '2026-11-26T12:00:00Z',
    revocationReason: 'The name was misspelled',
    replacedBy: 'https://careway.example/credentials/def',
    achievement: { description: 'A readiness check.', criteria: 'The whole range at the target.' },
    evidence: { narrative: 'Readiness report.', facts: evidence },
    issuer: { id: 'did:web:careway.example', name: 'Careway at careway.example' },
    limits: ['It is not a license or a certification.'],
    downloads: { json: '/j', png: '/p', jwt: '/w' },
  });
  serve({ 'GET /api/v1/credentials/abc/page': () => page }, guest);
  openPage('/credentials/abc');
  await screen.findByText('Reason: The name was misspelled');
  expect(screen.getByRole('link', { name: 'See the credential that took its place' }).getAttribute('href')).toBe(
    page.replacedBy,
  );
  expect(screen.getByText(/690 on a scale from 200 to 800; 80% range 640–720, target 590/)).toBeTruthy();
});

test('a badge picture is sent as base64 and the answer names each check', async () => {
  const result = CredentialVerification.parse({
    verdict: 'cannot-tell',
    verdictLabel: 'Cannot tell',
    sentence: 'No fault was found, but one of the five questions cannot be answered from here.',
    checks: [
      { check: 'status', label: 'Has it been revoked?', outcome: 'cannot-tell', detail: 'The list is elsewhere.' },
    ],
    format: 'png',
    credential: {
      name: 'Teamwork',
      issuerName: 'Example Corp',
      issuerId: 'did:web:example.com',
      recipient: null,
      criteria: null,
      validFrom: 'soon',
      validUntil: null,
    },
    isOurs: false,
    page: null,
  });
  const calls = serve({ 'POST /api/v1/credentials/verify': () => result }, guest);
  const { user } = openPage('/verify');
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
  await user.upload(
    await screen.findByLabelText(/A badge picture/),
    new File([bytes], 'badge.png', { type: 'image/png' }),
  );
  const found = within(await screen.findByRole('status'));
  await found.findByText(result.sentence);
  expect(found.getByText('Has it been revoked?')).toBeTruthy();
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ png: 'iVBORw==' });
});

test('what cannot be read is refused in the service’s own words', async () => {
  const detail = 'It is neither JSON nor a JWT.';
  serve({ 'POST /api/v1/credentials/verify': () => problem({ status: 422, code: 'invalid-request', detail }) }, guest);
  const { user } = openPage('/verify');
  await user.type(await screen.findByRole('textbox', { name: 'JSON or JWT' }), 'hello');
  await user.click(screen.getByRole('button', { name: 'Check this credential' }));
  expect(within(await screen.findByRole('alert')).getByText(detail)).toBeTruthy();
});
