import { describe, expect, test } from 'vitest';
import { type FileSource, type OewsRow, openPublishedFile } from '../../src/index.ts';
import { fileOf, importAll } from '../import-files.ts';

const MEGABYTE = 1_048_576;

/** A file that begins with a text and goes on with one letter for a gigabyte; counts what is read of it. */
function endless(head: string, letter: string): FileSource & { readonly read: { bytes: number } } {
  const read = { bytes: 0 };
  const piece = new Uint8Array(MEGABYTE).fill(letter.charCodeAt(0));
  return {
    name: 'state_M2023_dl.csv',
    read,
    async *open() {
      yield new TextEncoder().encode(head);
      for (let count = 0; count < 1_024; count++) {
        read.bytes += MEGABYTE;
        yield piece;
      }
    },
  };
}

async function readAll(source: FileSource): Promise<void> {
  const file = await openPublishedFile(source, { year: 2023 });
  for await (const _batch of file.batches);
}

describe('a line of a gigabyte is refused after its first megabytes, not read to its end', () => {
  test.each([
    ['a header that never ends', '', 'x'],
    ['a row that never ends', 'AREA,OCC_CODE,A_MEAN\n39,43-6013,', '9'],
    ['a quote that never closes', 'AREA,OCC_CODE,A_MEAN\n39,"43-6013', 'x'],
    ['a JSON text that never ends', '[{"CASE_NUMBER":"', 'x'],
  ])('%s', async (_what, head, letter) => {
    const source = endless(head, letter);
    await expect(readAll(source)).rejects.toMatchObject({ name: 'FileRefused', refusal: 'record-too-long' });
    expect(source.read.bytes).toBeLessThan(8 * MEGABYTE);
  });

  test('nothing but separators: too many columns', async () => {
    const source = endless('AREA,OCC_CODE,A_MEAN\n', ',');
    await expect(readAll(source)).rejects.toMatchObject({ name: 'FileRefused' });
    expect(source.read.bytes).toBeLessThan(8 * MEGABYTE);
  });
});

const rowsOf = async (text: string, year: number) => {
  const read = await importAll(fileOf('x.csv', text), { year });
  return { ...read, rows: read.taken as OewsRow[] };
};

test('200 columns: those of the table are read wherever they stand, the others do no harm', async () => {
  const filler = Array.from({ length: 195 }, (_, index) => `EXTRA_${index}`);
  const names = [...filler.slice(0, 90), 'A_MEAN', 'OCC_CODE', ...filler.slice(90), 'AREA', 'OCC_TITLE', 'O_GROUP'];
  const values = names.map((name) => ({ A_MEAN: '39930', OCC_CODE: '43-6013', AREA: '39' })[name] ?? '=1+1');
  const { rows, refused } = await rowsOf(`${names.join(',')}\n${values.with(-1, 'detailed').join(',')}\n`, 2023);
  expect(refused).toEqual([]);
  expect(rows).toMatchObject([{ areaCode: '39', soc: '43-6013', title: '=1+1' }]);
});

test('bytes that are no text after a head that is: the row is refused with its line, the rest is read', async () => {
  const good = '39,43-6013,Medical Secretaries,39930';
  const { rows, refused } = await rowsOf(
    `AREA,OCC_CODE,OCC_TITLE,A_MEAN\n${`${good}\n`.repeat(200)}39,43-6013,Med\0ical,39930\n${good}\n`,
    2023,
  );
  expect(rows).toHaveLength(201);
  expect(refused).toEqual([
    {
      line: 202,
      column: 'whole row',
      value: '39 | 43-6013 | Med�ical | 39930',
      reason: 'holds a zero byte, which is no text',
    },
  ]);
});

