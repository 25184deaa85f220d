import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  CountyWageLevelsList,
  ImportedProjections,
  LaborConditions,
  OnetOccupation,
  PriceMonths,
  PriceParities,
  RegionWages,
  TitleMatches,
  WagePage,
  WageTrend,
} from '@careway/contract';
import { bytesSource } from '@careway/labor-market';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { runImport } from '../../src/imports/run-import.ts';
import { createTestApp, type TestApp } from '../../src/testing/test-app.ts';

const shared =
  process.env.SHARED_DATA_DIR === undefined
    ? new URL('../../../../../shared/data/', import.meta.url)
    : pathToFileURL(`${process.env.SHARED_DATA_DIR}/`);
const isAvailable = existsSync(shared);
if (!isAvailable && process.env.CI === 'true') throw new Error(`CI needs the published files in ${shared.pathname}`);

const files: readonly (readonly [string, { readonly year?: number; readonly release?: string }?])[] = [
  ...[2017, 2018, 2019, 2020, 2021, 2022, 2023].map((year) => [`oews/national_M${year}_dl.csv`] as const),
  ['oews/state_M2015_dl.partial_markers.csv.gz'],
  ['oews/state_M2023_dl.means_only.csv.gz'],
  ['oews/ny_regions.csv'],
  ['projections/ep_2016_2026.csv'],
  ['projections/ooh_2024_2034.csv'],
  ['prices/cpi_u_monthly.csv'],
  ['prices/rpp_state_2009_2019.csv', { release: '2020-12' }],
  ['prices/rpp_state_2008_2014_cr.csv', { release: '2016-07' }],
  ['onet/Occupation%20Data.txt', { release: '29.0' }],
  ['onet/Alternate%20Titles.txt.gz', { release: '29.0' }],
  ['onet/Sample%20of%20Reported%20Titles.txt', { release: '29.0' }],
  ['onet/Related%20Occupations.txt', { release: '29.0' }],
  ['onet/Job%20Zones.txt', { release: '29.0' }],
  ['onet/Task%20Statements.txt.gz', { release: '29.0' }],
  ['onet/Skills.txt.gz', { release: '29.0' }],
  ['onet/Knowledge.txt.gz', { release: '29.0' }],
  ['lca/lca_health_fy2025_q2.csv'],
  ['lca/lca_sample_1000_fy2016.json.gz', { year: 2016 }],
  ['wages-oflc/oflc_county_wage_levels.csv.gz'],
];

let app: TestApp;
const facts = isAvailable ? readFileSync(new URL('../facts/labor.md', shared), 'utf8') : '';

beforeAll(async () => {
  if (!isAvailable) return;
  app = await createTestApp(inject('testServer'));
  for (const [name, hints = {}] of files) {
    const packed = readFileSync(new URL(name, shared));
    const bytes = name.endsWith('.gz') ? gunzipSync(packed) : packed;
    const base = decodeURIComponent(name.slice(name.lastIndexOf('/') + 1)).replace(/\.gz$/, '');
    const outcome = await runImport(app.db, { source: bytesSource(base, bytes), hints });
    expect(outcome).toMatchObject({ kind: 'imported', run: { rowsRefused: 0 } });
  }
}, 300_000);
afterAll(() => app?.[Symbol.asyncDispose]());

async function get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const answer = await app.visitor().request(path);
  expect(answer.status, path).toBe(200);
  return schema.parse(await answer.json());
}

const number = (text: string | undefined) => Number((text ?? '').replaceAll(',', ''));

