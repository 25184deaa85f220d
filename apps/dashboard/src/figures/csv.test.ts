import { expect, test } from 'vitest';
import { toCsv, toDataPackage } from './csv.ts';
import type { FigureTable } from './figure-table.ts';

const table: FigureTable = {
  columns: [
    { id: 'name', header: 'Occupation' },
    { id: 'median', header: 'Median', unit: 'US dollars a year', isNumeric: true },
  ],
  rows: [
    { id: 'a', cells: ['Medical Secretaries, and others', { value: 44640, text: '$44,640' }] },
    { id: 'b', cells: ['=HYPERLINK("http://example.test")', null] },
    { id: 'c', cells: ['@sum', { value: -4, text: '−4%' }] },
  ],
};

test('writes raw numbers, quotes commas, and disarms cells that a spreadsheet would run', () => {
  expect(toCsv(table)).toBe(
    [
      'name,median',
      '"Medical Secretaries, and others",44640',
      `"'=HYPERLINK(""http://example.test"")",not published`,
      "'@sum,-4",
      '',
    ].join('\r\n'),
  );
});

test('describes the file with unit, sources, address and time of making', () => {
  const description = JSON.parse(
    toDataPackage(table, 'pay', {
      title: 'Half earn more than $44,640',
      unit: 'US dollars a year',
      filters: 'Ohio',
      kind: 'published',
      caption: '',
      sources: [{ id: 'oews-2024', title: 'OEWS national table', vintage: 'May 2024' }],
      address: 'http://localhost/salary?year=2024#pay',
      madeAt: '2026-11-24T12:00:00.000Z',
    }),
  );
  expect(description).toMatchObject({
    title: 'Half earn more than $44,640',
    unit: 'US dollars a year',
    filters: 'Ohio',
    created: '2026-11-24T12:00:00.000Z',
    homepage: 'http://localhost/salary?year=2024#pay',
    sources: [{ title: 'OEWS national table', vintage: 'May 2024' }],
  });
  expect(description.resources[0].schema.fields[1]).toMatchObject({ name: 'median', type: 'number' });
});
