import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFactExample } from '../test/arbitraries.ts';
import { parseCertifications } from './certification.ts';
import { evaluateEligibility } from './evaluate-eligibility.ts';
import type { Person } from './person.ts';
import type { SingleRequirement } from './requirement.ts';
import { missingFrom, unconfirmedFacts } from './what-is-missing.ts';

const catalogue = parseCertifications(readFileSync(new URL('../data/certifications.json', import.meta.url), 'utf8'));

function check(code: string, person: Person) {
  const certification = catalogue.find((candidate) => candidate.code === code);
  if (certification === undefined) throw new Error(`no ${code}`);
  return evaluateEligibility(certification.eligibility, person);
}

const receptionist: Person = {
  education: [{ level: 'high-school' }],
  experienceMonths: { 'medical-office': 14, 'finance-leadership': 0 },
  hours: [{ activity: 'continuing-education', hours: 12, withinMonths: 24 }],
  memberships: [],
  licences: [],
  training: [],
};

test('fourteen months in a medical office count as a year in healthcare for the CHAA, but 12 contact hours fall short', () => {
  const outcome = check('chaa', receptionist);
  expect(outcome.result).toBe('not-met');
  const hours = outcome.parts[1]?.parts[0]?.parts[1];
  expect(hours?.shortBy).toEqual({ amount: 18, unit: 'hours' });
  expect(missingFrom(outcome)).toEqual([
    'One of: You have 12 of 30 hours of continuing education in the last 24 months / You need an associate degree',
  ]);
});

test('an associate degree opens the CHAA without contact hours', () => {
  expect(check('chaa', { ...receptionist, education: [{ level: 'associate' }], hours: [] }).result).toBe('met');
});

test('six months in healthcare and six in finance make the year that the CHAA asks for', () => {
  const person: Person = {
    education: [{ level: 'associate' }],
    experienceMonths: { healthcare: 6, finance: 6 },
    training: [],
  };
  expect(check('chaa', person).result).toBe('met');
});

test('months in one field say nothing about another: the CHAA asks about finance before it refuses', () => {
  const outcome = check('chaa', {
    education: [{ level: 'associate' }],
    experienceMonths: { healthcare: 6 },
    training: [],
  });
  expect(outcome.result).toBe('cannot-tell');
  expect(outcome.unknown).toEqual(['experienceMonths']);
});

test('the CMM cannot be told for anybody, because nobody has confirmed its numbers', () => {
  const manager: Person = {
    education: [{ level: 'master', field: 'business' }],
    experienceMonths: { 'healthcare-leadership': 120 },
    hours: [{ activity: 'continuing-education', hours: 500 }],
    memberships: ['pahcom'],
    licences: [],
    training: [],
  };
  expect(check('cmm', manager).result).toBe('cannot-tell');
  const cmm = catalogue.find((candidate) => candidate.code === 'cmm');
  expect(cmm && unconfirmedFacts(cmm.eligibility)).toHaveLength(4);
});

test('the CPCC cannot be told for anybody, because it has no confirmed issuer', () => {
  expect(check('cpcc', receptionist).result).toBe('cannot-tell');
  expect(check('cpcc', {}).unknown).toEqual([]);
});

test('a registered nurse with a year under a CCM meets the rule for the CCM', () => {
  const nurse: Person = { licences: ['registered-nurse'], experienceMonths: { 'case-management-under-ccm': 12 } };
  expect(check('ccm', nurse).result).toBe('met');
});

test('without a license and a degree the CCM stays open, since CCMC also takes other certifications', () => {
  expect(check('ccm', { ...receptionist, experienceMonths: { 'case-management': 36 } }).result).toBe('cannot-tell');
});

test('case management under a CCM counts as case management', () => {
  const outcome = check('ccm', {
    licences: ['clinical-social-worker'],
    experienceMonths: { 'case-management-under-ccm': 11, 'case-management': 0, 'case-management-supervision': 0 },
  });
  expect(outcome.result).toBe('not-met');
  expect(outcome.parts[1]?.parts.map((part) => part.shortBy?.amount)).toEqual([1, 13, 12]);
});

test('a degree in another field may count as related for the CHAM: only NAHAM can say', () => {
  const leader: Person = {
    education: [{ level: 'high-school' }, { level: 'bachelor', field: 'human-services' }],
    experienceMonths: { 'healthcare-leadership': 30, 'finance-leadership': 0 },
    hours: [{ activity: 'continuing-education', hours: 20, withinMonths: 36 }],
  };
  expect(check('cham', leader).result).toBe('cannot-tell');
  const nursing: Person = { ...leader, education: [{ level: 'bachelor', field: 'nursing' }] };
  expect(check('cham', nursing).result).toBe('met');
});

test('a high school diploma and 14 months in a medical office meet the rule for the CMAA, which is second-hand', () => {
  const outcome = check('cmaa', receptionist);
  expect(outcome.result).toBe('met');
  const diploma = outcome.parts[0]?.requirement;
  expect(diploma !== undefined && 'fact' in diploma ? diploma.fact.howSure : undefined).toBe('secondary');
});

const thirtyHoursInTwoYears: SingleRequirement = {
  id: 'hours',
  kind: 'hours',
  activity: 'continuing-education',
  atLeastHours: 30,
  withinMonths: 24,
  fact: readFactExample,
};

test.each([
  ['30 hours in the last year are at least 30 in the last two', 30, 12, 'met'],
  ['20 hours in the last year may be 30 in the last two', 20, 12, 'cannot-tell'],
  ['40 hours in the last three years may be fewer than 30 in the last two', 40, 36, 'cannot-tell'],
  ['29 hours in the last three years are fewer than 30 in the last two', 29, 36, 'not-met'],
  ['29 hours ever are fewer than 30 in the last two years', 29, undefined, 'not-met'],
] as const)('%s', (_title, hours, withinMonths, result) => {
  const person: Person = { hours: [{ activity: 'continuing-education', hours, withinMonths }] };
  expect(evaluateEligibility(thirtyHoursInTwoYears, person).result).toBe(result);
});

test('counts over a thousand are written with commas', () => {
  const outcome = check('acm', {
    licences: ['registered-nurse'],
    hours: [{ activity: 'case-management', hours: 1040 }],
  });
  expect(missingFrom(outcome)).toEqual(['You have 1,040 of 2,080 hours of supervised case management.']);
});

test('a negative amount is refused by name', () => {
  expect(() => evaluateEligibility(thirtyHoursInTwoYears, { experienceMonths: { finance: -1 } })).toThrow(
    'finance must be 0 or more, got -1',
  );
});
