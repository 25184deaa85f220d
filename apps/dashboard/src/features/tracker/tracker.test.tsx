import { Certification, CertificationTracker, Me } from '@careway/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const me = Me.parse({
  person: {
    id: '3e8e3f70-52a8-4a39-9b0f-2f5ad9c6f003',
    isGuest: false,
    name: 'Ada Lopez',
    email: 'ada@example.org',
    signsInThrough: null,
    role: 'candidate',
    memberships: [],
  },
  doors: ['candidate'],
});
const fact = {
  statement: 'Not confirmed.',
  value: null,
  kind: 'judgement',
  howSure: 'unverified',
  citation: { title: 'Search' },
  checkedOn: '2026-11-23',
};
const cpcc = Certification.parse({
  code: 'cpcc',
  abbreviation: 'CPCC',
  name: 'Certified Patient Care Coordinator',
  status: 'issuer-not-confirmed',
  issuer: null,
  summary: 'Its issuer is not confirmed.',
  forWhom: fact,
  checkedOn: '2026-11-23',
  statusReasons: [fact],
  otherReadings: [
    { name: 'Certified Professional Co-Active Coach', issuer: 'Co-Active Training Institute', finding: fact },
  ],
  domains: null,
  eligibility: [],
  exam: [],
  fees: [],
  validity: [],
  renewal: [],
  credits: null,
  alternatives: [],
});
const tracker = CertificationTracker.parse({
  items: [],
  limits: { fileBytes: 1, totalBytes: 2, usedBytes: 0, types: ['application/pdf'] },
});

test('a person who adds a CPCC is asked which one is meant before it is sent', async () => {
  const calls = serve(
    {
      'GET /api/v1/certifications/mine': () => tracker,
      'GET /api/v1/certifications': () => ({ items: [cpcc], nextCursor: null }),
      'GET /api/v1/certifications/cpcc': () => cpcc,
      'POST /api/v1/certifications/mine': () => tracker,
    },
    me,
  );
  const { user } = openPage('/certifications/mine');
  await screen.findByText('You track no certification yet.');
  await user.selectOptions(await screen.findByLabelText('Certification'), 'cpcc');
  await user.click(
    await screen.findByLabelText('Certified Professional Co-Active Coach, Co-Active Training Institute'),
  );
  expect(screen.getByRole('group', { name: 'Which CPCC is meant?' })).toBeTruthy();
  await user.type(screen.getByLabelText('Earned on'), '2026-01-01');
  await user.click(screen.getByRole('button', { name: 'Add certification' }));
  await screen.findByText('It is added.');
  expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
    code: 'cpcc',
    reading: 'Certified Professional Co-Active Coach',
  });
});
