import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readRoster } from '../../src/index.ts';
import { requiredColumns } from '../../src/roster/oneroster-files.ts';
import { usersOf11 } from '../../src/roster/read-oneroster.ts';
import { listSamples, readSample, sharedDataAvailable } from './folder.ts';

const read = (name: string) => readRoster({ name, bytes: readSample(`oneroster/catalyst/${name}`) });

describe.skipIf(!sharedDataAvailable)('the OneRoster samples', () => {
  test('the full 1.1 set gives the two students enrolled in the class that stays, whatever their own role is', () => {
    const roster = read('Test_full_data_set.zip');
    expect(roster.format).toBe('oneroster-1.1');
    expect(roster.entries.map(({ line, name, email }) => [line, name, email])).toEqual([
      [5, 'Jim Smith', 'jim.smith@myschool.com'],
      [6, 'mmichel Jones', 'mmichel.jones2@myschool.com'],
    ]);
    expect(roster.classes).toEqual([{ sourcedId: 'cls-222-123456', title: 'Introduction to Physics', learners: 2 }]);
    expect(roster.rejected).toEqual([]);
  });

  test('the minimal 1.1 set, which has no addresses, is read and each of its students refused for that', () => {
    const { format, entries, rejected } = read('Test_minimal_data_set.zip');
    expect(format).toBe('oneroster-1.1');
    expect(entries).toEqual([]);
    expect(rejected.length).toBeGreaterThan(0);
    expect(new Set(rejected.map(({ file, column }) => `${file} ${column}`))).toEqual(new Set(['users.csv email']));
  });

  test('the 1.2 set of delta files is read; its one student has no address', () => {
    const { format, entries, rejected, classes } = read('oneroster_test_data.zip');
    expect([format, entries, classes]).toEqual([
      'oneroster-1.2',
      [],
      [{ sourcedId: 'CLASS_001', title: 'Basic Detection', learners: 1 }],
    ]);
    expect(rejected.map(({ file, line, column }) => [file, line, column])).toEqual([['users.csv', 2, 'email']]);
  });

  test('the minimal valid 1.2 set holds a teacher and no learner', () => {
    const folder = 'oneroster/longsight-1.2-minimal';
    const files = listSamples(folder).map((path) => [path.slice(folder.length + 1), readSample(path)] as const);
    const roster = readRoster({ name: 'longsight.zip', bytes: zipSync(Object.fromEntries(files)) });
    expect(roster).toEqual({
      format: 'oneroster-1.2',
      entries: [],
      rejected: [],
      classes: [{ sourcedId: 'class-1', title: 'Algebra One A', learners: 0 }],
    });
  });

  test.each(['manifest', 'users', 'classes', 'enrollments'] as const)(
    'the columns that must be in %s.csv of 1.1 are those of another importer',
    (file) => {
      const columns = JSON.parse(
        new TextDecoder().decode(readSample(`oneroster/tao-1.1-column-config/${file}.json`)),
      ) as { columnId: string; required: boolean }[];
      const required = columns.filter((column) => column.required).map((column) => column.columnId);
      const ours = file === 'users' ? [...requiredColumns.users, ...usersOf11] : requiredColumns[file];
      expect(ours.toSorted()).toEqual(required.toSorted());
    },
  );
});
