import { WageCheck } from '@careway/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { problem, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const year = (amount: number) => ({ amount, currency: 'USD', unit: 'year' }) as const;
const usd = (amount: number) => ({ state: 'reported', value: year(amount) }) as const;

const proxy = {
  soc: '43-6013',
  title: 'Medical Secretaries and Administrative Assistants',
  role: 'proxy',
  rank: 1,
  reason: 'Front desk, scheduling and records.',
  isResidual: false,
  warning: null,
};

const check = WageCheck.parse({
  sentence: '$52,000 a year is above the middle: about the 78th percentile, range 74th–82nd.',
  verdict: { words: ['above'], statement: 'The range lies above the middle half.' },
  occupation: {
    slug: 'patient-care-coordinator',
    title: 'Patient care coordinator',
    hasOwnSocCode: false,
    statement: 'Federal wage tables have no code for it.',
  },
  titleGiven: 'Patient care coordinator',
  pay: {
    given: '$25/h',
    value: { amount: 25, currency: 'USD', unit: 'hour' },
    annual: year(52_000),
    hoursPerYear: 2080,
  },
  rank: { state: 'within', rank: 78, low: 74, high: 82, rangeStatement: 'Counts the survey error.' },
  wage: {
    id: 'oews-2024/43-6013',
    sourceId: 'oews-2024',
    vintage: 'May 2024',
    kind: 'published',
    howSure: 'verified',
    soc: '43-6013',
    socVersion: '2018',
    title: proxy.title,
    area: { code: 'US', name: 'United States', level: 'nation' },
    year: 2024,
    employment: { state: 'reported', count: 830_760, relativeStandardErrorPercent: null },
    p10: usd(35_050),
    p25: usd(37_880),
    median: usd(44_640),
    p75: { state: 'suppressed', reason: 'not published' },
    p90: { state: 'topCoded', atLeast: year(239_200) },
    mean: usd(45_580),
    meanRelativeStandardErrorPercent: null,
    flags: [],
  },
  proxy,
  byProxy: [{ proxy, rank: { state: 'above', percentile: 90 }, words: ['well above'] }],
  steps: [
    { id: 'annualize', title: 'Full-time year', statement: '2,080 hours.', effect: null, isApplied: true },
    { id: 'ageing', title: 'Ageing to today', statement: 'Not moved to today.', effect: null, isApplied: false },
  ],
  notes: [],
  sources: [{ id: 'oews-2024', publisher: 'BLS', title: 'OEWS national', vintage: 'May 2024', howSure: 'verified' }],
});

test('asks with what was typed, answers in words first and says how the pay was read', async () => {
  const calls = serve({ 'POST /api/v1/wages/check': () => check });
  const { user } = openPage('/salary/check');
  await user.type(await screen.findByRole('textbox', { name: 'Pay' }), '$25/h');
  await user.click(screen.getByRole('button', { name: 'Check this offer' }));
  expect(await screen.findByText(check.sentence)).toBeDefined();
  expect(screen.getByText('We read “$25/h” as $25.00/h, $52,000 a year at 2,080 hours.')).toBeDefined();
  expect(screen.getByText('Considered and left out')).toBeDefined();
  expect(screen.getByRole('row', { name: /above the 90th percentile well above in use/ })).toBeDefined();
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    title: 'Patient care coordinator',
    pay: '$25/h',
  });
});

test('a suppressed percentile reads "not published" and a top-coded one "at least"', async () => {
  serve({ 'POST /api/v1/wages/check': () => check });
  const { user } = openPage('/salary/check?pay=52k');
  await user.click(await screen.findByRole('button', { name: 'Show table' }));
  expect(
    screen.getByRole('row', { name: /\$35,050 \$37,880 \$44,640 not published at least \$239,200 \$45,580 830,760/ }),
  ).toBeDefined();
});

test('a pay that cannot be read is told at its field, where the focus stays', async () => {
  const refusal = {
    ...problem({ status: 422, code: 'invalid-request', detail: 'The request is not valid.' }),
    errors: [{ path: 'body.pay', message: 'say whether it is yearly or hourly' }],
  };
  serve({ 'POST /api/v1/wages/check': () => refusal });
  const { user } = openPage('/salary/check');
  const field = await screen.findByRole('textbox', { name: 'Pay' });
  await user.type(field, '900{Enter}');
  await screen.findByText('say whether it is yearly or hourly');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field);
});