/** The rows of the first table under a heading. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = facts.slice(facts.indexOf(heading) + heading.length);
  const lines = section.slice(section.indexOf('\n|') + 1).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end === -1 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe.skipIf(!isAvailable)(
  'every table of the facts, by importing the files and asking the API',
  { timeout: 120_000 },
  () => {
    const wageHeadings = [...facts.matchAll(/^### (\d{2}-\d{4}) .+$/gm)].map(
      ([heading, soc = '']) => [soc, heading] as const,
    );

    test.each(wageHeadings)('national employment and wages of %s', async (soc, heading) => {
      const rows = tableUnder(heading);
      expect(rows.length).toBeGreaterThan(1);
      for (const [year, jobs, p10, p25, median, p75, p90, mean] of rows) {
        const page = await get(`/api/v1/wages?soc=${soc}&year=${year}&area=US`, WagePage);
        expect(page.items.length).toBeGreaterThan(0);
        for (const item of page.items) {
          if (item.kind !== 'published' || item.group !== 'detailed') continue;
          const amount = (cell: typeof item.p10) => (cell.state === 'reported' ? cell.value.amount : cell.state);
          const told = [item.p10, item.p25, item.median, item.p75, item.p90, item.mean].map(amount);
          expect(item.employment).toMatchObject({ state: 'reported', count: number(jobs) });
          expect(told).toEqual([p10, p25, median, p75, p90, mean].map(number));
        }
      }
    });

    // "SOC codes that change over the years", read from its sentences: the codes that a year of OEWS has and lacks.
    test.each([
      [
        [2017, 2018],
        ['29-2071', '29-2099'],
        ['29-2072', '29-9021', '29-2098', '29-9098'],
      ],
      [
        [2019, 2020],
        ['29-2098', '29-9098'],
        ['29-2071', '29-2072', '29-2099', '29-9021'],
      ],
      [
        [2021, 2022, 2023],
        ['29-2072', '29-2099', '29-9021'],
        ['29-2071', '29-2098', '29-9098'],
      ],
    ])('of %j the codes %j are published, %j are not', async (years, published, absent) => {
      for (const year of years) {
        for (const soc of [...published, ...absent]) {
          const { items } = await get(`/api/v1/wages?soc=${soc}&year=${year}&area=US`, WagePage);
          const rows = items.filter((item) => item.kind === 'published' && item.group === 'detailed');
          expect([soc, year, rows.length > 0]).toEqual([soc, year, published.includes(soc)]);
        }
      }
    });

    test('the codes of 2019–20 are about twice as large as 29-2099 on either side', async () => {
      const jobs = async (soc: string, year: number) => {
        const { items } = await get(`/api/v1/wages?soc=${soc}&year=${year}&area=US`, WagePage);
        const row = items.find((item) => item.kind === 'published' && item.group === 'detailed');
        return row?.kind === 'published' && row.employment.state === 'reported' ? row.employment.count : Number.NaN;
      };
      expect((await jobs('29-2098', 2019)) / (await jobs('29-2099', 2018))).toBeGreaterThan(1.8);
      expect((await jobs('29-2098', 2020)) / (await jobs('29-2099', 2021))).toBeGreaterThan(1.8);
    });

    test('O*NET: related occupations in its order, job zones, tasks, rows of skills and knowledge', async () => {
      const onet = (code: string, query = '') => get(`/api/v1/onet/${code}${query}`, OnetOccupation);
      const [, listed = ''] = /related occupations of 29-2099\.08, in its own order: ([^\n]+)\./.exec(facts) ?? [];
      const own = await onet('29-2099.08', '?table=Skills');
      expect(own.title).toBe('Patient Representatives');
      expect(own.related.slice(0, 10).map(({ code }) => code)).toEqual(listed.split(', '));
      expect(own.tasks).toHaveLength(13);
      expect(own.ratings).toHaveLength(70);
      expect(own.ratingCounts).toEqual([
        { table: 'Knowledge', rows: 66 },
        { table: 'Skills', rows: 70 },
      ]);
      const zones = await Promise.all(
        ['29-2099.08', '43-6013.00', '43-4171.00', '21-1094.00'].map(async (code) => (await onet(code)).jobZone),
      );
      expect(zones).toEqual([3, 2, 2, 4]);
    });

    test('labor conditions, county levels and New York’s entry wages can be asked', async () => {
      const nurses = await get('/api/v1/wages/labor-conditions?soc=29-1141&limit=200', LaborConditions);
      const lines = readFileSync(new URL('lca/lca_health_fy2025_q2.csv', shared), 'utf8').split('\n');
      expect(nurses.count).toBe(lines.filter((line) => /,29-1141(?:\.\d\d)?,/.test(line)).length);
      const chiefs = await get('/api/v1/wages/labor-conditions?soc=11-1011&state=TX', LaborConditions);
      expect(chiefs.items.every(({ vintage, state }) => vintage === 'FY2016' && state === '48')).toBe(true);
      expect(chiefs.count).toBeGreaterThan(10);
      const counties = await get('/api/v1/wages/county-levels?soc=29-1141&state=OH', CountyWageLevelsList);
      expect(counties.items).toHaveLength(88);
      const regions = await get('/api/v1/wages/regions?soc=43-6013', RegionWages);
      // The state and its ten labor market regions; mean = (entry + 2 × experienced) ÷ 3.
      expect(regions.items).toHaveLength(11);
      for (const { mean, entry, experienced } of regions.items) {
        if (mean === null || entry === null || experienced === null) continue;
        expect(Math.abs((entry.amount + 2 * experienced.amount) / 3 - mean.amount)).toBeLessThan(mean.amount / 200);
      }
    });

    test('the averages of the CPI-U with how many months they are over', async () => {
      const { items } = await get('/api/v1/prices/cpi-u', PriceMonths);
      for (const [year, months, average] of tableUnder('## CPI-U, US city average')) {
        const row = items.find((each) => each.year === Number(year));
        expect(row).toMatchObject({ months: Number(months), average: Number.parseFloat(average ?? '') });
        expect(row?.isComplete).toBe(months === '12');
      }
      expect(items.find((each) => each.year === 2025)?.missing).toEqual([10]);
    });

    test('$31,350 of May 2012 is $42,833 in 2024 dollars; the median of May 2024 is $44,640', async () => {
      const trend = await get('/api/v1/wages/trend?soc=43-6013&inYear=2024', WageTrend);
      const points = trend.series.flatMap(({ segments }) => segments.flatMap((segment) => segment.points));
      expect(points.find((point) => point.year === 2012)?.real).toMatchObject({ value: { amount: 42_833 } });
      expect(points.find((point) => point.year === 2024)?.nominal).toMatchObject({ value: { amount: 44_640 } });
    });

    test('price parities of two releases stand side by side', async () => {
      for (const [state, of2014, earlier, of2019] of [
        ['California', 113.1, 112.4, 115.4],
        ['New York', 115.2, 115.7, 116.4],
      ] as const) {
        const { items } = await get(`/api/v1/prices/parities?state=${state}`, PriceParities);
        const held = items.filter((item) => item.year === 2014).map((item) => [item.release, item.parity]);
        expect(held).toEqual(
          expect.arrayContaining([
            ['release 2020-12', of2014],
            ['release 2016-07', earlier],
          ]),
        );
        expect(items.find((item) => item.year === 2019)?.parity).toBe(of2019);
      }
    });

    test('projections of 2016–26', async () => {
      for (const [soc, , from, to, percent, openings, education] of tableUnder('2016 to 2026, thousands of jobs')) {
        const { items } = await get(`/api/v1/employment/projections?soc=${soc}`, ImportedProjections);
        expect(items.find((item) => item.fromYear === 2016)).toMatchObject({
          fromJobs: Math.round(number(from) * 1_000),
          toJobs: Math.round(number(to) * 1_000),
          changePercent: number(percent),
          openingsPerYear: Math.round(number(openings) * 1_000),
          entryEducation: education,
        });
      }
    });

    test('projections of 2024–34 with the median of May 2024', async () => {
      for (const [soc, title, from, to, percent, median, education] of tableUnder('2024 to 2034, jobs, from')) {
        const { items } = await get(`/api/v1/employment/projections?soc=${soc}`, ImportedProjections);
        expect(items.find((item) => item.fromYear === 2024 && item.title === title)).toMatchObject({
          fromJobs: number(from),
          toJobs: number(to),
          changePercent: number(percent),
          medianAnnualUsd: number(median),
          entryEducation: education,
        });
      }
    });

    test('neighbouring titles have the codes that O*NET files them under', async () => {
      for (const [titles = '', codes = ''] of tableUnder('**Neighbouring titles, as O\\*NET files them**')) {
        const wanted = codes.match(/\d{2}-\d{4}\.\d{2}/g) ?? [];
        // The 16 of the facts have a title that holds the words; 12 of them are filed under just these words.
        if (codes.includes('16 codes')) {
          const { matches } = await get(`/api/v1/titles?title=${titles}&limit=20`, TitleMatches);
          const same = matches.filter(({ occupation, similarity }) => occupation === null && similarity === 1);
          const all = same.map(({ soc }) => soc).toSorted();
          expect([all.length, all[0], all.at(-1)]).toEqual([12, '11-9151', '43-4061']);
          continue;
        }
        for (const title of titles
          .replaceAll('(s)', 's')
          .split(',')
          .map((each) => each.trim())) {
          const { matches } = await get(`/api/v1/titles?title=${encodeURIComponent(title)}&limit=20`, TitleMatches);
          const found = matches.filter((match) => match.occupation === null).flatMap((match) => match.onetCodes);
          expect(found, title).toEqual(expect.arrayContaining(wanted));
        }
      }
    });

    test('29-1141 of May 2023, 43-4171 of May 2021; all occupations and the top-coded cells of May 2023', async () => {
      const row = async (soc: string, year: number) =>
        (await get(`/api/v1/wages?soc=${soc}&year=${year}&area=US`, WagePage)).items.at(0);
      expect(await row('29-1141', 2023)).toMatchObject({
        employment: { count: 3_175_390 },
        median: { value: { amount: 86_070 } },
        mean: { value: { amount: 94_480 } },
      });
      expect(await row('43-4171', 2021)).toMatchObject({ median: { value: { amount: 29_950 } } });
      const all = await get('/api/v1/wages?soc=00-0000&year=2023&area=US', WagePage);
      expect(all.items.find((item) => item.kind === 'published' && item.area.code === 'US')).toMatchObject({
        group: 'total',
        employment: { count: 151_853_870 },
      });
      const { count } = await app.db
        .selectFrom('oews_row')
        .select((from) => from.fn.countAll<string>().as('count'))
        .where('year', '=', 2023)
        .where('area_code', '=', 'US')
        .where('marks', 'like', '%#')
        .executeTakeFirstOrThrow();
      expect(Number(count)).toBe(63);
    });
  },
);
