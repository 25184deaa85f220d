import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Certification, factsOf, parseCertifications } from './certification.ts';

const json = readFileSync(new URL('../data/certifications.json', import.meta.url), 'utf8');
const catalogue = parseCertifications(json);
const find = (code: string): Certification | undefined =>
  catalogue.find((certification) => certification.code === code);

describe('the catalogue', () => {
  test('starts with CMM and CPCC and holds at least ten others', () => {
    expect(catalogue.slice(0, 2).map((certification) => certification.code)).toEqual(['cmm', 'cpcc']);
    expect(catalogue.length).toBeGreaterThanOrEqual(12);
  });

  test('cites a source for every fact, and shows no figure of an unconfirmed one', () => {
    for (const certification of catalogue) {
      for (const fact of factsOf(certification)) {
        expect(fact.citation.title, fact.statement).not.toBe('');
        if (fact.howSure === 'unverified') expect(`${fact.value} ${fact.statement}`).toMatch(/^null \D+$/);
      }
    }
  });

  test('does not confirm an issuer of the CPCC, and says what else the letters stand for', () => {
    const cpcc = find('cpcc');
    expect(cpcc?.status).toBe('issuer-not-confirmed');
    expect(cpcc?.issuer).toBeNull();
    expect(cpcc?.otherReadings[0]?.name).toBe('Certified Professional Co-Active Coach');
    expect(cpcc?.otherReadings[0]?.finding.howSure).toBe('verified');
  });

  test('names nine CMM domains, whose weights PAHCOM does not publish', () => {
    const domains = find('cmm')?.domains;
    expect(domains?.names).toHaveLength(9);
    expect(domains?.fact.value).toEqual({ amount: 9, unit: 'domains' });
    expect(domains?.weights.statement).toMatch(/^Not published/);
  });

  test('renews the CMM by 24 units in 2 years', () => {
    expect(find('cmm')?.validity[0]?.value).toEqual({ amount: 2, unit: 'years' });
    expect(find('cmm')?.renewal[0]?.value).toEqual({ amount: 24, unit: 'credits' });
  });

  test('leaves community health worker certification to the states', () => {
    expect(find('chw')?.status).toBe('per-state');
  });
});

describe('a record that says too much or too little is refused', () => {
  const broken = (change: (record: Record<string, unknown>, sources: Record<string, unknown>) => void, index = 0) => {
    const document = JSON.parse(json) as {
      sources: Record<string, unknown>;
      certifications: Record<string, unknown>[];
    };
    const record = document.certifications[index];
    if (record !== undefined) change(record, document.sources);
    return () => parseCertifications(JSON.stringify(document));
  };

  test('an unconfirmed fee with a figure in its words', () => {
    const fees = [{ statement: 'Not confirmed: about $385.', howSure: 'unverified', source: 'pahcom-site' }];
    expect(broken((record) => Object.assign(record, { fees }))).toThrow(
      'certifications.json.certifications[0].fees[0] is unverified and must not state a figure',
    );
  });

  test('a fee of a certification without a confirmed issuer', () => {
    const fees = [{ statement: 'The fee is $385.', howSure: 'secondary', source: 'pahcom-site' }];
    expect(broken((record) => Object.assign(record, { fees }), 1)).toThrow('(cpcc) has no confirmed issuer');
  });

  test('a fact whose source is not listed', () => {
    const forWhom = { statement: 'For managers.', howSure: 'verified', source: 'hearsay' };
    expect(broken((record) => Object.assign(record, { forWhom }))).toThrow(/forWhom\.source must be one of/);
  });

  test('an alternative that is not in the catalogue', () => {
    const alternatives = [{ code: 'xyz', why: 'Nearby.' }];
    expect(broken((record) => Object.assign(record, { alternatives }))).toThrow('(cmm) names the alternative xyz');
  });

  test('a rule whose ids repeat', () => {
    const part = {
      id: 'same',
      kind: 'not-confirmed',
      fact: { statement: 'Not confirmed.', howSure: 'unverified', source: 'pahcom-site' },
    };
    const eligibility = { id: 'rule', kind: 'all', statement: 'Both.', of: [part, part] };
    expect(broken((record) => Object.assign(record, { eligibility }))).toThrow(
      'eligibility must be a rule with unique ids, got "same"',
    );
  });

  test('a requirement that rests on an unverified fact as if it were known', () => {
    const eligibility = {
      id: 'rule',
      kind: 'education',
      atLeast: 'bachelor',
      fact: { statement: 'Not confirmed.', howSure: 'unverified', source: 'pahcom-site' },
    };
    expect(broken((record) => Object.assign(record, { eligibility }))).toThrow(
      'of kind education cannot rest on a fact that is unverified',
    );
  });

  test('an unknown field, by its name', () => {
    expect(broken((record) => Object.assign(record, { passRate: 0.6 }))).toThrow('has an unknown field "passRate"');
  });

  test('text that is not JSON, by its file', () => {
    expect(() => parseCertifications('{', 'mine.json')).toThrow('mine.json is not JSON');
  });
});
