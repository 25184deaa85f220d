import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPastedRoster } from './read-pasted-roster.ts';

describe('a pasted roster', () => {
  test.each([
    ['Ada Okafor, ada@example.org'],
    ['ada@example.org; Ada Okafor'],
    ['Ada Okafor\tada@example.org'],
    ['Ada Okafor <ADA@example.org>'],
    ['"Ada Okafor" <ada@example.org>'],
    ['"Ada Okafor","ada@example.org"'],
    ['Ada,Okafor,ada@example.org'],
  ])('reads %j', (line) => {
    const { entries, rejected } = readPastedRoster(line);
    expect(entries).toEqual([{ file: null, line: 1, name: 'Ada Okafor', email: 'ada@example.org', sourcedId: null }]);
    expect(rejected).toEqual([]);
  });

  test('passes over a header, empty lines and any kind of line end', () => {
    const { entries, rejected } = readPastedRoster('Name;Email\r\n\r\nA B;a@example.org\rC D;c@example.org\n');
    expect(entries.map((entry) => entry.line)).toEqual([3, 4]);
    expect(rejected).toEqual([]);
  });

  test.each([
    ['just a name', 'e-mail', 'no e-mail address; write: name, name@example.org'],
    ['Bad Address, a@b', 'e-mail', 'a@b is not an e-mail address'],
    ['only@example.org', 'name', 'no name; write: name, name@example.org'],
    ['Two, a@example.org, b@example.org', 'e-mail', 'more than one e-mail address on the line'],
  ])('refuses %j by column and reason', (line, column, reason) => {
    expect(readPastedRoster(line).rejected).toEqual([{ file: null, line: 1, column, text: line, reason }]);
  });

  test('counts an address that stands twice once and names the first line', () => {
    const { entries, rejected } = readPastedRoster('A B, a@example.org\nA C, A@EXAMPLE.ORG');
    expect(entries).toHaveLength(1);
    expect(rejected).toMatchObject([{ line: 2, reason: 'a@example.org is on line 1 already' }]);
  });

  test('loses no line: each that is not empty is a learner or refused', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), (lines) => {
        const text = ['x', ...lines.map((line) => line.replaceAll(/[\r\n]/g, ' '))].join('\n');
        const { entries, rejected } = readPastedRoster(text);
        const filled = text.split('\n').filter((line) => line.trim() !== '').length;
        expect(entries.length + rejected.length).toBe(filled);
      }),
    );
  });
});