describe('layouts of OEWS files of other years', () => {
  test.each([
    [
      'nation, May 2012: GROUP, empty for detailed',
      2012,
      'OCC_CODE,OCC_TITLE,GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,A_MEDIAN,ANNUAL,HOURLY',
      '43-6013,Medical Secretaries,,522510,0.8,15.66,32580,0.3,10.84,31350,,',
      { areaCode: 'US', group: 'detailed', socVersion: '2010', employment: { kind: 'reported', value: 522_510 } },
    ],
    [
      'metro, May 2014: PRIM_STATE first, AREA_NAME, LOC_Q, OCC_GROUP detail',
      2014,
      'PRIM_STATE,AREA,AREA_NAME,OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_Q,H_MEAN,A_MEAN',
      'OH,18140,"Columbus, OH",43-6013,Medical Secretaries,detail,"4,210",6.1,4.27,1.2,16.5,"34,320"',
      {
        areaCode: '18140',
        areaLevel: 'metro',
        areaTitle: 'Columbus, OH',
        primaryState: 'OH',
        group: 'detailed',
        employment: { kind: 'reported', value: 4_210 },
        locationQuotient: { kind: 'reported', value: 1.2 },
      },
    ],
    [
      'nonmetro, May 2016: seven digits that lost their zero, "LOC QUOTIENT"',
      2016,
      'PRIM_STATE,AREA,AREA_NAME,OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,LOC QUOTIENT,A_MEAN',
      'AL,100001,Northwest Alabama nonmetropolitan area,43-6013,Medical Secretaries,detailed,**,**,*',
      {
        areaCode: '0100001',
        areaLevel: 'nonmetro',
        employment: { kind: 'suppressed' },
        locationQuotient: { kind: 'suppressed' },
      },
    ],
    [
      'sector, May 2018: NAICS as a span',
      2018,
      'NAICS,NAICS_TITLE,OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,PCT_TOT,PCT_RPT,A_MEAN',
      '31-33,Manufacturing,43-6013,Medical Secretaries,detailed,110,0,~,36000',
      { naics: '31-33', percentReporting: { kind: 'belowLimit' }, percentOfTotal: { kind: 'reported', value: 0 } },
    ],
    [
      'state, May 2019: lower case, no prim_state, the zero of 000000 lost',
      2019,
      'area,area_title,area_type,naics,naics_title,i_group,own_code,occ_code,occ_title,o_group,tot_emp,a_mean,a_pct90',
      '39,Ohio,2,0,Cross-industry,cross-industry,1235,29-1216,Internists,detailed,510,#,#',
      { naics: '000000', socVersion: '2018-hybrid', ownership: '1235', primaryState: '' },
    ],
    [
      'hourly only, May 2022: annual cells are *',
      2022,
      'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_MEAN,A_MEAN,H_MEDIAN,ANNUAL,HOURLY',
      '99,U.S.,1,US,000000,27-2011,Actors,detailed,57100,41.46,*,17.94,,TRUE',
      { areaCode: 'US', isHourlyOnly: true, isAnnualOnly: false },
    ],
    [
      'territory, May 2024: AREA_TYPE 3',
      2024,
      'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN',
      '66,Guam,3,GU,000000,43-6013,Medical Secretaries,detailed,60,32110',
      { areaCode: '66', areaLevel: 'state', socVersion: '2018' },
    ],
  ])('%s', async (_what, year, head, row, expected) => {
    const { rows, refused } = await rowsOf(`${head}\r\n${row}\r\n`, year);
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([expected]);
  });

  test('a table that only says hours is a table', async () => {
    const { rows } = await rowsOf('OCC_CODE,OCC_TITLE,H_MEAN\n27-2011,Actors,41.46\n', 2021);
    expect(rows[0]?.wages).toMatchObject({ h_mean: { kind: 'reported', value: 41.46 }, a_mean: { kind: 'absent' } });
  });

  test.each([1999, 2011, 2101])(
    '%d is refused: the tables of that year have other columns or do not exist',
    async (year) => {
      await expect(rowsOf('OCC_CODE,A_MEAN\n43-6013,30000\n', year)).rejects.toMatchObject({ refusal: 'year-wrong' });
    },
  );
});
