import { readFileSync } from 'node:fs';
import { parseCertifications } from '@careway/certifications';
import { describe, expect, test } from 'vitest';
import { occupations, occupationsJson, ratings, steps, stepsJson } from '../test/data.ts';
import { occupationFacts, parseOccupations } from './occupation.ts';
import { topicsOf } from './profile.ts';
import { parseSteps, stepFacts } from './step.ts';

const pcc = occupations.find((occupation) => occupation.slug === 'patient-care-coordinator');

describe('the patient care coordinator', () => {
  test('comes first and has five duties, four skills, two kinds of settings and five questions', () => {
    expect(occupations[0]).toBe(pcc);
    expect(pcc?.profile?.duties.map((duty) => duty.id)).toEqual([
      'appointments',
      'records',
      'treatment-plans',
      'explaining',
      'insurance-accounts',
    ]);
    expect(pcc?.profile?.skills.map((skill) => skill.id)).toEqual([
      'organization',
      'compassion',
      'technology',
      'critical-thinking',
    ]);
    expect(pcc?.profile?.settings.clinical).toHaveLength(3);
    expect(pcc?.profile?.settings.administrative).toHaveLength(3);
    expect(pcc?.profile?.questions.every((question) => question.title.endsWith('?'))).toBe(true);
    expect(pcc?.profile?.questions).toHaveLength(5);
  });

  test('has no code of its own, and warns that 29-2099 mixes several jobs', () => {
    expect(pcc?.codes.every((code) => code.role === 'proxy')).toBe(true);
    expect(pcc?.codes.filter((code) => code.isResidual).map((code) => code.code)).toEqual(['29-2099']);
  });

  test('states O*NET ratings as the ratings file has them', () => {
    const importance = (name: string) =>
      ratings.find((rating) => rating.code === '29-2099.08' && rating.name === name)?.importance;
    const statements = (pcc?.profile === null || pcc === undefined ? [] : topicsOf(pcc.profile)).flatMap((topic) =>
      topic.statements.map((fact) => fact.statement),
    );
    for (const [words, name] of [
      ['attention to detail 4.71', 'Attention to Detail'],
      ['4.97 of 5', 'Concern for Others'],
      ['critical thinking 3.62', 'Critical Thinking'],
      ['cooperation 4.85', 'Cooperation'],
      ['self-control 4.85', 'Self-Control'],
      ['adaptability 4.83', 'Adaptability/Flexibility'],
      ['integrity 4.83', 'Integrity'],
    ] as const) {
      expect(
        statements.some((statement) => statement.includes(words)),
        words,
      ).toBe(true);
      expect(words).toContain(String(importance(name)));
    }
  });
});

test('every fact cites a source, and an unconfirmed one shows no figure', () => {
  const facts = [...occupations.flatMap(occupationFacts), ...steps.flatMap(stepFacts)];
  expect(facts.length).toBeGreaterThan(200);
  for (const fact of facts) {
    expect(fact.citation.title, fact.statement).not.toBe('');
    if (fact.howSure === 'unverified') expect(`${fact.value} ${fact.statement}`).toMatch(/^null \D+$/);
  }
});

test('the profile reads at grade 8 or lower (Flesch and Kincaid, 1975)', () => {
  const profile = pcc?.profile;
  const topics = profile === null || profile === undefined ? [] : topicsOf(profile);
  const sentences = topics.flatMap((topic) =>
    topic.statements.flatMap((fact) => fact.statement.split(/(?<=[.:;])\s+/)),
  );
  const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z'’]+/g) ?? []);
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  expect(grade).toBeLessThanOrEqual(8);
});

/** Groups of vowels, without a silent e at the end; at least one. */
function countSyllables(word: string): number {
  const groups =
    word
      .toLowerCase()
      .replace(/(?<=[^l])e$/, '')
      .match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length);
}

test('every rated code has ratings, and every rating belongs to a role', () => {
  const rated = new Set(occupations.flatMap((occupation) => occupation.ratedCode ?? []));
  expect(new Set(ratings.map((rating) => rating.code))).toEqual(rated);
});

test('every certification that a step names is in the catalogue', () => {
  const file = new URL('../../certifications/data/certifications.json', import.meta.url);
  const codes = parseCertifications(readFileSync(file, 'utf8')).map((certification) => certification.code);
  const named = steps.flatMap((step) => step.needs.flatMap((need) => need.certification ?? []));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((code) => !codes.includes(code))).toEqual([]);
});

describe('a data file that does not follow its type is refused by file, record and field', () => {
  const changed = (json: string, from: string | RegExp, to: string) => json.replace(from, to);

  test.each([
    ['a code of another form', /"29-2099\.08"/, '"29-2099"', /codes\[0\]\.code must be a code of onet-soc-2019/],
    [
      'an unknown level',
      '"level": "mid"',
      '"level": "expert"',
      /occupations\[0\]\.level must be one of entry, mid, senior/,
    ],
    [
      'a slug twice',
      '"slug": "front-desk-receptionist"',
      '"slug": "patient-care-coordinator"',
      /repeats the occupation patient-care-coordinator/,
    ],
    ['a topic id twice', '"id": "treatment-plans"', '"id": "records"', /repeats the topic records/],
    [
      'a rated code that is not a code of the role',
      '"ratedCode": "29-2099.08"',
      '"ratedCode": "11-1011.00"',
      /has the rated code 11-1011.00/,
    ],
  ])('%s', (_title, from, to, message) => {
    expect(() => parseOccupations(changed(occupationsJson, from, to))).toThrow(message);
    expect(() => parseOccupations(changed(occupationsJson, from, to))).toThrow(
      expect.objectContaining({ name: 'PathwaysError', code: 'invalid-record' }),
    );
  });

  test('a step to itself, and a typical time without months or years', () => {
    expect(() =>
      parseSteps(changed(stepsJson, '"to": "medical-secretary"', '"to": "front-desk-receptionist"')),
    ).toThrow('steps.json.steps[0] leads from front-desk-receptionist to itself');
    expect(() => parseSteps(changed(stepsJson, '"unit": "months"', '"unit": "credits"'))).toThrow(
      /typicalTime must have a value in months or years/,
    );
  });
});
