import { expect, test } from 'vitest';
import { cpiU, projections, reportedFigures } from '../test/data.ts';
import { figuresInContext, outlookFinding, projectionWindows } from './outlook.ts';
import { parseSocCode } from './soc-code.ts';

const socs = ['29-2099', '43-6013', '21-1094'].map(parseSocCode);
const windows = projectionWindows(socs, projections);

test('windows stand apart, the latest first, and the earlier one is superseded', () => {
  expect(windows.map(({ fromYear, toYear, isSuperseded }) => [fromYear, toYear, isSuperseded])).toEqual([
    [2024, 2034, false],
    [2016, 2026, true],
  ]);
});

test('a group row comes after the code it covers, and codes of others are left out', () => {
  expect(windows[0]?.rows.map((row) => row.soc)).toEqual(['43-6013', '43-6000', '21-1094']);
  expect(windows[1]?.rows.map((row) => row.soc)).toEqual(['29-2099', '43-6013', '21-1094']);
});

test('no window is made for codes without a projection', () => {
  expect(projectionWindows([parseSocCode('29-2098')], projections)).toEqual([]);
  expect(outlookFinding([], socs)).toContain('No official projection');
});

test('employment, growth and openings are put in context, pay is not', () => {
  const own = projections.filter((row) => socs.includes(row.soc));
  const entries = figuresInContext(reportedFigures, { wages: [], projections: own, priceIndex: cpiU });
  expect(entries.map((entry) => entry.figure.id)).toEqual(['zippia-growth', 'zippia-employment', 'zippia-openings']);
  expect(entries.every((entry) => entry.explanation !== entry.figure.metric)).toBe(true);
});
