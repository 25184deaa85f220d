import { WageCheck } from '@careway/contract';

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

/** What the service answers to $25 an hour, checked beside medical secretaries of the whole country. */
export const wageCheck = WageCheck.parse({
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

/** The same beside registered nurses, asked for Ohio. */
export const nurseCheck: WageCheck = {
  ...wageCheck,
  proxy: { ...wageCheck.proxy, soc: '29-1141', title: 'Registered Nurses' },
  state: { code: '39', name: 'Ohio' },
};
