import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ExchangeError } from '../exchange/exchange-error.ts';
import { readRoster } from './read-roster.ts';

const manifest = (version: string, files: Readonly<Record<string, string>>) =>
  `propertyName,value\nmanifest.version,1.0\noneroster.version,${version}\n${Object.entries(files)
    .map(([file, presence]) => `file.${file},${presence}\n`)
    .join('')}`;

const userHeader =
  'sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,preferredGivenName';
const parts = {
  'manifest.csv': manifest('1.2', { users: 'bulk', classes: 'bulk', enrollments: 'bulk', roles: 'absent' }),
  'users.csv': `${userHeader}
u1,,,true,ada,Adaeze,Okafor,Ada@Example.org,Ada
u2,,,true,wei,Wei,"Chen,
Jr",wei@example.org,
u3,,,true,bad,Bad,Address,bad at example,
u4,,,no,odd,Odd,Flag,odd@example.org,
u5,tobedeleted,,true,gone,Gone,Person,gone@example.org,
u6,,,true,twin,Twin,Address,ADA@example.org,
u7,,,true,teach,Tea,Cher,teach@example.org,
`,
  'classes.csv': `sourcedId,status,dateLastModified,title,classType,schoolSourcedId,termSourcedIds
c1,,,Care coordination,scheduled,o1,t1
c2,tobedeleted,,History,scheduled,o1,t1
`,
  'enrollments.csv': `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role
e1,,,c1,o1,u1,student
e2,,,c1,o1,u2,student
e3,,,c1,o1,u3,student
e4,,,c1,o1,u4,student
e5,,,c1,o1,u5,student
e6,,,c1,o1,u6,student
e7,,,c1,o1,u7,teacher
e8,,,c1,o1,u99,student
e9,,,c9,o1,u1,student
e10,,,c2,o1,u7,student
`,
};

const zip = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
const read = (files: Readonly<Record<string, string>>, classId?: string) =>
  readRoster({ name: 'set.zip', bytes: zip(files) }, classId);
const refusalOf = (files: Readonly<Record<string, string>>) => {
  try {
    read(files);
  } catch (error) {
    if (error instanceof ExchangeError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'taken';
};

describe('a OneRoster package', () => {
  test('gives the students of classes that stay, by preferred name, with the line of each', () => {
    const roster = read(parts);
    expect(roster.format).toBe('oneroster-1.2');
    expect(roster.entries).toEqual([
      { file: 'users.csv', line: 2, name: 'Ada Okafor', email: 'ada@example.org', sourcedId: 'u1' },
      { file: 'users.csv', line: 3, name: 'Wei Chen, Jr', email: 'wei@example.org', sourcedId: 'u2' },
    ]);
    expect(roster.classes).toEqual([{ sourcedId: 'c1', title: 'Care coordination', learners: 6 }]);
  });

  test('refuses a wrong row by file, line and column, and it stops only itself', () => {
    expect(read(parts).rejected.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['enrollments.csv', 9, 'userSourcedId'],
      ['enrollments.csv', 10, 'classSourcedId'],
      ['users.csv', 5, 'email'],
      ['users.csv', 6, 'enabledUser'],
      ['users.csv', 7, 'status'],
      ['users.csv', 8, 'email'],
    ]);
  });

  test('may be in a folder, and takes one class when it is named', () => {
    const nested = Object.fromEntries(Object.entries(parts).map(([path, text]) => [`export/${path}`, text]));
    expect(read(nested, 'c1').entries).toHaveLength(2);
    expect(() => read(parts, 'c2')).toThrow('set.zip has no class c2; its classes: c1.');
  });

  test('of 1.1 without enrollments takes the users whose role is student', () => {
    const users =
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\n' +
      'u1,active,2026-01-01,TRUE,o1,student,ada,Ada,Okafor,ada@example.org\n' +
      'u2,active,2026-01-01,TRUE,o1,teacher,tea,Tea,Cher,tea@example.org\n';
    const roster = read({ 'manifest.csv': manifest('1.1', { users: 'delta' }), 'users.csv': users });
    expect([roster.format, roster.entries.map((entry) => entry.name)]).toEqual(['oneroster-1.1', ['Ada Okafor']]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['broken-archive: set.zip has no manifest.csv.', { 'users.csv': parts['users.csv'] }],
    ['broken-archive: set.zip has no enrollments.csv.', { ...parts, 'enrollments.csv': '' }],
    [
      'unknown-format: manifest.csv of set.zip names the oneroster.version 1.0; 1.1 and 1.2 are read.',
      { ...parts, 'manifest.csv': manifest('1.0', { users: 'bulk' }) },
    ],
    [
      'unknown-format: manifest.csv, line 4: file.users is some; allowed: bulk, delta, absent.',
      { ...parts, 'manifest.csv': manifest('1.2', { users: 'some' }) },
    ],
    [
      'broken-csv: users.csv, line 1: the header lacks enabledUser, familyName.',
      { ...parts, 'users.csv': 'sourcedId,username,givenName\n' },
    ],
    ['unsafe-archive: set.zip is refused: its entry ../users.csv points outside the archive.', { '../users.csv': '' }],
    [
      'too-large: set.zip is refused: its entry users.csv unpacks to more than 200 times its size.',
      { ...parts, 'users.csv': 'a'.repeat(4_000_000) },
    ],
  ])('is refused whole: %s', (message, files) => {
    const given = Object.fromEntries(
      Object.entries(files).filter(([path, text]) => text !== '' || !path.startsWith('enrollments')),
    );
    expect(refusalOf(given)).toBe(message);
  });
});

describe('a roster as CSV', () => {
  const csv = (text: string) => readRoster({ name: 'class.csv', bytes: strToU8(text) });

  test('is read by the names of its columns, in any order, with any of the three separators', () => {
    const { format, entries } = csv('Student ID;Last name;First name;E-mail\n7;Okafor;Ada;Ada@example.org\n');
    expect(format).toBe('csv');
    expect(entries).toEqual([{ file: null, line: 2, name: 'Ada Okafor', email: 'ada@example.org', sourcedId: '7' }]);
  });

  test('refuses a row by line and column and says what is allowed', () => {
    const { rejected } = csv(
      'name,email,id\nAda,,1\n,b@example.org,2\nC,c@example.org,3\nD,d@example.org,3\nE,e@e,4,5\n',
    );
    expect(rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'email', 'empty; an e-mail address is needed'],
      [3, 'name', 'empty; a name is needed'],
      [5, 'id', '3 is on line 4 already; each learner has one row'],
      [6, 'row', '4 cells; the header has 3. Put quotes around commas'],
    ]);
  });

  test('without an e-mail column is refused whole, and a list without a header is read as pasted lines', () => {
    expect(() => csv('name,phone\nAda,1\n')).toThrow('it needs email, and name or given name and family name');
    expect(csv('Ada Okafor,ada@example.org\n')).toMatchObject({ format: 'pasted', entries: [{ name: 'Ada Okafor' }] });
  });
});
