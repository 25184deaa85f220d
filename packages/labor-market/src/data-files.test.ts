import { describe, expect, test } from 'vitest';
import {
  cpiU,
  dataText,
  occupations,
  projections,
  reportedFigures,
  sources,
  stateMeans,
  structure,
  wages,
} from '../test/data.ts';
import { parseProjections, parseReportedFigures, parseSources } from './data-files.ts';
import { findOccupationByTitle } from './occupation-proxies.ts';
import { parseStateMeans } from './state-means.ts';
import { parseWageTable } from './wage-table.ts';

test('every figure names a source that is listed', () => {
  const ids = new Set(sources.map((source) => source.id));
  const named = [...wages, ...stateMeans, ...reportedFigures, ...projections, ...structure.breaks, cpiU].map(
    (row) => row.sourceId,
  );
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

test('195 rows of 21 codes are held, with standard errors for 2017 to 2023 only', () => {
  expect(wages).toHaveLength(195);
  expect(new Set(wages.map((row) => row.soc)).size).toBe(21);
  const years = wages.filter((row) => row.meanRelativeStandardErrorPercent !== undefined).map((row) => row.year);
  expect([Math.min(...years), Math.max(...years)]).toEqual([2017, 2023]);
});

test('mean wages are held of every stand-in in 50 states and DC, or marked as not published', () => {
  const codes = new Set(occupations.flatMap(({ proxies }) => proxies.map(({ soc }) => soc)));
  expect(new Set(stateMeans.map((row) => row.soc))).toEqual(codes);
  const patient = stateMeans.filter((row) => row.soc === '29-2099' && Number(row.area.code) <= 56);
  expect(patient).toHaveLength(51);
  const ohio = patient.find((row) => row.area.name === 'Ohio');
  expect(ohio?.wages.median).toEqual({ kind: 'suppressed', reason: 'not-in-file' });
  const text = dataText('oews-state-means.csv');
  expect(() => parseStateMeans(text.replace(',39,', ',99,'))).toThrow('"99" is no FIPS code of a state');
  expect(() => parseStateMeans(`${text}${text.split('\n')[1]}\n`)).toThrow(
    'line 799: oews-2023-state.01.11-9111 occurs twice',
  );
});

test('hybrid codes exist in 2019 and 2020 only, and what they hold is absent then', () => {
  const yearsOf = (soc: string) => wages.filter((row) => row.soc === soc).map((row) => row.year);
  expect(yearsOf('29-2098')).toEqual([2019, 2020]);
  expect(yearsOf('29-9098')).toEqual([2019, 2020]);
  expect(yearsOf('29-2099')).toEqual([2012, 2013, 2014, 2015, 2016, 2017, 2018, 2021, 2022, 2023, 2024]);
  expect(yearsOf('29-2072')).toEqual([2021, 2022, 2023, 2024]);
});

test('the ten founding figures are held as reported, none of them verified', () => {
  expect(reportedFigures).toHaveLength(10);
  expect(reportedFigures.every((figure) => figure.howSure === 'secondary')).toBe(true);
});

test('every stand-in has a row in the latest year, and every succession ends in its own code', () => {
  const latest = new Set(wages.filter((row) => row.year === 2024).map((row) => row.soc));
  const missing = occupations.flatMap(({ proxies }) => proxies.filter((proxy) => !latest.has(proxy.soc)));
  expect(missing).toEqual([]);
  expect(structure.successions.every(({ soc, segments }) => segments.at(-1)?.soc === soc)).toBe(true);
});

test('a title finds its occupation whatever its case and plural; no title means two occupations', () => {
  expect(findOccupationByTitle('  patient NAVIGATORS ', occupations)?.slug).toBe('patient-care-coordinator');
  expect(findOccupationByTitle('astronaut', occupations)).toBeUndefined();
  for (const occupation of occupations) {
    for (const title of [occupation.title, ...occupation.titles]) {
      expect(findOccupationByTitle(title, occupations)?.slug).toBe(occupation.slug);
    }
  }
});

describe('a file that is wrong is refused with the place and the fault', () => {
  const table = dataText('oews-national.csv');
  test.each([
    [
      'a number with a separator',
      table.replace(',26660,', ',"26,660",'),
      'line 9: p10_annual_usd must be a whole number, got "26,660"',
    ],
    ['an empty wage', table.replace(',26660,', ',,'), 'line 9: p10_annual_usd must be a whole number, got ""'],
    ['a row twice', `${table}${table.split('\n')[1]}\n`, 'occurs twice'],
    ['a missing column', table.replace(',mean_rse_percent', ''), 'line 1: the columns must be'],
    ['a short row', table.replace('2012,29-2099,2010,', '2012,29-2099,'), 'line 9: has 14 cells'],
  ])('%s', (_, text, message) => expect(() => parseWageTable(text)).toThrow(message));

  test('markers are states: * suppressed, # a bound', () => {
    const marked = parseWageTable(table.replace(',26660,', ',*,').replace(',67160,', ',#208000,'));
    const row = marked.find((candidate) => candidate.id === 'oews-2012.US.29-2099');
    expect(row?.wages.p10).toEqual({ kind: 'suppressed', reason: 'not-available' });
    expect(row?.wages.p90).toEqual({ kind: 'topCoded', atLeastAnnualUsd: 208_000 });
  });

  test.each([
    ['not JSON', '[', parseSources, 'sources.json, whole file: not JSON'],
    ['a list of something else', '[1]', parseSources, '[0]: must be an object'],
    [
      'a pay of zero',
      dataText('reported-figures.json').replace('35480', '0'),
      parseReportedFigures,
      '[0].value: usd must be above 0',
    ],
    [
      'a level that is none',
      dataText('reported-figures.json').replace('"entry"', '"junior"'),
      parseReportedFigures,
      '[3].level: must be one of entry, mid, senior',
    ],
    [
      'a code that is none',
      dataText('projections.json').replace('"29-2099"', '"29-20"'),
      parseProjections,
      '[0]: soc must be a SOC code, got 29-20',
    ],
  ])('%s', (_, text, parse, message) => expect(() => parse(text)).toThrow(message));
});
