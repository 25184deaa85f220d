import { describe, expect, test } from 'vitest';
import { makeItem } from '../test/arbitraries.ts';
import type { Item } from './item.ts';
import { parseBankFile } from './parse-bank-file.ts';

function file(item: object, over: object = {}): string {
  return JSON.stringify({
    domain: 'communication',
    objectives: { 'do-it-right': 'Do it right.' },
    rejected: [],
    items: [{ ...makeItem('CM-001', 'communication'), ...item }],
    ...over,
  });
}
const options = (credits: readonly number[]): Item['options'] =>
  credits.map((credit, index) => ({ id: String(index), text: `Text ${index}`, credit, rationale: 'Why.' }));

describe('a file of the bank', () => {
  test('that is sound is read', () => {
    expect(parseBankFile(file({})).items).toHaveLength(1);
  });

  test.each([
    ['an unknown domain', file({}, { domain: 'surgery' }), /file: domain must be one of scheduling-access/],
    [
      'an objective that the file does not have',
      file({ objective: 'other' }),
      'CM-001: objective must be one of do-it-right, got "other"',
    ],
    [
      'an unknown kind',
      file({ kind: 'essay' }),
      'CM-001: kind must be one of single, multiple, judgement, got "essay"',
    ],
    [
      'two keys in a single',
      file({ options: options([1, 1, 0]) }),
      'CM-001: options.credit must be exactly one option with credit 1, got 2',
    ],
    [
      'one key in a multiple',
      file({ kind: 'multiple', options: options([1, 0, 0]) }),
      /two or more options with credit 1/,
    ],
    [
      'two best options in a judgement',
      file({ kind: 'judgement', options: options([2, 2, 0]) }),
      /one best option, of credit 2 or 3/,
    ],
    ['half a point', file({ options: options([0.5, 1, 0]) }), /credit must be a whole number from 0 to 3, got 0.5/],
    [
      'an option without a rationale',
      file({ options: options([1, 0, 0]).map((option) => ({ ...option, rationale: ' ' })) }),
      /rationale must be a text/,
    ],
    [
      'options that say the same',
      file({ options: options([1, 0, 0]).map((option) => ({ ...option, text: 'Same' })) }),
      /options.text must be each once/,
    ],
    ['no citation', file({ citations: [] }), 'CM-001: citations must be at least one, got []'],
    [
      'an expected share of 1',
      file({ difficulty: { justQualifiedShare: 1, reason: 'x', confirmableBy: 'x' } }),
      /justQualifiedShare must be between 0 and 1, got 1/,
    ],
    [
      'a ragged table',
      file({ exhibit: { id: 'X', kind: 'schedule', title: 'T', table: [['a', 'b'], ['c']] } }),
      /exhibit.table must be rows of one length/,
    ],
  ])('with %s is refused by item and field', (_what, text, message) => {
    expect(() => parseBankFile(text)).toThrow(message);
  });

  test('that uses an id twice is refused', () => {
    const item = makeItem('CM-001', 'communication');
    expect(() => parseBankFile(file({}, { items: [item, item] }))).toThrow(
      'CM-001: id must be used once, got "CM-001"',
    );
  });
});
