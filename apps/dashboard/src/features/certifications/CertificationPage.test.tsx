import { Certification } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const fact = (statement: string, howSure: 'verified' | 'unverified') => ({
  statement,
  value: null,
  kind: 'published',
  howSure,
  citation: { title: 'NAHAM, Certification FAQs', url: 'https://www.naham.org/page/CertificationFAQs' },
  checkedOn: '2026-11-23',
});

const cpcc = Certification.parse({
  code: 'cpcc',
  abbreviation: 'CPCC',
  name: 'Certified Patient Care Coordinator',
  status: 'issuer-not-confirmed',
  issuer: null,
  summary: 'Its issuer is not confirmed.',
  forWhom: fact('Articles name it for coordinators.', 'unverified'),
  checkedOn: '2026-11-23',
  statusReasons: [fact('NAHAM names the CHAA and the CHAM, not a CPCC.', 'verified')],
  otherReadings: [
    {
      name: 'Certified Professional Co-Active Coach',
      issuer: 'Co-Active Training Institute',
      finding: fact('A coaching credential.', 'verified'),
    },
  ],
  domains: null,
  eligibility: [
    {
      id: 'cpcc',
      parentId: null,
      kind: 'not-confirmed',
      need: null,
      statement: 'Not confirmed.',
      fact: fact('Ask the body that offers it.', 'unverified'),
    },
  ],
  exam: [],
  fees: [fact('Not confirmed. Check the cost with the body that offers it.', 'unverified')],
  validity: [],
  renewal: [],
  credits: null,
  alternatives: [{ code: 'chaa', why: 'Entry level, patient access.' }],
});

test('the CPCC says that its issuer is not confirmed, why, and what else the letters mean', async () => {
  serve({ 'GET /api/v1/certifications/cpcc': () => cpcc });
  openPage('/certifications/CPCC');
  const banner = await screen.findByRole('region', { name: 'Issuer not confirmed' });
  expect(within(banner).getByText(/not a CPCC/)).toBeDefined();
  expect(within(banner).getByText('Read at the source')).toBeDefined();
  expect(screen.getByText('Certified Professional Co-Active Coach')).toBeDefined();
  expect(screen.getByRole('link', { name: 'CHAA' }).getAttribute('href')).toBe('/certifications/chaa');
});

test('a record without confirmed facts shows no fee, and offers no check against rules nobody confirmed', async () => {
  serve({ 'GET /api/v1/certifications/cpcc': () => cpcc });
  openPage('/certifications/CPCC');
  await screen.findByText('Cannot tell');
  expect(document.body.textContent).not.toMatch(/\$\d/);
  expect(screen.queryByRole('button', { name: 'Check my answers' })).toBeNull();
});
