import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type Item, readQuestions, toDraft, writeItemsCsv, writeItemsJson, writeQti3Package } from '../../src/index.ts';
import { readBank } from '../bank/read-bank.ts';
import { anyItem } from './arbitraries.ts';

const bank: readonly Item[] = readBank().flatMap(({ items }) => items);

function readBack(name: string, bytes: Uint8Array) {
  const report = readQuestions({ name, bytes });
  expect(report.rejected).toEqual([]);
  return report;
}

describe('a QTI 3.0 package of ours', () => {
  test('gives every item of the bank back as it was, with nothing lost', () => {
    const report = readBack('bank.zip', writeQti3Package(bank));
    expect(report.questions.map(({ draft }) => draft)).toEqual(bank.map(toDraft));
    const lost = report.questions.flatMap(({ losses }) => losses.filter(({ kept, of }) => kept < of));
    expect(lost).toEqual([]);
    expect(report.questions.map(({ place }) => place.identifier)).toEqual(bank.map(({ id }) => id));
  });

  test('gives any item back, whatever characters it has', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyItem, { maxLength: 5, selector: ({ id }) => id, minLength: 1 }), (items) => {
        const report = readBack('any.zip', writeQti3Package(items));
        expect(report.questions.map(({ draft }) => draft)).toEqual(items.map(toDraft));
      }),
      { numRuns: 60 },
    );
  });

  test('is the same bytes for the same items', () => {
    const [first] = bank;
    const items = first === undefined ? [] : [first];
    expect(writeQti3Package(items)).toEqual(writeQti3Package(items));
  });

  test('holds a shared passage once, and lists it as what its questions depend on', () => {
    const sharing = bank.filter(({ exhibit }) => exhibit !== undefined);
    const files = unzipSync(writeQti3Package(sharing));
    const passages = Object.keys(files).filter((path) => path.startsWith('passages/'));
    const words = new Set(sharing.map(({ exhibit }) => JSON.stringify(exhibit)));
    expect(passages).toHaveLength(words.size);
    const manifest = strFromU8(files['imsmanifest.xml'] ?? new Uint8Array());
    expect(manifest.match(/<dependency /g)).toHaveLength(sharing.length);
  });
});

describe('a CSV of ours', () => {
  test('gives every item of the bank back as it was', () => {
    const report = readBack('bank.csv', new TextEncoder().encode(writeItemsCsv(bank)));
    expect(report.questions.map(({ draft }) => draft)).toEqual(bank.map(toDraft));
  });

  test('holds no cell that a spreadsheet runs as a formula', () => {
    const [first] = bank;
    if (first === undefined) throw new Error('The bank is empty.');
    const item = { ...first, stem: '=HYPERLINK("http://example.org")' };
    const csv = writeItemsCsv([item]);
    expect(csv).toContain(`"'=HYPERLINK(""http://example.org"")"`);
    const report = readBack('formula.csv', new TextEncoder().encode(csv));
    expect(report.questions[0]?.draft.stem).toBe(item.stem);
  });
});

test('a JSON export holds the items field for field', () => {
  expect((JSON.parse(writeItemsJson(bank)) as { items: unknown }).items).toEqual(bank);
});
