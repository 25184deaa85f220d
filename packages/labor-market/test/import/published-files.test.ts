import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { OewsRow } from '../../src/index.ts';
import { fileOf, importAll } from '../import-files.ts';

const wide = (rows: readonly string[], separator = ',', end = '\n') =>
  [
    'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,A_PCT10,A_MEDIAN,A_PCT90,ANNUAL,HOURLY',
    ...rows,
  ]
    .map((line) => line.replaceAll(',', separator))
    .join(end) + end;
const ohio = '39,Ohio,2,OH,000000,43-6013,Medical Secretaries,detailed,33480,2.1,19.2,39930,30010,38110,52650,,';

async function oewsRows(text: string | Uint8Array, year = 2023) {
  const result = await importAll(fileOf('x.txt', text), { year });
  return { ...result, rows: result.taken as OewsRow[] };
}

describe('one table in every coat', () => {
  test.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
    ['|', '\n'],
  ])('separator %j, line end %j', async (separator, end) => {
    const { rows, refused } = await oewsRows(wide([ohio, ohio.replace('39,Ohio', '36,New York')], separator, end));
    expect(refused).toEqual([]);
    expect(rows.map((row) => [row.line, row.areaCode, row.wages.a_median])).toEqual([
      [2, '39', { kind: 'reported', value: 38_110 }],
      [3, '36', { kind: 'reported', value: 38_110 }],
    ]);
  });

  test('a BOM, UTF-16 and Windows-1252 give the same texts', async () => {
    const text = wide([ohio.replace('Medical Secretaries', 'Secrétaires — médicales')]);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer),
    ]);
    const western = Uint8Array.from([...text].map((c) => (c === '—' ? 0x97 : c.charCodeAt(0))));
    for (const [bytes, encoding] of [
      [new TextEncoder().encode(`\uFEFF${text}`), 'utf-8-bom'],
      [utf16, 'utf-16le'],
      [western, 'windows-1252'],
    ] as const) {
      const { rows, ...read } = await oewsRows(bytes);
      expect(read.encoding).toBe(encoding);
      expect(rows[0]?.title).toBe('Secrétaires — médicales');
    }
  });

  test('headers of 2012 to 2018 have other names: no area for the nation, OCC_GROUP, LOC_Q, ST', async () => {
    const state =
      'AREA,ST,STATE,OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,LOC QUOTIENT,A_MEAN\n1,AL,Alabama,11-0000,management,major,69100,0.73,109800\n';
    const { rows, description } = await oewsRows(state, 2015);
    expect(rows[0]).toMatchObject({
      areaCode: '01',
      areaLevel: 'state',
      socVersion: '2010',
      locationQuotient: { kind: 'reported', value: 0.73 },
    });
    expect(description.table).toBe('state');
    const nation = 'OCC_CODE,OCC_TITLE,GROUP,TOT_EMP,A_MEAN\n29-2010,Lab,,10,50000\n29-2011,Lab,,10,50000\n';
    expect((await oewsRows(nation, 2012)).rows.map((row) => [row.areaCode, row.group])).toEqual([
      ['US', 'broad'],
      ['US', 'detailed'],
    ]);
  });

  test('metro, nonmetro and territory rows keep their kind of place and their zeros', async () => {
    const { rows, description } = await oewsRows(
      wide([
        ohio.replace('39,Ohio,2,OH', '18140,"Columbus, OH",4,OH').replaceAll('"Columbus, OH"', 'Columbus'),
        ohio.replace('39,Ohio,2,OH', '100001,Northwest Alabama,6,AL'),
        ohio.replace('39,Ohio,2,OH', '72,Puerto Rico,3,PR'),
      ]),
    );
    expect(rows.map((row) => [row.areaCode, row.areaLevel])).toEqual([
      ['18140', 'metro'],
      ['0100001', 'nonmetro'],
      ['72', 'state'],
    ]);
    expect(description.table).toBe('all areas');
  });
});

