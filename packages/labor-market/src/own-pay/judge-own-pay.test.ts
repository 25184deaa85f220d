import { expect, test } from 'vitest';
import { fileOf } from '../../test/import-files.ts';
import { judgeOwnPay } from './judge-own-pay.ts';
import { mappedPayFile } from './mapped-pay-file.ts';
import { type OwnPayMapping, type OwnPayRow, readOwnPay } from './own-pay-file.ts';
import { readOwnPayHead } from './own-pay-head.ts';

const file = [
  'Our pay;;;;',
  '',
  'Full name;Job title;Base salary (USD);Office, state;"Gender"',
  'Ada;"Coordinator',
  'days";52k;"Akron; OH";F',
  'Bo;Coordinator;"$24/hr; or so";Texas;M',
  'Cy;Coordinator;soon;Texas;M',
  '',
  'Di;Coordinator;£30000;Texas;M',
  'Ed;Coordinator;52k;Texas;M',
  'Flo;Coordinator;52k;Texas;M',
  ...Array.from({ length: 12 }, (_, index) => `X;Coordinator;${50 + index}k;Texas;F`),
  'Gus;Coordinator;650000;Texas;M',
  '',
].join('\r\n');
const mapping: OwnPayMapping = {
  pay: 'Base salary (USD)',
  title: 'Job title',
  place: 'Office, state',
  group: 'Gender',
};

async function rowsOf(text: string) {
  const rows: OwnPayRow[] = [];
  const refused = [];
  for await (const batch of readOwnPay(fileOf('pay.csv', text), mapping, 'guess')) {
    rows.push(...batch.taken);
    refused.push(...batch.refused);
  }
  return { rows, refused };
}

test('the columns of a file are found under its banner and guessed, names and e-mail never', async () => {
  const head = await readOwnPayHead(fileOf('pay.csv', file));
  expect(head.columns).toEqual(['Full name', 'Job title', 'Base salary (USD)', 'Office, state', 'Gender']);
  expect(head.guess).toEqual(mapping);
  expect(head.samples[0]).toEqual(['Ada', 'Coordinator days', '52k', 'Akron; OH', 'F']);
  const survey =
    'Timestamp,How old are you?,What industry do you work in?,Job title,What is your annual salary?,Please indicate the currency,Where are you located? (City/state/country),How many years of experience do you have?,"If your job title needs additional context, please clarify here:","If ""Other,"" please indicate the currency here: "\n1,2,3,x,52000,USD,"Akron, OH",5,,\n';
  expect((await readOwnPayHead(fileOf('survey.csv', survey))).guess).toEqual({
    pay: 'What is your annual salary?',
    title: 'Job title',
    currency: 'Please indicate the currency',
    place: 'Where are you located? (City/state/country)',
    level: 'How many years of experience do you have?',
  });
});

test('the mapped file holds the mapped columns alone and is read as the whole file is, line by line', async () => {
  const pieces = [];
  for await (const piece of mappedPayFile(fileOf('pay.csv', file), mapping)) pieces.push(piece);
  const mapped = pieces.join('');
  expect(mapped).not.toMatch(/Ada|Flo|Full name/);
  expect(await rowsOf(mapped)).toEqual(await rowsOf(file));
  expect((await rowsOf(mapped)).refused.map(({ line }) => line)).toEqual([7, 9]);
});

test('what would become of every row: ways of writing, duplicates, outliers, refusals by line', async () => {
  const judged = await judgeOwnPay(fileOf('pay.csv', file), mapping, 'guess');
  expect(judged).toMatchObject({
    rowsTaken: 17,
    rowsRefused: 2,
    // Flo says what Ed says; of the twelve, 52k is of another group.
    duplicateLines: [11],
    outliers: [{ line: 24, annualUsd: 650_000 }],
    withoutLevel: 17,
    withoutState: 0,
    groups: [
      { group: 'F', rows: 13 },
      { group: 'M', rows: 4 },
    ],
  });
  expect(judged.writings).toEqual([
    { shape: '9k', rows: 15, example: expect.objectContaining({ line: 4, payText: '52k', annualUsd: 52_000 }) },
    {
      shape: '$9/hr; or so',
      rows: 1,
      example: expect.objectContaining({ line: 6, annualUsd: 49_920, payUnit: 'hour' }),
    },
    { shape: '9', rows: 1, example: expect.objectContaining({ line: 24, annualUsd: 650_000 }) },
  ]);
});
