import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { occupations, ratings } from '../data.ts';

/** Published files that live beside the project, not in it: SHARED_DATA_DIR, or `../shared/data` of the project. */
const folder =
  process.env.SHARED_DATA_DIR === undefined
    ? new URL('../../../../../shared/data/', import.meta.url)
    : pathToFileURL(`${process.env.SHARED_DATA_DIR}/`);

if (!existsSync(folder) && process.env.CI === 'true')
  throw new Error(`CI needs the published files in ${folder.pathname}`);

/** Rows of a tab-separated O*NET file, fields by the name of their column. */
function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  const bytes = readFileSync(new URL(`onet/${name}`, folder));
  const [header = '', ...lines] = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const columns = header.trimEnd().split('\t');
  return lines.map((line) => {
    const fields = line.trimEnd().split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
  });
}

describe.runIf(existsSync(folder))('against the O*NET files', () => {
  test.each([
    ['Skills.txt.gz', 'skill'],
    ['Work Styles.txt', 'work-style'],
  ] as const)('%s holds every rating as ours has it, none of them marked for suppression', (file, kind) => {
    const ours = ratings.filter((rating) => rating.kind === kind);
    const codes = new Set(ours.map((rating) => rating.code));
    const theirs = rowsOf(file).filter((row) => row['Scale ID'] === 'IM' && codes.has(row['O*NET-SOC Code'] ?? ''));
    expect(theirs.filter((row) => row['Recommend Suppress'] === 'Y')).toEqual([]);
    const key = (code: unknown, name: unknown, importance: unknown, date: unknown) =>
      `${code} ${name} ${importance} ${date}`;
    expect(ours.map((rating) => key(rating.code, rating.name, rating.importance, rating.collected)).toSorted()).toEqual(
      theirs
        .map((row) => key(row['O*NET-SOC Code'], row['Element Name'], Number(row['Data Value']), row.Date))
        .toSorted(),
    );
  });

  test('every O*NET-SOC code of ours has the title that O*NET gives it', () => {
    const titles = new Map(rowsOf('Occupation Data.txt').map((row) => [row['O*NET-SOC Code'], row.Title]));
    for (const { code, title, system } of occupations.flatMap((occupation) => occupation.codes)) {
      if (system === 'onet-soc-2019') expect(title, code).toBe(titles.get(code));
    }
  });

  test('O*NET files the coordinator under 29-2099.08, and lists the relatives that the steps rest on', () => {
    const titles = rowsOf('Alternate Titles.txt.gz').filter(
      (row) => row['Alternate Title'] === 'Patient Care Coordinator',
    );
    expect(titles.map((row) => row['O*NET-SOC Code'])).toContain('29-2099.08');
    const related = rowsOf('Related Occupations.txt')
      .filter((row) => row['O*NET-SOC Code'] === '29-2099.08')
      .map((row) => row['Related O*NET-SOC Code']);
    expect([related[0], related[2], related[3], related[5]]).toEqual([
      '29-9021.00',
      '29-2072.00',
      '21-1094.00',
      '11-9111.00',
    ]);
    expect(related).toEqual(expect.arrayContaining(['29-1141.00', '21-1022.00']));
  });
});