describe('cells are what they are', () => {
  test('markers are states, thousands separators and float noise are read, empty is not suppressed', async () => {
    const { rows, notes } = await oewsRows(
      wide([
        '39;Ohio;2;OH;000000;43-6013;Medical Secretaries;detailed;**;;19.200000000000003;39,930;*;;#;TRUE;',
      ]).replace(/,(?=[A-Z_])/g, ';'),
    );
    const [row] = rows;
    expect(row?.employment).toEqual({ kind: 'suppressed' });
    expect(row?.wages).toMatchObject({
      h_mean: { kind: 'reported', value: 19.2 },
      a_mean: { kind: 'reported', value: 39_930 },
      a_pct10: { kind: 'suppressed' },
      a_median: { kind: 'absent' },
      a_pct90: { kind: 'topCoded' },
    });
    expect(row?.isAnnualOnly).toBe(true);
    expect(notes[0]).toContain('A_MEDIAN are empty');
  });

  test('broad and detailed rows of one code stay two rows', async () => {
    const { rows } = await oewsRows(wide([ohio, ohio.replace('detailed', 'broad')]));
    expect(rows.map((row) => row.group)).toEqual(['detailed', 'broad']);
  });

  test.each([
    [ohio.replace('43-6013', '436013'), 'OCC_CODE', '436013'],
    [ohio.replace('38110', 'n.a.'), 'A_MEDIAN', 'n.a.'],
    [ohio.replace('38110', '-5'), 'A_MEDIAN', '-5'],
    [ohio.replace('33480', '#'), 'TOT_EMP', '#'],
    [ohio.replace('39,Ohio,2', '97,Nowhere,2'), 'AREA', '97 Nowhere'],
    [ohio.replace('detailed', 'tiny'), 'O_GROUP', 'tiny'],
  ])('a row that cannot be right is refused with its line, column and value: %#', async (line, column, value) => {
    const { rows, refused } = await oewsRows(wide([ohio, line, ohio]));
    expect(rows).toHaveLength(2);
    expect(refused).toEqual([expect.objectContaining({ line: 3, column, value })]);
  });

  test('a cut-off last row is refused, not padded', async () => {
    const { refused } = await oewsRows(`${wide([ohio])}39,Ohio,2,OH,0000`);
    expect(refused).toEqual([
      expect.objectContaining({ line: 3, column: 'whole row', reason: 'has 5 cells, the header has 17' }),
    ]);
  });

  test('a line break inside quotes does not move the line numbers after it', async () => {
    const { refused } = await oewsRows(
      wide([ohio.replace('Medical Secretaries', '"Medical\nSecretaries"'), ohio.replace('33480', 'x')]),
    );
    expect(refused[0]?.line).toBe(4);
  });
});

