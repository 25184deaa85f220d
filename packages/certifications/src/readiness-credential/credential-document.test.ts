import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resultOf } from '../../test/readiness.ts';
import { parseCertifications } from '../certification.ts';
import { readinessAchievement, readinessCredentialName } from './achievement.ts';
import { credentialDocument } from './credential-document.ts';

const outside = parseCertifications(readFileSync(new URL('../../data/certifications.json', import.meta.url), 'utf8'));
const quiz = { slug: 'pcc-readiness', title: 'Patient care coordinator readiness' };

describe('the name of a readiness credential', () => {
  test('is the quiz title where that says readiness', () => {
    expect(readinessCredentialName(quiz.title, outside)).toBe('Patient care coordinator readiness');
    expect(readinessCredentialName('Scheduling basics', outside)).toBe('Scheduling basics: readiness');
  });

  test('says readiness and never the name of any outside certification of the catalogue', () => {
    expect(outside.length).toBeGreaterThan(4);
    for (const { abbreviation, name } of outside) {
      for (const title of [
        `${abbreviation} readiness`,
        `Mock exam: ${name}`,
        `Ready for the ${abbreviation.toLowerCase()}?`,
      ]) {
        const given = readinessCredentialName(title, outside);
        expect(given.toLowerCase()).toContain('readiness');
        expect(given.split(/\W+/)).not.toContain(abbreviation);
        expect(given).not.toContain(name);
      }
    }
  });
});

describe('a credential document', () => {
  const input = {
    id: 'https://careway.example/api/v1/credentials/abc',
    page: 'https://careway.example/credentials/abc',
    issuer: { id: 'did:web:careway.example', name: 'Careway at careway.example', url: 'https://careway.example' },
    organization: { id: 'urn:uuid:8c1f6c2a-2b8e-4e0c-9d40-5a8b6a3f0f11', name: 'Lakeside College' },
    learner: { name: 'Noor Haddad', address: { emailHash: `sha256$${'0'.repeat(64)}`, salt: 'salt' } },
    achievement: readinessAchievement(quiz, outside, 'https://careway.example'),
    evidence: resultOf(),
    validFrom: '2026-11-24T12:00:00.000Z',
    validUntil: null,
    status: { listUrl: 'https://careway.example/api/v1/credentials/status/xyz', index: 7 },
  };
  const document = credentialDocument(input);

  test('gives its evidence with the range, the target and the versions', () => {
    expect(document.evidence[0]?.narrative).toBe(
      'Readiness report 0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11, finished 2026-11-24: score 660 on a scale from 200 to 800, 80% range 610–705, target 590, 30 questions answered. Question bank c11b71a8d0, blueprint 2026-11-24.',
    );
  });

  test('holds no e-mail address, and says that it is no certification', () => {
    expect(JSON.stringify(document)).not.toMatch(/[\w.]+@[\w.]+\.\w+/);
    expect(document.description).toContain('not a license or a certification');
  });

  test('without a last day has no validUntil, with one it has', () => {
    expect(document).not.toHaveProperty('validUntil');
    const validUntil = '2028-11-24T23:59:59.000Z';
    expect(credentialDocument({ ...input, validUntil })).toHaveProperty('validUntil', validUntil);
  });
});
