import { type SeriesBreak, WageTrend } from '@careway/contract';
import { expect, test } from 'vitest';
import { publishedUnder, trendBreaks, trendLines } from './trend-lines.ts';

const provenance = { sourceId: 'oews', vintage: 'May', kind: 'published' } as const;
const usd = (amount: number) => ({ state: 'reported', value: { amount, currency: 'USD', unit: 'year' } }) as const;

const series = WageTrend.shape.series.element.parse({
  soc: '29-2099',
  title: 'Health Technologists and Technicians, All Other',
  role: 'proxy',
  segments: [
    {
      soc: '29-2099',
      title: 'Health Technologists and Technicians, All Other',
      socVersion: '2010',
      fromYear: 2017,
      toYear: 2018,
      points: [
        { ...provenance, observationId: 'a', year: 2017, nominal: usd(41_800), real: usd(53_494) },
        {
          ...provenance,
          observationId: 'b',
          year: 2018,
          nominal: { state: 'suppressed', reason: 'not published' },
          real: { state: 'suppressed', reason: 'not published' },
        },
      ],
      change: null,
    },
    {
      soc: '29-2098',
      title: 'Medical Dosimetrists, Medical Records Specialists, and others',
      socVersion: '2018-hybrid',
      fromYear: 2019,
      toYear: 2020,
      points: [{ ...provenance, observationId: 'c', year: 2019, nominal: usd(42_630), real: usd(52_307) }],
      change: null,
    },
  ],
});

function seriesBreak(id: string, years: [number, number], soc: string[] | null): SeriesBreak {
  return {
    id,
    lastYearBefore: years[0],
    firstYearAfter: years[1],
    kind: 'classification',
    title: id,
    explanation: `${id} explained`,
    soc,
    sourceId: 'soc',
  };
}

test('each segment stays its own line, and a suppressed year is absent, not zero', () => {
  const [nominal, real] = trendLines(series, 2024);
  expect(nominal?.segments).toEqual([[{ x: 2017, value: 41_800 }], [{ x: 2019, value: 42_630 }]]);
  expect(real?.segments).toEqual([[{ x: 2017, value: 53_494 }], [{ x: 2019, value: 52_307 }]]);
});

test('real pay is told from pay as paid by a dash and its year', () => {
  const [nominal, real] = trendLines(series, 2024);
  expect(nominal).toMatchObject({ label: 'As paid' });
  expect(nominal?.isDashed).toBeUndefined();
  expect(real).toMatchObject({ label: '2024 dollars', isDashed: true });
});

test('breaks between the same two years are one gap with both reasons; breaks of other codes are left out', () => {
  const breaks = trendBreaks(series, [
    seriesBreak('codes', [2020, 2021], null),
    seriesBreak('method', [2020, 2021], ['29-2098']),
    seriesBreak('elsewhere', [2015, 2016], ['43-6013']),
  ]);
  expect(breaks).toHaveLength(1);
  expect(breaks[0]).toMatchObject({ from: 2020, to: 2021, note: 'codes: codes explained method: method explained' });
});

test('a year names the group it was published under', () => {
  expect(publishedUnder(series, 2019)).toBe('29-2098 Medical Dosimetrists, Medical Records Specialists, and others');
  expect(publishedUnder(series, 2022)).toBe('not published');
});