describe('a file that is not what it claims is refused with what to do', () => {
  const refusal = (name: string, content: string | Uint8Array) =>
    importAll(fileOf(name, content, 4096), { year: 2023 });
  test.each([
    ['gzip', 'oews.csv', gzipSync(wide([ohio])), /gunzip/],
    ['old-workbook', 'oews.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /save it as \.xlsx/],
    ['html', 'oews.csv', '\uFEFF  <!DOCTYPE html><html><body>Not found</body></html>', /web page/],
    ['json', 'oews.csv', '{ "rows": [] }', /CSV or \.xlsx/],
    ['json', 'lca.json', '{ "rows": [{ "a": 1 }, { "a"', /ends within its list/],
    ['json', 'lca.json', '[{ "a": { "b": 1 } }]', /flat records/],
    ['json', 'lca.json', '[{ "a": 1, }]', /line 1 is not JSON/],
    ['binary', 'oews.csv', Uint8Array.of(65, 0, 66, 0, 0, 1), /binary/],
    ['empty', 'oews.csv', '', /empty/],
    ['broken-workbook', 'oews.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), /cut off or damaged/],
    ['unknown-table', 'oews.csv', 'a,b\n1,2\n', /No table we know/],
    ['too-many-columns', 'oews.csv', `${'x,'.repeat(1_500)}\n`, /at most 1000/],
    ['record-too-long', 'oews.csv', `OCC_CODE,A_MEAN\n"${'x'.repeat(1_300_000)}`, /quote is not closed/],
  ])('%s', async (code, name, content, message) => {
    await expect(refusal(name, content)).rejects.toMatchObject({
      name: 'FileRefused',
      refusal: code,
      message: expect.stringMatching(message),
    });
  });

  test('a table whose year nobody says', async () => {
    await expect(importAll(fileOf('wages.csv', wide([ohio])))).rejects.toMatchObject({ refusal: 'year-unknown' });
    const named = await importAll(fileOf('state_M2021_dl.csv', wide([ohio])));
    expect(named.description.vintage).toBe('May 2021');
  });
});

describe('units mixed in one column', () => {
  const counties = (row: string) =>
    `soc_code,state,county,level1_hourly,level2_hourly,level3_hourly,level4_hourly\n${row}\n`;
  test('yearly wages under hourly columns are found by their size and told', async () => {
    const { taken, notes } = await importAll(
      fileOf('c.csv', counties('25-2021,TX,jones,44810.0,48697.0,52583.0,56470.0')),
    );
    expect(taken).toEqual([
      expect.objectContaining({ unit: 'year', state: '48', levelsUsd: [44_810, 48_697, 52_583, 56_470] }),
    ]);
    expect(notes[0]).toContain('dollars a year');
  });
  test('what could be either is refused', async () => {
    const { refused } = await importAll(fileOf('c.csv', counties('25-2021,TX,jones,1000,2000,3000,4000')));
    expect(refused[0]?.reason).toContain('by the hour or by the year');
  });
  test('an "hourly" 705,000 is read as yearly and marked', async () => {
    const { taken } = await importAll(
      fileOf(
        'l.csv',
        'CASE_NUMBER,JOB_TITLE,SOC_CODE,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY\nI-1,MD,29-1229.00,705000,,Hour\nI-2,RN,29-1141.00,40.5,,Hour\n',
      ),
    );
    expect(taken).toEqual([
      expect.objectContaining({ annualUsdFrom: 705_000, unit: 'Year', isUnitCorrected: true }),
      expect.objectContaining({ annualUsdFrom: 84_240, unit: 'Hour', isUnitCorrected: false }),
    ]);
  });
});

describe('LCA disclosure data by the column names of its years', () => {
  const fy2012 =
    'LCA_CASE_NUMBER,STATUS,DECISION_DATE,LCA_CASE_JOB_TITLE,LCA_CASE_SOC_CODE,LCA_CASE_WAGE_RATE_FROM,LCA_CASE_WAGE_RATE_TO,LCA_CASE_WAGE_RATE_UNIT,LCA_CASE_WORKLOC1_STATE';
  const fy2015 =
    'CASE_NUMBER,CASE_STATUS,DECISION_DATE,JOB_TITLE,SOC_CODE,PW_WAGE_LEVEL,WAGE_RATE_OF_PAY,WAGE_UNIT_OF_PAY,WORKSITE_COUNTY,WORKSITE_STATE';
  const fy2019 =
    'CASE_NUMBER,CASE_STATUS,DECISION_DATE,JOB_TITLE,SOC_CODE,WORKSITE_COUNTY_1,WORKSITE_STATE_1,WORKSITE_POSTAL_CODE_1,WAGE_RATE_OF_PAY_FROM_1,WAGE_RATE_OF_PAY_TO_1,WAGE_UNIT_OF_PAY_1,PW_WAGE_LEVEL_1,WORKSITE_STATE_2,WAGE_RATE_OF_PAY_FROM_2';
  const fy2024 =
    'CASE_NUMBER,CASE_STATUS,RECEIVED_DATE,DECISION_DATE,JOB_TITLE,SOC_CODE,WORKSITE_COUNTY,WORKSITE_STATE,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY,PW_WAGE_LEVEL';
  test.each([
    [
      fy2012,
      'I-1,CERTIFIED,2011-10-05,Nurse,29-1141,60000,70000,Year,OH',
      { status: 'certified', annualUsdFrom: 60_000, annualUsdTo: 70_000, year: 2012, state: '39' },
      'FY2012 Q1',
    ],
    [
      fy2012,
      'I-1,DENIED,9/30/2014,Nurse,29-1141,30,,hr,OH',
      { status: 'denied', annualUsdFrom: 62_400, year: 2014, unit: 'Hour' },
      'FY2014 Q4',
    ],
    [
      fy2015,
      'I-1,CERTIFIED-WITHDRAWN,2015-01-05,Nurse,29-1141,Level II,60000 - 70000,Year,FRANKLIN,OH',
      {
        status: 'certified-withdrawn',
        annualUsdFrom: 60_000,
        annualUsdTo: 70_000,
        wageLevel: 'II',
        county: 'franklin',
      },
      'FY2015 Q2',
    ],
    [
      fy2015,
      'I-1,WITHDRAWN,2015-01-05,Nurse,29-1141,Level I,25.50 -,Hour,FRANKLIN,OH',
      { status: 'withdrawn', annualUsdFrom: 53_040 },
      'FY2015 Q2',
    ],
    [
      fy2019,
      'I-1,CERTIFIED,2019-07-01,Nurse,29-1141.00,FRANKLIN,OH,43004,61000,,Year,III,TX,90000',
      { status: 'certified', annualUsdFrom: 61_000, state: '39', postalCode: '43004', wageLevel: 'III' },
      'FY2019 Q4',
    ],
    [
      fy2024,
      'I-1,Certified - Withdrawn,2023-10-02,2023-12-31,Nurse,29-1141.00,FRANKLIN,OH,61000,,Year,III',
      { status: 'certified-withdrawn', year: 2024 },
      'FY2024 Q1',
    ],
    [
      fy2024,
      'I-1,REJECTED,2023-10-02,2024-01-01,Nurse,29-1141.00,FRANKLIN,OH,61000,,Year,III',
      { status: 'other' },
      'FY2024 Q2',
    ],
    [
      fy2024,
      'I-1,,2023-10-02,2024-01-01,Nurse,29-1141.00,FRANKLIN,OH,61000,,Year,III',
      { status: 'not-stated' },
      'FY2024 Q2',
    ],
  ])('under %s: %s', async (header, row, read, vintage) => {
    const { taken, refused, notes, description } = await importAll(fileOf('lca.csv', `${header}\n${row}\n`));
    expect(refused).toEqual([]);
    expect(taken).toEqual([expect.objectContaining(read)]);
    expect(notes).toEqual([]);
    expect(description.vintage).toBe(vintage);
  });

  test('a file without the status says so, and two quarters are no one quarter', async () => {
    const text =
      'CASE_NUMBER,JOB_TITLE,SOC_CODE,WAGE_RATE_OF_PAY_FROM,WAGE_UNIT_OF_PAY,Year,Quarter\nI-1,RN,29-1141.00,80000,Year,2025,Q1\nI-2,RN,29-1141.00,80000,Year,2025,Q2\n';
    const { taken, notes, description } = await importAll(fileOf('l.csv', text));
    expect(taken).toMatchObject([{ status: 'not-stated' }, { status: 'not-stated' }]);
    expect(notes).toEqual([expect.stringContaining('no CASE_STATUS')]);
    expect(description.vintage).toBe('FY2025');
  });
});

test('JSON: a list of flat records, in an object or alone, whatever order of names, escapes and pieces', async () => {
  const first = {
    CASE_NUMBER: 'I-1',
    JOB_TITLE: 'Nurse "A" [RN] {x}\\',
    SOC_CODE: '291141',
    WAGE_RATE_OF_PAY_FROM: 80_000,
  };
  const file = [
    { ...first, WAGE_RATE_OF_PAY_TO: null, WAGE_UNIT_OF_PAY: 'Year' },
    { WAGE_UNIT_OF_PAY: 'Hour', ...first, WAGE_RATE_OF_PAY_FROM: '40', CASE_NUMBER: 'I-2' },
    { ...first, WAGE_UNIT_OF_PAY: 'Year', EXTRA: 'x' },
  ];
  for (const text of [`\uFEFF${JSON.stringify({ note: 'x', rows: file }, null, 1)}`, JSON.stringify(file)]) {
    const { taken, refused } = await importAll(fileOf('lca.json', text));
    expect(taken).toMatchObject([
      { caseNumber: 'I-1', jobTitle: first.JOB_TITLE, onetSoc: '29-1141.00', annualUsdFrom: 80_000 },
      { caseNumber: 'I-2', annualUsdFrom: 83_200, unit: 'Hour' },
    ]);
    expect(refused).toMatchObject([{ reason: 'has 7 cells, the header has 6' }]);
  }
});

test('prices: a missing month is told; both layouts of the parities agree on a state', async () => {
  const cpi = await importAll(fileOf('c.csv', 'Date,Index,Inflation\n2025-09-01,324.8,\n2025-11-01,324.1,0.1\n'));
  expect(cpi.notes).toEqual([expect.stringContaining('2025-10')]);
  const long = await importAll(fileOf('r.csv', 'YEAR,STATEFIP,RPP\n2014,6,113.1\n'), { release: '2020-12' });
  const across = await importAll(fileOf('r.csv', 'STATE,y2013,y2014\rCalifornia,112.2,112.4\r'), {
    release: '2016-07',
  });
  expect(long.taken).toEqual([expect.objectContaining({ state: '06', year: 2014, parity: 113.1 })]);
  expect(across.taken).toContainEqual(expect.objectContaining({ state: '06', year: 2014, parity: 112.4 }));
  expect(across.description.vintage).toBe('release 2016-07');
});

test('O*NET: quotes are letters, n/a is missing, suppression is kept', async () => {
  const titles = await importAll(
    fileOf('t.txt', 'O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n29-2099.08\t12" Patient "Pal\tn/a\t08\n'),
  );
  expect(titles.taken).toEqual([
    { kind: 'onet-title', line: 2, onetSoc: '29-2099.08', title: '12" Patient "Pal', role: 'alternate' },
  ]);
  const skills = await importAll(
    fileOf(
      's.txt',
      'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tRecommend Suppress\tNot Relevant\n29-2099.08\t2.A.1.a\tReading\tLV\t0.5\t8\tY\tY\n',
    ),
  );
  expect(skills.taken[0]).toMatchObject({ scale: 'LV', isSuppressed: true, isNotRelevant: true });
  expect(skills.description.table).toBe('Skills');
});
