import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCertifications } from '../certification.ts';
import { creditStanding } from './credit-standing.ts';
import { expiryOf } from './expiry.ts';

const catalogue = parseCertifications(readFileSync(new URL('../../data/certifications.json', import.meta.url), 'utf8'));
const find = (code: string) => {
  const found = catalogue.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};
const held = (earnedOn: string) => ({ earnedOn, renewedOn: null, expiresOn: null });

test('the CMM asks for 24 units in 2 years, 12 approved and 12 recognized, as the statement of its source says', () => {
  const rule = find('cmm').credits;
  expect(rule).toMatchObject({ need: 24, unit: 'credits', years: 2 });
  expect(rule?.categories.map(({ atLeast }) => atLeast)).toEqual([12, 12]);
  expect(rule?.fact).toMatchObject({ howSure: 'verified', statement: expect.stringContaining('at least 12') });
});

test('a rule never asks more of its kinds than in all, and its figures stand in its own facts', () => {
  for (const { credits, renewal } of catalogue) {
    if (credits === undefined) continue;
    const words = renewal.map(({ statement }) => statement).join(' ');
    const kinds = credits.categories.map(({ atLeast }) => atLeast);
    expect(kinds.reduce((sum, atLeast) => sum + atLeast, 0)).toBeLessThanOrEqual(credits.need);
    for (const figure of [credits.need, ...kinds]) expect(words).toMatch(new RegExp(`\\b${figure}\\b`));
    expect(credits.fact.howSure).not.toBe('unverified');
  }
});

describe('what a renewal still needs', () => {
  const rule = find('ccm').credits;
  const cycle = { from: '2024-01-01', to: '2029-01-01' };
  const earned = (amount: number, category: string | null, on = '2025-01-01') => ({ on, amount, category });
  if (rule === undefined) throw new Error('no rule of the CCM');

  test.each([
    ['nothing earned', [], 80],
    ['all but the ethics', [earned(80, null)], 8],
    ['ethics within all', [earned(72, null), earned(8, 'ethics')], 0],
    ['half', [earned(36, null), earned(4, 'ethics')], 40],
    [
      'both ends of the cycle count, days outside do not',
      [earned(72, null, '2024-01-01'), earned(8, 'ethics', '2029-01-01'), earned(9, null, '2023-12-31')],
      0,
    ],
  ])('with %s', (_, credits, missing) => {
    expect(creditStanding(rule, credits, cycle).missing).toBe(missing);
  });
});

describe('the last day', () => {
  test.each([
    ['cmm', '2025-06-30', '2027-06-30'],
    ['ccm', '2024-02-29', '2029-02-28'],
  ])('of a %s earned on %s is %s, by its published validity', (code, earnedOn, on) => {
    expect(expiryOf(held(earnedOn), find(code))).toMatchObject({ kind: 'computed', on });
  });

  test('is not known where nobody has confirmed how long it lasts, and as told where somebody told', () => {
    expect(expiryOf(held('2025-01-01'), find('cpcc'))).toEqual({ kind: 'unknown' });
    expect(expiryOf(held('2025-01-01'), null)).toEqual({ kind: 'unknown' });
    const told = { ...held('2025-01-01'), expiresOn: '2026-05-31' };
    expect(expiryOf(told, find('cmm'))).toEqual({ kind: 'told', on: '2026-05-31' });
  });
});
